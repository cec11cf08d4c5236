"""Reads a staffing question."""

from __future__ import annotations

import re

from assistant.reading.memory import StaffingMemory
from assistant.reading.understood import Understood
from assistant.rules.facts import Asked, Kind, UnitFacts
from assistant.rules.places import place_key
from corpus.normalize import fold
from corpus.numerals import parse_number
from corpus.places import find_places

_N = r"(?P<n>[0-9][0-9,.]*[万千百]?|[零一二两三四五六七八九十百千万]+)"
_COUNTS = {
    "boarders": rf"(?:寄宿生|住校生)[^0-9一二三四五六七八九十]{{0,3}}{_N}",
    "beds": rf"{_N}张(?:病)?床",
    "medical_staff": rf"医务人员[^0-9]{{0,3}}{_N}",
    "outpatients": rf"门诊[^0-9]{{0,3}}{_N}",
    "persons": rf"{_N}(?:名|个)?(?:人|师生|员工|职工)",
}


def read(question: str, region: str | None = None, memory: StaffingMemory | None = None) -> Understood | None:
    """What a staffing question asks; None where it is none."""
    text = fold(question).text
    if not re.search(r"保安|保卫人员|保卫干部", text) or not re.search(r"几|多少|够|差|缺|达标", text):
        return None
    kind = Kind.SCHOOL if re.search("学|幼儿园", text) else Kind.HOSPITAL if "医院" in text else Kind.UNIT
    found: dict[str, int | None] = {}
    for name, pattern in _COUNTS.items():
        match = re.search(pattern, text)
        value = parse_number(match["n"]) if match and "n" in match.groupdict() and match["n"] else None
        found[name] = int(value) if value is not None else None
    places = find_places(text)
    asked = Asked.GUARDS if "保安" in text else Asked.STAFF
    facts = UnitFacts(
        kind=kind,
        region=place_key(places[0].name) if places else region,
        key_unit=True if "重点单位" in text else None,
        asked=asked,
        **found,  # type: ignore[arg-type]
    )
    return Understood((facts,))
