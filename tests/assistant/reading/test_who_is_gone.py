"""A few people who left, were forgotten or are to come, told beside a size at a step of the rule."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("told", "minimum"),
    [
        ("公司原先1001人，走的那一个到现在没补上", 2),
        ("公司原本1001人，昨天有一个没打招呼就走了", 2),
        ("公司1001人里头有一个上个月就走了，名单还没改", 2),
        ("公司点名点出来1000人，后来才想起漏了我自己", 3),
        ("公司999人，下个月有两位灯光师来报到，等他俩到了", 3),
        ("公司加上昨天刚来的一个是1000人", 2),
        ("公司扣掉上个月走的一个是1001人", 3),
        ("公司走了一个以后是1000人", 2),
        ("公司年初1001人，走了一位，上周补了人", 3),
        ("公司去年底有1001人，来了一位同事，干了三天就走了", 3),
        ("来了两位，试用期没过走了一个，公司上个月底统计1000人", 3),
        ("公司1001人，统计的时候把一位已经走的也算进去了", 2),
        ("公司1000人，上周走的一名没算在内", 2),
        ("公司1000人，连新来的两位同事都算上了", 2),
        ("有一名职工休完产假回来了，公司去年底有1000人", 2),
        ("公司现有1002人，走了的两个还挂在名册上", 2),
        ("公司上报1000人，核对时发现少报了两位", 3),
        ("公司上报1001人，核对时发现多报了一名", 2),
        ("公司点名到了1000人，有一名职工请假没来", 3),
        ("公司一共1000人，我把自己漏了", 3),
        ("公司一共1001人，把我自己算了两遍", 2),
        ("公司现在1001人，昨天走的一位还算在里头", 2),
        ("公司原先有1001人，上个月走了一个，到现在没补上", 2),
        ("服装公司正式工998个，自己招的临时工3个，合起来算", 3),
    ],
)
def test_the_size_is_told_with_whoever_is_there(figures: Figures, told: str, minimum: int) -> None:
    assert figures(f"{told}，保卫人员最少几名") == [(minimum, None)]


@pytest.mark.parametrize(
    ("told", "minimum"),
    [
        ("中学师生员工原来是2000整，六月底走了一位老师到现在没补上", 3),
        ("一个学生也没招到，中学师生员工上个月是1500人", 3),
        ("中学师生员工1500人，有一个递了辞职信，人还没走", 3),
    ],
)
def test_a_school_has_those_who_are_still_there(figures: Figures, told: str, minimum: int) -> None:
    assert figures(f"{told}，专职保安最少几名") == [(minimum, None)]
