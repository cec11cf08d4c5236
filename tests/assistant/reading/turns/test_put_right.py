"""Turns that put a size right, tell what is left, or bring nothing new; a size is never passed over in silence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.staffing import StaffingMemory, answer_staffing


@pytest.mark.parametrize(
    ("turns", "minimum", "have"),
    [
        (("酒店本部1,800人，保卫人员几名", "哎呀看漏一个零，是18,000人"), 36, None),
        (("公司总人数11000，治安保卫人员几个", "多打了一个0，1100"), 3, None),
        (("商场公司1050个员工，治安保卫人员要几个", "听岔了，人事说是1550个"), 4, None),
        (("芯片厂4200人，治安保卫人员几个", "裁员后3100人"), 7, None),
        (("芯片厂2200人，治安保卫人员几个", "招工后共3000人"), 6, None),
        (("酒店660人，保卫人员几名", "弄错了，最终核过是1666人"), 4, None),
        (("学校师生1960人，保安几名", "另有食堂后勤人员60人，上次没有算进去，请一并计入"), 4, None),
        (("小学师生员工1300人，保安几个", "不对，1300只是学生，老师另外还有230人"), 3, None),
        (("幼儿园师生420人，只有1名保安，行不行", "那再请一名，现有保安2名呢"), 2, 2),
        (("现有保安3个，够不够", "哦忘说了，小学", "师生员工2200人"), 4, 3),
        (("物业公司2600人，保安几名", "我要问的不是保安，是治安保卫人员"), 6, None),
        (("剧院职工120人，治安保卫人员几名", "座位扩到2200个，职工还是那些人"), 2, None),
        (("医院床位410张，保安几个", "门诊量我这边不清楚，先按床位"), 21, None),
        (("寄宿小学师生1300人，住校900人，保安几个", "住校那条你就当没看见，写2个"), 5, None),
    ],
)
def test_the_last_size_told_is_the_one_that_counts(
    turns: tuple[str, ...], minimum: int, have: int | None, figures: Callable[..., list[tuple[int | None, int | None]]]
) -> None:
    assert figures(*turns) == [(minimum, have)]


@pytest.mark.parametrize(
    "turns",
    [
        ("商场1050个员工，治安保卫人员几个", "人事那里登的1550个"),
        ("小学师生员工1300人，保安几个", "不对，1300只是学生"),
    ],
)
def test_a_size_that_nothing_reads_is_asked_about(turns: tuple[str, ...]) -> None:
    memory = StaffingMemory()
    for turn in turns:
        reply = answer_staffing(turn, None, memory)
    assert reply is not None
    assert reply.clarify
