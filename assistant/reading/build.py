"""Makes the calculator's facts out of what was found in a unit's stretch of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from assistant.reading.numerals import Numeral
from assistant.reading.slots import HAVES, Given
from assistant.reading.tokens import Token
from assistant.reading.understood import Remark
from assistant.rules.facts import Asked, Kind, UnitFacts

_KINDS = {
    "unit": Kind.UNIT, "school": Kind.SCHOOL, "boarding_school": Kind.SCHOOL, "day_school": Kind.SCHOOL,
    "all_board": Kind.SCHOOL, "hospital": Kind.HOSPITAL,
}  # fmt: skip
_HOPED = re.compile(r"申报|申请|拟|准备|打算|可能|即将|有望|争取|候选|将来|快要|希望")
_WITHDRAWN = re.compile(
    r"[^。；？]{0,8}(?:取消|摘牌|摘掉|没批|未获|未批|不是了|不再是|调出|除名|已经不是|我们不是|本单位不是|还没定|撤销了|移出)"
)
UNCOVERED = ("university", "vocational", "special", "training", "nursery", "clinic", "animal")
"""Kinds of unit that no rule names, and that look like a school or a hospital."""

_COUNT_KIND = {
    "everyone": Kind.SCHOOL, "students": Kind.SCHOOL, "school_staff": Kind.SCHOOL, "boarders": Kind.SCHOOL,
    "day_students": Kind.SCHOOL, "beds": Kind.HOSPITAL, "medical_staff": Kind.HOSPITAL, "medical_part": Kind.HOSPITAL,
    "outpatients": Kind.HOSPITAL,
}  # fmt: skip


@dataclass(slots=True)
class Draft:
    """Facts in the making.

    Attributes:
        kind: the kind of unit; None where nothing tells it.
        uncovered: the kind that no rule names; empty for none.
        values: counts by the names of `UnitFacts`.
        rough: those of them that are approximate.
        ask, refuse: why it cannot be computed as it stands.
        assumptions: what the reply must say.
    """

    kind: Kind | None = None
    uncovered: str = ""
    key_unit: bool | None = None
    boarding: bool | None = None
    values: dict[str, int] = field(default_factory=dict)
    rough: dict[str, Numeral] = field(default_factory=dict)
    ask: Remark | None = None
    missing: tuple[str, ...] = ()
    refuse: Remark | None = None
    assumptions: list[Remark] = field(default_factory=list)
    specific: bool = False

    def facts(self, region: str | None, asked: Asked | None, name: str = "") -> UnitFacts:
        """The facts as they stand."""
        return UnitFacts(
            kind=self.kind or Kind.UNIT,
            region=region,
            key_unit=self.key_unit,
            boarding=self.boarding,
            name=name,
            asked=asked,
            **self.values,  # type: ignore[arg-type]
        )


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
    _set_kind(draft, tokens, given)
    draft.kind = draft.kind or kind
    _set_key(draft, tokens)
    _set_boarding(draft, tokens)
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
    slots = _by_slot(usable, draft.kind, asked, tokens)
    if "planned_beds" in slots:
        slots.setdefault("beds", slots["planned_beds"])
    for part in ("students", "school_staff"):
        if part in slots and "persons" in slots and all(g.change for g in slots[part]):
            slots["persons"] += slots.pop(part)
    values = {slot: _resolve(draft, slot, found, tokens) for slot, found in slots.items()}
    known = {slot: value for slot, value in values.items() if value is not None}
    if draft.ask is None:
        _fill(draft, known, tokens, asked)
        _check_parts(draft, given, tokens)
    return draft


def _check_parts(draft: Draft, given: Sequence[Given], tokens: Sequence[Token]) -> None:
    """男职工300人、女职工400人 of 500, 党员600人 of 500: parts that cannot be parts."""
    persons = draft.values.get("persons")
    if persons is None or draft.ask is not None or "persons" in draft.rough:
        return
    by_sex: dict[str, int] = {}
    for one in given:
        noun = next((t.text for t in tokens if t.group == "count" and t.end == one.numeral.start), "")
        if one.slot == "other" and noun[:1] in ("男", "女") and one.numeral.is_exact:
            by_sex[noun[:1]] = int(one.numeral.value)
        inner = one.subset or noun.startswith(
            ("男", "女", "党员", "团员", "管理", "研发", "技术", "销售", "临时", "劳务")
        )
        if one.slot == "other" and inner and one.numeral.kind == "heads" and one.numeral.value > persons:
            draft.ask = Remark("conflict", {"name": "persons", "first": str(persons), "second": one.numeral.text})
    if len(by_sex) == 2 and sum(by_sex.values()) != persons and draft.kind is not Kind.SCHOOL:
        draft.ask = Remark("sum", {"sum": str(sum(by_sex.values())), "total": str(persons)})


def _own(given: list[Given]) -> list[Given]:
    """Numbers of somebody else's unit are left out where the own one has numbers."""
    mine = [g for g in given if not g.stranger]
    sized = [g for g in mine if g.slot not in (*HAVES, "other", "have", "piece", "bare", "ambiguous")]
    return mine if sized else given


def _set_kind(draft: Draft, tokens: Sequence[Token], given: Sequence[Given]) -> None:
    words = [t for at, t in enumerate(tokens) if t.group == "unit" and not _is_standard(tokens, at)]
    values = [t.value for t in words]
    uncovered = [v for v in values if v in UNCOVERED]
    schools = [
        t
        for t in words
        if _KINDS.get(t.value) is Kind.SCHOOL
        and not t.generic
        and t.value not in ("day_school", "all_board", "boarding_school")
    ]
    hospitals = [t for t in words if t.value == "hospital" and not t.generic]
    draft.specific = bool(words)
    if any(t.value == "hospital" for t in words):
        uncovered = [v for v in uncovered if v != "clinic"]
    if uncovered and not _overruled(uncovered[0], bool(schools), bool(hospitals)):
        draft.uncovered = uncovered[0]
        draft.kind = Kind.UNIT
        return
    kinds = [kind for v in values if (kind := _KINDS.get(v)) is not None]
    by_count = [kind for g in given if (kind := _COUNT_KIND.get(g.slot)) is not None and not g.subset]
    named = [kind for kind in kinds if kind is not Kind.UNIT]
    if named:
        draft.kind = named[0]
    elif Kind.UNIT in kinds and any(t.value == "unit" and not t.generic for t in words):
        draft.kind = Kind.UNIT
    elif any(t.is_("site", "campus") and "校" in t.text for t in tokens):
        draft.kind = Kind.SCHOOL
    elif any(t.is_("site", "hospital_site") for t in tokens):
        draft.kind = Kind.HOSPITAL
    elif by_count:
        draft.kind = by_count[0]
    elif any(t.is_("part", "school") for t in tokens):
        draft.kind = Kind.SCHOOL
    elif kinds or any(t.is_("key", "yes", "no") or t.is_("site", "branch") for t in tokens):
        draft.kind = Kind.UNIT
    elif (noun := _kind_of_nouns(tokens)) is not None:
        draft.kind = noun


def _is_standard(tokens: Sequence[Token], at: int) -> bool:
    """Whether a unit word only names a standard: 按中小学标准."""
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    lead = before is not None and (
        before.text in ("按", "to") or before.text.endswith(("按", "照", "比照", "参照", "和", "跟", "同"))
    )
    return lead and after is not None and ("标准" in after.text or "一样" in after.text or "规定" in after.text)


def _overruled(kind: str, school: bool, hospital: bool) -> bool:
    return kind in ("university", "nursery") and (school or hospital)


def _kind_of_nouns(tokens: Sequence[Token]) -> Kind | None:
    return next((_COUNT_KIND[t.value] for t in tokens if t.group == "count" and t.value in _COUNT_KIND), None)


def _set_key(draft: Draft, tokens: Sequence[Token]) -> None:
    said: set[bool] = set()
    for at, token in enumerate(tokens):
        if token.is_("key", "no"):
            before = tokens[at - 1] if at else None
            if not (before is not None and before.is_("cue", "to")):
                said.add(False)
        elif token.is_("key", "yes"):
            lead = tokens[max(0, at - 4) : at]
            if any(t.is_("cue", "whether", "unknown") for t in lead):
                continue
            ends = [i for i, t in enumerate(lead) if t.is_("mark", "，", "。", "；", "？")]
            lead = lead[ends[-1] + 1 :] if ends else lead
            denied = any(t.is_("cue", "deny", "none") or t.text.endswith(("不是", "非", "不属于")) for t in lead)
            ahead = "".join(t.text for t in tokens[at + 1 : at + 8])
            if _HOPED.search("".join(t.text for t in lead)):
                continue
            denied = denied or bool(re.search(r"取消|撤销|摘掉|不再|移出", "".join(t.text for t in lead)))
            said.add(not denied and not _WITHDRAWN.match(ahead))
    if said == {True, False}:
        draft.ask = Remark("key")
    elif said:
        draft.key_unit = said.pop()


def _set_boarding(draft: Draft, tokens: Sequence[Token]) -> None:
    values = {t.value for t in tokens if t.group == "unit"}
    if "day_school" in values:
        draft.boarding = False
    if values & {"boarding_school", "all_board"}:
        draft.boarding = True
    for at, token in enumerate(tokens):
        if token.is_("count", "boarders") and any(
            t.is_("num", "ratio") or t.is_("skip", "share") for t in tokens[max(0, at - 3) : at]
        ):
            draft.boarding = True


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
        return {"employees": "persons", "heads": "persons", "everyone": "persons", "school_staff": "persons"}.get(
            slot, slot
        )
    if slot in ("heads", "employees", "everyone", "persons", "school_staff"):
        return "persons"
    return None


def _in_grade(tokens: Sequence[Token], given: Given) -> bool:
    """Whether a number is said of a grade, whose heads are pupils: 高一500人."""
    before = [t for t in tokens if t.end == given.numeral.start]
    return bool(before) and before[0].is_("part") and before[0].text[-1] in "一二三级"


def _resolve(draft: Draft, slot: str, found: list[Given], tokens: Sequence[Token]) -> Numeral | None:
    """The one number of a slot out of all that were said: parts added, changes applied, corrections followed."""
    own = [g for g in found if not g.each]
    base = [g for g in own if not g.change]
    if len(base) > 1:
        above = [g for g in base[1:] if g.subset and base[0].numeral.is_exact and _exceeds(slot, g, base[0])]
        if above:
            words = {"first": base[0].numeral.text.strip(), "second": above[0].numeral.text.strip()}
            draft.ask = Remark("conflict", {"name": _name(slot), **words})
            return None
        if not base[0].subset:
            base = [g for i, g in enumerate(base) if i == 0 or not g.subset]
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
    if corrected:
        if len(base) > 1 and base[-1].numeral.value != base[0].numeral.value:
            draft.assumptions.append(Remark("corrected", {"value": _shown(base[-1].numeral)}))
        base = base[-1:]
    if not base:
        return None
    total = _summed(draft, slot, base, tokens)
    if total is None:
        return None
    changes = [g for g in own if g.change]
    if changes:
        delta = sum((g.change * g.numeral.value for g in changes), Fraction(0))
        total = _shifted(total, delta)
        if slot not in HAVES:
            draft.assumptions.append(Remark("changed", {"name": _name(slot), "value": str(total.value)}))
    return total


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
    different = list({g.numeral.value: g for g in base}.values())
    if slot in ("school_staff", "medical_part", "pupils_by_sex"):
        return _added(base)
    if len(different) == 1 and not (len(base) > 1 and all(_is_part(tokens, g) for g in base)):
        return base[0].numeral
    parts = [g for g in base if _is_part(tokens, g)]
    wholes = list({g.numeral.value: g for g in base if not _is_part(tokens, g)}.values())
    if len(parts) > 1 and len(wholes) <= 1:
        total = _added(parts)
        if wholes and wholes[0].numeral.value != total.value:
            draft.ask = Remark("sum", {"sum": str(total.value), "total": str(wholes[0].numeral.value)})
            return None
        if not wholes:
            draft.assumptions.append(Remark("summed", {"name": _name(slot), "sum": _sum_words(parts, total)}))
        return wholes[0].numeral if wholes else total
    if len(parts) == 1 and len(wholes) == 1:
        return wholes[0].numeral
    first, second = different[0].numeral, different[1].numeral
    if not draft.ask:
        draft.ask = Remark(
            "conflict", {"name": _name(slot), "first": first.text.strip(), "second": second.text.strip()}
        )
    return None


def _without_strays(base: list[Given], tokens: Sequence[Token]) -> list[Given]:
    """1240人，2.48人四舍五入2人: a few heads without a noun beside a large head count are nobody's size."""
    large = {g.numeral.value for g in base if g.numeral.value >= 100}
    if len(large) != 1:
        return base
    kept = [g for g in base if not (g.slot == "heads" and 0 < g.numeral.value <= 30 and not _leads_unit(tokens, g))]
    return kept or base


def _leads_unit(tokens: Sequence[Token], given: Given) -> bool:
    after = [t for t in tokens if t.start >= given.numeral.end][:2]
    return any(t.group in ("unit", "key", "site") for t in after)


def _may_mean(rough: Numeral, exact: Numeral) -> bool:
    """刚超过2000人，是2001人: an approximate number that the exact one makes precise."""
    if rough.is_exact:
        return False
    return rough.vague or (rough.low <= exact.value and (rough.high is None or exact.value <= rough.high))


def _is_part(tokens: Sequence[Token], given: Given) -> bool:
    """Whether a number is said of a part of the unit: 初中部800人, 三个车间分别500、400."""
    for token in reversed([t for t in tokens if t.end <= given.numeral.start]):
        if token.group == "part" or (token.is_("num", "other") and token.text.strip()[-1:] in "楼层栋幢座"):
            return True
        if token.is_("mark", "，", "。", "；") or token.group == "unit":
            return False
    return False


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


def _name(slot: str) -> str:
    return {
        "medical_part": "medical_staff",
        "school_staff": "persons",
        "part_time": "have_staff",
        "day_students": "students",
    }.get(slot, slot)


def _fill(draft: Draft, known: dict[str, Numeral], tokens: Sequence[Token], asked: Asked | None) -> None:
    """Put the numbers into the facts: a school's parts make its total, full- and part-timers its staff."""
    if draft.kind is Kind.SCHOOL:
        _fill_school(draft, known, tokens)
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


def _fill_school(draft: Draft, known: dict[str, Numeral], tokens: Sequence[Token]) -> None:
    sexes = known.pop("pupils_by_sex", None)
    if sexes is not None and "students" not in known:
        known["students"] = sexes
    day = known.pop("day_students", None)
    staff = known.pop("school_staff", None)
    boarders = known.get("boarders")
    if day is not None and boarders is not None:
        whole = known.get("students") or known.get("persons")
        both = day.value + boarders.value
        if whole is not None and (both > whole.value or ("students" in known and both != whole.value)):
            draft.ask = Remark("sum", {"sum": str(both), "total": str(whole.value)})
    if day is not None and boarders is not None and "students" not in known and "persons" not in known:
        known["students"] = _plus(boarders, day)
    if "students" in known and staff is not None:
        whole = _plus(known["students"], staff)
        if "persons" in known:
            if known["persons"].value != whole.value and known["persons"].is_exact and whole.is_exact:
                draft.ask = Remark("sum", {"sum": str(whole.value), "total": str(known["persons"].value)})
        else:
            known["persons"] = whole
            words = f"{known['students'].value}＋{staff.value}＝{whole.value}"
            draft.assumptions.append(Remark("summed", {"name": "persons", "sum": words}))
    if staff is not None and "students" not in known and "persons" in known:
        _staff_beside(known, staff, tokens)
    if any(t.is_("unit", "all_board") for t in tokens) and "boarders" in known and "students" not in known:
        known["students"] = known["boarders"]
        if staff is not None and "persons" not in known:
            known["persons"] = _plus(known["students"], staff)
            words = f"{known['students'].value}＋{staff.value}＝{known['persons'].value}"
            draft.assumptions.append(Remark("summed", {"name": "persons", "sum": words}))
    if staff is not None and "persons" in known and staff.value > known["persons"].value:
        told = {"first": str(known["persons"].value), "second": str(staff.value)}
        draft.ask = draft.ask or Remark("conflict", {"name": "persons", **told})
    if any(t.is_("unit", "all_board") for t in tokens) and "boarders" not in known and "students" in known:
        known["boarders"] = known["students"]
    if draft.boarding is False and "boarders" not in known:
        known["boarders"] = replace(Numeral(0, 0, "0", *(Fraction(0),) * 3))
        draft.boarding = None
    if "boarders" in known and draft.boarding is False and known["boarders"].value == 0:
        draft.boarding = None


def _staff_beside(known: dict[str, Numeral], staff: Numeral, tokens: Sequence[Token]) -> None:
    """学校1800人，教职工120人: whether the staff is counted in is open, unless 师生 or 其中 says it."""
    whole = known["persons"]
    said = any(t.is_("count", "everyone", "persons") or t.is_("cue", "subset", "total") for t in tokens)
    if not said and whole.is_exact and staff.is_exact:
        high = whole.value + staff.value
        text = f"{whole.text.strip()}（教职工{staff.value}人）"
        known["persons"] = replace(whole, text=text, low=whole.value, high=high)


def _plus(one: Numeral, two: Numeral) -> Numeral:
    high = None if one.high is None or two.high is None else one.high + two.high
    return replace(one, value=one.value + two.value, low=one.low + two.low, high=high, vague=one.vague or two.vague)
