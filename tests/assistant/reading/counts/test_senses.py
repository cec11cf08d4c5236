"""Words around a number give it another sense than its noun."""

from __future__ import annotations

import pytest

from assistant.reading.counts.senses import Sense, load_senses
from assistant.reading.read import read


@pytest.mark.parametrize("sense", load_senses().values(), ids=lambda sense: str(sense.name))
def test_each_row_matches_its_examples_and_not_its_near_ones(sense: Sense) -> None:
    assert sense.examples
    assert sense.others
    assert all(sense.pattern.search(example) for example in sense.examples)
    assert not any(sense.pattern.search(other) for other in sense.others)


@pytest.mark.parametrize(
    ("question", "counts"),
    [
        ("宿舍楼能住800人，寄宿生590名，师生员工950人的中学，保安几名", {"persons": 950, "boarders": 590}),
        ("小学师生员工1420人，其中400个孩子中午在校午托，保安几名", {"persons": 1420, "boarders": None}),
        ("平时住校的学生310名，走读生和教职工合计700名，初中，保安几名", {"persons": 1010, "boarders": 310}),
        ("医务人员花名册上900，今天实际在岗620，床位300的医院，保安几名", {"medical_staff": 620, "beds": 300}),
        ("外籍学生120人、本国学生1480人、教职工120人的国际学校，保安几名", {"persons": 1720, "students": 1600}),
    ],
)
def test_a_number_takes_the_sense_of_its_clause(question: str, counts: dict[str, int | None]) -> None:
    understood = read(question)
    assert understood is not None
    assert understood.ask is None
    assert {name: getattr(understood.units[0], name) for name in counts} == counts


def test_a_noun_that_begins_like_a_measure_word_is_no_measure() -> None:
    understood = read("医院床位300医务600日均门诊9000，保安几名")
    crowded = read("医院床位300医务600门诊9000，保安几名")
    assert understood is not None
    assert crowded is not None
    for facts in (understood.units[0], crowded.units[0]):
        assert (facts.beds, facts.medical_staff, facts.outpatients) == (300, 600, 9000)
