"""Places: which of them has a text of its own, however it is named (`data/places.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place with its own text, the names people use for it, and the places inside it."""

    key: str
    names: tuple[str, ...]
    within: tuple[str, ...]
    examples: tuple[str, ...]


@cache
def load_places() -> tuple[PlaceRow, ...]:
    """The places that ship with the package."""
    text = files("assistant").joinpath("data", "places.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["place"]
    return tuple(
        PlaceRow(row["key"], tuple(row["names"]), tuple(row["within"]), tuple(row["examples"])) for row in rows
    )


def place_key(name: str) -> str:
    """The key of the place that a name names or lies in; any other name is returned as it is."""
    plain = name.strip().lower()
    for row in load_places():
        if any(word in plain for word in (row.key, *row.names, *row.within)):
            return row.key
    return name.strip()
