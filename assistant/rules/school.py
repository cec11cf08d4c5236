"""Rule 6.3.1: guards of schools and kindergartens, by all persons and by boarders (DOMAIN §3)."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import ceil

from assistant.rules.facts import UnitFacts
from assistant.rules.parameters import Sentence, StepRule, load_rules
from assistant.rules.trace import Alternative, Derivation, Outcome, Step


def by_steps(rule: StepRule, n: int, rounding: Callable[[Fraction], int] = int) -> int:
    """A base number and one more for each step above the threshold; `rounding` decides about a step begun."""
    return rule.base + (rounding(Fraction(n - rule.threshold, rule.step)) if n > rule.threshold else 0)


def school_guards(facts: UnitFacts) -> Derivation:
    """Rule 6.3.1: by all persons, for boarding schools also by boarders, the larger of the two."""
    rules = load_rules()
    total = facts.persons if facts.persons is not None else facts.students
    boards = facts.boarders is not None and facts.boarders > 0
    missing = (() if facts.persons is not None else ("persons",)) + (
        ("boarders",) if facts.boarding and facts.boarders is None else ()
    )
    if total is None and not boards:
        return Derivation(facts, missing=missing)
    rows: list[tuple[StepRule, int]] = []
    if total is not None:
        rows.append((rules.school, total))
    if boards and facts.boarders is not None:
        rows.append((rules.boarding, facts.boarders))
    values = [by_steps(rule, n) for rule, n in rows]
    minimum = max(values)
    steps = [_step_of(rule, n, facts) for rule, n in rows]
    if len(rows) > 1:
        steps.append(Step("larger_row", {"total": values[0], "boarders": values[1], "result": minimum}))
    winner = rows[values.index(minimum)][0]
    outcome = Outcome(
        winner.role,
        minimum,
        winner.counts if total is None or facts.persons is not None or winner.counts == "boarders" else "students",
        at_least=bool(missing),
        have=facts.have_guards,
        alternatives=_school_readings(facts, rows, values),
        steps=tuple(steps),
        sentences=_school_sentences(rows, winner),
    )
    return Derivation(facts, (outcome,), missing=missing)


def _step_of(rule: StepRule, n: int, facts: UnitFacts) -> Step:
    counted = rule.id if rule.id == "boarding" or facts.persons is not None else "students"
    values: dict[str, str | int] = {
        "n": n,
        "threshold": rule.threshold,
        "step": rule.step,
        "base": rule.base,
        "over": max(0, n - rule.threshold),
        "times": max(0, n - rule.threshold) // rule.step,
        "result": by_steps(rule, n),
    }
    return Step(f"{counted}_{'above' if n > rule.threshold else 'within'}", values)


def _school_readings(facts: UnitFacts, rows: list[tuple[StepRule, int]], values: list[int]) -> tuple[Alternative, ...]:
    """Every other reading of the two rows that changes the result."""
    primary, found = max(values), []
    for place, (rule, n) in enumerate(rows):
        doubt = Sentence(rule.clause, rule.doubt)
        others = [(f"started_{rule.step}", by_steps(rule, n, ceil))]
        if rule.id == "boarding":
            others.append((f"after_first_{rule.step}", rule.base + max(0, n - rule.step) // rule.step))
        elif facts.persons is not None and facts.students is not None and n > rule.threshold:
            others.append(("students_only", by_steps(rule, facts.students)))
        for name, value in others:
            result = max([value, *(v for i, v in enumerate(values) if i != place)])
            if result != primary:
                found.append(Alternative(name, result, doubt))
    return tuple(found)


def _school_sentences(rows: list[tuple[StepRule, int]], winner: StepRule) -> tuple[Sentence, ...]:
    found = []
    for rule, n in sorted(rows, key=lambda row: row[0].id != winner.id):
        found.append(Sentence(rule.clause, rule.quote))
        if n > rule.threshold:
            found.append(Sentence(rule.clause, rule.step_quote))
    return tuple(found)
