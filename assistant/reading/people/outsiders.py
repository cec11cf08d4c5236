"""Many people within a size who are none of the unit's own: 1200人，其中外包300，不算我们的."""

from __future__ import annotations

import re
from functools import cache

from assistant.reading.sentences.told import NUMBER, put, sizes_in
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value

_UNIT = "(?:个人|名|个|位|人)"


def outsiders_off(text: str) -> str:
    """The question with its size as it is without those within it who belong to others.

    Args:
        text: the question; it is left as it is where it tells more sizes.
    """
    match = _within().search(text)
    if match is None:
        return text
    number = next(name for name in ("a", "b") if match[name])
    rest = text[: match.start()] + text[match.end() :]
    sizes, many = sizes_in(rest), number_value(match[number])
    if len(sizes) != 1 or many is None or many >= sizes[0][1]:
        return text
    return put(rest, sizes[0][0], str(int(sizes[0][1] - many)))


@cache
def _within() -> re.Pattern[str]:
    """The stretch that tells how many are within, whose they are, and that they do not count."""
    rows = load_patterns("parties")
    who = rows["outsiders"].piece
    party = (
        rf"{who}[^，。；0-9]{{0,6}}?(?P<a>{NUMBER}){_UNIT}?|"
        rf"(?P<b>{NUMBER}){_UNIT}?(?:都)?[是为属]?[^，。；0-9]{{0,6}}?{who}[^，。；0-9不]{{0,6}}?"
    )
    return re.compile(
        rf"[，（]?(?:其中|里面|里头|当中|包括|含)(?:有|的)?(?:{party})[，]?(?:他们|这些人?|这部分人?|这批人)?"
        rf"(?:都|也|并|其实|按理|又)*{rows['off'].piece}(?:的|了)*[）]?(?=[，。；？！]|$)"
    )
