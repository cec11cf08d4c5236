"""A size that changes by a share of itself is the size after the change; a change that is only meant is asked about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.staffing import StaffingMemory, answer_staffing
from corpus.vocabulary import Route

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("told", "minimum"),
    [
        ("原来2000人，裁了一半", 2),
        ("公司2000人，去年裁了一半人", 2),
        ("原来1000人，翻了一番", 4),
        ("1000人的厂扩招一倍", 4),
        ("2000人，增员10%", 5),
        ("2000人，减员百分之十", 4),
        ("原有2000人，走了四分之一", 3),
        ("2000人，缩编到四分之三", 3),
        ("2000人，只剩一半了", 2),
        ("1000人，扩到三倍", 6),
        ("1000人，又招了一半的人", 3),
        ("2000人，对半砍", 2),
        ("2000人，去年走了一半又招齐了", 4),
        ("2000人，一半在外地出差", 4),
        ("2000人，女工占四成", 4),
        ("2000人，利润增加50%", 4),
        ("2000人，打算裁一半，先问现在", 4),
        ("2000人，如果裁一半", 2),
    ],
)
@pytest.mark.parametrize("asks", ["保卫人员要几名", "专兼职治安保卫人员最少几个？"])
def test_the_size_after_the_change(figures: Figures, told: str, asks: str, minimum: int) -> None:
    assert figures(f"{told}，{asks}") == [(minimum, None)]


@pytest.mark.parametrize(
    "question",
    [
        "公司2000人，打算裁一半，保卫人员几名",
        "公司2001人，裁了一半，保卫人员几名",
        "公司2000人，工人走了一半，保卫人员几名",
        "小学学生1000人，老师100人，学生走了一半，保安几名",
    ],
)
def test_what_it_leaves_is_asked_where_it_is_open(question: str) -> None:
    reply = answer_staffing(question, None, StaffingMemory())
    assert reply is not None
    assert reply.route is Route.CLARIFY


def test_those_who_do_the_job_are_no_share_of_the_size(figures: Figures) -> None:
    assert figures("公司2000人，有4名保卫人员，裁了一半，还差几名")[0][0] == 4
