"""Two sizes of one unit asked about in one message, the second told by a step or by another time: both are answered."""

from __future__ import annotations

import pytest

from assistant.staffing import StaffingMemory, answer_staffing


@pytest.mark.parametrize(
    "question",
    [
        "单位1500人时保卫人员几名，多一个人变1501人时几名",
        "现在1500人要几名保卫人员，多招一个到1501人要几名",
        "1500人的单位保卫人员几名？再加1个人是几名？",
        "公司1500人几名保卫人员？再来一个变1501人几名？",
        "单位1500人保卫人员几名，再来1人呢",
        "保卫人员：1500人几名？1501人几名？",
        "现在1500人，下月1501人，保卫人员现在几名、下月几名",
        "员工1500人配几名保卫人员，1501人又配几名",
        "1500人和1501人保卫人员是不是差一名，分别多少",
        "1500人跟1501人就差一个人，保卫人员各要几名",
    ],
)
def test_both_are_answered(question: str) -> None:
    reply = answer_staffing(question, None, StaffingMemory())
    assert reply is not None
    assert reply.quota is not None, reply.clarify
    assert [[result.minimum for result in group.results] for group in reply.quota.groups] == [[3], [4]]
