"""Lay phrases for each clause: words people use when their question is answered by it (`data/phrases/*.toml`).

The clause's own wording is not among them; they widen what a clause can be found by.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.locator import parse_locator
from corpus.models import Locator
from corpus.registry import load_registry


@dataclass(frozen=True, slots=True)
class ClausePhrases:
    """The phrases of one clause."""

    document: str
    locator: Locator
    phrases: tuple[str, ...]


@cache
def load_phrases() -> tuple[ClausePhrases, ...]:
    """All rows, text by text."""
    rows = []
    folder = files("corpus").joinpath("data", "phrases")
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        key = entry.name.removesuffix(".toml")
        scheme = load_registry()[key].scheme
        for row in tomllib.loads(entry.read_text(encoding="utf-8"))["clause"]:
            locator = parse_locator(str(row["locator"]), scheme)
            rows.append(ClausePhrases(key, locator, tuple(row["phrases"])))
    return tuple(rows)
