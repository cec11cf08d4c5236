"""Lists of columns that no mark parts are read column by column."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.reading.layouts.columns import columns_parted

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("told", "parted"),
    [
        ("医院医务800床位600门诊3000，几名", "医院医务800，床位600，门诊3000，几名"),
        ("学生1480教师90班级36，几名", "学生1480，教师90，班级36，几名"),
        ("员工1001专职保卫2，几名", "员工1001，专职保卫2，几名"),
        ("医务、床位、门诊分别是800、600、3000", "医务800，床位600，门诊3000"),
        ("学生、教职工分别1400、101", "学生1400，教职工101"),
    ],
)
def test_every_head_keeps_the_number_behind_it(told: str, parted: str) -> None:
    assert columns_parted(told) == parted


@pytest.mark.parametrize(
    "told",
    [
        "医院800医务600床位3000门诊，几名",
        "800名在岗医务人员，日均门诊6100人次，25名够不够",
        "公司1001人，保卫人员几名",
        "每20床位1保安",
    ],
)
def test_numbers_before_their_nouns_stay_as_they_are(told: str) -> None:
    assert columns_parted(told) == told


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("医院医务800床位600门诊3000，专职保安几名", 30),
        ("医院门诊3000床位600医务800，专职保安几名", 30),
        ("医院医务八百床位六百门诊三千，专职保安几名", 30),
        ("医院医生200护士600床位600门诊3000，专职保安几名", 30),
        ("医院医务=800床位=600门诊=3000，专职保安几名", 30),
        ("医务 床位 门诊 800 600 3000，医院专职保安几名", 30),
        ("小学学生1480教师90班级36，专职保安几名", 3),
        ("寄宿制初中师生2600住校1200班40，专职保安几名", 6),
        ("普通单位部门12职工1501，保卫人员几名", 4),
        ("普通公司员工1001楼层12，保卫人员几名", 3),
        ("普通公司员工2001年产值5000万，保卫人员几名", 5),
    ],
)
def test_such_a_list_is_computed(question: str, minimum: int, figures: Figures) -> None:
    assert figures(question)[0][0] == minimum
