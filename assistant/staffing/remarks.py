"""What a reply says beside a figure because of what is known about the unit, and what is not."""

from __future__ import annotations

from assistant.rules.facts import Asked, Kind, UnitFacts


def remarks_on(facts: UnitFacts) -> list[str]:
    """The notices of a unit, by their names in `data/staffing_words.toml`.

    Args:
        facts: the unit as it was computed.
    """
    school = facts.kind is Kind.SCHOOL
    staff = facts.wants is Asked.STAFF
    told = {
        "ordinary": facts.kind is Kind.UNIT and facts.key_unit is None,
        "key_designation": bool(facts.key_unit),
        "day_school": school and not staff and facts.boarding is None and facts.boarders is None,
        "persons_of_school": school and (staff or bool(facts.key_unit)),
        "guards_apart": staff
        and facts.have_guards is not None
        and facts.have_staff is None
        and facts.full_time is None,
    }
    return [name for name, holds in told.items() if holds]
