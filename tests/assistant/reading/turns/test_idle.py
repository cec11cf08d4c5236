"""Clauses of a conversation that say nothing of the unit asked about: the question before them stands as it was."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest

from assistant.reading.people.idle import idle_left_out, turn_left
from assistant.staffing import StaffingMemory, answer_staffing

Figures = Callable[..., list[tuple[int | None, int | None]]]


def _unit(n: int) -> int:
    return 2 if n <= 200 else max(2, -(-2 * n // 1000))


def _key(n: int) -> int:
    if n <= 500:
        return 2 if n <= 200 else 3
    return max(3, -(-5 * n // 1000)) if n <= 2000 else max(10, -(-4 * n // 1000))


def _school(n: int) -> int:
    return 2 if n <= 1000 else 2 + (n - 1000) // 500


def _boarding(boarders: int) -> int:
    return max(_school(1200), 2 + boarders // 300)


def _hospital(medical: int) -> int:
    return max(-(-3 * medical // 100), 5, 3)


FIRST: tuple[tuple[str, Callable[[int], int], tuple[int, ...], str], ...] = (
    ("我们公司{n}人，保卫人员最少几名？", _unit, (1000, 1001, 1500, 2001), "员工"),
    ("我们是治安保卫重点单位，{n}人，专职治安保卫人员最少几名？", _key, (200, 501, 1000, 2000), "员工"),
    ("小学师生员工{n}人，保安最少配几个？", _school, (1499, 1500, 2000), "师生"),
    ("寄宿制中学，师生员工1200人，住校生{n}人，保安最少几名？", _boarding, (299, 300, 599, 900), "住校生"),
    ("医院在岗医务人员{n}人，床位100张，日门诊量1000人次，保安最少几名？", _hospital, (200, 233, 267), "医务人员"),
)
"""A question, its figure, sizes at a step, and whom it counts."""
IDLE = [
    "谢谢您",
    "好的，明白了",
    "你这算得挺清楚",
    "隔壁厂{up}人配了{ku}个",
    "对面那家单位{big}人只有2个",
    "我同学他们学校{up}人",
    "听说{up}人要{ku}个",
    "派出所的人说{ku}个才行",
    "保安公司报价每人每月4500元",
    "一个保安一年要6万块",
    "去年是{up}人",
    "最多的时候有过{big}人",
    "老板嫌多",
    "领导不同意配这么多",
    "上次检查组来了5个人",
    "材料要写500字",
    "规定{up}人起才要{ku}个吧",
    "我知道{n}人是{k}个",
    "我看过文件，写的千分之二",
    "还没到{up}人",
    "没超过{n}人",
    "有人报成{up}人，报错了",
    "数字我核对过两遍",
    "名册上数的",
    "其中党员80人",
    "有1个是老板亲戚",
    "单位成立20年了",
    "门口有1个岗亭",
    "监控装了80个",
    "电话是83321501",
    "保洁外包的20人不算",
    "施工队有30人，不归我们",
    "来应聘的有50个",
    "每天来访的有100多人",
    "保卫科长退休前一直管这个",
    "别按{up}人算",
    "以{n}人为准",
    "有个人想辞职，还没批",
    "还有两个谈着呢，没定",
    "保安服要统一买",
]
CHANGES = (
    ("昨天又来了一个{p}", 1),
    ("上午走了一个{p}", -1),
    ("刚才漏了一个{p}", 1),
    ("多算了一个{p}", -1),
    ("说错了，应该是{down}人", -1),
    ("不对，不是{n}，是{up}", 1),
)
AGAIN = ("那现在最少几名？", "所以最少配几名？", "请再说一遍最少几个")


def _conversations() -> Iterator[list[tuple[str, int]]]:
    """Conversations with the figure that holds after each turn."""
    draw = random.Random(22)
    for at, idle in enumerate(IDLE):
        for way in range(at % 2, 3, 2):
            first, figure, sizes, who = FIRST[(at + way) % len(FIRST)]
            n = draw.choice(sizes)
            words = {
                "n": n, "up": n + 1, "down": n - 1, "big": 2 * n + 3, "k": figure(n), "ku": figure(n + 1), "p": who
            }  # fmt: skip
            told = [idle.format(**words), draw.choice(AGAIN)]
            change, by = draw.choice(CHANGES)
            changed, now = change.format(**words), figure(n + by)
            start = (first.format(**words), figure(n))
            if way == 0:
                yield [start, (f"{told[0]}，{told[1]}", figure(n))]
            elif way == 1:
                yield [start, (f"{told[0]}，{changed}", now), (told[1], now)]
            else:
                yield [start, (f"{changed}，{told[0]}", now)]


def test_asides_leave_the_figure_as_it_was_and_changes_change_one_thing() -> None:
    differ = []
    for turns in _conversations():
        memory = StaffingMemory()
        for words, figure in turns:
            reply = answer_staffing(words, None, memory)
            results = reply.quota.results if reply is not None and reply.quota is not None else ()
            if [(result.minimum, result.have) for result in results] != [(figure, None)]:
                differ.append((*(words for words, _ in turns), figure))
    assert differ == []


@pytest.mark.parametrize(
    "turn",
    [
        "隔壁厂2001人呢？",
        "去年是1990人，今年多了11人",
        "你改口说2个",
        "其中住校生600人",
        "上个月走了5个，没扣掉",
        "改成重点单位",
    ],
)
def test_a_turn_that_says_something_is_kept(turn: str) -> None:
    assert turn_left(turn, {2000}) == turn


@pytest.mark.parametrize(
    "question",
    [
        "商场员工1300人，隔壁写字楼物业员工260人，专兼职保卫人员各几个？",
        "厂里1300人，其中男工900人，女工700人，保卫人员几名",
        "我们过了2000，还没到2500，保卫人员几名？",
    ],
)
def test_what_a_first_question_needs_is_kept(question: str) -> None:
    assert idle_left_out(question) == question


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (["我们公司2000人，保卫人员最少几名", "明年打算到2001人", "那现在要几名"], 4),
        (["我们公司2000人，保卫人员最少几名", "明年打算到2001人", "到时候要几名"], 5),
        (["我们公司2001人，保卫人员最少几名", "我同学他们学校也调走了1个人"], 5),
        (["医院在岗医务人员233人，床位100张，日门诊量1000人次，保安最少几名", "说错了，应该是234人"], 8),
        (["寄宿制中学，师生员工1200人，住校生299人，保安最少几名", "更正，1499人才对"], 2),
        (["寄宿制中学，师生员工1200人，住校生299人，保安最少几名", "漏了两个住校生"], 3),
    ],
)
def test_what_a_turn_speaks_of(figures: Figures, turns: list[str], expected: int) -> None:
    assert [minimum for minimum, _ in figures(*turns)] == [expected]


def test_a_handful_is_not_what_hundreds_have_become() -> None:
    memory = StaffingMemory()
    replies = [answer_staffing(turn, None, memory) for turn in ("1001人的公司，治安保卫人员几个", "就差1个人而已")]
    assert replies[-1] is not None
    assert replies[-1].clarify
