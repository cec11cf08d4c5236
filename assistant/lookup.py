"""Exact look-up: a question that names a clause by its number gets that clause."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.errors import InputError
from corpus.locator import parse_locator
from corpus.models import Locator
from corpus.normalize import fold
from corpus.numerals import CHINESE_NUMERAL
from corpus.registry import Alias, Registry

_N = rf"\(?(?:{CHINESE_NUMERAL}|[0-9]+)\)?"
_PLACE = re.compile(
    rf"(?:第{_N}|(?<![这那哪几一两])[0-9]{{1,3}}|(?<![这那哪几])[二三四五六七八九十百]+)条(?:之[一二三四五六七八九十]+)?(?:第?{_N}款)?(?:第?{_N}项)?(?:第?{_N}目)?"
    rf"|(?<=[^0-9])[0-9]{{1,3}}(?:\.[0-9]{{1,2}}){{1,3}}"
)
_TITLE = re.compile(r"《([^《》]{2,60})》")


@dataclass(frozen=True, slots=True)
class Named:
    """A text that a question names, and where.

    Attributes:
        alias: the name, None for a 《title》 that is no text of ours.
        title: the words of the name.
        start, end: offsets in the folded question.
    """

    alias: Alias | None
    title: str
    start: int
    end: int


def named_texts(question: str, registry: Registry) -> tuple[Named, ...]:
    """Every text that a question names: by 《title》, or by a bare title or alias; the longest name wins."""
    text = fold(question).text
    found = []
    for match in _TITLE.finditer(text):
        found.append(Named(registry.by_name(match[1]), match[1], *match.span()))
    names = sorted(registry.aliases, key=lambda alias: -len(alias.name))
    for alias in names:
        name = fold(alias.name).text
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if not any(row.start < end and start < row.end for row in found):
                found.append(Named(alias, name, start, end))
            start = text.find(name, end)
    return tuple(sorted(found, key=lambda row: row.start))


def clause_named(question: str, named: Named, registry: Registry) -> Locator | None:
    """The clause that follows a text's name in a question, or stands anywhere in it; None where none does.

    Raises:
        InputError: what looks like a clause number is none.
    """
    assert named.alias is not None
    text = fold(question).text
    match = _PLACE.search(text, named.end) or _PLACE.search(text)
    if match is None:
        return None
    try:
        return parse_locator(match[0], registry[named.alias.document].scheme)
    except InputError:
        return None


def bare_clause(question: str) -> bool:
    """Whether a question names a clause by number at all."""
    return _PLACE.search(fold(question).text) is not None
