"""What schools tell beside their size changes a number of theirs only where it is said to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from assistant.reading.read import read
from assistant.rules.facts import Kind, UnitFacts

Figures = Callable[..., list[tuple[int | None, int | None]]]

_SIZES = (999, 1000, 1499, 1500, 1501, 2000, 2001, 2500)
_BOARDERS = (299, 300, 301, 599, 600, 601)
_DAY = ("我们小学师生员工{n}人", "走读中学师生一共{n}人", "初中学生{s}人，教职工99人", "{n}人的小学")
_BOARDING = ("寄宿制中学师生员工{n}人，住校生{b}人", "学校师生{n}人，其中寄宿生{b}人")
_ASKED = ("保安最少几名", "现在专职保安员要配几个", "最低要配多少名保安", "保安至少要几个")
_BEFORE = re.split(
    "/",
    "疫情前师生有{up}人/学校最多能容纳3000人/毕业的校友有8000人/办学许可证上写的规模是{up}人/最多的时候有过{up}人/"
    "明年要扩招到{up}人/局里想让我们收到{up}人/有人说我们{up}人，其实没有/有8个学生去外地比赛了/分小学部和初中部两个部/"
    "上晚自习的有500人/周末来补习的50人/今年秋季计划招到{up}人/规定{up}人起才要{ku}名/我知道{up}人是{ku}名/"
    "2个老师去外地培训了/开家长会每次来800个家长/每300个寄宿生加1名我也知道/上个月报成{up}人是笔误/"
    "我爱人那所学校师生{up}人/保洁4人是外包的，不算/夜里有2个老师值班/交警每天派2个人来/有6个老师住在学校宿舍/"
    "礼堂能坐1500人/县一中寄宿生600人，他们配了{ku}名/镇中心幼儿园{up}人请了{ku}名/有2名法治副校长/门口有2个保安亭/"
    "3个保安应聘没录用/隔壁小学{up}人配了{ku}个保安/转走1个又转来1个/暑假走了2个老师，已经补上了",
)
_BEHIND = re.split(
    "/",
    "其中少先队员400人/学前班60人也在里面/毕业班160人也算在内/包括校长和2个副校长/不是{up}人/还没到{up}人/其中领导班子5人",
)
_BASES = _DAY + _BOARDING


def _least(persons: int, boarders: int | None) -> int:
    return max(2 if persons <= 1000 else 2 + (persons - 1000) // 500, 2 + (boarders or 0) // 300)


def _drawn() -> Iterator[tuple[str, int, int | None]]:
    """Questions with the size and the boarders that they tell, every aside in each place."""
    for at, aside in enumerate((*_BEFORE, *_BEHIND)):
        for turn in range(3):
            number, base = at * 5 + turn * 3, _BASES[(at + turn) % len(_BASES)]
            size, boards = _SIZES[number % 8], _BOARDERS[number % 6] if base in _BOARDING else None
            least = _least(size, boards)
            told = {"n": size, "s": size - 99, "b": boards, "up": max(1500, size // 500 * 500 + 501), "ku": least + 1}
            whole, beside, asked = base.format(**told), aside.format(**told), _ASKED[number % 4]
            places = (f"{whole}，{beside}，{asked}", f"{whole}，{asked}？{beside}", f"{beside}，{whole}，{asked}")
            yield places[(at + turn) % (2 if aside in _BEHIND else 3)], size, boards


def _told(unit: UnitFacts) -> tuple[Kind, int | None, int, set[object]]:
    """What was read of a school, the last of which must all be unknown."""
    open_ones = {unit.have_guards, unit.have_staff, unit.full_time, unit.region, unit.key_unit}
    return unit.kind, unit.persons, unit.boarders or 0, open_ones


def test_asides_of_a_school_leave_its_numbers_as_they_are() -> None:
    differing = []
    for question, size, boards in _drawn():
        found = read(question)
        units = found.units if found is not None and found.ask is None and found.refuse is None else ()
        unit = units[0] if len(units) == 1 else None
        if unit is None or _told(unit) != (Kind.SCHOOL, size, boards or 0, {None}):
            differing.append(question)
    assert differing == []


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("寄宿制中学师生员工999人，住校生300人，其中1个老师上周辞职了，最低要配多少名保安？", 3),
        ("寄宿制中学师生员工999人，住校生299人，少算了1个食堂师傅，保安最少几名", 2),
        ("寄宿制中学师生员工999人，住校生299人，住校的漏数了一个，保安最少几名", 3),
        ("寄宿中学师生1300，上学期住校900，这学期有1个改走读，这学期保安几名", 4),
        ("我们小学师生员工1499人，昨天转来一个学生还没算进去，保安最少几名", 3),
        ("小学去年1500人，今年走了1个，保安最少几名", 2),
        ("我校师生员工2000人，系统里错录成2501人了，保安要几个", 4),
        ("我校师生员工1501人，校园开放日来了1500人，保安要几个", 3),
        ("三年前住校生600人，全校师生999人的中学，保安要几个", 2),
        ("五年前还有600人寄宿，早取消了，全校师生1000人的中学，保安要几个", 2),
        ("全校师生1500人的中学，保洁阿姨5位不是我们的人，保安要几个", 3),
        ("小学学生1400名，教师99名，保安要几个？3位老师去支教了", 2),
        ("中学生1401人，教师99人，寄宿299人，再加上刚分来的1名老师，至少配几个保安员", 3),
        ("我校师生员工1499人，一年级有7个感冒的，保安要几个", 2),
        ("我校师生员工1499人，一个住校的也没有，保安要几个", 2),
        ("宿舍床位640张，寄宿制中学师生员工1000人，住校生299人，保安几名", 2),
    ],
)
def test_what_changes_a_number_of_a_school_changes_that_one(figures: Figures, question: str, minimum: int) -> None:
    assert figures(question)[0][0] == minimum


@pytest.mark.parametrize("aside", ["一年级有7个感冒的", "一个保安每月开4200", "门口常有20个小贩", "3个保安应聘没录用"])
def test_whom_an_aside_of_a_school_counts_is_no_guard_in_place(figures: Figures, aside: str) -> None:
    assert figures(f"我校师生员工1501人，{aside}，保安要几个") == [(3, None)]
