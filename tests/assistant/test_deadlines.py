"""Dates are counted from the laws' time limits, with the clause and both readings."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assistant.deadlines import answer_deadline, find_limits
from assistant.guards import proven
from assistant.rules.deadlines import Limit, count, limit, load_limits
from corpus import Library
from corpus.errors import InputError

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("one", load_limits(), ids=lambda one: one.id)
def test_every_example_question_reaches_its_limit(one: Limit) -> None:
    for question in one.examples:
        assert find_limits(question)[0] is one


@pytest.mark.parametrize("one", load_limits(), ids=lambda one: one.id)
def test_every_limit_names_a_clause_that_holds_its_figure(one: Limit, library: Library) -> None:
    document = library.get(one.document)
    if document is None:
        pytest.skip("the law is not held here")
    clause = document.find(one.locator)
    assert clause is not None
    chinese = {"15": "十五", "30": "三十", "90": "九十", "6": "六", "3": "三", "2": "二"}[str(one.value)]
    words = document.words(clause)
    assert f"{one.value}{one.unit}" in words or f"{chinese}{one.unit}" in words


def test_the_day_of_the_event_is_not_counted() -> None:
    counted = count(limit("guards-file"), date(2026, 3, 5))
    assert counted.last == date(2026, 4, 4)
    assert counted.last_counting_first == date(2026, 4, 3)


def test_days_are_counted_one_by_one_as_a_calendar_does() -> None:
    one = limit("recording-keep")
    for offset in range(0, 800, 7):
        start = date(2024, 1, 1) + timedelta(days=offset)
        day, left = start, one.value
        while left:
            day += timedelta(days=1)
            left -= 1
        assert count(one, start).last == day
        assert count(one, start).free == day + timedelta(days=1)


def test_months_end_on_the_same_day_or_the_months_last() -> None:
    one = limit("licence-register")
    assert count(one, date(2026, 3, 5)).last == date(2026, 9, 5)
    assert count(one, date(2026, 8, 31)).last == date(2027, 2, 28)


def test_years_end_on_the_same_day() -> None:
    assert count(limit("contract-keep"), date(2024, 2, 29)).last == date(2026, 2, 28)


def test_a_question_is_answered_with_date_clause_and_both_readings(library: Library) -> None:
    reply = answer_deadline("3月5日开始用保安，最晚哪天备案", TODAY, library)
    assert reply is not None
    assert reply.route == "figure"
    assert "2026年4月4日" in reply.answer
    assert "2026年4月3日" in reply.answer
    assert (reply.citations[0].document, reply.citations[0].article) == ("baoan", 14)
    assert proven(reply, library)


def test_where_two_retention_limits_may_hold_both_are_shown(library: Library) -> None:
    reply = answer_deadline("3月5日的监控录像哪天可以覆盖", TODAY, library)
    assert reply is not None
    assert [row.last_day for row in reply.deadlines] == ["2026-04-04", "2026-06-03"]


def test_a_missing_day_is_asked_for() -> None:
    reply = answer_deadline("自行招用保安员备案最晚哪天", TODAY)
    assert reply is not None
    assert reply.route == "clarify"


def test_a_day_that_does_not_exist_is_refused() -> None:
    reply = answer_deadline("2月30日开始用保安，最晚哪天备案", TODAY)
    assert reply is not None
    assert reply.route == "error"


def test_a_question_on_the_limit_itself_is_left_to_the_clauses() -> None:
    assert answer_deadline("自行招用保安员多久备案", TODAY) is None
    assert answer_deadline("今天天气怎么样", TODAY) is None


def test_an_unknown_limit_is_named_with_those_there_are() -> None:
    with pytest.raises(InputError, match="guards-file"):
        limit("nothing")
