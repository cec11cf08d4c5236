"""The what-if runs are those that counting one by one finds."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import pytest

from assistant.rules.facts import Kind, UnitFacts, find_fault
from assistant.rules.quota import derive
from assistant.rules.what_if import what_if

UNITS = (
    UnitFacts(persons=180),
    UnitFacts(persons=2600),
    UnitFacts(persons=2000, key_unit=True),
    UnitFacts(persons=2001, key_unit=True),
    UnitFacts(full_time=3, key_unit=True),
    UnitFacts(kind=Kind.SCHOOL, persons=1800),
    UnitFacts(kind=Kind.SCHOOL, persons=1800, boarders=600),
    UnitFacts(kind=Kind.SCHOOL, persons=3200, students=2900, key_unit=True),
    UnitFacts(kind=Kind.SCHOOL, boarders=0, persons=1),
    UnitFacts(kind=Kind.HOSPITAL, beds=120, medical_staff=300),
    UnitFacts(kind=Kind.HOSPITAL, outpatients=0),
)


def can_be(facts: UnitFacts, of: str, n: int) -> bool:
    return find_fault(replace(facts, **{of: n})) is None  # type: ignore[arg-type]


def minimums(facts: UnitFacts, of: str, n: int) -> tuple[int | None, ...]:
    """What the calculator itself gives for this count."""
    return tuple(outcome.minimum for outcome in derive(replace(facts, **{of: n})).outcomes)  # type: ignore[arg-type]


@pytest.mark.parametrize("facts", UNITS, ids=str)
def test_runs_are_those_of_counting_one_by_one(facts: UnitFacts) -> None:
    found = what_if(facts)
    assert found is not None
    first, last = found.stretches[0].first, found.stretches[-1].last
    counted = []
    for values, run in groupby(range(first, last + 1), key=lambda n: minimums(facts, found.of, n)):
        members = list(run)
        counted.append((members[0], members[-1], values))
    assert [(s.first, s.last, s.minimums) for s in found.stretches] == counted
    assert sum(s.first <= found.own <= s.last for s in found.stretches) == 1


@pytest.mark.parametrize("facts", UNITS, ids=str)
def test_the_outer_runs_are_whole(facts: UnitFacts) -> None:
    found = what_if(facts)
    assert found is not None
    for stretch, beyond in ((found.stretches[0], -1), (found.stretches[-1], 1)):
        outside = (stretch.first if beyond < 0 else stretch.last) + beyond
        if can_be(facts, found.of, outside):
            assert minimums(facts, found.of, outside) != stretch.minimums


def test_a_part_stays_within_its_whole() -> None:
    found = what_if(UnitFacts(kind=Kind.SCHOOL, persons=1800, boarders=1700))
    assert found is not None
    assert (found.of, found.stretches[-1].last) == ("boarders", 1800)


def test_the_largest_unit_is_not_exceeded() -> None:
    found = what_if(UnitFacts(persons=10_000_000))
    assert found is not None
    assert found.stretches[-1].last == 10_000_000


@pytest.mark.parametrize(
    "facts",
    [
        UnitFacts(),
        UnitFacts(kind=Kind.HOSPITAL),
        UnitFacts(kind=Kind.SCHOOL, campuses=(UnitFacts(persons=900, name="东"),)),
    ],
    ids=str,
)
def test_where_no_count_decides_there_is_no_what_if(facts: UnitFacts) -> None:
    assert what_if(facts) is None
