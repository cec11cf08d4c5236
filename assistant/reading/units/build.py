"""Makes the calculator's facts out of what was found in a unit's stretch of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.counts.due import put_forward
from assistant.reading.counts.owners import clause_of
from assistant.reading.facts.draft import Draft
from assistant.reading.facts.given import HAVES, Given
from assistant.reading.facts.understood import Remark
from assistant.reading.units.checks import check_parts
from assistant.reading.units.key_status import set_key
from assistant.reading.units.kinds import set_boarding, set_kind
from assistant.reading.units.resolve import resolve
from assistant.reading.units.schools import fill_school, without_parts
from assistant.reading.words.numerals import Numeral
from assistant.reading.words.tokens import Token
from assistant.rules.facts import Asked, Kind, UnitFacts


def build(
    tokens: Sequence[Token], given: Sequence[Given], asked: Asked | None, comparing: bool, kind: Kind | None = None
) -> Draft:
    """Facts of one unit.

    Args:
        tokens: everything said of it.
        given: its numbers.
        asked: whose number is asked for.
        comparing: numbers wished for count as numbers in place, as the question is whether they suffice.
        kind: the kind of unit, where its words do not tell it.
    """
    draft = Draft()
    set_kind(draft, tokens, given)
    draft.kind = draft.kind or kind
    set_key(draft, tokens)
    set_boarding(draft, tokens)
    usable = [g for g in given if g.slot != "other" and not (g.wish and not comparing)]
    usable = [put_forward(tokens, g) for g in _own(usable)]
    if comparing and asked is not None and not any(g.slot in (*HAVES, "have") for g in usable):
        pieces = [g for g in usable if g.slot == "piece" and g.numeral.is_exact]
        usable = [replace(g, slot="have") if g in pieces and len(pieces) == 1 else g for g in usable]
    usable = [g for g in usable if g.numeral.value.denominator == 1 or not _is_beside_whole(g, usable)]
    usable = [g for g in usable if not _is_result(tokens, g)]
    for one in usable:
        if one.numeral.value.denominator != 1 and not one.numeral.vague and one.slot not in ("bare", "piece"):
            draft.refuse = Remark("fraction", {"text": one.numeral.text})
            return draft
    usable = _beside_others(usable, given)
    if draft.kind is Kind.HOSPITAL:
        usable = [g for g in usable if not _is_some_of_medical(tokens, g, usable)]
    slots = _by_slot(usable, draft.kind, asked, tokens)
    if draft.kind is Kind.SCHOOL:
        slots = without_parts(tokens, slots)
    if "planned_beds" in slots and all(_is_no_whole(tokens, g) for g in slots.get("beds", [])):
        slots["beds"] = [*slots["planned_beds"], *(g for g in slots.get("beds", []) if g.change)]
    for part in ("students", "school_staff"):
        if part in slots and "persons" in slots and all(g.change for g in slots[part]):
            slots["persons"] += slots.pop(part)
        elif part in slots and len(slots) > 1 and all(g.change > 0 for g in slots[part]):
            slots[part] = [replace(g, change=0) for g in slots[part]]  # 1999个学生加1个老师: the other part, no change
    values = {slot: resolve(draft, slot, found, tokens) for slot, found in slots.items()}
    known = {slot: value for slot, value in values.items() if value is not None}
    if draft.ask is None:
        _fill(draft, known, tokens, asked)
        check_parts(draft, given, tokens)
    return draft


def _is_beside_whole(one: Given, given: Sequence[Given]) -> bool:
    """1240人，2.48人: the fraction of a larger whole number; 12.5张，有一张是合用的 tells no other whole."""
    return any(
        g.slot == one.slot and g.numeral.value.denominator == 1 and g.numeral.value > one.numeral.value for g in given
    )


_WORKED_OUT = re.compile(r"(?:算|得|等于|乘|约|除)[出下]?(?:来|到)?(?:是|的?结果是?|了|才|就|只有?)*$|[=×÷＝]$")


def _is_result(tokens: Sequence[Token], given: Given) -> bool:
    """算出来2.6个，取2行不行: what the asker worked out is nobody in place."""
    lead = "".join(t.text for t in tokens[max(0, given.at - 4) : given.at]).strip()
    small = given.numeral.value < 100 and given.slot in (*HAVES, "have", "heads", "piece")
    return small and given.numeral.value.denominator != 1 and _WORKED_OUT.search(lead) is not None


def _beside_others(usable: list[Given], given: Sequence[Given]) -> list[Given]:
    """总人数1100人，在编600人，编外500人: what makes up the whole with those of another standing is a part of it."""
    people = [g for g in usable if g.slot in ("persons", "employees", "heads", "everyone") and g.numeral.is_exact]
    others = [g.numeral.value for g in given if g.slot == "other" and g.numeral.is_exact]
    wholes = {g.numeral.value for g in people}
    return [
        replace(g, subset=True) if g in people[1:] and any(g.numeral.value + other in wholes for other in others) else g
        for g in usable
    ]


def _is_no_whole(tokens: Sequence[Token], one: Given) -> bool:
    """Beds of a ward, of another time, or that come and go: beside the beds approved they are not those in use."""
    lead = "".join(t.text for t in tokens if t.end <= one.numeral.start)[-8:]
    return one.subset or bool(one.change) or one.past or re.search("[科区房]有?(?:床位)?$|icu", lead) is not None


def _is_some_of_medical(tokens: Sequence[Token], one: Given, given: Sequence[Given]) -> bool:
    """在岗医务人员1000名，有3个人请病假: heads of a clause that names no whole, fewer than the medical staff."""
    medical = [g.numeral.value for g in given if g.slot == "medical_staff" and not g.change]
    place = next((at for at, t in enumerate(tokens) if t.start == one.numeral.start), None)
    if place is None or one.slot != "heads" or one.change or _WHOLE_OF.search(clause_of(tokens, place)):
        return False
    return any(one.numeral.value < n for n in medical)


_WHOLE_OF = re.compile("院|全体|总|一共|共|职工|员工|单位|所有|上下")


def _own(given: list[Given]) -> list[Given]:
    """Numbers of somebody else's unit are left out where the own one has numbers."""
    mine = [g for g in given if not g.stranger]
    sized = [g for g in mine if g.slot not in (*HAVES, "other", "have", "piece", "bare", "ambiguous")]
    return mine if sized else given


def _by_slot(
    given: Sequence[Given], kind: Kind | None, asked: Asked | None, tokens: Sequence[Token]
) -> dict[str, list[Given]]:
    """The numbers by the count they fill, in the sense that the kind of unit gives them."""
    out: dict[str, list[Given]] = {}
    for one in given:
        slot = _meaning(one, kind, asked, tokens)
        if slot is not None:
            out.setdefault(slot, []).append(one)
    return out


def _meaning(one: Given, kind: Kind | None, asked: Asked | None, tokens: Sequence[Token]) -> str | None:
    slot = one.slot
    if slot == "have" and one.subset and one.numeral.value >= _MANY:
        return None
    if slot == "have":
        return {Asked.GUARDS: "have_guards", Asked.STAFF: "have_staff"}.get(asked) if asked else None
    if slot == "ambiguous":
        return {Asked.GUARDS: "have_guards", Asked.STAFF: "have_staff"}.get(asked) if asked else None
    if slot in ("bare", "piece"):
        return None
    if slot in HAVES:
        return slot
    if kind is Kind.SCHOOL and slot == "heads" and one.numeral.start >= 0 and _in_grade(tokens, one):
        return "students"
    if kind is Kind.SCHOOL:
        return {"everyone": "persons", "heads": "persons", "persons": "persons", "employees": "school_staff"}.get(
            slot, slot
        )
    if kind is Kind.HOSPITAL:
        return {"employees": "persons", "heads": "persons", "everyone": "persons"}.get(slot, slot)
    if slot in ("heads", "employees", "everyone", "persons", "school_staff"):
        return "persons"
    return None


_MANY = 20
"""里头有300个是派遣的: so many of all are no staff in place."""


def _in_grade(tokens: Sequence[Token], given: Given) -> bool:
    """Whether a number is said of a grade, whose heads are pupils: 高一500人."""
    before = [t for t in tokens if t.end == given.numeral.start]
    return bool(before) and before[0].is_("part", "school") and before[0].text[-1] in "一二三级班"


def _fill(draft: Draft, known: dict[str, Numeral], tokens: Sequence[Token], asked: Asked | None) -> None:
    """Put the numbers into the facts: a school's parts make its total, full- and part-timers its staff."""
    if draft.kind is Kind.SCHOOL:
        fill_school(draft, known, tokens)
    if draft.kind is Kind.HOSPITAL and "medical_part" in known:
        part = known.pop("medical_part")
        whole = known.setdefault("medical_staff", part)
        if whole is part:
            draft.assumptions.append(Remark("summed", {"name": "medical_staff", "sum": str(part.value)}))
        elif part.value > whole.value:
            draft.ask = Remark("sum", {"sum": str(part.value), "total": str(whole.value)})
    everybody, full = known.get("have_staff"), known.get("full_time")
    if everybody is not None and full is not None and full.low > (everybody.high or full.low):
        told = {"first": everybody.text.strip(), "second": full.text.strip()}
        draft.ask = Remark("conflict", {"name": "have_staff", **told})
    part_time = known.pop("part_time", None)
    if (
        draft.kind in (Kind.SCHOOL, Kind.HOSPITAL)
        and not draft.key_unit
        and asked is Asked.GUARDS
        and "full_time" in known
    ):
        known["have_guards"] = known.pop("full_time")
        part_time = None
    if part_time is not None and "full_time" in known:
        both = known["full_time"].value + part_time.value
        if "have_staff" in known and known["have_staff"].value != both:
            draft.ask = Remark("sum", {"sum": str(both), "total": str(known["have_staff"].value)})
        elif not draft.key_unit:
            known["have_staff"] = replace(known["full_time"], value=both, low=both, high=both)
    elif part_time is not None and not draft.key_unit:
        known.setdefault("have_staff", part_time)
    elif part_time is not None and everybody is not None and part_time.value < everybody.value:
        rest = everybody.value - part_time.value  # 12个保卫，其中3个是兼职的: the others are full-time
        known["full_time"] = replace(everybody, value=rest, low=rest, high=rest)
    for slot, numeral in known.items():
        if slot not in UnitFacts.__dataclass_fields__:
            continue
        if not numeral.is_exact:
            draft.rough[slot] = numeral
        if not numeral.vague:
            draft.values[slot] = int(numeral.value)
