"""The calculator: from what is known about a unit to the minimum that the rules set (DOMAIN §3). Exact, pure, fast."""

from __future__ import annotations

from dataclasses import replace

from assistant.reply import Quota
from assistant.rules.facts import Asked, Kind, UnitFacts, find_fault
from assistant.rules.hospital import hospital_guards
from assistant.rules.inverse import invert
from assistant.rules.parameters import load_rules
from assistant.rules.render import fault_words, render
from assistant.rules.school import school_guards
from assistant.rules.staff import as_needed, key_guards, staff_of
from assistant.rules.trace import Alternative, Derivation, Outcome, Step
from corpus.errors import InputError


def compute(facts: UnitFacts, language: str = "zh") -> Quota:
    """What the rules require of a unit, in the words of CONTRACT.md.

    Args:
        facts: the unit.
        language: zh or en, of the steps and reasons.

    Returns:
        The result; for a place that the rules are not made for, no results and Guangzhou's figure as reference.

    Raises:
        InputError: the inputs cannot be.
    """
    return render(derive(facts), language)


def need_alike(one: UnitFacts, two: UnitFacts) -> bool | None:
    """Whether two units need the same minimum in the role asked for; None where one cannot be or has no figure."""
    if find_fault(one) or find_fault(two):
        return None
    first, second = derive(one).main, derive(two).main
    return None if first is None or second is None else first.minimum == second.minimum


def derive(facts: UnitFacts) -> Derivation:
    """The computation itself, with its steps still unworded.

    Raises:
        InputError: the inputs cannot be.
    """
    fault = find_fault(facts)
    if fault is not None:
        raise InputError(fault_words(fault))
    if facts.inverse is not None:
        return invert(facts)
    if facts.campuses:
        return _campuses(facts)
    if facts.kind is Kind.HOSPITAL and facts.wants is not Asked.STAFF:
        return _with_own_standard(facts, hospital_guards(facts))
    if facts.kind is Kind.SCHOOL and facts.wants is not Asked.STAFF:
        return _with_own_standard(facts, school_guards(facts))
    return _unit(facts)


def _unit(facts: UnitFacts) -> Derivation:
    """Rules 6.1 to 6.3: staff by size, guards of a key unit by its staff."""
    if facts.wants is Asked.GUARDS and not facts.key_unit:
        return Derivation(facts, (as_needed(facts),))
    staff = staff_of(facts)
    if not facts.key_unit or facts.wants is Asked.STAFF:
        lead = (as_needed(facts),) if facts.wants is Asked.BOTH else ()
        return Derivation(facts, (*lead, staff) if staff else (), missing=() if staff else ("persons",))
    guards = key_guards(facts, staff)
    outcomes = tuple(outcome for outcome in (staff, guards) if outcome is not None)
    missing = () if staff or (guards and facts.wants is Asked.GUARDS) else ("persons",)
    return Derivation(facts, outcomes, missing=missing)


def _with_own_standard(facts: UnitFacts, own: Derivation) -> Derivation:
    """A school or hospital by its own standard; as a key unit it meets the key-unit rules too, the larger holds."""
    if not facts.key_unit:
        unit_staff = staff_of(facts) if facts.wants is Asked.BOTH else None
        return replace(own, outcomes=(unit_staff, *own.outcomes)) if unit_staff else own
    staff = staff_of(facts)
    twice = key_guards(facts, staff)
    lead = (staff,) if staff else ()
    if twice is None or own.main is None:
        missing = tuple(dict.fromkeys((*own.missing, *(() if twice else ("persons",)))))
        known = own.main or twice
        outcomes = (*lead, replace(known, at_least=True)) if known else lead
        return replace(own, outcomes=outcomes, missing=missing)
    return replace(own, outcomes=(*lead, _larger(own.main, twice)))


def _larger(own: Outcome, twice: Outcome) -> Outcome:
    assert own.minimum is not None
    assert twice.minimum is not None
    minimum = max(own.minimum, twice.minimum)
    first, second = (own, twice) if own.minimum >= twice.minimum else (twice, own)
    options = [replace(a, value=max(a.value, twice.minimum)) for a in own.alternatives]
    options += [replace(a, value=max(a.value, own.minimum)) for a in twice.alternatives]
    options.append(Alternative("own_standard", own.minimum, load_rules().sentences["own_standard"]))
    step = Step("larger_of_two", {"own": own.minimum, "twice": twice.minimum, "result": minimum})
    return replace(
        own,
        minimum=minimum,
        basis=first.basis,
        alternatives=tuple(a for a in options if a.value != minimum),
        steps=(*twice.steps, *own.steps, step),
        sentences=(*first.sentences, *second.sentences),
    )


def _campuses(facts: UnitFacts) -> Derivation:
    """Each campus by its own numbers, with the total (6.3.1)."""
    staff = staff_of(facts) if facts.key_unit else None
    groups = tuple(
        derive(replace(campus, kind=facts.kind, region=facts.region, asked=facts.asked, key_unit=None))
        for campus in facts.campuses
    )
    mains = [group.main for group in groups]
    missing = tuple(dict.fromkeys(name for group in groups for name in group.missing))
    if any(main is None or main.minimum is None for main in mains):
        return Derivation(facts, groups=groups, missing=missing)
    found = [main for main in mains if main is not None]
    total = sum(main.minimum or 0 for main in found)
    have, shortfall = _together(facts, found, total)
    outcomes: tuple[Outcome, ...] = ()
    if facts.key_unit and (twice := key_guards(facts, staff)) is not None:
        own = Outcome(found[-1].role, total, "campuses", sentences=(load_rules().sentences["campuses"],))
        outcomes = (*((staff,) if staff else ()), _larger(own, twice))
    return Derivation(
        facts,
        outcomes,
        groups=groups,
        total=total,
        total_alternatives=_total_readings(found, total),
        have=have,
        shortfall=shortfall,
        missing=missing,
    )


def _together(facts: UnitFacts, found: list[Outcome], total: int) -> tuple[int | None, int | None]:
    """Those in place and those missing: campus by campus where known, else all together."""
    haves = [main.have for main in found if main.have is not None]
    if len(haves) == len(found):
        shortfalls = [main.shortfall for main in found if main.shortfall is not None]
        return sum(haves), sum(shortfalls) if len(shortfalls) == len(found) else None
    if facts.have_guards is not None and not haves:
        return facts.have_guards, max(0, total - facts.have_guards)
    return None, None


def _total_readings(found: list[Outcome], total: int) -> tuple[Alternative, ...]:
    """The total under each reading that changes some campus."""
    by_id = {a.id: a.sentence for main in found for a in main.alternatives}
    totals = []
    for name, sentence in by_id.items():
        value = sum(next((a.value for a in main.alternatives if a.id == name), main.minimum or 0) for main in found)
        if value != total:
            totals.append(Alternative(name, value, sentence))
    return tuple(totals)
