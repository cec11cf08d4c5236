"""The inverse question: how large a unit may be for a given staff, found by bisection of the rules themselves."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from assistant.reply import Inverse
from assistant.rules.facts import Asked, Kind, UnitFacts
from assistant.rules.parameters import Sentence, StepRule, load_rules
from assistant.rules.school import by_steps
from assistant.rules.staff import by_bands
from assistant.rules.trace import Alternative, Derivation


def invert(facts: UnitFacts) -> Derivation:
    """The largest unit that a staff suffices for, and the smallest that needs all of it."""
    assert facts.inverse is not None
    staff = facts.inverse.staff
    role, of, minimum = _minimum(facts)
    if minimum is None:
        return Derivation(facts, inverse=None)
    most = load_rules().most
    least = 0 if of in ("boarders", "beds", "outpatients", "full_time") else 1
    low, high = _bounds(minimum, staff, most, least)
    if facts.inverse.start and low is None and staff > minimum(least):
        low = _first(lambda n: minimum(n) >= staff, least, most)
    inverse = Inverse(role, staff, of, high, low)
    return Derivation(facts, inverse=inverse, inverse_alternatives=_other_readings(facts, of, staff, high))


def _minimum(facts: UnitFacts) -> tuple[str, str, Callable[[int], int] | None]:
    """The role, the count that is sought, and the rule as a function of that count."""
    rules = load_rules()
    of = facts.inverse.of if facts.inverse else None
    if facts.kind is Kind.HOSPITAL and facts.wants is not Asked.STAFF:
        row = next((r for r in rules.hospital.rows if r.counts == of), None)
        ratio = row.ratio if row else None
        return rules.hospital.role, of or "", None if ratio is None else lambda n: ceil(ratio * n)
    if facts.kind is Kind.SCHOOL and facts.wants is not Asked.STAFF:
        rule = _school_rule(of)
        return rule.role, rule.counts, lambda n: by_steps(rule, n)
    if facts.wants is not Asked.GUARDS:
        bands = rules.key_unit if facts.key_unit else rules.unit
        return bands.role, "persons", lambda n: by_bands(bands, n).minimum or 0
    if not facts.key_unit:
        return "guards", "persons", None
    times = rules.key_guards.times
    if of == "full_time":
        return "guards", "full_time", lambda n: times * n
    return "guards", "persons", lambda n: times * (by_bands(rules.key_unit, n).minimum or 0)


def _school_rule(of: str | None) -> StepRule:
    rules = load_rules()
    return rules.boarding if of == "boarders" else rules.school


def _bounds(minimum: Callable[[int], int], staff: int, most: int, least: int) -> tuple[int | None, int | None]:
    """Smallest count whose minimum is at least `staff`, largest whose minimum is at most `staff`; None for none."""
    low = _first(lambda n: minimum(n) >= staff, least, most)
    above = _first(lambda n: minimum(n) > staff, least, most)
    high = None if above is None or above == least else above - 1
    return (low if low is not None and minimum(low) == staff else None), high


def _first(holds: Callable[[int], bool], least: int, most: int) -> int | None:
    """The first count for which a monotone condition holds."""
    if not holds(most):
        return None
    low, high = least, most
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low


def _other_readings(facts: UnitFacts, of: str, staff: int, high: int | None) -> tuple[Alternative, ...]:
    """The largest count under the other readings of a school's increments."""
    if facts.kind is not Kind.SCHOOL or facts.wants is Asked.STAFF or high is None:
        return ()
    rule, most = _school_rule(of), load_rules().most
    doubt = Sentence(rule.clause, rule.doubt)
    readings: list[tuple[str, Callable[[int], int]]] = [(f"started_{rule.step}", lambda n: by_steps(rule, n, ceil))]
    if rule.id == "boarding":
        readings.append((f"after_first_{rule.step}", lambda n: rule.base + max(0, n - rule.step) // rule.step))
    found = []
    for name, minimum in readings:
        value = _bounds(minimum, staff, most, 0)[1]
        if value is not None and value != high:
            found.append(Alternative(name, value, doubt))
    return tuple(found)
