"""What every source of texts offers."""

from __future__ import annotations

from typing import Protocol

from corpus.models import Document, Metadata


class Source(Protocol):
    """Yields parsed texts by key."""

    name: str

    def load(self, meta: Metadata) -> Document | None:
        """The text that `meta` registers, parsed, or None where this source does not have it."""
        ...
