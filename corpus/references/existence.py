"""Whether a place that a reference names is there, and why it is not shown where it is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.models import Chapter, Document, Locator
from corpus.references.chapters import has_chapter
from corpus.references.texts import Named, Texts
from corpus.vocabulary import Scheme, Unresolved


def why_unresolved(
    texts: Texts, named: Named | None, places: Sequence[Locator], parts: Sequence[Chapter]
) -> Unresolved | None:
    """The reason why places of a text cannot be shown; None where they can, or where no clause is named.

    Args:
        texts: give the words.
        named: the text, None where nothing says which.
        places: the clauses named.
        parts: the chapters named.
    """
    if named is None:
        return Unresolved.NO_LAW
    if named.key is None:
        return Unresolved.NOT_HELD
    if not places and not parts:
        return None
    document = texts.document(named.key)
    if document is None:
        return _beyond(texts, named.key, places)
    exists = all(exists_in(document, place) for place in places)
    exists = exists and all(has_chapter(document, part) for part in parts)
    return None if exists else Unresolved.NO_SUCH_CLAUSE


def _beyond(texts: Texts, key: str, places: Sequence[Locator]) -> Unresolved | None:
    """For a text whose words are not held, what its number of articles says."""
    articles = texts.registry[key].articles if key in texts.registry else None
    beyond = articles is not None and any((place.article or 0) > articles for place in places)
    return Unresolved.NO_SUCH_CLAUSE if beyond else None


def exists_in(document: Document, place: Locator) -> bool:
    """Whether a text has this place; a digest has the same parts as the law itself.

    An item named without its paragraph exists where any paragraph of the article has it.
    """
    if document.find(place) is not None:
        return True
    if document.meta.scheme is Scheme.ENUMERATED:
        return document.find(place.clause) is not None  # its entries have paragraphs that the tree does not count
    if place.item is None or place.paragraph is not None:
        return False
    return any(
        replace(clause.locator, paragraph=None) == place
        for clause in document.clauses
        if clause.locator.clause == place.clause
    )
