"""The quiz page in a real Chromium: draw a paper, answer, see the clause, hand in, download."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PATIENCE = 60


class Quiz:
    """What a trainee does with the page."""

    def __init__(self, browser: Any, address: str) -> None:
        self.browser = browser
        browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": 1280, "height": 900, "deviceScaleFactor": 1, "mobile": False},
        )
        browser.get(address)
        self.wait(lambda: self.all("#tabs button[role=tab]"))
        self.click(next(tab for tab in self.all("#tabs button[role=tab]") if tab.text == "出题练习"))
        self.wait(lambda: self.all("#quiz-start") and self.last("#quiz-start").is_displayed())

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

    def count(self, kind: str, number: int) -> None:
        field = self.last(f"#quiz-{kind} input")
        field.send_keys("\ue009a\ue000")
        field.send_keys(str(number))
        field.send_keys("\ue004")

    def start(self, **counts: int) -> None:
        for kind in ("single", "multiple", "judge", "blank", "short", "case"):
            self.count(kind, counts.get(kind, 0))
        self.click(self.last("#quiz-start"))
        self.wait(lambda: self.all("#quiz-item .stem") and self.last("#quiz-item .stem").is_displayed())

    def stem(self) -> str:
        return str(self.last("#quiz-item .stem").text)


@pytest.fixture
def quiz(browser: Any, page_server: Any) -> Quiz:
    return Quiz(browser, page_server.address)


def test_practice_says_at_once_what_is_right_and_shows_the_clause(quiz: Quiz) -> None:
    quiz.start(single=2)
    quiz.click(quiz.all("#quiz-one label")[0])
    quiz.click(quiz.last("#quiz-submit"))
    quiz.wait(lambda: quiz.all(".quiz-feedback"))
    feedback = quiz.last(".quiz-feedback")
    assert feedback.find_element("css selector", "h4").text in ("回答正确", "回答错误")
    assert "正确答案：" in feedback.text
    first = quiz.stem()
    quiz.click(quiz.last("#quiz-ahead"))
    quiz.wait(lambda: quiz.stem() != first)
    assert "第2题" in quiz.last("#quiz-item").text


def test_an_exam_has_a_clock_a_score_a_wrong_list_and_a_result_to_keep(quiz: Quiz) -> None:
    quiz.click(next(label for label in quiz.all("#quiz-mode label") if "考试" in label.text))
    quiz.start(judge=2, blank=1)
    quiz.wait(lambda: quiz.all(".quiz-clock"))
    assert quiz.last(".quiz-clock").text.startswith("剩余时间")
    assert quiz.all("#quiz-about .quiz-downloads a") == []  # the files hold the keys
    quiz.click(quiz.last("#quiz-hand-in"))
    quiz.wait(lambda: quiz.all(".quiz-score"))
    assert quiz.last(".quiz-score").text == "得分 0 / 4"
    assert len(quiz.all(".quiz-feedback.wrong")) == 3
    assert all(quiz.all(".quiz-feedback.wrong details.citation"))
    link = next(a for a in quiz.all(".quiz-downloads a") if a.get_attribute("download") == "成绩.json")
    result = json.loads(base64.b64decode(link.get_attribute("href").split(",", 1)[1]))
    assert result["score"] == 0
    assert [row["right"] for row in result["items"]] == [False, False, False]


def test_a_paper_can_be_kept_in_every_format(quiz: Quiz) -> None:
    quiz.start(single=1)
    names = {a.get_attribute("download") for a in quiz.wait(lambda: quiz.all("#quiz-about .quiz-downloads a"))}
    assert {name.rsplit(".", 1)[1] for name in names} == {"docx", "xlsx", "csv", "xml", "gift", "zip", "apkg", "json"}


def test_what_cannot_be_drawn_is_said_in_one_line(quiz: Quiz) -> None:
    for kind in ("single", "multiple", "judge", "blank", "short"):
        quiz.count(kind, 0)
    quiz.count("case", 190)
    quiz.click(quiz.last("#quiz-start"))
    quiz.wait(lambda: quiz.all("#quiz-about .error"))
    assert "案例计算题要求190题" in quiz.last("#quiz-about .error").text
