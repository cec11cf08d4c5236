"""`neibao clause`: a clause's words under its headings, and the outline of a text."""

from __future__ import annotations

import json
from typing import Any

import pytest

from assistant.cli import main
from corpus import Library

pytestmark = pytest.mark.usefixtures("home")


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["clause", *arguments]) == 0
    return capsys.readouterr().out


def row(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(said(capsys, *arguments, "--json"))
    return found


def test_a_clause_of_the_draft_has_its_headings_its_notice_and_its_words(
    capsys: pytest.CaptureFixture[str], library: Library
) -> None:
    out = said(capsys, "guangzhou", "6.3.1")
    assert out.startswith("《关于进一步加强单位内部治安保卫工作的意见（征求意见稿）》第（六）条第3项第（1）目\n")
    assert "三、落实单位主体责任 > （六）加强保卫力量 > 第3项\n" in out
    assert "从未以此文本生效" in out
    assert "每增加500名学生增配1名专职保安员" in out


@pytest.mark.parametrize(
    ("document", "locator"),
    [
        ("guangzhou", "6.3.1"),
        ("广州意见", "第（六）条第3项第（1）目"),
        ("《关于进一步加强单位内部治安保卫工作的意见》", "第六条第三项第一目"),
        ("guangzhou", "６．３．１"),
    ],
)
def test_any_name_and_any_numbering_leads_to_the_same_clause(
    capsys: pytest.CaptureFixture[str], document: str, locator: str
) -> None:
    found = row(capsys, document, locator)
    assert (found["document"], found["article"], found["item"], found["subitem"]) == ("guangzhou", 6, 3, 1)


def test_a_locator_may_be_written_with_spaces(capsys: pytest.CaptureFixture[str]) -> None:
    assert row(capsys, "fankong", "第三十二条", "第三款")["paragraph"] == 3


def test_the_json_of_a_clause_has_the_contracts_fields_and_a_span_that_cuts_its_words(
    capsys: pytest.CaptureFixture[str], library: Library
) -> None:
    found = row(capsys, "liaoning", "4")
    assert found["label"].endswith("》第4条")
    assert (found["kind"], found["standing"], found["section"]) == ("verbatim", "issued", None)
    start, end = found["span"]
    assert library.require("liaoning").text[start:end].strip() == found["text"]
    assert {"document", "title", "article", "article_suffix", "section", "paragraph", "item", "subitem"} <= set(found)


def test_parts_that_are_no_clause_are_shown_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert "我局无收到意见" in said(capsys, "guangzhou", "调查结果")
    assert "指导思想" in said(capsys, "liaoning", "一(一)")


def test_a_digest_says_that_it_is_none_of_the_laws_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert "要旨" in said(capsys, "neibao", "13")
    assert row(capsys, "neibao", "13")["kind"] == "digest"


def test_the_outline_lists_every_clause_under_its_headings(
    capsys: pytest.CaptureFixture[str], library: Library
) -> None:
    out = said(capsys, "guangzhou")
    assert "共23条" in out
    assert out.index("三、落实单位主体责任") < out.index("[6]") < out.index("[6.3.1]") < out.index("[7]")
    listed = row(capsys, "guangzhou")
    assert listed["articles"] == 23
    assert len(listed["clauses"]) == len(library.require("guangzhou").clauses)
