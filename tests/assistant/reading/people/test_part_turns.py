"""Turns that tell of a part, or of people who count or do not, after the size was told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("turns", "minimum"),
    [
        (("公司1000人，保卫人员几名", "忘了加老板，他没在里面，算上呢"), 3),
        (("我们2500人，保卫人员最少几名", "对了，还有个返聘的没算进去，加上他"), 6),
        (("1501人，保卫人员几名", "多的那个是送水的，不是我们员工，去掉"), 3),
        (("公司1001人，保卫人员几名", "有个人两个部门都报了，去掉一次"), 2),
        (("公司1001人，保卫人员几名", "重名的两个是两个人，没重复"), 3),
        (("公司1000人，保卫人员几名", "这里面含1个实习生，实习生也算，还是一样吗"), 2),
        (("南厂1000人，要几名保卫人员", "北厂还有501，跟南厂是一个单位，合起来呢"), 4),
        (("白班1000人，保卫人员几名", "夜班还有1000，是另一拨人，全厂呢"), 4),
        (("白班1000，夜班1000，全厂保卫人员几名", "夜班说少了一个，是1001，再算"), 5),
        (("车间1000人，办公室500人，全厂保卫人员几名", "办公室说错了，是501人"), 4),
        (("正式工2000，保卫人员几名", "还有1个实习的也要算进总人数，那要几名"), 5),
    ],
)
def test_a_turn_puts_the_size_right(figures: Figures, turns: tuple[str, ...], minimum: int) -> None:
    assert figures(*turns) == [(minimum, None)]


def test_whoever_is_not_counted_beside_those_in_place_is_not_added_to_the_size(figures: Figures) -> None:
    assert figures("公司1000人，保卫人员几名", "现有3个，还有1个没算进去，加上够吗")[0][0] == 2
