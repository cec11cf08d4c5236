"""Units told count by count keep their own numbers; those told one after the other stay as they are."""

from __future__ import annotations

import pytest

from assistant.reading.layouts.interleaved import unit_by_unit
from assistant.staffing import answer_staffing


@pytest.mark.parametrize(
    ("question", "minima"),
    [
        ("东校区师生1200人，西校区师生1600人，东校区寄宿生500人，西校区寄宿生700人，保安各几名？", [3, 4]),
        ("床位东院300张、西院200张，门诊东院日均2000人次、西院1000人次，医院保安各几名？", [15, 10]),
        ("甲厂1200人，乙厂800人，甲厂是治安保卫重点单位，乙厂是普通单位，保卫人员各几名？", [6, 2]),
        ("本部师生2600人，分校师生1600人，本部住校900人，分校不住校，保安各几名？", [5, 3]),
    ],
)
def test_each_unit_has_all_that_is_said_of_it(question: str, minima: list[int]) -> None:
    reply = answer_staffing(question, None, None)
    assert reply is not None
    assert reply.quota is not None
    rows = [group.results for group in reply.quota.groups]
    assert [results[0].minimum for results in rows] == minima


@pytest.mark.parametrize(
    "text",
    [
        "东校区师生1200人，寄宿500人，西校区师生1600人，保安各几名？",
        "甲厂1200人，乙厂800人，一共几名？",
        "甲厂，乙厂几名？",
    ],
)
def test_what_takes_no_turns_stays(text: str) -> None:
    assert unit_by_unit(text) == text
