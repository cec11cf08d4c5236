"""Texts that the user imported or fetched: the version whose words stand on the day asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from corpus.errors import StorageError
from corpus.models import Document, Metadata, Provenance
from corpus.parser import parse
from corpus.store import Version, VersionStore
from corpus.vocabulary import Scheme, Standing


class ImportedSource:
    """Versions in a folder of the user's.

    Args:
        folder: the folder of the version store.
        day: the day for which a version is chosen.
        today: the day on which its standing is judged; by default the same one.
    """

    name = "imported"

    def __init__(self, folder: Path, day: date, today: date | None = None) -> None:
        self.store = VersionStore(folder)
        self.day = day
        self.today = today or day

    def load(self, meta: Metadata) -> Document | None:
        """The version that stands on the day, or None; a damaged store counts as having none (see `problems`)."""
        try:
            version = self.store.on(meta.key, self.day)
            if version is None:
                return None
            current = self.store.on(meta.key, self.today)
            known = meta if version == current else replace(meta, standing=Standing.SUPERSEDED)
            return document_of(self.store, known, version)
        except StorageError:
            return None

    def problems(self) -> Iterator[tuple[str, str]]:
        """Texts whose stored versions cannot be used, with the reason."""
        for key in self.store.texts():
            try:
                for version in self.store.versions(key):
                    self.store.text(key, version)
            except StorageError as error:
                yield key, str(error)


def document_of(store: VersionStore, meta: Metadata, version: Version) -> Document:
    """A stored version, parsed, with its own dates.

    Raises:
        StorageError: its text cannot be used.
    """
    text = store.text(meta.key, version)
    return parse(text, version_metadata(meta, version), provenance=provenance_of(version))


def provenance_of(version: Version) -> Provenance:
    """Where a stored version came from."""
    retrieved = date.fromisoformat(version.retrieved)
    return Provenance(version.source, version.origin, version.since or version.id, retrieved=retrieved)


def version_metadata(meta: Metadata, version: Version) -> Metadata:
    """What is registered of a text, with the dates that this version states of itself.

    An official database gives only what is in force, so the day a text was fetched is a day its standing was checked.
    """
    effective = date.fromisoformat(version.effective) if version.effective else meta.effective
    revised = tuple(date.fromisoformat(day) for day in version.revised) if version.since else meta.revised
    checked = [meta.checked_on, date.fromisoformat(version.retrieved) if version.source == "synced" else None]
    return replace(
        meta,
        scheme=Scheme(version.scheme) if version.scheme else meta.scheme,
        effective=effective,
        revised=revised,
        checked_on=max(filter(None, checked), default=None),
        articles=version.articles,
        not_bundled="",
    )
