"""What holds of the rules whatever the numbers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.rules.facts import Asked, InverseAsked, Kind, UnitFacts, find_fault
from assistant.rules.parameters import gaps_and_overlaps, load_rules
from assistant.rules.quota import compute, derive
from assistant.rules.staff import by_bands
from corpus import Library
from corpus.errors import InputError
from corpus.locator import parse_locator

HEADS = st.integers(min_value=1, max_value=200_000)


def minimum(facts: UnitFacts) -> int:
    main = derive(facts).main
    assert main is not None
    assert main.minimum is not None
    return main.minimum


def test_bands_leave_no_gap_and_no_overlap() -> None:
    rules = load_rules()
    assert gaps_and_overlaps(rules.unit) == ()
    assert gaps_and_overlaps(rules.key_unit) == ()


@pytest.mark.parametrize(("above", "up_to", "word"), [(201, 500, "gap"), (150, 500, "overlap"), (200, None, "overlap")])
def test_a_gap_or_an_overlap_is_found(above: int, up_to: int | None, word: str) -> None:
    rule = load_rules().key_unit
    changed = replace(rule.bands[1], above=above, up_to=up_to)
    faults = gaps_and_overlaps(replace(rule, bands=(rule.bands[0], changed, *rule.bands[2:])))
    assert any(word in fault for fault in faults)


def test_every_value_is_exact_and_its_sentence_stands_in_its_clause(library: Library) -> None:
    rules, document = load_rules(), library.require("guangzhou")
    quoted = [(rule.clause, band.quote) for rule in (rules.unit, rules.key_unit) for band in rule.bands]
    quoted += [(rule.clause, text) for rule in (rules.school, rules.boarding) for text in (rule.quote, rule.step_quote)]
    quoted += [(rules.hospital.clause, rules.hospital.quote), (rules.key_guards.clause, rules.key_guards.quote)]
    quoted += [(sentence.clause, sentence.quote) for sentence in (rules.needed, *rules.sentences.values())]
    for place, quote in quoted:
        clause = document.find(parse_locator(place, document.meta.scheme))
        assert clause is not None
        assert quote in document.words(clause)
    ratios = [band.ratio for rule in (rules.unit, rules.key_unit) for band in rule.bands]
    assert all(isinstance(ratio, Fraction) for ratio in [*ratios, *(row.ratio for row in rules.hospital.rows)])


@given(HEADS, HEADS)
def test_a_larger_unit_never_needs_fewer(one: int, other: int) -> None:
    low, high = sorted((one, other))
    for key in (False, True):
        assert minimum(UnitFacts(persons=low, key_unit=key, asked=Asked.STAFF)) <= minimum(
            UnitFacts(persons=high, key_unit=key, asked=Asked.STAFF)
        )
    assert minimum(UnitFacts(kind=Kind.SCHOOL, persons=low)) <= minimum(UnitFacts(kind=Kind.SCHOOL, persons=high))
    assert minimum(UnitFacts(kind=Kind.HOSPITAL, beds=low)) <= minimum(UnitFacts(kind=Kind.HOSPITAL, beds=high))


def test_where_the_ratio_falls_the_steps_say_what_keeps_the_minimum_up() -> None:
    rule = load_rules().key_unit
    assert any(step.op == "ratio_falls" for step in by_bands(rule, 2001).steps)
    assert not any(step.op == "ratio_falls" for step in by_bands(rule, 2000).steps)
    assert by_bands(rule, 2001).minimum == by_bands(rule, 2000).minimum == 10


@given(HEADS, st.integers(min_value=0, max_value=5000), st.integers(min_value=0, max_value=60))
def test_a_shortfall_is_what_is_missing_and_never_negative(persons: int, boarders: int, have: int) -> None:
    facts = UnitFacts(kind=Kind.SCHOOL, persons=persons, boarders=min(boarders, persons), have_guards=have)
    main = derive(facts).main
    assert main is not None
    assert main.minimum is not None
    assert main.shortfall == max(0, main.minimum - have)


@given(st.lists(HEADS, min_size=2, max_size=5))
def test_campuses_are_computed_apart_and_added(sizes: list[int]) -> None:
    campuses = tuple(UnitFacts(name=str(i), persons=n) for i, n in enumerate(sizes))
    total = derive(UnitFacts(kind=Kind.SCHOOL, campuses=campuses)).total
    assert total == sum(minimum(UnitFacts(kind=Kind.SCHOOL, persons=n)) for n in sizes)


@given(st.integers(min_value=2, max_value=400))
def test_the_inverse_is_the_last_size_that_a_staff_suffices_for(staff: int) -> None:
    for facts in (
        UnitFacts(asked=Asked.STAFF),
        UnitFacts(asked=Asked.STAFF, key_unit=True),
        UnitFacts(kind=Kind.SCHOOL),
    ):
        inverse = compute(replace(facts, inverse=InverseAsked(staff, "persons"))).inverse
        assert inverse is not None
        assert inverse.max is not None
        assert minimum(replace(facts, persons=inverse.max)) <= staff
        assert minimum(replace(facts, persons=inverse.max + 1)) > staff


def test_too_small_a_staff_suffices_for_no_size() -> None:
    inverse = compute(UnitFacts(kind=Kind.SCHOOL, inverse=InverseAsked(1, "persons"))).inverse
    assert inverse is not None
    assert inverse.max is None


@pytest.mark.parametrize(
    "facts",
    [
        UnitFacts(persons=0),
        UnitFacts(persons=-1),
        UnitFacts(persons=10_000_001),
        UnitFacts(kind=Kind.SCHOOL, persons=800, boarders=900),
        UnitFacts(kind=Kind.SCHOOL, persons=800, students=900),
        UnitFacts(kind=Kind.SCHOOL, persons=800, boarding=False, boarders=3),
        UnitFacts(kind=Kind.HOSPITAL, medical_staff=0),
        UnitFacts(persons=5, full_time=8, key_unit=True),
        UnitFacts(kind=Kind.SCHOOL, persons=800, have_guards=-1),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(facts: UnitFacts) -> None:
    assert find_fault(facts) is not None
    with pytest.raises(InputError, match=r"核对|不能是"):
        compute(facts)


@pytest.mark.parametrize("name", ["beds", "outpatients", "have_guards"])
def test_zero_beds_outpatients_and_guards_are_values(name: str) -> None:
    assert find_fault(UnitFacts(kind=Kind.HOSPITAL, medical_staff=80, **{name: 0})) is None


def test_another_place_gets_no_result_but_a_labelled_reference() -> None:
    quota = compute(UnitFacts(persons=1200, region="深圳"))
    assert quota.results == ()
    assert quota.reference is not None
    assert (quota.reference.region, quota.reference.results[0].minimum) == ("guangzhou", 3)
