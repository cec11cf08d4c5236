"""Parts told behind their whole that are more than it: 1000人，其中保洁560人、工程300人、客服240人."""

from __future__ import annotations

import re
from itertools import accumulate

from assistant.reading.facts.understood import Remark
from assistant.reading.sentences.told import NUMBER
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value

_UNIT = r"(?P<u>个人|名人|人次|人|名|个|位|张床?位?)?"
_SIZE = re.compile(rf"(?<![0-9.,零〇一二两三四五六七八九十百千万第])(?P<n>{NUMBER}){_UNIT}(?:床位)?(?=[，：（])")
_PART = re.compile(
    rf"(?P<name>[^，。；：、？！（）0-9]{{1,10}}?)(?:有|是|共|约|为)?(?P<n>[0-9][0-9,]*|(?<![一二两三四五六七八九十百千])[一二两三四五六七八九十百千万]{{2,}})"
    rf"{_UNIT}(?:（[^（）]*）)?(?P<end>[、，和]|(?=[。；？！）]|组成|构成|$))"
)
_ENGLISH_SIZE = re.compile(r"(?<![0-9.,])(?P<n>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{2,6})(?![0-9,.]*[0-9%])")
_ENGLISH_PART = re.compile(r"(?P<n>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?P<name>(?: (?!and\b)[a-z-]+){1,4})")
_ENGLISH_LIST = re.compile(
    rf"{_ENGLISH_PART.pattern}(?:(?:, | and |, and ){re.sub('[?]P<[a-z]+>', '?:', _ENGLISH_PART.pattern)})*"
)
_LEAST = 20
"""A smaller whole is none of a unit."""


def overfull(text: str) -> Remark | None:
    """The question to ask back where parts are together more than the whole they are told of; None for none.

    Args:
        text: the question.
    """
    for match in _SIZE.finditer(text):
        whole = number_value(match["n"])
        behind = text[match.end() :]
        opens = load_patterns("overfull")["opens"].pattern.match(behind)
        if whole is None or whole < _LEAST or opens is None:
            continue
        together = sum(_parts(behind[opens.end() :], _measure(match["u"])))
        if together > whole:
            return Remark("sum", {"sum": str(together), "total": str(whole)})
    return _overfull_english(text)


def _overfull_english(text: str) -> Remark | None:
    """1,000 people, including 560 cleaners, 300 engineers and 240 receptionists."""
    rows = load_patterns("overfull")
    for match in _ENGLISH_SIZE.finditer(text):
        opens = rows["opens_english"].pattern.match(text[match.end() :])
        listed = opens and _ENGLISH_LIST.match(text[match.end() + opens.end() :])
        if not listed:
            continue
        parts = [part for part in _ENGLISH_PART.finditer(listed[0]) if not _says("across_english", part["name"])]
        values = [_digits(part["n"]) for part in parts]
        whole, together = _digits(match["n"]), sum(values)
        if whole >= _LEAST and together > whole and not _holds_others(values):
            return Remark("sum", {"sum": str(together), "total": str(whole)})
    return None


def _digits(number: str) -> int:
    return int(number.replace(",", ""))


def _parts(text: str, measure: str) -> list[int]:
    """The numbers of the parts listed from here on that no other of them holds."""
    found: list[int] = []
    mark = ""
    while (match := _PART.match(text)) is not None:
        name, value = match["name"], number_value(match["n"])
        if value is None or _measure(match["u"]) not in (measure, "") or _says("strange", name):
            break
        found += [] if _says("across", name) else [int(value)]
        if mark in ("、", "和") and match["end"] == "，":
            break
        mark, text = match["end"] or mark, text[match.end() :]
        if not match["end"]:
            break
    return [] if _holds_others(found) else found


def _holds_others(values: list[int]) -> bool:
    """Whether one of the parts is told by those behind it: 初中900人，初一300人，初二300人，初三300人."""
    return any(value in list(accumulate(values[at + 1 :]))[1:] for at, value in enumerate(values))


def _says(row: str, name: str) -> bool:
    return load_patterns("overfull")[row].pattern.search(name) is not None


def _measure(unit: str | None) -> str:
    """What a measure word counts: heads, visits or beds; empty without one."""
    return "" if not unit else "beds" if unit.startswith("张") else "visits" if unit == "人次" else "heads"
