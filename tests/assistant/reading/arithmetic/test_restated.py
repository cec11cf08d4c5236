"""Sizes that are told twice, in scales or in pieces, and what is left when somebody has gone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.reading.arithmetic.restated import restated, what_is_left

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("turns", "minimum"),
    [
        (("保险公司这边人数是3000带个零头1，也就是3001，按意见稿治安保卫人员要摆几个？",), 7),
        (("员工千把人，准确说是1001人，保卫人员几名",), 3),
        (("员工1500带1个尾巴，保卫人员最低几名",), 4),
        (("十个部门每个100人再加1个总经理，也就是1001人，保卫人员几名",), 3),
        (("2501人（两千五加一），保卫人员几名",), 6),
        (("公司人数统计单位是“万人”，我们填的是0.1，也就是0.1万人，治安保卫人员的底数是几？",), 2),
        (("人数单位是千人，我们填1.001，保卫人员几名",), 3),
        (("床位200张带个零头1，也就是201张，保安几名",), 11),
        (("公司1000人，保卫几名", "说错了，是1000带个零头1，也就是1001"), 3),
        (("电子厂本是10001人，今早一名工人离厂结清了，剩一万整，那治安保卫人员算下来是几名？",), 20),
        (("1501人，会计离店，剩下一千五整，保卫人员几名",), 3),
        (("本来1001人，会计小陈辞职了，马上又补了一个会计，人数没变，治安保卫人员最低还是几个？",), 3),
        (("寄宿中学师生1400人，住校生600人，昨晚一名住校生退宿离校，剩599人住校，保安几名",), 3),
        (("公司1501人，保卫人员几名", "今早一名工人离厂，剩一千五整"), 3),
    ],
)
def test_the_size_is_the_one_that_the_words_come_to(figures: Figures, turns: tuple[str, ...], minimum: int) -> None:
    assert [least for least, _ in figures(*turns)] == [minimum]


@pytest.mark.parametrize(
    "text",
    [
        "师生1500人，其中住校生600人，保安几名",
        "公司2000人，保卫人员4名，也就是千分之二",
        "职工1500人，就是1500，一个不差",
    ],
)
def test_what_is_told_once_stays(text: str) -> None:
    assert restated(text) == text


def test_staff_who_left_are_no_size() -> None:
    text = "保卫人员8名，走了2个，还有6名，公司2600人"
    assert what_is_left(text) == text
