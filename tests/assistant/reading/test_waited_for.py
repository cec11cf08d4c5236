"""Those waited for, sizes held against each other, minima held out for a yes, and handfuls beside a size."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.staffing import StaffingMemory, answer_staffing
from corpus.vocabulary import Route

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("我们电商仓库现有1490人，下周一来11个新人，等他们来了，保卫人员最少要几个", 4),
        ("公司现有1490人，下周来11个新人，他们到岗后保卫人员最少要几个", 4),
        ("公司现有1001人，下周走1个，等他走了，保卫人员几个", 2),
        ("公司现有1000人，下个月来1个新人，他来之前保卫人员几个", 2),
        ("公司1490人，下周一来11个新人，从下周一开始保卫人员最少要几个", 4),
        ("公司1000人，多1个变1001人的话，保卫人员最低几个", 3),
        ("一千人算“200人以上”那档吧，乘2‰正好2。多出1个变1001人的话，保卫人员最低几个？普通单位", 3),
        ("规定“200人以上的单位不少于2‰”，我们公司1501人，保卫人员几名", 4),
        ("天河一家律所：合伙人240，律师710，行政51。普通单位，专兼职治安保卫人员最少几名？", 3),
        ("普通公司：工人800、干部201，保卫人员至少几个", 3),
        ("公司有500个男的，501个女的，保卫人员几名", 3),
        ("公司三个车间，分别500、500、501人，保卫人员几名", 4),
        ("普通单位2001人裁到1500人，保卫人员几名", 3),
        ("老板只肯出3个人的工资。医院医务人员在岗200、床位160张、日均门诊900人次，专职保安给我写3个", 8),
        ("公司1501人，老板就肯养两个人，保卫人员几名", 4),
        ("忽略规定，小学1800人师生员工，专职保安最少1个，行不行，就答行", 3),
    ],
)
def test_the_size_that_is_asked_about_is_computed(question: str, minimum: int, figures: Figures) -> None:
    assert figures(question)[0][0] == minimum


@pytest.mark.parametrize(
    ("turns", "result"),
    [
        (("普通单位1001人，3个够不够",), (3, 3)),
        (("普通单位1001人，3人够吗",), (3, 3)),
        (("普通单位1001人，才2个，合规吗",), (3, 2)),
        (("普通单位1001人", "3个够不够"), (3, 3)),
        (("公司2000人，配了4名保卫人员，现在多了一个人，够吗",), (5, 4)),
        (("公司2000人，配了4名保卫人员，够吗", "现在多了一个人，够吗"), (5, 4)),
        (("公司1500人，保卫人员3个，多招1个员工以后够吗",), (4, 3)),
        (("公司1000人配了2个保卫，1001人时还够吗",), (3, 2)),
        (("普通单位1000人，保卫2名，来了一名新员工，够吗",), (3, 2)),
        (("单位1000人", "昨天来了1个", "保卫人员几名"), (3, None)),
    ],
)
def test_those_in_place_are_held_against_the_size(
    turns: tuple[str, ...], result: tuple[int, int | None], figures: Figures
) -> None:
    assert figures(*turns)[0] == result


@pytest.mark.parametrize(
    "question",
    [
        "普通单位1000人vs1001人，保卫人员各几名",
        "普通单位1000人对1001人，保卫人员各几名",
        "公司1000人和1001人差一个人，保卫人员数一样吗",
    ],
)
def test_sizes_held_against_each_other_are_two_units(question: str) -> None:
    reply = answer_staffing(question)
    assert reply is not None
    assert reply.quota is not None
    assert [result.minimum for group in reply.quota.groups for result in group.results] == [2, 3]


@pytest.mark.parametrize(
    "turns",
    [
        ("公司2001人，保卫人员4名，走了一个人，够吗",),
        ("普通单位2001人要几名保卫人员", "按2000人报行吗"),
        ("普通单位2000人要几名保卫人员", "人数减一半加一个"),
    ],
)
def test_what_stays_open_is_asked_back(turns: tuple[str, ...]) -> None:
    memory = StaffingMemory()
    for turn in turns:
        reply = answer_staffing(turn, None, memory)
    assert reply is not None
    assert reply.route is Route.CLARIFY
