"""In which paragraph and item each place of an article's text lies, read from its lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.models import Document, Locator
from corpus.normalize import halve
from corpus.numerals import CHINESE_NUMERAL, parse_integer
from corpus.vocabulary import NodeKind

_ITEM = re.compile(rf"[ \t]*\(\s?({CHINESE_NUMERAL})\s?\)")
_SUBITEM = re.compile(r"[ \t]*(?:([0-9]{1,2})[.、](?![0-9])|\(([0-9]{1,2})\))")


@dataclass(frozen=True)
class Layout:
    """Places in the order of the text.

    Attributes:
        starts: offset at which each part begins, the first 0.
        places: the locator of each part.
        headings: offsets inside headings (第六条 at its own article), where no mention is.
    """

    starts: tuple[int, ...]
    places: tuple[Locator, ...]
    headings: tuple[tuple[int, int], ...] = ()

    def at(self, offset: int) -> Locator:
        """The locator of the part that holds an offset."""
        return self.places[max(0, bisect_right(self.starts, offset) - 1)]

    def in_heading(self, offset: int) -> bool:
        """Whether the offset lies inside the number of an article, a clause or an item."""
        index = bisect_right(self.headings, (offset, 1 << 60)) - 1
        return index >= 0 and self.headings[index][0] <= offset < self.headings[index][1]

    @cached_property
    def _items(self) -> dict[tuple[Locator, int | None], list[tuple[int, int]]]:
        """For each article and item number, and for any number, where items begin and in which paragraph."""
        found: dict[tuple[Locator, int | None], list[tuple[int, int]]] = {}
        for start, place in zip(self.starts, self.places, strict=True):
            if place.item is not None and place.paragraph is not None:
                for number in (place.item, None):
                    found.setdefault((place.clause, number), []).append((start, place.paragraph))
        return found

    @cached_property
    def _paragraphs_with_items(self) -> frozenset[tuple[Locator, int | None]]:
        return frozenset((place.clause, place.paragraph) for place in self.places if place.item is not None)

    @property
    def has_items(self) -> bool:
        """Whether any part is an item."""
        return bool(self._paragraphs_with_items)

    def paragraph_has_items(self, place: Locator) -> bool:
        """Whether the paragraph of a place has items."""
        return (place.clause, place.paragraph) in self._paragraphs_with_items

    def with_item(self, article: Locator, number: int | None, before: int) -> int | None:
        """The last paragraph of an article, beginning at or before an offset, that has an item of this number.

        Where none has it, the last one that has items at all.
        """
        for wanted in (number, None):
            items = self._items.get((article.clause, wanted), [])
            index = bisect_right(items, (before, 1 << 60)) - 1
            if index >= 0:
                return items[index][1]
        return None


def snippet_layout(text: str, home: Locator) -> Layout:
    """The layout of an article's text, or of a part of it that begins in `home`."""
    if home.article is None:
        return Layout((0,), (home,))
    paragraph, place = home.paragraph or 0, home
    starts, places = list[int](), list[Locator]()
    begun = home.paragraph is not None
    for start, line in _lines(halve(text)):
        if found := _ITEM.match(line):
            place = replace(place, item=parse_integer(found[1]), subitem=None, paragraph=max(1, paragraph))
        elif place.item is not None and places and (found := _SUBITEM.match(line)):
            place = replace(place, subitem=parse_integer(found[1] or found[2]))
        elif not (begun and not places):
            paragraph += 1
            place = Locator(home.article, home.article_suffix, home.section, paragraph)
        starts.append(start)
        places.append(place)
    return Layout(tuple(starts), tuple(places)) if starts else Layout((0,), (home,))


def _lines(text: str) -> Sequence[tuple[int, str]]:
    found, offset = list[tuple[int, str]](), 0
    for line in text.split("\n"):
        if line.strip():
            found.append((offset, line))
        offset += len(line) + 1
    return found


def document_layout(document: Document) -> Layout:
    """The layout of a whole document, from its tree."""
    starts, places, headings = [0], [Locator()], list[tuple[int, int]]()
    for clause in document.clauses:
        node = clause.node
        starts.append(node.span.start)
        places.append(clause.locator)
        if node.marker:
            headings.append((node.span.start, node.span.start + len(node.marker.rstrip())))
    for node in document.root.walk():
        if node.kind is NodeKind.HEADING and node.marker:
            headings.append((node.span.start, node.span.start + len(node.marker.rstrip())))
    order = sorted(range(len(starts)), key=lambda index: starts[index])
    return Layout(tuple(starts[i] for i in order), tuple(places[i] for i in order), tuple(sorted(headings)))
