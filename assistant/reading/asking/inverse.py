"""The question how large a unit may be for the staff that is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.asking.asked import Question
from assistant.reading.facts.draft import Draft
from assistant.reading.facts.given import HAVES, Given
from assistant.reading.facts.parts import Split
from assistant.reading.facts.understood import Remark, Understood
from assistant.reading.words.tokens import Token
from assistant.rules.facts import Asked, InverseAsked, Kind, UnitFacts


def read_inverse(base: Understood, parts: Split, drafts: list[Draft], asked: Question) -> Understood:
    """How large a unit may be for the staff that is named."""
    haves = [g for s in parts.segments for g in s.given if g.slot in (*HAVES, "have", "piece")] + list(parts.loose)
    number = next((g for g in haves if g.slot in HAVES), None) or _of_the_role(haves, asked)
    facts, draft = base.units[0], drafts[0]
    if number is None or len(base.units) > 1:
        return replace(base, ask=Remark("each" if len(base.units) > 1 else "role"))
    if draft.ask is not None:
        return replace(base, ask=draft.ask)
    if draft.uncovered:
        return replace(base, uncovered=draft.uncovered)
    if not number.numeral.is_exact:
        name = "have_guards" if number.slot == "have_guards" else "have_staff"
        return replace(base, ask=Remark("exact", {"text": number.numeral.text, "name": name}))
    role = Asked.GUARDS if number.slot == "have_guards" else Asked.STAFF
    staff = int(number.numeral.value)
    if role is Asked.GUARDS and facts.kind is Kind.UNIT and not facts.key_unit:
        if draft.kind is None:
            return replace(base, ask=Remark("inverse_kind"))
        return replace(base, units=(replace(facts, asked=role, have_guards=staff),))
    return replace(base, units=(_without_counts(facts, role, InverseAsked(staff, _of(asked.of, facts, role))),))


def _of_the_role(haves: Sequence[Given], asked: Question) -> Given | None:
    """保卫人员不再招，现有4名: those in place are of the one role that is named."""
    loose = [g for g in haves if g.slot == "have"]
    if len(loose) != 1 or asked.asked not in (Asked.STAFF, Asked.GUARDS):
        return None
    return replace(loose[0], slot="have_guards" if asked.asked is Asked.GUARDS else "have_staff")


def inverse_turn(base: UnitFacts, tokens: Sequence[Token], given: Sequence[Given], asked: Question) -> UnitFacts | None:
    """5个保卫人员最多能到多少人, after a question for the same unit's staff; None for any other turn."""
    asks = any(t.is_("ask", "inverse") for t in tokens)
    slots = (*HAVES, "have", "piece", "bare", *(("heads",) if asks else ()))
    staff = [g for g in given if g.slot in slots and g.numeral.is_exact and g.numeral.value.denominator == 1]
    staff = [g for g in staff if g.slot != "heads" or g.numeral.value <= _HANDFUL]
    if (
        (asked.mode != "inverse" and not (staff and staff[0].slot == "heads"))
        or len(given) != 1
        or len(staff) != 1
        or base.inverse is not None
    ):
        return None
    named = staff[0].slot if staff[0].slot in HAVES else None
    guards = named == "have_guards" or (named is None and (asked.asked or base.wants) is Asked.GUARDS)
    role = Asked.GUARDS if guards else Asked.STAFF
    if role is Asked.GUARDS and base.kind is Kind.UNIT and not base.key_unit:
        return None
    of = _of(asked.of, base, role) or _only_basis(base)
    return _without_counts(base, role, InverseAsked(int(staff[0].numeral.value), of))


_HANDFUL = 20
"""So many people without a noun are staff: 4个人最多能管多少人."""


def _only_basis(base: UnitFacts) -> str | None:
    """The one basis of a hospital that has been told."""
    known = [name for name in ("beds", "medical_staff", "outpatients") if getattr(base, name) is not None]
    return known[0] if len(known) == 1 else None


def _without_counts(facts: UnitFacts, role: Asked, inverse: InverseAsked) -> UnitFacts:
    return UnitFacts(
        facts.kind, facts.region, key_unit=facts.key_unit, boarding=facts.boarding, asked=role, inverse=inverse
    )


def _of(sought: str | None, facts: UnitFacts, role: Asked) -> str | None:
    """The count that the rule can be asked for; None where several could be meant."""
    if role is Asked.STAFF:
        return "persons"
    if facts.kind is Kind.HOSPITAL:
        return sought if sought in ("beds", "medical_staff", "outpatients") else None
    if facts.kind is Kind.SCHOOL:
        return "boarders" if sought == "boarders" else "persons"
    return "full_time" if sought == "full_time" else "persons"
