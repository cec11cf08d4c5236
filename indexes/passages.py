"""What can be found: a passage for each clause, numbered item or article, with its ancestors' headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.library import Library
from corpus.locator import dotted
from corpus.models import CITABLE, Clause, Document, Locator
from corpus.vocabulary import NodeKind, Scheme

_SENTENCE_END = re.compile(r"(?<=[。；;！？!?])\s*|\n+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A findable part of a text.

    Attributes:
        id: document key and dotted locator, unique.
        document, locator: its address.
        context: document title and headings above it.
        text: its own words; of a clause with items, the words before the first item.
    """

    id: str
    document: str
    locator: Locator
    context: str
    text: str

    @property
    def searchable(self) -> str:
        """Context and words together, as the indexes read them."""
        return f"{self.context}\n{self.text}"


def sentences(text: str) -> list[str]:
    """Split a clause into sentences, at 。；！？ and line breaks."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part and part.strip()]


def passage_id(document: str, locator: Locator) -> str:
    """The id of the passage at a place."""
    return f"{document}:{dotted(locator)}"


def passages(library: Library) -> tuple[Passage, ...]:
    """All passages of the texts that are held, in the order of the texts."""
    return tuple(passage for document in library.documents() for passage in _of(document))


def _of(document: Document) -> Iterator[Passage]:
    for clause in document.clauses:
        if document.meta.scheme is Scheme.STATUTE:
            if clause.node.kind in (NodeKind.CLAUSE,):
                yield _passage(document, clause, document.body(clause))
        elif text := _own_words(document, clause):
            yield _passage(document, clause, text)


def _own_words(document: Document, clause: Clause) -> str:
    """A leaf's words; of a clause with items its lead, unless that is no more than a title."""
    if clause.is_leaf:
        return document.body(clause)
    lead = clause.node.span.cut(document.text)[len(clause.node.marker) :].strip()
    first = next(child for child in clause.node.children if child.kind in CITABLE)
    return lead if len(sentences(lead)) > 1 or first.kind is NodeKind.SUBITEM else ""


def _passage(document: Document, clause: Clause, text: str) -> Passage:
    context = " ".join((document.meta.title, *clause.headings))
    return Passage(passage_id(document.key, clause.locator), document.key, clause.locator, context, text)


def unit_of(places: dict[str, int], document: str, locator: Locator) -> int | None:
    """Index of the passage that answers for a place: itself, or the nearest larger or first smaller one around it.

    Args:
        places: passage ids and their indexes.
        document: key of the text.
        locator: the place, as a question of the bank or a crosswalk row names it.
    """
    candidates = (
        locator,
        Locator(locator.article, locator.article_suffix, locator.section, None, locator.item),
        locator.clause,
    )
    for candidate in candidates:
        if (index := places.get(passage_id(document, candidate))) is not None:
            return index
    prefix = passage_id(document, locator.clause) + "."
    return next((index for name, index in places.items() if name.startswith(prefix)), None)
