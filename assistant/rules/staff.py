"""Rules 6.1 to 6.3 for any unit: staff by size classes, a key unit's guards by its staff (DOMAIN §3)."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from assistant.rules.facts import UnitFacts
from assistant.rules.parameters import BandRule, Sentence, load_rules
from assistant.rules.trace import Alternative, Outcome, Step, exact


def as_needed(facts: UnitFacts) -> Outcome:
    """Guards of an ordinary unit: the text asks for them as needed and sets no number."""
    rules = load_rules()
    step = Step("as_needed", {})
    return Outcome(
        "guards", None, "as_needed", as_needed=True, have=facts.have_guards, steps=(step,), sentences=(rules.needed,)
    )


def staff_of(facts: UnitFacts) -> Outcome | None:
    """The staff row of an ordinary or a key unit; None without the head count."""
    rules = load_rules()
    if facts.persons is None:
        return None
    if facts.key_unit:
        have = facts.full_time if facts.full_time is not None else facts.have_staff
        return replace(by_bands(rules.key_unit, facts.persons), have=have)
    have = facts.have_staff if facts.have_staff is not None else facts.full_time or None
    return replace(by_bands(rules.unit, facts.persons), have=have)


def by_bands(rule: BandRule, n: int) -> Outcome:
    """A minimum by size classes: the band's ratio rounded up to whole persons, then its base."""
    band = rule.band(n)
    rounded = ceil(band.ratio * n)
    minimum = max(band.base, rounded)
    values: dict[str, str | int] = {"n": n, "above": band.above, "base": band.base, "ratio": band.shown}
    op = "band_open" if band.up_to is None else "band" if band.above else "band_first"
    steps = [Step(op, {**values, "up_to": band.up_to or 0})]
    if not band.ratio:
        steps.append(Step("fixed", values))
    else:
        steps.append(Step("ratio", {**values, "product": exact(band.ratio * n), "rounded": rounded}))
        steps.append(Step("base_wins" if band.base > rounded else "base_met", {**values, "rounded": rounded}))
        steps += _falling_ratio(rule, n, rounded, minimum)
    return Outcome(rule.role, minimum, rule.counts, steps=tuple(steps), sentences=(Sentence(rule.clause, band.quote),))


def _falling_ratio(rule: BandRule, n: int, rounded: int, minimum: int) -> list[Step]:
    """Where a larger unit falls under a smaller ratio, say what keeps the minimum from falling with it."""
    band = rule.band(n)
    before = next((other for other in rule.bands if other.up_to == band.above), None)
    if before is None or before.ratio <= band.ratio or minimum == rounded:
        return []
    return [Step("ratio_falls", {"edge": band.above, "before": before.shown, "after": band.shown, "base": band.base})]


def key_guards(facts: UnitFacts, staff: Outcome | None) -> Outcome | None:
    """Guards of a key unit: twice its full-time staff, the actual number if given, else the minimum."""
    rule = load_rules().key_guards
    actual = facts.full_time if facts.full_time is not None else facts.have_staff
    required = staff.minimum if staff else None
    counted = actual if actual is not None else required
    if counted is None:
        return None
    minimum = rule.times * counted
    sentence = Sentence(rule.clause, rule.quote)
    op = "twice_actual" if actual is not None else "twice_minimum"
    steps = [Step(op, {"staff": counted, "times": rule.times, "result": minimum})]
    alternatives: tuple[Alternative, ...] = ()
    if actual is not None and required is not None and actual < required:
        alternatives = (Alternative("twice_minimum", rule.times * required, sentence),)
        steps.append(Step("staff_short", {"actual": actual, "required": required}))
    return Outcome(
        "guards",
        minimum,
        "full_time" if actual is not None else "minimum_full_time",
        have=facts.have_guards,
        alternatives=alternatives,
        steps=tuple(steps),
        sentences=(sentence,),
    )
