"""The one number of a count out of all that were said: parts added, changes applied, corrections followed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from assistant.reading.facts.draft import Draft
from assistant.reading.facts.given import HAVES, Given
from assistant.reading.facts.understood import Remark
from assistant.reading.words.numerals import Numeral
from assistant.reading.words.tokens import Token


def resolve(draft: Draft, slot: str, found: list[Given], tokens: Sequence[Token]) -> Numeral | None:
    """The one number of a slot out of all that were said: parts added, changes applied, corrections followed."""
    own = [g for g in found if not g.each]
    base = [g for g in own if not g.change]
    if len(base) > 1:
        above = [
            g
            for g in base[1:]
            if g.subset and not base[0].subset and base[0].numeral.is_exact and _exceeds(slot, g, base[0])
        ]
        if above:
            words = {"first": base[0].numeral.text.strip(), "second": above[0].numeral.text.strip()}
            draft.ask = Remark("conflict", {"name": count_name(slot), **words})
            return None
        parts = [g for g in base[1:] if g.subset and g.numeral.is_exact]
        inside = sum(g.numeral.value for g in parts)
        if slot not in HAVES and len(parts) > 1 and not base[0].subset and _is_less(base[0].numeral, inside):
            draft.ask = Remark("sum", {"sum": str(inside), "total": str(base[0].numeral.value)})
            return None
        if base[0].subset and any(g.total for g in base):
            base = [g for g in base if not g.subset] or base
        elif not base[0].subset:
            base = [g for i, g in enumerate(base) if i == 0 or not g.subset]
    if len(base) > 1 and base[-1].corrects and not base[-1].now:
        base = [replace(g, now=False) for g in base]
    years = [g.year for g in base if g.year is not None]
    if (len({g.numeral.value for g in base}) > 1 and len(set(years)) > 1) or (years and any(g.now for g in base)):
        latest = max(years)
        base = [g for g in base if g.now or g.year in (None, latest)]
    if any(g.now for g in base):
        base = [g for g in base if g.now] or base
        if any(g.past for g in found):
            own = [g for g in own if g.at >= base[-1].at or not g.change]
    elif any(g.past for g in base) and not all(g.past for g in base):
        base = [g for g in base if not g.past]
    corrected = [g for g in base if g.corrects]
    if corrected and slot == "persons" and len(base) > 1 and _dwarfed(base[-1].numeral, base[0].numeral):
        words = {"first": base[0].numeral.text.strip(), "second": base[-1].numeral.text.strip()}
        draft.ask = Remark("conflict", {"name": count_name(slot), **words})
        return None
    if corrected:
        if len(base) > 1 and base[-1].numeral.value != base[0].numeral.value:
            draft.assumptions.append(Remark("corrected", {"value": _shown(base[-1].numeral)}))
        base = base[-1:]
    if not base:
        return None
    total = _summed(draft, slot, base, tokens)
    if total is None:
        return None
    held = slot in _COUNTED_APART and base[-1].total
    changes = [g for g in own if g.change and not (held and g.at < base[-1].at)]
    if changes:
        delta = sum((g.change * g.numeral.value for g in changes), Fraction(0))
        total = _shifted(total, delta)
        if slot not in HAVES:
            draft.assumptions.append(Remark("changed", {"name": count_name(slot), "value": str(total.value)}))
    return total


_COUNTED_APART = ("beds", "outpatients", "boarders", "medical_staff")
"""今年新增60张床以后，一共500张: a total of these behind a change holds it."""


def _dwarfed(few: Numeral, many: Numeral) -> bool:
    """2600人，…，实际5人: so few cannot be what so many are put right to."""
    return few.value * 20 < many.value and few.value <= 30


def _is_less(whole: Numeral, inside: Fraction | int) -> bool:
    """床位300张，其中内科200张、外科180张: parts that together are more than their whole."""
    return whole.is_exact and whole.value < inside


def _exceeds(slot: str, part: Given, whole: Given) -> bool:
    """Whether a part is larger than its whole; 专职 of 专职 can only be all of them."""
    if slot == "full_time":
        return part.numeral.value != whole.numeral.value
    return part.numeral.value > whole.numeral.value


def _shifted(numeral: Numeral, by: Fraction) -> Numeral:
    high = None if numeral.high is None else numeral.high + by
    return replace(numeral, value=numeral.value + by, low=numeral.low + by, high=high)


def _summed(draft: Draft, slot: str, base: list[Given], tokens: Sequence[Token]) -> Numeral | None:
    """The number of a slot; parts of one unit are added, two numbers for the same thing are asked back."""
    if slot == "persons":
        base = _without_strays(base, tokens)
    exact = {g.numeral.value for g in base if g.numeral.is_exact}
    if len(exact) == 1:
        sure = next(g for g in base if g.numeral.is_exact)
        base = [g for g in base if g is sure or not _may_mean(g.numeral, sure.numeral)]
    if (whole := _sum_of_rest(base)) is not None:
        return whole.numeral
    different = list({g.numeral.value: g for g in base}.values())
    if slot == "outpatients" and _by_time(tokens, different):
        return _added(different)
    if slot in ("school_staff", "medical_part", "pupils_by_sex", "boarders_by_sex"):
        return _added(base)
    if len(different) == 1 and not (len(base) > 1 and all(is_part(tokens, g) for g in base)):
        return base[0].numeral
    parts = [g for g in base if is_part(tokens, g)]
    wholes = list({g.numeral.value: g for g in base if not is_part(tokens, g)}.values())
    if len(parts) > 1 and len(wholes) <= 1:
        total = _added(parts)
        partial = bool(wholes) and not wholes[0].total and total.value < wholes[0].numeral.value
        if partial and all(_is_named(tokens, g) for g in parts):
            return wholes[0].numeral
        if wholes and wholes[0].numeral.value != total.value:
            draft.ask = Remark("sum", {"sum": str(total.value), "total": str(wholes[0].numeral.value)})
            return None
        if not wholes:
            draft.assumptions.append(Remark("summed", {"name": count_name(slot), "sum": _sum_words(parts, total)}))
        return wholes[0].numeral if wholes else total
    if len(parts) == 1 and len(wholes) == 1:
        return wholes[0].numeral
    first, second = different[0].numeral, different[1].numeral
    if not draft.ask:
        draft.ask = Remark(
            "conflict", {"name": count_name(slot), "first": first.text.strip(), "second": second.text.strip()}
        )
    return None


def _sum_of_rest(base: list[Given]) -> Given | None:
    """上午2000、下午1400、合计3400: the number that the others add up to is of all."""
    if len(base) <= _PAIR or any(not g.numeral.is_exact for g in base):
        return None
    total = sum(g.numeral.value for g in base)
    return next((g for g in base if 2 * g.numeral.value == total), None)


_PAIR = 2


def _by_time(tokens: Sequence[Token], base: list[Given]) -> bool:
    """上午1800人次，下午1600人次: halves of a day make up the day."""
    leads = ["".join(t.text for t in tokens if t.end <= g.numeral.start)[-8:] for g in base]
    found = [next((word for word in ("上午", "下午", "晚") if word in lead), "") for lead in leads]
    return len(base) > 1 and all(found) and len(set(found)) == len(found)


def _without_strays(base: list[Given], tokens: Sequence[Token]) -> list[Given]:
    """1240人，2.48人四舍五入2人: a few heads without a noun beside a large head count are nobody's size."""
    large = {g.numeral.value for g in base if g.numeral.value >= 100}
    if len(large) != 1 or any(g.part for g in base):
        return base
    kept = [g for g in base if not (g.slot == "heads" and 0 < g.numeral.value <= 30 and not _leads_unit(tokens, g))]
    return kept or base


def _leads_unit(tokens: Sequence[Token], given: Given) -> bool:
    after = [t for t in tokens if t.start >= given.numeral.end][:2]
    if after and after[0].is_("mark"):
        return False
    return any(t.group in ("unit", "key", "site") for t in after)


def _may_mean(rough: Numeral, exact: Numeral) -> bool:
    """刚超过2000人，是2001人: an approximate number that the exact one makes precise."""
    if rough.is_exact:
        return False
    return rough.vague or (rough.low <= exact.value and (rough.high is None or exact.value <= rough.high))


def is_part(tokens: Sequence[Token], given: Given) -> bool:
    """Whether a number is said of a part of the unit: 初中部800人, 三个车间分别500、400."""
    if given.part:
        return True
    for token in reversed([t for t in tokens if t.end <= given.numeral.start]):
        if token.group == "part" or (token.is_("num", "other") and token.text.strip()[-1:] in "楼层栋幢座级"):
            return True
        if token.is_("mark", "，", "。", "；") or token.group == "unit":
            return False
    return False


def _is_named(tokens: Sequence[Token], given: Given) -> bool:
    """Whether a part has a name of its own: of those only some may be told."""
    lead = [t for t in tokens[max(0, given.at - 3) : given.at] if t.group == "part"]
    return bool(lead) and lead[-1].value == "named"


def _added(parts: list[Given]) -> Numeral:
    first = parts[0].numeral
    high = (
        None
        if any(g.numeral.high is None for g in parts)
        else sum((g.numeral.high or Fraction(0) for g in parts), Fraction(0))
    )
    value = sum((g.numeral.value for g in parts), Fraction(0))
    low = sum((g.numeral.low for g in parts), Fraction(0))
    return replace(first, value=value, low=low, high=high, vague=any(g.numeral.vague for g in parts))


def _sum_words(parts: list[Given], total: Numeral) -> str:
    return "＋".join(_shown(g.numeral) for g in parts) + "＝" + str(total.value)


def _shown(numeral: Numeral) -> str:
    return str(numeral.value)


def count_name(slot: str) -> str:
    """The count of `UnitFacts` that a part is a part of."""
    return {
        "medical_part": "medical_staff",
        "school_staff": "persons",
        "part_time": "have_staff",
        "day_students": "students",
        "pupils_by_sex": "students",
        "boarders_by_sex": "boarders",
        "but_boarders": "persons",
        "but_day": "persons",
        "planned_beds": "beds",
        "not_daily": "outpatients",
    }.get(slot, slot)
