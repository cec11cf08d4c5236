"""Turns after several units: sizes told anew, each in its clause, and a unit that was left out."""

from __future__ import annotations

import pytest

from assistant.staffing import StaffingMemory, answer_staffing

SCHOOL = "一所中学，北校区师生1750，南校区师生3050，各配几个保安"
GROUP = "集团下面甲公司900人、乙公司2300人，保卫人员各要几个"


@pytest.mark.parametrize(
    ("question", "turn", "minimums"),
    [
        (GROUP, "更新：甲公司900人，乙公司1900人，各要几个，重新算一下", [2, 4]),
        (GROUP, "现在甲公司800人，乙公司2600人", [2, 6]),
        (GROUP, "漏了丙公司，1100人", [2, 5, 3]),
        (SCHOOL, "南校区改成2100，北校区改成1800", [3, 4]),
        (SCHOOL, "还漏了个东校区，师生620。三个校区各几个，总数多少", [3, 6, 2]),
    ],
)
def test_every_unit_that_is_told_anew_is_taken_in(question: str, turn: str, minimums: list[int]) -> None:
    memory = StaffingMemory()
    answer_staffing(question, None, memory)
    reply = answer_staffing(turn, None, memory)
    assert reply is not None
    assert reply.quota is not None
    assert [result.minimum for group in reply.quota.groups for result in group.results] == minimums
