"""Turns that tell of more beside the size before, put it right, or hold a handful against the figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.reading.read import read
from assistant.reading.turns.memory import StaffingMemory

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("turns", "result"),
    [
        (("小学师生1480 保安几个", "食堂还有20个人没算"), (3, None)),
        (("医院床位300 保安几个", "其中10张是加床"), (15, None)),
        (("公司1501人 保卫几名", "还有20个派遣的"), (4, None)),
        (("公司1501人 保卫几名", "报错了，少报500"), (5, None)),
        (("医院床位300 保安几个", "少报了20张"), (16, None)),
        (("公司1501人 保卫几名", "3个够吗"), (4, 3)),
        (("公司1501人 保卫几名", "少配一个行不"), (4, None)),
        (("公司1501人 保卫几个", "其中50人外包，不算"), (3, None)),
        (("1501 employees, how many security staff?", "we have 3, is that enough?"), (4, 3)),
        (("1501 employees, how many security staff?", "what about 2001?"), (5, None)),
        (("公司1501人 保卫几名", "公司注册在深圳，人都在广州"), (4, None)),
    ],
)
def test_a_turn_beside_the_size_is_read_with_it(
    turns: tuple[str, ...], result: tuple[int, int | None], figures: Figures
) -> None:
    assert figures(*turns)[0] == result


@pytest.mark.parametrize(
    ("turns", "ask"),
    [
        (("医院床位300 保安几个", "还有10张观察床"), "more"),
        (("公司1490人 保卫几名", "另外实习生20个"), "more"),
        (("小学师生1500 保安几个", "有两个校区"), "campuses"),
        (("公司1501人 保卫几个", "含退休50人"), "unclear"),
    ],
)
def test_whether_more_count_is_asked_where_it_matters(turns: tuple[str, ...], ask: str) -> None:
    memory = StaffingMemory()
    found = [read(turn, None, memory) for turn in turns][-1]
    assert found is not None
    assert found.ask is not None
    assert found.ask.id == ask


def test_a_handful_without_a_noun_is_the_staff_of_an_inverse_question() -> None:
    memory = StaffingMemory()
    found = [read(turn, None, memory) for turn in ("公司1501人 保卫几名", "4个人最多能管多少人")][-1]
    assert found is not None
    assert found.units[0].inverse is not None
    assert found.units[0].inverse.staff == 4


def test_an_inverse_question_goes_on_for_another_kind_of_unit() -> None:
    memory = StaffingMemory()
    found = [read(turn, None, memory) for turn in ("3个保卫最多管多少人", "重点单位呢")][-1]
    assert found is not None
    assert found.units[0].inverse is not None
    assert found.units[0].key_unit


@pytest.mark.parametrize("turn", ["食堂外包的50人算不算", "要不要算退休的50人"])
def test_who_counts_is_no_question_for_a_number(turn: str) -> None:
    memory = StaffingMemory()
    assert [read(one, None, memory) for one in ("公司1501人 保卫几个", turn)][-1] is None
