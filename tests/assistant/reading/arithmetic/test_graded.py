"""Boarders told grade by grade are added up; parts that are not the sum told with them are asked about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.reading.arithmetic.graded import boarders_by_grade

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("寄宿高中，寄宿生高一320人、高二310人、高三290人，全校师生员工1850人，保安要几个？", 5),
        ("寄宿初中师生员工900人，其中住校生初一200人、初二180人、初三290人，专职保安几名？", 4),
        ("高中师生1850人，住宿生三个年级分别是320人、310人、290人，保安要几个？", 5),
        ("寄宿生男女合计610人，其中男生320人，女生290人，全校师生员工1400人，保安几名？", 4),
        ("寄宿生住了2栋宿舍楼，一栋310人，一栋290人，全校师生员工1400人，保安几名？", 4),
        ("寄宿生住三栋楼，每栋200人，全校师生员工1400人，保安几名？", 4),
        ("小学部没有住校的，初中部住校350人，全校师生员工1900人，保安几个", 3),
        ("中学学生1800人，除了走读的600人其余都住校，教职工150人，保安几名", 6),
        ("寄宿制初中，住校生差1个满900，也就是899人，全校师生员工1490人，保安配多少", 4),
    ],
)
def test_boarders_are_those_of_all_grades(figures: Figures, question: str, minimum: int) -> None:
    assert figures(question) == [(minimum, None)]


@pytest.mark.parametrize(
    "text", ["寄宿生高一320人、高二310人，合计900人，", "寄宿制高中高一620人、高二610人，", "寄宿生高一320人，"]
)
def test_what_is_no_list_of_boarders_stays(text: str) -> None:
    assert boarders_by_grade(text) == text


@pytest.mark.parametrize(
    ("told", "minimum"),
    [
        ("学生2200人，一半住校，教职工200人", 5),
        ("学生2200人，住校的占三成，教职工200人", 4),
        ("学生1800人，其中三分之一住校，教职工100人", 4),
    ],
)
def test_an_exact_share_of_the_pupils_is_a_number_of_boarders(figures: Figures, told: str, minimum: int) -> None:
    assert figures(f"寄宿初中{told}，专职保安员几名") == [(minimum, None)]
