"""Changes that a turn makes to the counts before it: 再加200张床, 少500人, 翻一倍, 裁掉一半."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from assistant.reading.counts.owners import is_of_staff
from assistant.reading.facts.draft import Draft
from assistant.reading.facts.given import HAVES, Given
from assistant.reading.facts.understood import Remark, Understood
from assistant.reading.turns.meant import PRINCIPAL, slot_for_bare
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.tokens import Token
from assistant.rules.facts import Asked, Kind, UnitFacts
from assistant.rules.quota import need_alike

_COUNTED_IN = re.compile(
    r"(?:算|计|加|列|归|放|并|统计)(?:进|入|到)(?:去|来)?|(?:也|都|要|得|应该?|一起|一并)(?:算|计)(?:上|数|在内)?"
)
_NOT_COUNTED = re.compile(r"(?:不|别|没|勿|未)(?:要|用|该|能|需|必)?(?:算|计|加|列|归|放|并)")


def counted_in(text: str, tokens: Sequence[Token], given: Sequence[Given], base: UnitFacts) -> list[Given]:
    """另外还有600名派遣工，也要算进总人数: workers told apart come on top where the turn says that they count."""
    told = given or [
        Given("other", n, at)
        for at, token in enumerate(tokens)
        if (n := token.numeral) is not None and not is_of_staff(tokens, given, at)
    ]
    alone = len(_heads(told)) == 1 and _ON_TOP.search(text)
    loose = ("other", "piece", "heads", "have", "medical_part") if alone else ("other",)
    if alone and base.persons is not None:
        loose = (*loose, "school_staff", "employees")
    people = [g for g in _heads(told) if g.slot in loose and not g.change]
    if len(people) != 1 or len(told) != 1 or not _COUNTED_IN.search(text) or _NOT_COUNTED.search(text):
        return list(given)
    return [replace(people[0], slot="medical_staff" if people[0].slot == "medical_part" else "persons", change=1)]


_ON_TOP = re.compile(r"还有|另外?|再|也|漏")


def on_duty_besides(given: Sequence[Given], base: UnitFacts, text: str) -> list[Given]:
    """另有进修医生100人; 护士里有100人是外地的: beside those on duty they come on top, or are some of them."""
    parts = [g for g in given if g.slot == "medical_part" and not g.change and g.numeral.is_exact]
    if base.medical_staff is None or len(parts) != 1 or parts[0].numeral.value >= base.medical_staff:
        return list(given)
    if load_patterns("moves")["away"].pattern.search(_TRAINEES.sub("", text)):  # 10名护士休产假
        return [replace(g, change=-1, subset=False) if g in parts else g for g in given]
    if parts[0].besides or _ON_TOP.search(text):
        return [replace(g, change=1) if g in parts else g for g in given]
    return [g for g in given if g not in parts or not g.subset]


_TRAINEES = re.compile("进修(?=医|护|生|人)")
"""另有进修医生100人: from elsewhere, not away."""


def _heads(given: Sequence[Given]) -> list[Given]:
    return [g for g in given if g.numeral.kind in ("heads", "piece") and g.numeral.is_exact]


def apply_changes(
    facts: UnitFacts,
    base: UnitFacts,
    draft: Draft,
    tokens: Sequence[Token],
    given: Sequence[Given],
    touched: list[str],
    last: Understood,
) -> tuple[UnitFacts, list[str]]:
    """Apply 再加200张床, 少500人, 翻一倍."""
    for one in given:
        if not one.change or not one.numeral.is_exact or one.numeral.value.denominator != 1:
            continue
        slot = _changed_slot(one, base, last)
        old = getattr(facts, slot) if slot else None
        if slot in PRINCIPAL and old is None and one.change > 0 and one.slot == slot:
            facts = replace(facts, **{slot: int(one.numeral.value)})  # type: ignore[arg-type]
            touched.append(slot)
            continue
        if slot is None or old is None:
            draft.ask = draft.ask or Remark("unclear", {"text": one.numeral.text.strip(), "name": slot or "persons"})
            continue
        new = old + one.change * int(one.numeral.value)
        facts = replace(facts, **{slot: new})
        if (
            slot in ("students", "school_staff")
            and facts.persons is not None
            and slot == "students"
            and base.persons is not None
        ):
            facts = replace(facts, persons=facts.persons + one.change * int(one.numeral.value))
        touched.append(slot)
        if slot == "boarders":
            touched.append("boarders+")
        draft.assumptions.append(Remark("changed", {"name": slot, "value": str(new)}))
    factor = _factor(tokens)
    if factor is None and is_share(tokens) and not given:
        noun = "boarders" if any(t.is_("count", "boarders") for t in tokens) else None
        name = noun or slot_for_bare(last) or "persons"
        draft.ask = draft.ask or Remark("unclear", {"text": _words(tokens), "name": name})
    told = any(name in PRINCIPAL for name in draft.values)
    if factor is not None and any(g.change for g in given):  # 减一半加一个
        draft.ask = draft.ask or Remark("unclear", {"text": _words(tokens), "name": slot_for_bare(last) or "persons"})
    if factor is not None and not told and not any(g.change for g in given):
        slot = slot_for_bare(last)
        nouns = [t.value for t in tokens if t.group == "count" and t.value in PRINCIPAL]
        slot = nouns[0] if nouns else slot
        old = getattr(facts, slot) if slot else None
        more = any(t.is_("num", "heads", "piece", "bare") for t in tokens) or _ONE_MORE.search(_words(tokens))
        if slot is None or old is None or more or (Fraction(old) * factor).denominator != 1:
            draft.ask = draft.ask or Remark("unclear", {"text": _words(tokens), "name": slot or "persons"})
        else:
            facts = replace(facts, **{slot: int(old * factor)})  # type: ignore[arg-type]
            touched.append(slot)
            draft.assumptions.append(Remark("changed", {"name": slot, "value": str(int(old * factor))}))
    return facts, touched


_ONE_MORE = re.compile("[加多]上?一?[个名位人]")
"""人数减一半加一个: more than a factor."""


def _changed_slot(one: Given, base: UnitFacts, last: Understood) -> str | None:
    """The count that an added or removed number belongs to."""
    have = (
        "have_guards"
        if base.wants is Asked.GUARDS
        else ("full_time" if base.key_unit and base.full_time is not None else "have_staff")
    )
    if one.slot in HAVES:
        return have if one.slot != have and getattr(base, one.slot) is None else one.slot
    if one.slot in ("heads", "persons") and base.kind is Kind.HOSPITAL and base.persons is None:
        return "medical_staff" if base.medical_staff is not None else None
    if one.slot in ("piece", "have"):
        return have if getattr(base, have) is not None else ("persons" if base.persons is not None else None)
    if one.slot in ("heads", "bare"):
        return slot_for_bare(last) if one.slot == "bare" or base.persons is None else (last.focus or "persons")
    if one.slot in ("employees", "everyone", "persons"):
        return "persons"
    if one.slot == "students":
        return "students" if base.students is not None else "persons"
    if one.slot == "school_staff":
        return "persons"
    if one.slot == "medical_part":
        return "medical_staff"
    return one.slot if one.slot in PRINCIPAL else None


def total_matters(facts: UnitFacts, base: UnitFacts) -> bool:
    """Whether it changes the result that added boarders also raise the total."""
    if facts.persons is None or facts.boarders is None or base.boarders is None:
        return False
    more = replace(facts, persons=facts.persons + facts.boarders - base.boarders)
    return need_alike(facts, more) is not True


def _words(tokens: Sequence[Token]) -> str:
    return "".join(t.text for t in tokens).strip()


def _factor(tokens: Sequence[Token]) -> Fraction | None:
    """翻一倍 and 裁掉一半; None for a share or a multiple that leaves open what it is of."""
    if any(t.is_("cue", "double") for t in tokens):
        return Fraction(2)
    halved = any(
        one.is_("cue", "down") and two.is_("skip", "share") and two.text in ("一半", "half")
        for one, two in pairwise(tokens)
    )
    return Fraction(1, 2) if halved or any(t.is_("cue", "half") for t in tokens) else None


def is_share(tokens: Sequence[Token]) -> bool:
    """裁掉三成, 扩大三倍, 有一半住校: a count told as a share of another."""
    return any(
        t.is_("skip", "share") or (t.is_("num", "other") and t.text.strip().endswith(("倍", "成"))) for t in tokens
    )
