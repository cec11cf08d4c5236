"""The places that a text names (`data/places.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.models import Span
from corpus.vocabulary import Place

OTHER, NATIONAL = "other", "national"
"""Keys of a place that no held text is for, and of the whole country."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A row of the data: names that stand for one place, and where they do not."""

    key: str
    title: str
    names: tuple[str, ...]
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place as a text names it.

    Attributes:
        key: guangzhou, liaoning, national or other.
        name: its title where it has one, else the words found.
        span: where it stands.
    """

    key: str
    name: str
    span: Span

    @property
    def has_text(self) -> bool:
        """Whether a text of this very place is held."""
        return self.key in tuple(Place)


@cache
def load_places() -> tuple[PlaceRow, ...]:
    """The rows of `data/places.toml`."""
    data = files("corpus").joinpath("data", "places.toml").read_text(encoding="utf-8")
    return tuple(
        PlaceRow(
            key=row["key"],
            title=row["title"],
            names=tuple(row["names"]),
            not_before=tuple(row.get("not_before", ())),
            not_after=tuple(row.get("not_after", ())),
            examples=tuple(row["examples"]),
        )
        for row in tomllib.loads(data)["place"]
    )


def find_places(text: str) -> tuple[NamedPlace, ...]:
    """Every place a text names, in order, the longest name winning where names overlap."""
    lowered = text.lower()
    found: list[NamedPlace] = []
    for row in load_places():
        for name in row.names:
            start = lowered.find(name.lower())
            while start >= 0:
                span = Span(start, start + len(name))
                if _means_it(lowered, span, row):
                    found.append(NamedPlace(row.key, row.title or name, span))
                start = lowered.find(name.lower(), span.end)
    found.sort(key=lambda place: (place.span.start, -len(place.span)))
    kept: list[NamedPlace] = []
    for place in found:
        if not kept or place.span.start >= kept[-1].span.end:
            kept.append(place)
    return tuple(kept)


def _means_it(text: str, span: Span, row: PlaceRow) -> bool:
    before, after = text[: span.start], text[span.end :]
    if before.endswith(row.not_before) or after.startswith(row.not_after):
        return False
    ascii_word = text[span.start].isascii()
    return not (ascii_word and any(side.isascii() and side.isalpha() for side in (before[-1:], after[:1])))
