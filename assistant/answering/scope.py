"""Which text answers which question (DOMAIN §5)."""

from __future__ import annotations

from corpus.library import Library
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


def place_title(region: str | None) -> str:
    """How a place is called in an answer."""
    return {Place.GUANGZHOU: "广州", Place.LIAONING: "辽宁"}.get(region or "", "")  # type: ignore[call-overload,no-any-return]
