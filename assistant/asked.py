"""What a question asks, as far as its own words tell: language, place, texts named, side of the duty."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads

from corpus.errors import InputError
from corpus.lexicon import load_lexicon
from corpus.places import NATIONAL, OTHER, NamedPlace, find_places
from corpus.vocabulary import Place

LONGEST = 4000
"""Longest question, in characters; a text to be checked for citations may be longer."""

_CONTROL = {chr(c) for c in range(32)} - {"\n", "\t", "\r"}
_DIRECTION = set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class SideRow:
    """Words that show which side of a duty is asked for, and the units a figure of that side has."""

    side: str
    words: tuple[str, ...]
    units: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, read.

    Attributes:
        raw: as it was typed.
        lines: what is read of it with its lines and spaces, as a table or a list needs them.
        text: cleaned: control and direction characters gone, white space folded, typing errors mended.
        language: zh or en.
        region: guangzhou, liaoning, national, other, or None where no place is named.
        place_name: how the place is called in an answer.
        both_places: both held places are named, or a comparison is asked for.
        sides: sides of the duty asked for, most telling first.
        units: units of the figure asked for; empty where none is.
        expansions: the texts' words for lay and English words in the question.
    """

    raw: str
    lines: str
    text: str
    language: str
    region: str | None
    place_name: str
    both_places: bool
    sides: tuple[str, ...]
    units: tuple[str, ...]
    expansions: tuple[str, ...]


@cache
def load_sides() -> tuple[SideRow, ...]:
    """The rows of `data/sides.toml`."""
    data = files("assistant").joinpath("data", "sides.toml").read_text(encoding="utf-8")
    return tuple(
        SideRow(row["side"], tuple(row["words"]), tuple(row.get("units", ())), tuple(row["examples"]))
        for row in loads(data)["side"]
    )


def printable(question: str) -> str:
    """The question without control and direction characters; its lines, tabs and spaces stay, as tables need them."""
    lines = question.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c not in _CONTROL and c not in _DIRECTION and c != "\ufffd").strip()


def clean(question: str) -> str:
    """The question without control and direction characters, white space folded.

    Raises:
        InputError: it is empty, or longer than `LONGEST`.
    """
    text = " ".join(printable(question).split())
    if not any(c.isalnum() for c in text):
        raise InputError("问题是空的；请写出想问的内容，例如：重点单位多久演练一次")
    if len(text) > LONGEST:
        raise InputError(f"问题有{len(text)}个字，超过{LONGEST}字的上限；请缩短后再问，核对引用请用 neibao cite")
    return text


def read(question: str, region: str | None = None) -> Asked:
    """Read a question.

    Args:
        question: as typed.
        region: place chosen beside the question; a place in the question itself counts more.

    Raises:
        InputError: see `clean`.
    """
    text = load_lexicon().corrected(clean(question))
    folded = unicodedata.normalize("NFKC", text)
    places = find_places(folded)
    key, name = _place(places, region)
    held = {place.key for place in places if place.has_text}
    sides = [row for row in load_sides() if any(re.search(word, folded, re.IGNORECASE) for word in row.words)]
    return Asked(
        raw=question,
        text=text,
        lines=load_lexicon().corrected(printable(question)),
        language=_language(text),
        region=key,
        place_name=name,
        both_places=len(held) == len(Place) or bool(_COMPARISON.search(folded)),
        sides=tuple(dict.fromkeys(row.side for row in sides)),
        units=tuple(dict.fromkeys(unit for row in sides for unit in row.units)),
        expansions=load_lexicon().expansions(folded),
    )


_COMPARISON = re.compile(
    r"两地|两份(?:地方)?(?:文件|意见|文本)|两个(?:地方)?(?:文件|意见|文本)|穗辽|both documents|two documents"
)


def _language(text: str) -> str:
    chinese = sum("一" <= c <= "鿿" for c in text)
    latin = sum(c.isascii() and c.isalpha() for c in text)
    return "en" if latin > 3 * chinese else "zh"


def _place(places: tuple[NamedPlace, ...], region: str | None) -> tuple[str | None, str]:
    """The one place a question is about: a held one before others that are named with it (广东广州)."""
    ranked = sorted(places, key=lambda place: (not place.has_text, place.key != OTHER, place.key != NATIONAL))
    if ranked:
        return ranked[0].key, ranked[0].name
    if not region:
        return None, ""
    given = find_places(region)
    if given:
        return given[0].key, given[0].name
    return (region, region) if region in tuple(Place) else (OTHER, region)
