"""The sizes that a question tells, found in its text: where they stand, and whose they are."""

from __future__ import annotations

import re
from fractions import Fraction

from assistant.reading.words.values import number_value

NUMBER = r"[0-9][0-9,]*(?:万|千|百)?|(?!万一)[零〇一二两三四五六七八九十百千万]+"
UNIT = r"(?:个人|名人|位人|号人|口人|张床位?|人次|人|名|个|位|张|口)"
_DIGITS = "零〇一二两三四五六七八九十百千万"
COUNT = re.compile(rf"(?<![0-9.,第])(?:(?=[0-9])|(?<![{_DIGITS}]))(?P<n>{NUMBER})(?P<u>{UNIT})?")
"""A number with its measure word, from its first figure on: no part of 第一千零一个."""
BOARDERS = re.compile(r"(?:寄宿|住校|住宿|内宿)(?:的)?(?:学?生|孩子)?")
_OTHER = re.compile(r"[年月日号元岁平楼层‰%/／.]|分之")
_LEAST = 20
"""Fewer are no size of a unit."""


def sizes_in(text: str) -> list[tuple[int, Fraction]]:
    """The whole numbers of a unit's size in a text, with their places."""
    found = []
    for match in COUNT.finditer(text):
        value = number_value(match["n"])
        if value is not None and value >= _LEAST and value.denominator == 1 and not _OTHER.match(text[match.end() :]):
            found.append((match.start(), value))
    return found


def of_the_same(text: str, sizes: list[tuple[int, Fraction]], words: str) -> list[tuple[int, Fraction]]:
    """Those of the sizes that count what some words speak of: beds, boarders, or people."""
    beds, boarders = "床" in words, BOARDERS.search(words) is not None
    return [(at, n) for at, n in sizes if _is_bed(text, at) == beds and _is_boarder(text, at) == boarders]


def span_of(text: str, at: int) -> tuple[int, int]:
    """From where to where a number stands that begins at a place."""
    match = COUNT.match(text, at)
    return at, match.end("n") if match else at


def put(text: str, at: int, number: str) -> str:
    """The text with another number at a place."""
    return text[:at] + number + text[span_of(text, at)[1] :]


def _is_bed(text: str, at: int) -> bool:
    led = re.search("床位?(?:数|有|是|：)*$", text[:at])
    return led is not None or re.match(r"[^，。；]{1,8}?张", text[at:]) is not None


def _is_boarder(text: str, at: int) -> bool:
    return BOARDERS.search(re.split("[，。；？！、]", text[:at])[-1]) is not None
