"""The exported picture in a real Chromium: opened from disk, explored without a network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_picture_opens_from_disk_and_a_clause_leads_to_its_ties(tmp_path: Path, home: Path, browser: Any) -> None:
    file = tmp_path / "graph.html"
    assert main(["graph", "--out", str(file)]) == 0
    browser.get(file.as_uri())
    label = "内保条例第十四条"
    click = "arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))"
    browser.execute_script(click, browser.find_element("css selector", f".node[aria-label='{label}']"))
    detail = browser.find_element("id", "detail")
    assert label in detail.text
    ties = {tie.text for tie in detail.find_elements("css selector", "button.tie")}
    assert "辽宁指导意见第28条" in ties
    next(tie for tie in detail.find_elements("css selector", "button.tie") if "第28条" in tie.text).click()
    assert "辽宁指导意见第28条" in detail.find_element("tag name", "h2").text

    browser.find_element("id", "search").send_keys("演练")
    count = "return document.querySelectorAll('.node:not(.faint)').length"
    assert 0 < browser.execute_script(count) < 30
    assert [line for line in browser.get_log("browser") if line["level"] == "SEVERE"] == []
