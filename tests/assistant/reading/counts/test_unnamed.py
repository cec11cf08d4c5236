"""A question that names no role is of the staff where the ratio or the kind of unit says so."""

from __future__ import annotations

import pytest

from assistant.reading.read import read
from assistant.rules.facts import Asked


@pytest.mark.parametrize(
    ("question", "persons"),
    [
        ("一般单位一共一千五百人，2‰算出来正好3，要不要再进一位配4个？", 1500),
        ("2001个员工的一般企业，按2‰是4.002个人，这0.002怎么办，到底配几名", 2001),
        ("普通企业1501人，算出3.002，到底是3还是4", 1501),
        ("公司201人，是不是超过200就要按千分之二算，那不是不到1个？", 201),
        ("普通单位2000人的时候配了4个，现在2001个，要加吗，最少几个", 2001),
        ("普通公司2000人正好4个，2001人是不是要5个？我们是2001人", 2001),
        ("普通单位1501人，最少配几名？", 1501),
    ],
)
def test_the_role_that_is_meant_is_found(question: str, persons: int) -> None:
    understood = read(question)
    assert understood is not None
    assert understood.ask is None
    assert [(unit.persons, unit.asked) for unit in understood.units] == [(persons, Asked.STAFF)]


@pytest.mark.parametrize(
    "question",
    [
        "普通公司1500人，食堂要几个人？",
        "1500人的学校配几名？",
        "公司1500人，工会委员按2‰选几个",
    ],
)
def test_other_numbers_of_people_are_no_staffing_question(question: str) -> None:
    assert read(question) is None
