"""The words of a passage that an item may ask for: figures, slogans, members of lists, terms that get confused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.quiz.passages import Passage
from assistant.quiz.rows import read_data
from assistant.quiz.workshop import inner_members
from corpus.figures import TextFigure, find_figures
from corpus.models import Span
from corpus.normalize import fold

_QUOTED = re.compile(r"“([^“”]{2,40})”")
_TITLE = re.compile(r"《[^《》]{3,24}》")


@dataclass(frozen=True, slots=True)
class Gap:
    """Words of a passage that can be asked for.

    Attributes:
        span: where in the passage's text.
        text: the words.
        kind: figure, slogan, title, member or term.
    """

    span: Span
    text: str
    kind: str


def cut(passage: Passage, gap: Gap, instead: str) -> str:
    """The passage's text with `instead` in place of the gap."""
    return passage.text[: gap.span.start] + instead + passage.text[gap.span.end :]


def figures(passage: Passage) -> Iterator[tuple[Gap, TextFigure]]:
    """The figures of a passage that stand in it once, in its own words."""
    for figure in find_figures(passage.text):
        if figure.unit and figure.text != "100%" and passage.text.count(figure.text) == 1:
            yield Gap(figure.span, figure.text, "figure"), figure


def slogans(passage: Passage) -> Iterator[Gap]:
    """The parts of what stands in quotation marks, or the whole of it."""
    for match in _QUOTED.finditer(passage.text):
        parts = list(re.finditer("[^、，和]{3,}", match[1])) if re.search("[、，]", match[1]) else []
        for part in parts or list(re.finditer(".+", match[1])):
            if passage.text.count(part[0]) == 1 and len(part[0]) <= 14:
                yield Gap(Span(match.start(1) + part.start(), match.start(1) + part.end()), part[0], "slogan")


def titles(passage: Passage) -> Iterator[Gap]:
    """Titles of other texts."""
    for match in _TITLE.finditer(passage.text):
        if passage.text.count(match[0]) == 1:
            yield Gap(Span(*match.span()), match[0], "title")


def members(passage: Passage) -> Iterator[Gap]:
    """Inner members of enumerations."""
    for span in inner_members(passage.text):
        words = span.cut(passage.text)
        if len(words) >= 3 and passage.text.count(words) == 1:
            yield Gap(span, words, "member")


@cache
def confusions() -> tuple[tuple[str, ...], ...]:
    """The rows of `confusions.toml`."""
    return tuple(tuple(row["terms"]) for row in read_data("confusions.toml")["row"])


@cache
def swaps() -> tuple[tuple[str, str], ...]:
    """The two-way changes of `confusions.toml`."""
    return tuple((row["was"], row["now"]) for row in read_data("confusions.toml")["swap"])


def terms(passage: Passage) -> Iterator[tuple[Gap, tuple[str, ...]]]:
    """Terms of a passage that get confused with others, with those others; a row asks for its first term."""
    for row in confusions():
        words = row[0]
        others = tuple(other for other in row[1:] if other not in passage.text)
        if passage.text.count(words) == 1 and len(others) == len(row) - 1:
            start = passage.text.index(words)
            plain = words.rstrip("，")
            gap = Gap(Span(start, start + len(plain)), plain, "term")
            yield gap, tuple(other.rstrip("，") for other in others)


def number_of(figure: TextFigure) -> str:
    """The number of a figure as it is written: 2, 九十, 1万."""
    match = re.search("[0-9０-９.]+[百千万亿]*|[零一二两三四五六七八九十百千万亿]+", fold(figure.text).text)
    return match[0] if match else ""
