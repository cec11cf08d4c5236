"""Everybody of a unit told group by group, by a factor, by things that each has, or by establishment."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("told", "minimum"),
    [
        ("一个老板1500个员工", 4),
        ("老板1人员工1500人", 4),
        ("员工1500人加老板1人", 4),
        ("老板加员工1501人", 4),
        ("合同工1500人，临时工1人", 4),
        ("正式工1499，临时工1名", 3),
        ("3个500人", 3),
        ("500的三倍人", 3),
        ("5百×3人", 3),
        ("3000人的一半", 3),
        ("编制1500超编一个", 4),
        ("编制1501人，空编1人", 3),
        ("核定1501人，缺员1人", 3),
        ("1500个编制满员", 3),
        ("1500人左右两栋楼", 3),
        ("1501人上下两班", 4),
        ("1500张嘴", 3),
    ],
)
@pytest.mark.parametrize("question", ["我们公司{}，专兼职保卫人员至少几名？", "厂里现在{}，要配几名保卫干部？"])
def test_groups_and_posts_make_up_one_size(figures: Figures, question: str, told: str, minimum: int) -> None:
    assert figures(question.format(told)) == [(minimum, None)]


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("工人900、文员100、厂长1，合起来要几名保卫人员", 3),
        ("白班800，夜班700，再加不排班的厂长，全厂保卫人员几名", 4),
        ("食堂2000个座，员工比座位多一个，保卫人员要几个", 5),
        ("工作服做了1500套，员工人手一套还剩一套，保卫人员配几名", 3),
        ("工牌做了1500块，每个员工一块，就老板没有，算上他保卫人员几名", 4),
        ("去掉我是2000人，我也是公司员工，保卫人员共要几名？", 5),
        ("不算我正好1500，我也是厂里的人，算上我保卫人员几名", 4),
        ("系统显示2001，里头一条是重复的，保卫人员几名？", 4),
        ("老王走了就剩整一千，老王还没走，现在保卫人员几个", 3),
        ("工号从0排到1500，不跳号，人人在职，全厂保卫人员几名", 4),
        ("3000除以500刚好6，保险起见有人要7，保卫人员最低几名", 6),
    ],
)
def test_the_size_follows_from_what_is_told(figures: Figures, question: str, minimum: int) -> None:
    assert figures(question) == [(minimum, None)]
