"""The only number of a question, told without a noun or a measure word, is its size: 我们正好1500，保卫人员几名."""

from __future__ import annotations

import re
from fractions import Fraction

from assistant.reading.clauses import ROLE
from assistant.reading.hearsay import asks_largest
from assistant.reading.patterns import load_patterns
from assistant.reading.supposed import ASKS
from assistant.reading.told import COUNT, sizes_in
from assistant.reading.values import number_value

_MARKS = "，。；？！：（）、"
_SMALL = 100
"""A smaller number alone may be of those in place."""


def size_alone(text: str) -> str:
    """The question with the measure word put to its only size, where nothing else could be it."""
    role, asked = ROLE.search(text), ASKS.search(text)
    if role is None or asked is None or asks_largest(text) or _says("elsewhere", text):
        return text
    if _says("unsettled", text):
        return text
    bare = [match for match in COUNT.finditer(text) if _is_alone(text, match)]
    values = {number_value(match["n"]) for match in bare}
    if len(values) != 1 or _others(text, bare):
        return text
    for match in reversed(bare):
        text = f"{text[: match.end()]}人{text[match.end() :]}"
    return text


def _others(text: str, bare: list[re.Match[str]]) -> bool:
    """Whether another number may be the size, or tells it already."""
    places = {match.start() for match in bare}
    others = [(at, value) for at, value in sizes_in(text) if at not in places]
    return any(_may_be_size(text, at, value) for at, value in others)


def _may_be_size(text: str, at: int, value: Fraction) -> bool:
    match = COUNT.match(text, at)
    return match is not None and (bool(match["u"]) or value >= _SMALL)


def _is_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a number stands at the end of what its clause says, and nothing in front of it names anything else."""
    value = number_value(match["n"])
    if match["u"] or value is None or value < _SMALL or value.denominator != 1:
        return False
    lead = re.split(f"[{_MARKS}]", text[: match.start()])[-1]
    tail = re.split(f"[{_MARKS}]", text[match.end() :])[0]
    if ROLE.search(lead) or _says("thing", lead):
        return False
    return re.fullmatch(f"{load_patterns('alone')['tail'].piece}*", tail) is not None


def _says(name: str, text: str) -> bool:
    return load_patterns("alone")[name].pattern.search(text) is not None
