"""Generated questions whether those in place suffice: what is told beside them is no staff in place, and no size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import ceil

import pytest

from assistant.staffing import answer_staffing

IDLE = (
    "隔壁厂{up}人配了{ku}名",
    "对面那家只有{hm}名",
    "去年是{hm}名",
    "以前最多的时候有过{h1}名",
    "明年打算招到{h1}名",
    "老板只肯出{h}个人的钱",
    "保安公司建议{h1}名",
    "派出所说要{ku}名",
    "网上说要{ku}名",
    "听说{up}人要{ku}名",
    "上个月报成{h1}名是笔误",
    "不是{h1}名",
    "原计划配{h1}名",
    "招聘广告写的{h1}名",
    "面试了{h1}个都没要",
    "其中一个今天休假",
    "其中1个是班长",
    "有1个下个月才退休",
    "门口有2个保安亭",
    "厂区3个大门",
    "监控80个",
    "对讲机{h1}部",
    "保洁5个，不算在内",
    "司机3个，不算在内",
    "消防员6个，另算",
    "工资5200元",
    "我在这干了10年",
    "占地{up}平方米",
    "电话83321501",
    "检查组来了4个人",
    "名单核过两遍",
    "没有兼职的",
    "不含隔壁的{h1}名",
    "上周走了一个，又补上了",
    "昨天来了一个，走了一个",
    "没有人辞职",
    "志愿者10名不算",
    "停车位200个",
    "访客每天100人",
    "我问了3个人都说不清",
)
CHANGES = (
    ("昨天走了一个保安还没减", -1),
    ("今天新来了一个保安没算进去", 1),
    ("刚才少数了一个保安", 1),
    ("有一个保安登记了两次", -1),
)
ASKS = ("够不够", "还差几个", "达标没有，差几名", "需要再招几个")


def _unit(persons: int) -> int:
    return max(2, ceil(Fraction(persons * 2, 1000)))


def _school(persons: int) -> int:
    return 2 + max(0, persons - 1000) // 500


BASES: tuple[tuple[str, Callable[[int], int], tuple[int, ...]], ...] = (
    ("公司总人数{n}人，现有治安保卫人员{h}名", _unit, (1000, 1500, 1501, 2000)),
    ("小学师生员工{n}人，现有专职保安员{h}名", _school, (999, 1499, 1500, 2000)),
)


def _questions() -> Iterator[tuple[str, tuple[int, int]]]:
    """Questions with the least number and the staff in place."""
    for at, idle in enumerate(IDLE):
        for turn, (base, least, sizes) in enumerate(BASES):
            n = sizes[(at + turn) % len(sizes)]
            minimum = least(n)
            have = minimum + (at + turn) % 3 - 1
            words = {"n": n, "up": n + 1, "ku": least(n + 1), "h": have, "h1": have + 1, "hm": max(1, have - 1)}
            told, beside, asks = base.format(**words), idle.format(**words), ASKS[(at + turn) % len(ASKS)]
            ways = (f"{beside}。{told}，{asks}？", f"{told}，{beside}，{asks}？", f"{told}，{asks}？{beside}")
            yield ways[(at + turn) % len(ways)], (minimum, have)


def test_asides_are_no_staff_in_place_and_no_size() -> None:
    differ = []
    for question, expected in _questions():
        reply = answer_staffing(question)
        if reply is None or reply.clarify:
            continue  # asking back states nothing wrong; how often it does is tested below
        assert reply.quota is not None, question
        found = [(result.minimum, result.have) for result in reply.quota.results]
        if found != [expected]:
            differ.append((question, found, expected))
    assert differ == []


def test_asides_seldom_make_the_reader_ask_back() -> None:
    questions = [question for question, _ in _questions()]
    asked = [question for question in questions if (reply := answer_staffing(question)) is None or reply.clarify]
    assert len(asked) <= len(questions) // 10, asked


@pytest.mark.parametrize(("change", "by"), CHANGES)
def test_whoever_came_or_left_changes_those_in_place(change: str, by: int) -> None:
    reply = answer_staffing(f"小学师生员工1499人，现有专职保安员4名，{change}，够不够？")
    assert reply is not None
    assert reply.quota is not None
    assert [(result.minimum, result.have) for result in reply.quota.results] == [(2, 4 + by)]
