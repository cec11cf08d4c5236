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
        "小学学生1411，教师76，合计1500，专职保安几名",
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


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("本部600，一分公司300，二分公司101，都没有独立法人、归一个单位管，全部加总以后保卫人员应当有几名？", 3),
        ("总部600，东区300，西区101，归一个单位，全部加总，保卫人员最低几名", 3),
        ("坐班的有980个，跑业务的有21个，公司上下再没别人，那治安保卫人员最低是几名呢？", 3),
        ("我们厂男女各七百五，全厂就这些，治安保卫人员的最低数？", 3),
        ("正式工1300名、劳务派遣150名、实习生50名、保洁阿姨1名，统统算单位的人，治安保卫人员几名", 4),
        ("四个车间每个车间500人，另外还有一位厂长，全厂就是2001人，至少得安排几个人做治安保卫？", 5),
        ("全公司3000人，三家分公司的900人也在这个3000里，求治安保卫人员的下限。", 6),
        ("重点单位本部1500人，分厂1001人，不是独立法人，归一个单位管，加总后专职治安保卫人员几名", 11),
        ("小学部800，初中部650，教职工50，同一所学校，加总算，保安几名", 3),
        ("医院一病区100张床，二病区101张床，一个院区，加总算，保安几名", 11),
    ],
)
def test_parts_of_one_unit_are_added(question: str, minimum: int) -> None:
    reply = answer_staffing(question, None, StaffingMemory())
    assert reply is not None
    assert reply.quota is not None, reply.clarify
    assert [result.minimum for result in reply.quota.results] == [minimum]


def test_units_that_turn_out_to_be_one_are_added() -> None:
    memory = StaffingMemory()
    answer_staffing("本部600人，分公司401人，保卫人员各几名", None, memory)
    reply = answer_staffing("其实分公司没有独立法人，归一个单位管，加总算几名", None, memory)
    assert reply is not None
    assert reply.quota is not None
    assert [result.minimum for result in reply.quota.results] == [3]


def test_a_row_of_others_makes_up_what_pupils_and_teachers_lack_of_the_whole() -> None:
    reply = answer_staffing("小学学生1411，教师76，食堂保洁13，合计1500，专职保安几名")
    assert reply is not None
    assert reply.quota is not None
    assert [result.minimum for result in reply.quota.results] == [3]
