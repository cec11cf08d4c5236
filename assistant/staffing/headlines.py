"""The figures of a staffing reply, one line each: what is needed, what is there, how large a unit may be."""

from __future__ import annotations

from assistant.reply import Inverse
from assistant.rules.parameters import load_rules
from assistant.rules.render import count_names, role_name
from assistant.rules.trace import Derivation, Outcome
from assistant.staffing.words import say


def headlines(derivation: Derivation, language: str, name: str = "") -> list[str]:
    """The figures themselves, one line a role, campus or unit.

    Args:
        derivation: the computation.
        language: zh or en.
        name: the unit's, where there are several.
    """
    lead = (f"{name}：" if language == "zh" else f"{name}: ") if name else ""
    if derivation.facts.inverse is not None:
        return [lead + _inverse_line(derivation, language)]
    lines = [lead + _line(outcome, derivation.missing, language) for outcome in reversed(derivation.outcomes)]
    for campus in derivation.groups:
        lines += headlines(campus, language, campus.facts.name)
    if derivation.total is not None:
        line = say("head", "total", language, total=derivation.total)
        if derivation.shortfall is not None:
            line += say("head", "total_have", language, have=derivation.have, shortfall=derivation.shortfall)
        lines.insert(0, line)
    return lines


def _line(outcome: Outcome, missing: tuple[str, ...], language: str) -> str:
    role = role_name(outcome.role, language)
    if outcome.as_needed:
        line = say("head", "as_needed", language, role=role)
    elif outcome.at_least:
        names = count_names(missing, language)
        line = say("head", "at_least", language, role=role, minimum=outcome.minimum, missing=names)
    else:
        line = say("head", "minimum", language, role=role, minimum=outcome.minimum)
    if outcome.have is None:
        return line
    if outcome.shortfall is None:
        return line + say("head", "have_only", language, have=outcome.have)
    enough = "have_enough_so_far" if outcome.at_least else "have_enough"
    name = "have_short" if outcome.shortfall else enough
    return line + say("head", name, language, have=outcome.have, shortfall=outcome.shortfall)


def _inverse_line(derivation: Derivation, language: str) -> str:
    found = derivation.inverse
    assert found is not None
    role, of = role_name(found.role, language), count_names([found.of], language)
    unit = say("units", found.of, language)
    values = {"role": role, "staff": found.staff, "of": of, "unit": unit}
    if derivation.facts.inverse is not None and derivation.facts.inverse.start and found.min is not None:
        return _from_line(found, values, language)
    if found.max is None:
        return say("head", "inverse_none", language, **values)
    if found.max >= load_rules().most:
        return say("head", "inverse_unlimited", language, most=load_rules().most, **values)
    line = say("head", "inverse", language, max=found.max, **values)
    if found.min:
        line += say("head", "inverse_min", language, min=found.min, **values)
    return line


def _from_line(found: Inverse, values: dict[str, object], language: str) -> str:
    """From what size on so many are needed, and up to what size they suffice."""
    line = say("head", "inverse_from", language, min=found.min, **values)
    if found.max is not None and found.min is not None and found.min <= found.max < load_rules().most:
        line += say("head", "inverse_until", language, max=found.max, **values)
    return line


def references(derivation: Derivation, place: str, language: str) -> list[str]:
    """Guangzhou's figure for a unit elsewhere, labelled as reference.

    Args:
        derivation: the computation with Guangzhou's rules.
        place: name of the unit's place.
        language: zh or en.
    """
    if derivation.facts.inverse is not None:
        return [say("head", "reference_inverse", language, place=place)]
    lines = []
    for outcome in (*reversed(derivation.outcomes), *(o for g in derivation.groups for o in g.outcomes)):
        role = role_name(outcome.role, language)
        name = "reference_as_needed" if outcome.as_needed else "reference"
        lines.append(say("head", name, language, place=place, role=role, minimum=outcome.minimum))
    return lines
