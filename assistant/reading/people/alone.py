"""The only number of a question, told without a noun or a measure word, is its size: 我们正好1500，保卫人员几名."""

from __future__ import annotations

import re
from fractions import Fraction

from assistant.reading.people.supposed import ASKS
from assistant.reading.sentences.clauses import ROLE
from assistant.reading.sentences.hearsay import asks_largest
from assistant.reading.sentences.told import COUNT, sizes_in
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value

_MARKS = "，。；？！：（）、"
_ENTRIES = re.compile("个(?:名字|账号|工号|号|签名|人名)?(?!人)")
"""1501个, 1501个名字: people counted by ones."""
_SMALL = 100
"""A smaller number alone may be of those in place."""


def sizes_named(text: str) -> str:
    """The question with the measure word put to every number that can only be a size: 上月1500，这月1501.

    It is left as it is where somebody is told of whom it is not settled whether a number holds them.
    """
    return text if not _is_asked(text) or _says("unsettled", text) else _named(text, _own(text))


def size_alone(text: str) -> str:
    """The question with the measure word put to its only size, where nothing else could be it."""
    bare = _bare(text) if _is_asked(text) and not _says("unsettled", text) else []
    one = len({number_value(match["n"]) for match in bare}) == 1
    return _named(text, bare) if one and not _others(text, bare) else text


def _is_asked(text: str) -> bool:
    """Whether it asks how many staff a unit needs, and not how large a unit may be."""
    asked = ROLE.search(text) is not None and ASKS.search(text) is not None
    return asked and not _says("elsewhere", text) and not asks_largest(text)


def _bare(text: str) -> list[re.Match[str]]:
    return [match for match in COUNT.finditer(text) if _is_alone(text, match)]


def _own(text: str) -> list[re.Match[str]]:
    """Those that nobody is said to have told or believed: HR说1400，行政说1900."""
    bare = [match for match in _bare(text) if not match["u"]]
    leads = ((match, re.split(f"[{_MARKS}]", text[: match.start()])[-1]) for match in bare)
    return [match for match, lead in leads if not _says("claimed", lead)]


def _named(text: str, bare: list[re.Match[str]]) -> str:
    for match in reversed(bare):
        entries = _ENTRIES.match(text, match.end("n"))
        text = f"{text[: match.end('n')]}人{text[entries.end() if entries else match.end() :]}"
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
    entries = _ENTRIES.match(text, match.end("n"))
    if (match["u"] and not entries) or value is None or value < _SMALL or value.denominator != 1:
        return False
    lead = re.split(f"[{_MARKS}]", text[: match.start()])[-1]
    tail = re.split(f"[{_MARKS}]", text[entries.end() if entries else match.end() :])[0]
    if ROLE.search(lead) or _says("thing", lead):
        return False
    return re.fullmatch(f"{load_patterns('alone')['tail'].piece}*", tail) is not None


def _says(name: str, text: str) -> bool:
    return load_patterns("alone")[name].pattern.search(text) is not None
