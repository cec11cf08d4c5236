"""A count that stands nowhere in the question is said to be worked out from it; one that was told is not."""

from __future__ import annotations

import pytest

from assistant.staffing import StaffingMemory, answer_staffing

REMARK = "按您所说推算为"


def notices(*turns: str) -> list[str]:
    memory = StaffingMemory()
    for turn in turns:
        reply = answer_staffing(turn, None, memory)
    assert reply is not None
    assert reply.quota is not None
    return [notice for notice in reply.notices if REMARK in notice]


@pytest.mark.parametrize(
    ("question", "size"),
    [
        ("公司1500人，漏了一个，保卫人员几名", "1501"),
        ("原来2000人，裁了一半，保卫人员要几名", "1000"),
        ("我要是走了公司就1500人，可我还在，保卫人员要几个", "1501"),
    ],
)
def test_a_size_that_is_worked_out_is_said_to_be(question: str, size: str) -> None:
    assert notices(question) == [f"单位总人数{REMARK}{size}，如有出入请更正。"]


@pytest.mark.parametrize(
    "turns",
    [
        ("公司1500人，保卫人员几名",),
        ("公司一千五百人，保卫人员几名",),
        ("公司1.2万人，保卫人员几名",),
        ("百来号人的公司保卫人员几名",),
        ("工人900、文员100，合起来要几名保卫人员",),
        ("公司1500人，保卫人员几名", "那1501人呢"),
        ("公司1500人，保卫人员几名", "又来了一个"),
        ("公司1500人，保卫人员几名", "换成重点单位呢"),
    ],
)
def test_a_size_that_is_told_is_not(turns: tuple[str, ...]) -> None:
    assert notices(*turns) == []
