"""The question how large a unit may be for the staff that is named."""

from __future__ import annotations

from dataclasses import replace

from assistant.reading.asked import Question
from assistant.reading.draft import Draft
from assistant.reading.given import HAVES
from assistant.reading.parts import Split
from assistant.reading.understood import Remark, Understood
from assistant.rules.facts import Asked, InverseAsked, Kind, UnitFacts


def read_inverse(base: Understood, parts: Split, drafts: list[Draft], asked: Question) -> Understood:
    """How large a unit may be for the staff that is named."""
    haves = [g for s in parts.segments for g in s.given if g.slot in (*HAVES, "have", "piece")] + list(parts.loose)
    number = next((g for g in haves if g.slot in HAVES), None)
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
    of = _of(asked.of, facts, role)
    bare = UnitFacts(
        facts.kind,
        facts.region,
        key_unit=facts.key_unit,
        boarding=facts.boarding,
        asked=role,
        inverse=InverseAsked(staff, of),
    )
    return replace(base, units=(bare,))


def _of(sought: str | None, facts: UnitFacts, role: Asked) -> str | None:
    """The count that the rule can be asked for; None where several could be meant."""
    if role is Asked.STAFF:
        return "persons"
    if facts.kind is Kind.HOSPITAL:
        return sought if sought in ("beds", "medical_staff", "outpatients") else None
    if facts.kind is Kind.SCHOOL:
        return "boarders" if sought == "boarders" else "persons"
    return "full_time" if sought == "full_time" else "persons"
