"""Outpatients of a week, a month or a year: those of a day only where the days are told."""

from __future__ import annotations

import pytest

from assistant.reading.arithmetic.visits import visits_by_day
from assistant.staffing import StaffingMemory, answer_staffing

HOSPITAL = "医院床位90张，在岗医务150人，保安几个"


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ("医院门诊一个月6万人次，按30天算，保安几个", "医院日均门诊2000人次，保安几个"),
        ("医院年门诊量73万人次，保安几个", "医院年门诊量73万人次，保安几个"),
        ("医院每月门诊8万人次，按30天算", "医院日均门诊2666人次"),
        ("医院上周看诊7000人次", "医院周门诊量7000人次"),
        ("医院12月份日均门诊1000人次", "医院12月份日均门诊1000人次"),
    ],
)
def test_only_outpatients_of_a_day_stand_as_such(told: str, read: str) -> None:
    assert visits_by_day(told) == read


@pytest.mark.parametrize(
    "turns",
    [
        ("门诊一个月6万人次",),
        ("门诊6万人次，一个月的",),
        ("门诊6万人次", "不是一天的，是一个月的"),
        ("一个月6万",),
        ("去年门诊72万人次",),
        ("门诊三个月18万人次",),
    ],
)
def test_those_of_another_time_are_asked_for_by_the_day(turns: tuple[str, ...]) -> None:
    memory = StaffingMemory()
    for turn in (HOSPITAL, *turns):
        reply = answer_staffing(turn, None, memory)
    assert reply is not None
    assert reply.quota is not None
    assert reply.quota.missing == ("outpatients",)
    assert [result.minimum for result in reply.quota.results] == [5]


@pytest.mark.parametrize(
    "turns",
    [
        ("门诊一个月6万人次，按30天算",),
        ("门诊一个月6万人次", "按30天算"),
        ("一个月6万", "按30天算"),
        ("每周1万人次", "周末不开诊，一周5天"),
        ("年门诊73万人次", "那就是一天2000"),
    ],
)
def test_with_the_days_told_they_are_those_of_a_day(turns: tuple[str, ...], figures) -> None:  # type: ignore[no-untyped-def]
    assert figures(HOSPITAL, *turns) == [(6, None)]
