"""The page in a real Chromium: ask, read, open a citation, use the form; nothing foreign, nothing executed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from ui.markup import clean
from ui.words import page_words

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PATIENCE = 60
WIDE, PHONE = (1280, 900), (390, 844)
STAFFING = "广州的中学有1800名师生，其中寄宿生600人，要配几个保安？"


class Page:
    """What a user does with the page."""

    def __init__(self, browser: Any, address: str, size: tuple[int, int] = WIDE) -> None:
        self.browser = browser
        width, height = size
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": size == PHONE}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        browser.get(address)
        self.wait(lambda: self.all("#question textarea"))

    def all(self, selector: str) -> list[Any]:
        return list(self.browser.find_elements("css selector", selector))

    def last(self, selector: str) -> Any:
        return self.all(selector)[-1]

    def wait(self, condition: Callable[[], Any]) -> Any:
        from selenium.common.exceptions import StaleElementReferenceException
        from selenium.webdriver.support.ui import WebDriverWait

        waiting = WebDriverWait(self.browser, PATIENCE, 0.05, (StaleElementReferenceException, IndexError))
        return waiting.until(lambda _: condition())

    def click(self, element: Any) -> None:
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def put(self, selector: str, text: str) -> None:
        """Type into a field; characters that no keyboard has are pasted."""
        field = self.last(selector)
        if len(text) < 200 and all(char.isprintable() for char in text):
            field.clear()
            field.send_keys(text)
            return
        self.browser.execute_script(
            "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', {bubbles: true}))",
            field,
            text,
        )

    def ask(self, question: str) -> Any:
        """Type a question, send it, and wait for its answer."""
        before = len(self.all(".turn"))
        self.put("#question textarea", question)
        self.last("#question textarea").send_keys("\ue007")
        return self.answered(before)

    def answered(self, before: int) -> Any:
        self.wait(lambda: len(self.all(".turn")) == before + 1 and self.all(".turn:last-child .answer[data-route]"))
        return self.last(".turn:last-child .answer")

    def tab(self, title: str) -> None:
        self.click(next(tab for tab in self.all("#tabs button[role=tab]") if tab.text == title))

    def script(self, code: str, *arguments: Any) -> Any:
        return self.browser.execute_script(code, *arguments)


@pytest.fixture
def page(browser: Any, page_server: Any) -> Page:
    return Page(browser, page_server.address)


def test_a_question_is_answered_and_its_citation_opens_to_the_marked_words(page: Page) -> None:
    answer = page.ask("重点单位多久演练一次")
    assert "2次" in answer.text
    assert "每年不少于2次" in answer.text
    citation = page.last(".turn:last-child").find_elements("css selector", "details.citation")[0]
    assert not citation.find_element("css selector", "mark").is_displayed()
    page.click(citation.find_element("css selector", "summary"))
    page.wait(lambda: citation.find_element("css selector", "mark").is_displayed())
    assert "每年不少于2次" in citation.find_element("css selector", "mark").text
    assert "二、工作措施" in citation.find_element("css selector", ".path").text
    assert "已印发" in citation.find_element("css selector", ".standing").text


def test_a_staffing_question_shows_figure_derivation_and_the_draft_notice(page: Page) -> None:
    answer = page.ask(STAFFING)
    assert answer.get_attribute("data-route") == "quota"
    assert "4" in answer.find_element("css selector", "table.derivation .minimum").text
    assert "2＋2＝4名" in answer.find_element("css selector", "table.derivation .steps").text
    assert "征求意见稿" in answer.find_element("css selector", ".notices").text


def test_the_conversation_is_remembered_and_can_be_started_over(page: Page) -> None:
    page.ask(STAFFING)
    second = page.ask("那如果再加300个寄宿生呢")
    assert "5" in second.find_element("css selector", "table.derivation .minimum").text
    page.click(page.last("#fresh"))
    page.wait(lambda: not page.all(".turn") and page.all(".welcome"))


def test_two_browser_sessions_do_not_share_a_conversation(page: Page) -> None:
    page.ask(STAFFING)
    page.browser.refresh()
    page.wait(lambda: page.all("#question textarea") and page.all(".welcome"))
    assert page.all(".turn") == []


def test_every_example_is_asked_by_a_click_and_answered(page: Page) -> None:
    examples = page.wait(lambda: page.all("#examples .example"))
    assert [example.text for example in examples] == list(page_words().examples)
    for before in range(len(examples)):
        if not page.all("#examples .example")[before].is_displayed():
            page.click(page.last("#examples > button"))
            page.wait(lambda: page.last("#examples .example").is_displayed())
        page.click(page.all("#examples .example")[before])
        assert page.answered(before).get_attribute("data-route") in ("quota", "figure", "lookup", "clause", "compare")


def test_the_chosen_place_counts(page: Page) -> None:
    page.click(next(label for label in page.all("#region label") if label.text == "辽宁"))
    answer = page.ask("1800人的中学要配几个保安")
    assert answer.get_attribute("data-route") == "decline"
    assert "本库所收文本未规定比例" in answer.text


def test_the_copy_button_gives_the_whole_answer(page: Page) -> None:
    page.script("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.ask(STAFFING)
    page.click(page.last(".turn:last-child button.copy"))
    page.wait(lambda: page.last(".turn:last-child button.copy").text == "已复制")
    assert "4名" in page.script("return window.copied")
    assert "征求意见稿" in page.script("return window.copied")


def test_the_form_computes_with_trace_and_chart(page: Page) -> None:
    page.tab("配备计算")
    page.wait(lambda: page.all("#count-persons textarea") and page.last("#count-persons textarea").is_displayed())
    page.put("#count-persons textarea", "1800")
    page.put("#count-boarders textarea", "700")
    page.put("#count-have_guards textarea", "3")
    page.click(page.last("#compute"))
    page.wait(lambda: page.all("#form-result table.derivation"))
    result = page.last("#form-result").text
    for part in ("不少于4名", "缺1名", "5名：“每增加300名寄宿生增配1名专职保安员”", "征求意见稿"):
        assert part in result
    own = page.last("#form-result .what-if > .chart .own-words")
    assert page.script("return arguments[0].textContent", own) == "本单位 700 → 不少于4名"


def test_the_form_shows_each_kinds_fields_and_its_errors_in_one_line(page: Page) -> None:
    page.tab("配备计算")
    page.wait(lambda: page.all("#kind label") and page.last("#kind label").is_displayed())
    page.click(next(label for label in page.all("#kind label") if label.text == "医院"))
    page.wait(lambda: page.all("#count-beds textarea") and page.last("#count-beds textarea").is_displayed())
    page.put("#count-beds textarea", "很多")
    page.click(page.last("#compute"))
    error = page.wait(lambda: page.all("#form-result .error"))[0]
    assert "床位数" in error.text
    assert "\n" not in error.text


HOSTILE = (
    "<script>window.hacked=1</script>几个保安",
    "<img src=x onerror=window.hacked=1>",
    "<svg onload=window.hacked=1></svg>",
    "**粗**[点](javascript:window.hacked=1)![](http://example.invalid/x.png)<b>体</b>",
    "${window.hacked=1}{{constructor.constructor('window.hacked=1')()}}",
    "安\u202e全\u2066保\x07卫\x1b[31m",
    "重点单位" * 2500,
)


@pytest.mark.parametrize("question", HOSTILE, ids=lambda text: ascii(text[:20]))
def test_hostile_input_is_shown_as_text_and_answered_in_one_piece(page: Page, question: str) -> None:
    answer = page.ask(question)
    assert page.script("return window.hacked") is None
    assert "Traceback" not in answer.text
    inside = ".turn .question :is(script, img, svg, a, b, iframe), .turn .answer :is(script, img, svg, a, iframe)"
    assert page.all(inside) == []
    shown = page.last(".turn .question").text
    assert "\u202e" not in shown
    assert shown.startswith(clean(question)[:6])


def test_an_empty_question_changes_nothing(page: Page) -> None:
    page.put("#question textarea", "   ")
    page.last("#question textarea").send_keys("\ue007")
    page.ask("重点单位多久演练一次")
    assert len(page.all(".turn")) == 1


def test_hostile_fields_of_the_form_stay_text(page: Page) -> None:
    page.tab("配备计算")
    page.wait(lambda: page.all("#campuses textarea") and page.last("#campuses textarea").is_displayed())
    page.put("#campuses textarea", "<img src=x onerror=window.hacked=1>=1800/600:3")
    page.click(page.last("#compute"))
    page.wait(lambda: page.all("#form-result .answer, #form-result .error"))
    assert page.all("#form-result img") == []
    assert page.script("return window.hacked") is None


def requested(browser: Any) -> list[str]:
    """Addresses that the page has asked for since the last call, whether answered or blocked."""
    found = []
    for entry in browser.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            found.append(message["params"]["request"]["url"])
        elif message["method"] == "Network.webSocketCreated":
            found.append(message["params"]["url"])
    return found


def test_every_request_stays_on_this_machine(page: Page) -> None:
    requested(page.browser)
    page.browser.refresh()
    page.wait(lambda: page.all("#question textarea"))
    page.ask(STAFFING)
    page.click(page.last("details.citation summary"))
    for tab in [tab.text for tab in page.all("#tabs button[role=tab]")]:
        page.tab(tab)
    schemes = ("http", "https", "ws", "wss")
    addresses = [urlsplit(url) for url in requested(page.browser)]
    asked = [address for address in addresses if address.scheme in schemes]
    assert asked
    assert {address.hostname for address in asked} == {"127.0.0.1"}


def test_the_browser_is_told_to_fetch_from_nowhere_else(page: Page) -> None:
    blocked = page.browser.execute_async_script(
        "const done = arguments[0];"
        "document.addEventListener('securitypolicyviolation', (event) => done(event.blockedURI), {once: true});"
        "fetch('http://127.0.0.2:9/elsewhere').catch(() => {});"
    )
    assert blocked.startswith("http://127.0.0.2:9")


def test_another_sites_name_for_this_machine_is_refused(page_server: Any) -> None:
    import httpx

    with httpx.Client(trust_env=False) as client:
        assert client.get(page_server.address).status_code == 200
        assert client.get(page_server.address, headers={"Host": "attacker.invalid"}).status_code == 400


def test_the_fonts_are_the_systems_own(page: Page) -> None:
    assert "Microsoft YaHei" in page.script("return getComputedStyle(document.querySelector('.masthead')).fontFamily")
    assert page.script("return [...document.fonts].filter((font) => font.status === 'loaded').length") == 0


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["1280", "390"])
def test_nothing_is_cut_off_at_the_side(browser: Any, page_server: Any, size: tuple[int, int]) -> None:
    page = Page(browser, page_server.address, size)
    page.ask(STAFFING)
    page.click(page.last("details.citation summary"))
    assert page.script("return document.documentElement.scrollWidth <= window.innerWidth")
    box = page.last("#question textarea").rect
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size[0]
    _keep(page, f"chat-{size[0]}")
    page.tab("配备计算")
    page.wait(lambda: page.all("#count-persons textarea") and page.last("#count-persons textarea").is_displayed())
    page.put("#count-persons textarea", "2600")
    page.click(page.last("#compute"))
    page.wait(lambda: page.all("#form-result .what-if"))
    assert page.script("return document.documentElement.scrollWidth <= window.innerWidth")
    assert page.last("#form-result .what-if").rect["width"] <= size[0]
    page.script("document.querySelector('#form-result .what-if').scrollIntoView()")
    _keep(page, f"form-{size[0]}")


def test_a_picture_can_be_taken_of_an_answer_with_its_clause_open(browser: Any, page_server: Any) -> None:
    page = Page(browser, page_server.address, (1280, 1240))
    page.ask(STAFFING)
    page.click(page.last("details.citation summary"))
    page.wait(lambda: page.last("details.citation mark").is_displayed())
    page.script("document.querySelector('.turn').scrollIntoView()")
    _keep(page, "screenshot")


def test_the_program_printed_no_traceback(page: Page, page_server: Any) -> None:
    page.ask("重点单位多久演练一次")
    assert [line for line in page_server.printed if "Traceback" in line or "Error" in line] == []


def _keep(page: Page, name: str) -> None:
    """Write a picture where somebody asks for one."""
    folder = os.environ.get("NEIBAO_PICTURES")
    if folder:
        page.browser.save_screenshot(str(Path(folder) / f"{name}.png"))
