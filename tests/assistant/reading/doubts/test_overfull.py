"""Parts told behind their whole that are more than it are asked about, whatever the kind of unit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.staffing import answer_staffing
from corpus.vocabulary import Route

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    "question",
    [
        "物业公司总人数1000人，其中保洁560人、工程300人、客服240人，治安保卫人员要几个",
        "商场员工1501人，其中收银400人、导购900人、保洁300人，保卫人员几名",
        "公司1500人，包括司机900人、搬运工500人、文员200人，保卫人员几名",
        "寄宿生600人，其中初一300人、初二200人、初三200人，全校师生1500人，保安几个",
        "酒店总共500人（客房部300人、餐饮部200人、前厅100人），保卫人员要几名",
        "A firm has 1,000 people, including 560 cleaners, 300 engineers and 240 receptionists. Minimum security staff?",
        "表一：职工总数1450人\n表二：职工总数2450人\n（同一单位、同一时点）\n普通单位治安保卫人员最低数？",
        "甲表职工人数1501人，乙表职工人数1001人，是同一个单位的，保卫人员最少多少",
    ],
)
def test_what_cannot_be_is_asked_back(question: str) -> None:
    reply = answer_staffing(question)
    assert reply is not None
    assert reply.route in (Route.CLARIFY, Route.ERROR), reply.quota


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("公司员工1600人，其中女职工900人，党员800人，保卫人员最少几名", 4),
        ("中学师生1600人，其中学生1500人，寄宿生900人，保安几名", 5),
        ("公司1600人，其中女职工900人（已婚500人、未婚400人），保卫人员几名", 4),
        ("A company with 1,600 employees, of whom 900 are women and 800 party members. How many security staff?", 4),
        ("表1总人数1450人，表2总人数1450人，同一单位，保卫人员几名", 3),
        ("| 年级 | 学生 | 寄宿生 |\n| 初一 | 750 | 350 |\n| 初二 | 750 | 350 |\n教职工100人，专职保安最低数？", 4),
        ("我校小学900人、初中700人、教职工120人，同一校区，专职保安最低几名？", 3),
    ],
)
def test_who_may_be_in_two_parts_is_no_contradiction(figures: Figures, question: str, minimum: int) -> None:
    assert figures(question)[0][0] == minimum
