"""What a reply says beside its figure about the staff and guards that the question tells of."""

from __future__ import annotations

import pytest

from assistant.staffing import answer_staffing

APART = "所说的保安人数没有算作现有的治安保卫人员"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("厂里1501个人，门口一共3个保安，保卫人员够不够", True),
        ("重点单位1501人，保安12个，专职保卫人员要几名", True),
        ("厂里1501个人，保卫人员3个，够不够", False),
        ("公司1501人，保安12个，专兼职保卫人员2个，保卫人员够不够", False),
        ("小学1501人，保安3个，保安够不够", False),
    ],
)
def test_guards_told_beside_a_question_on_security_staff_are_said_not_to_count(question: str, said: bool) -> None:
    reply = answer_staffing(question)
    assert reply is not None
    assert any(APART in notice for notice in reply.notices) is said
