"""Makes the calculator's facts out of what was found in a unit's stretch of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.reading.draft import Draft
from assistant.reading.given import HAVES, Given
from assistant.reading.key_status import set_key
from assistant.reading.kinds import set_boarding, set_kind
from assistant.reading.numerals import Numeral
from assistant.reading.resolve import is_part, resolve
from assistant.reading.schools import fill_school
from assistant.reading.tokens import Token
from assistant.reading.understood import Remark
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
    usable = _own(usable)
    if comparing and asked is not None and not any(g.slot in (*HAVES, "have") for g in usable):
        pieces = [g for g in usable if g.slot == "piece" and g.numeral.is_exact]
        usable = [replace(g, slot="have") if g in pieces and len(pieces) == 1 else g for g in usable]
    whole = {g.slot for g in usable if g.numeral.value.denominator == 1}
    usable = [g for g in usable if g.numeral.value.denominator == 1 or g.slot not in whole]
    for one in usable:
        if one.numeral.value.denominator != 1 and not one.numeral.vague and one.slot not in ("bare", "piece"):
            draft.refuse = Remark("fraction", {"text": one.numeral.text})
            return draft
    usable = _beside_others(usable, given)
    slots = _by_slot(usable, draft.kind, asked, tokens)
    if "planned_beds" in slots:
        slots.setdefault("beds", slots["planned_beds"])
    for part in ("students", "school_staff"):
        if part in slots and "persons" in slots and all(g.change for g in slots[part]):
            slots["persons"] += slots.pop(part)
    values = {slot: resolve(draft, slot, found, tokens) for slot, found in slots.items()}
    known = {slot: value for slot, value in values.items() if value is not None}
    if draft.ask is None:
        _fill(draft, known, tokens, asked)
        _check_parts(draft, given, tokens)
    return draft


def _check_parts(draft: Draft, given: Sequence[Given], tokens: Sequence[Token]) -> None:
    """男职工300人、女职工400人 of 500, 党员600人 of 500: parts that cannot be parts."""
    _check_wards(draft, given, tokens)
    _check_staff(draft, given)
    persons = draft.values.get("persons")
    bounds = [g.numeral for g in given if g.slot == "bare" and not g.numeral.is_exact and g.numeral.value >= 100]
    if persons is not None and any(not n.low <= persons <= (n.high or persons) for n in bounds):
        draft.ask = Remark("conflict", {"name": "persons", "first": str(persons), "second": bounds[0].text.strip()})
    if persons is None or draft.ask is not None or "persons" in draft.rough:
        return
    _check_sums(draft, given, tokens)
    inner = [g for g in given if g.subset and g.slot in ("bare", "heads", "employees") and g.numeral.is_exact]
    told = sum(int(g.numeral.value) for g in inner if g.numeral.value >= 10)
    if len(inner) > 1 and told > persons:
        draft.ask = Remark("sum", {"sum": str(told), "total": str(persons)})
    outside = sum(g.numeral.value for g in given if g.slot == "other" and g.numeral.is_exact and _is_hired(tokens, g))
    inside = sum(g.numeral.value for g in given if g.slot in ("employees", "heads") and g.subset)
    if inside and outside and inside + outside > persons:
        draft.ask = Remark("sum", {"sum": str(inside + outside), "total": str(persons)})
    standing = {_noun_before(tokens, g): int(g.numeral.value) for g in given if _has_standing(tokens, g)}
    regular = any(noun.startswith(_REGULAR) for noun in standing)
    if regular and len(standing) > 1 and sum(standing.values()) > persons:
        draft.ask = Remark("sum", {"sum": str(sum(standing.values())), "total": str(persons)})
    by_sex: dict[str, int] = {}
    above = [g for g in given if g.slot in HAVES and g.subset and g.numeral.is_exact and g.numeral.value > persons]
    if above:
        told = {"first": str(persons), "second": above[0].numeral.text.strip()}
        draft.ask = Remark("conflict", {"name": "persons", **told})
    if (listed := _listed(tokens, given)) is not None and listed != persons:
        draft.ask = Remark("sum", {"sum": str(listed), "total": str(persons)})
    for one in given:
        noun = _noun_before(tokens, one)
        if one.slot == "other" and noun[:1] in ("男", "女") and one.numeral.is_exact:
            by_sex[noun[:1]] = int(one.numeral.value)
        noun = noun or next((t.text for t in tokens if t.group == "count" and t.start == one.numeral.end), "")
        inner = one.subset or noun.startswith(
            ("男", "女", "党员", "团员", "管理", "研发", "技术", "销售", "临时", "劳务")
        )
        if one.slot == "other" and inner and one.numeral.kind in ("heads", "piece") and one.numeral.value > persons:
            draft.ask = Remark("conflict", {"name": "persons", "first": str(persons), "second": one.numeral.text})
    if len(by_sex) == 2 and sum(by_sex.values()) != persons and draft.kind is not Kind.SCHOOL:
        draft.ask = Remark("sum", {"sum": str(sum(by_sex.values())), "total": str(persons)})


def _beside_others(usable: list[Given], given: Sequence[Given]) -> list[Given]:
    """总人数1100人，在编600人，编外500人: what makes up the whole with those of another standing is a part of it."""
    people = [g for g in usable if g.slot in ("persons", "employees", "heads", "everyone") and g.numeral.is_exact]
    others = [g.numeral.value for g in given if g.slot == "other" and g.numeral.is_exact]
    wholes = {g.numeral.value for g in people}
    return [
        replace(g, subset=True) if g in people[1:] and any(g.numeral.value + other in wholes for other in others) else g
        for g in usable
    ]


def _check_wards(draft: Draft, given: Sequence[Given], tokens: Sequence[Token]) -> None:
    """床位200张，内科120外科130: wards that together have more beds than there are."""
    beds = draft.values.get("beds")
    wards = [g.numeral.value for g in given if g.slot in ("bare", "beds") and _is_ward(tokens, g)]
    if beds is not None and len(wards) > 1 and sum(wards) > beds:
        draft.ask = Remark("sum", {"sum": str(sum(wards)), "total": str(beds)})


def _is_ward(tokens: Sequence[Token], given: Given) -> bool:
    lead = "".join(t.text for t in tokens[max(0, given.at - 2) : given.at]).strip()
    return given.numeral.is_exact and lead.endswith(("科", "病区", "病房", "科有", "icu", "楼"))


def _check_staff(draft: Draft, given: Sequence[Given]) -> None:
    """专职保卫6名，其中8名有证: a part of those in place that is more than all of them."""
    for whole, part in pairwise(given):
        inner = part.subset and part.slot in ("piece", "bare", "have", "heads") and part.numeral.is_exact
        if whole.slot in HAVES and inner and whole.numeral.is_exact and whole.numeral.value < part.numeral.value <= 100:
            words = {"first": whole.numeral.text.strip(), "second": part.numeral.text.strip()}
            draft.ask = Remark("conflict", {"name": whole.slot.replace("part_time", "have_staff"), **words})


def _noun_before(tokens: Sequence[Token], given: Given) -> str:
    """The count word in front of a number, over filling words: 光销售就有900人."""
    for token in reversed([t for t in tokens if t.end <= given.numeral.start][-4:]):
        if token.group == "count":
            return token.text
        if not token.is_("cue", "fill", "have"):
            break
    return ""


def _check_sums(draft: Draft, given: Sequence[Given], tokens: Sequence[Token]) -> None:
    """行政300、生产1900 of 1900, 住校生800人（男500女450）: parts that are more than their whole."""
    persons = draft.values["persons"]
    parts = [g for g in given if g.slot == "heads" and g.numeral.is_exact and is_part(tokens, g)]
    told = sum(int(g.numeral.value) for g in parts)
    if len(parts) > 1 and told > persons:
        draft.ask = Remark("sum", {"sum": str(told), "total": str(persons)})
    for whole, one, two in zip(given, given[1:], given[2:], strict=False):
        if not _are_sexes(tokens, one, two) or whole.slot not in _SEXED or not whole.numeral.is_exact:
            continue
        both = int(one.numeral.value + two.numeral.value)
        whole_of_them = one.subset or (tokens[whole.at + 1 : whole.at + 2] and tokens[whole.at + 1].is_("mark", "（"))
        if both > whole.numeral.value or (whole_of_them and whole.slot != "everyone" and both != whole.numeral.value):
            draft.ask = Remark("sum", {"sum": str(both), "total": whole.numeral.text.strip()})


_SEXED = ("boarders", "students", "everyone", "persons", "employees", "heads", "medical_staff", "day_students")


def _are_sexes(tokens: Sequence[Token], one: Given, two: Given) -> bool:
    """男生500女生450, 男350，女360."""
    nouns = [
        next((t.text[0] for t in reversed(tokens[max(0, g.at - 3) : g.at]) if t.group == "count"), "")
        for g in (one, two)
    ]
    return set(nouns) == {"男", "女"} and one.numeral.is_exact and two.numeral.is_exact


_REGULAR = ("正式", "在编", "编内", "固定工", "长期工")
_HIRED = ("临时", "劳务", "派遣", "合同工", "外包", "编外", "实习", "小时工", "短期工", "季节工")


def _has_standing(tokens: Sequence[Token], given: Given) -> bool:
    """正式工900，劳务派遣400，临时工300: each worker has one standing, so that these make up the whole."""
    noun = _noun_before(tokens, given)
    return (
        given.numeral.is_exact
        and given.numeral.kind in ("bare", "heads", "piece")
        and noun.startswith(_REGULAR + _HIRED)
    )


def _is_hired(tokens: Sequence[Token], given: Given) -> bool:
    """Whether a number is of workers beside the regular ones: 临时工300."""
    noun = next((t.text for t in tokens if t.group == "count" and t.end == given.numeral.start), "")
    return noun.startswith(_HIRED)


def _listed(tokens: Sequence[Token], given: Sequence[Given]) -> int | None:
    """What 三个部门，销售500、研发300、行政100 adds up to, where a total is told beside it."""
    bare = [g for g in given if g.slot == "bare" or (g.slot == "other" and g.numeral.kind == "bare")]
    rows = [g for g in bare if g.numeral.is_exact and g.numeral.value >= 10]
    if len(rows) < 2 or not any(t.is_("part") for t in tokens) or not any(t.is_("cue", "total") for t in tokens):
        return None
    return int(sum(g.numeral.value for g in rows))


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
    for slot, numeral in known.items():
        if slot not in UnitFacts.__dataclass_fields__:
            continue
        if not numeral.is_exact:
            draft.rough[slot] = numeral
        if not numeral.vague:
            draft.values[slot] = int(numeral.value)
