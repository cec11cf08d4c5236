"""A few people told beside a size: left out of it, still in it, or told with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("aside", "minimum"),
    [
        ("漏了一个", 4),
        ("还有一个没登记", 4),
        ("昨天入职一个，还没录进去", 4),
        ("刚又招了一个，还没算", 4),
        ("少数了一个", 4),
        ("昨天来了一个，已经算进去了", 3),
        ("才招了一个凑的整数", 3),
        ("本来1499人，来了一个", 3),
        ("原先1501，退休一个", 3),
        ("再来一个就过线了", 3),
        ("再进一个人就得加一名保卫", 3),
    ],
)
@pytest.mark.parametrize(
    "question", ["公司1500人，{}，保卫人员最少几名", "{}，单位总人数1500人，专兼职治安保卫人员最少几名？"]
)
def test_whoever_was_left_out_is_added_and_who_is_told_with_the_size_is_not(
    figures: Figures, question: str, aside: str, minimum: int
) -> None:
    assert figures(question.format(aside)) == [(minimum, None)]


@pytest.mark.parametrize(
    ("aside", "minimum"),
    [
        ("多数了一个", 3),
        ("有一个名字登记了两遍", 3),
        ("有个人挂名，不算", 3),
        ("昨天走了一个，还没减", 3),
        ("其中一个已经离职了，要减掉", 3),
        ("昨天走了一个，已经减了", 4),
        ("刚走一个才成这个数", 4),
    ],
)
@pytest.mark.parametrize(
    "question", ["公司1501人，{}，保卫人员最少几名", "我们厂职工1501名，{}。请问专兼职保卫得配几个"]
)
def test_whoever_is_gone_is_taken_away_once(figures: Figures, question: str, aside: str, minimum: int) -> None:
    assert figures(question.format(aside)) == [(minimum, None)]
