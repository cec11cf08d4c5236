"""Clauses that say nothing of the unit's own numbers, and a few of those in place told beside their number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.reading.people.apart import apart_left_out
from assistant.reading.people.mustered import mustered
from assistant.staffing import StaffingMemory, answer_staffing
from corpus.vocabulary import Route

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("question", "rest"),
    [
        ("检查组来了4个人，我们厂1500人，保卫人员现有3名，够不够", "我们厂1500人，保卫人员现有3名，够不够"),
        ("公司1500人，要是1501人才要4名吧，保卫人员几名", "公司1500人，保卫人员几名"),
        ("公司1500人，有人说我们1501人，其实没有，保卫人员几名", "公司1500人，保卫人员几名"),
        ("公司1500人，上周走了一个，又补上了，保卫人员几名", "公司1500人，保卫人员几名"),
    ],
)
def test_what_says_nothing_of_the_unit_is_left_out(question: str, rest: str) -> None:
    assert apart_left_out(question) == rest


@pytest.mark.parametrize(
    "question",
    [
        "听说1501人要4名，对不对",
        "一共1001人，不是1001人，保卫人员几名",
        "去年只有2个保卫人员，今年又招了2个，厂里1500人，够不够",
        "公司1500人，上周走了两个，补了1个，保卫人员几名",
    ],
)
def test_what_may_matter_stays(question: str) -> None:
    assert apart_left_out(question) == question


@pytest.mark.parametrize(
    ("question", "have"),
    [
        ("厂里1500人，保卫人员现有4名，其中1个是隔壁借来的，不该算，够不够", 3),
        ("厂里1500人，保卫人员现有3名，刚才少数了一个保卫人员，够不够", 4),
        ("厂里1500人，保卫人员现有3名，有1个下个月才退休，够不够", 3),
        ("小学师生员工1499人，保安现有3名，昨天有1个保安离职了，名额还挂着，够不够", 2),
        ("小学师生员工1499人，保安现有3名，有一个保安登记了两次，够不够", 2),
        ("小学师生员工1499人，保安现有3名，漏了保安队长一个，够不够", 4),
    ],
)
def test_a_few_of_those_in_place_are_put_to_their_number(figures: Figures, question: str, have: int) -> None:
    assert [found for _, found in figures(question)] == [have]


@pytest.mark.parametrize(
    "question",
    ["厂里1500人，保卫人员3名，老板没算进去，够不够", "厂里1500人，保卫人员3名，名单里有一个重复登记，够不够"],
)
def test_whoever_may_be_no_staff_is_none(question: str) -> None:
    assert mustered(question) == question


@pytest.mark.parametrize(
    ("question", "staff", "least"),
    [
        ("听说2001人要5名，普通单位从多少人起要4名保卫人员", 4, 1501),
        ("白天2个，晚上1个在岗，走读学校师生员工从多少人起要4名保安", 4, 2000),
        ("原计划配5名，厂里人数到多少人就必须配4名治安保卫人员", 4, 1501),
    ],
)
def test_the_number_that_is_asked_for_stands_beside_the_question(question: str, staff: int, least: int) -> None:
    reply = answer_staffing(question, None, StaffingMemory())
    assert reply is not None
    assert reply.quota is not None
    assert reply.quota.inverse is not None
    assert (reply.quota.inverse.staff, reply.quota.inverse.min) == (staff, least)


def test_no_campus_stands_behind_the_question_without_a_name() -> None:
    question = "东校区1000人，西校区1001人，都是走读小学，保安各几名，一共几名？另外3个人没来"
    reply = answer_staffing(question, None, StaffingMemory())
    assert reply is not None
    assert reply.route is Route.CLARIFY


@pytest.mark.parametrize("told", ["司机3个，不算在内", "只有4名，别多算"])
def test_nobody_is_taken_off_a_school_without_a_word_that_it_holds_them(figures: Figures, told: str) -> None:
    assert figures(f"走读小学师生员工2000人，专职保安现有4名，{told}，差几名") == [(4, 4)]
