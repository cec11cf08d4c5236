"""Which text answers which question (DOMAIN §5)."""

from __future__ import annotations

from corpus.crosswalk import load_crosswalk
from corpus.library import Library
from corpus.models import Locator
from corpus.vocabulary import Place


def in_scope(library: Library, region: str | None) -> frozenset[str]:
    """Keys of the texts that answer for a place: its own, and the national ones.

    Args:
        library: the texts.
        region: guangzhou, liaoning, another place, or None for no place, which leaves every text in.
    """
    keys = [document.meta for document in library.documents()]
    if region is None:
        return frozenset(meta.key for meta in keys)
    return frozenset(meta.key for meta in keys if meta.place in (None, region))


def place_texts(library: Library, region: str) -> frozenset[str]:
    """Keys of the texts that are one place's own."""
    return frozenset(d.key for d in library.documents() if d.meta.place == region)


def national_texts(library: Library) -> frozenset[str]:
    """Keys of the texts of the whole country."""
    return frozenset(d.key for d in library.documents() if d.meta.place is None)


def place_title(region: str | None) -> str:
    """How a place is called in an answer."""
    return {Place.GUANGZHOU: "广州", Place.LIAONING: "辽宁"}.get(region or "", "")  # type: ignore[call-overload,no-any-return]


def laws_behind(document: str, locator: Locator) -> tuple[tuple[str, Locator], ...]:
    """The articles that stand behind a clause of the two documents (`data/crosswalk.toml`), in its order."""
    rows = load_crosswalk().behind(document, locator)
    return tuple((basis.place.document, basis.place.locator) for row in rows for basis in row.behind)


def twins(document: str, locator: Locator) -> frozenset[tuple[str, Locator]]:
    """Clauses that rest on the same article as this one: what the other texts say on the same matter."""
    articles = {(key, place.clause) for key, place in laws_behind(document, locator)} or {(document, locator.clause)}
    found = set(articles)
    for row in load_crosswalk().rows:
        if any((basis.place.document, basis.place.locator.clause) in articles for basis in row.behind):
            found.add((row.clause.document, row.clause.locator.clause))
    return frozenset(found)
