"""Every rule, for every head count from 0 to 100,000, against a second implementation written without the first."""

from __future__ import annotations

import pytest

from assistant.rules.facts import Asked, Kind, UnitFacts
from assistant.rules.hospital import hospital_guards
from assistant.rules.parameters import load_rules
from assistant.rules.quota import derive
from assistant.rules.school import by_steps
from assistant.rules.staff import by_bands

LAST = 100_000


def naive_unit(n: int) -> int:
    """Clause 6.1 by counting: two, and one more as soon as two in a thousand ask for it."""
    if n <= 200:
        return 2
    staff = 0
    while staff * 1000 < 2 * n:
        staff += max(1, (2 * n - staff * 1000) // 1000)
    return staff if staff > 2 else 2


def naive_key(n: int) -> int:
    """Clause 6.2."""
    if n <= 200:
        return 2
    if n <= 500:
        return 3
    per, base = (5, 3) if n <= 2000 else (4, 10)
    staff = n * per // 1000
    if staff * 1000 < n * per:
        staff += 1
    return staff if staff >= base else base


def naive_school(n: int) -> int:
    """Clause 6.3.1, day pupils: one more for each full 500 above 1,000."""
    guards, left = 2, n - 1000
    if left > 0:
        guards += (left - left % 500) // 500
    return guards


def naive_boarding(n: int) -> int:
    """Clause 6.3.1, boarders: one more for each full 300."""
    return 2 + (n - n % 300) // 300


def naive_ratio(n: int, per: int, of: int) -> int:
    """The least whole number that is not below per/of of n."""
    product = n * per
    return product // of + (1 if product % of else 0)


def test_ordinary_units() -> None:
    rule = load_rules().unit
    assert all(by_bands(rule, n).minimum == naive_unit(n) for n in range(1, LAST + 1))


def test_key_units() -> None:
    rule = load_rules().key_unit
    assert all(by_bands(rule, n).minimum == naive_key(n) for n in range(1, LAST + 1))


def test_schools_and_boarders() -> None:
    rules = load_rules()
    assert all(by_steps(rules.school, n) == naive_school(n) for n in range(1, LAST + 1))
    assert all(by_steps(rules.boarding, n) == naive_boarding(n) for n in range(LAST + 1))


@pytest.mark.parametrize(
    ("counts", "per", "of"), [("medical_staff", 3, 100), ("beds", 1, 20), ("outpatients", 3, 1000)]
)
def test_hospitals(counts: str, per: int, of: int) -> None:
    for n in range(LAST + 1):
        outcome = hospital_guards(UnitFacts(kind=Kind.HOSPITAL, **{counts: n})).main
        assert outcome is not None
        assert outcome.minimum == naive_ratio(n, per, of)


def test_the_guards_of_a_key_unit_are_twice_its_staff() -> None:
    for n in range(1, LAST + 1, 7):
        main = derive(UnitFacts(persons=n, key_unit=True, asked=Asked.GUARDS)).main
        assert main is not None
        assert main.minimum == 2 * naive_key(n)


def test_whole_questions_equal_the_rows_they_are_made_of() -> None:
    for n in range(1, 6001, 11):
        for boarders in (None, 0, n // 3, n):
            main = derive(UnitFacts(kind=Kind.SCHOOL, persons=n, boarders=boarders)).main
            assert main is not None
            row = naive_boarding(boarders) if boarders else 2
            assert main.minimum == max(naive_school(n), row)
