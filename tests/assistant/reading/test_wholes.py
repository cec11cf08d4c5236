"""A number for all units together that is not the sum of theirs is asked about, never computed beside them."""

from __future__ import annotations

import pytest

from assistant.staffing import StaffingMemory, answer_staffing
from corpus.vocabulary import Route

THREE = "东校区800人、西校区1500人、北校区2600人"


@pytest.mark.parametrize(
    "question",
    [
        f"学校三个校区，{THREE}，全校一共4000人，保安分别几名，合计几名",
        "两个校区，东校区1200人，西校区1300人，全校2600人，保安共几名",
        "三个校区师生800人、1500人、2600人，报表上总数写的4600人，专职保安怎么配",
        f"两个校区，{THREE}，保安各几名",
    ],
)
def test_a_whole_or_a_count_that_does_not_fit_is_asked_about(question: str) -> None:
    reply = answer_staffing(question, None, StaffingMemory())
    assert reply is not None
    assert reply.route is Route.CLARIFY


@pytest.mark.parametrize("whole", ["", "三个校区总共4900人，"])
def test_a_whole_that_fits_changes_nothing(whole: str) -> None:
    reply = answer_staffing(f"走读学校，{whole}{THREE}，每个校区保安各几名", None, StaffingMemory())
    assert reply is not None
    assert reply.quota is not None
    assert [group.results[0].minimum for group in reply.quota.groups] == [2, 3, 5]


def test_the_number_in_a_units_name_is_no_count_of_units() -> None:
    reply = answer_staffing("总部420人、一分厂1860人、二分厂2310人，专兼职保卫人员各几名", None, StaffingMemory())
    assert reply is not None
    assert reply.quota is not None
    assert [group.results[0].minimum for group in reply.quota.groups] == [2, 4, 5]
