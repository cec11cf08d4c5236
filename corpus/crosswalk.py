"""What stands behind the clauses of the two documents: the crosswalk and their hanging references, as data.

`data/crosswalk.toml` ties each clause to the articles of the laws behind it; `data/hanging.toml` ties each hanging
reference to the places that answer it, or says why none does.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from corpus.locator import parse_locator
from corpus.models import Locator
from corpus.registry import load_registry


@dataclass(frozen=True, slots=True)
class Place:
    """A clause of a text."""

    document: str
    locator: Locator


@dataclass(frozen=True, slots=True)
class Basis:
    """An article behind a clause, and why it stands there."""

    place: Place
    why: str


@dataclass(frozen=True, slots=True)
class CrosswalkRow:
    """What stands behind one clause.

    Attributes:
        behind: the articles, each with its reason.
        gap: what in the clause no article held says; empty where everything has a basis.
    """

    clause: Place
    behind: tuple[Basis, ...]
    gap: str = ""


@dataclass(frozen=True, slots=True)
class HangingTie:
    """What answers one hanging reference.

    Attributes:
        clause: the clause it stands in.
        words: the phrase.
        nth: which of the same phrases in that clause, counted from 1.
        answers: places of laws held that answer it.
        none: why none does; empty where one does.
        see: titles of the national library that bear on it.
    """

    clause: Place
    words: str
    nth: int
    answers: tuple[Place, ...]
    none: str
    see: tuple[str, ...]


class Crosswalk:
    """The rows, asked from both sides."""

    def __init__(self, rows: tuple[CrosswalkRow, ...]) -> None:
        self.rows = rows

    def behind(self, document: str, locator: Locator) -> tuple[CrosswalkRow, ...]:
        """The rows of a clause and of what lies inside it; for a part without a row, that of the clause around it."""
        mine = [row for row in self.rows if row.clause.document == document]
        inside = tuple(row for row in mine if locator.covers(row.clause.locator))
        around = [row for row in mine if row.clause.locator.covers(locator)]
        return inside or tuple(around[-1:])

    def resting_on(self, law: str, locator: Locator) -> tuple[tuple[Place, Basis], ...]:
        """The clauses of the two documents that rest on an article or on a part of it, with the reason."""
        return tuple(
            (row.clause, basis)
            for row in self.rows
            for basis in row.behind
            if basis.place.document == law
            and (locator.covers(basis.place.locator) or basis.place.locator.covers(locator))
        )


def _read(name: str) -> Any:
    return tomllib.loads(files("corpus").joinpath("data", name).read_text(encoding="utf-8"))


def _place(document: str, written: str) -> Place:
    return Place(document, parse_locator(written, load_registry()[document].scheme))


def _answer(written: str) -> Place:
    document, _, locator = written.partition(" ")
    return _place(document, locator)


@cache
def load_crosswalk() -> Crosswalk:
    """The crosswalk that ships with the package."""
    return Crosswalk(tuple(_row(row) for row in _read("crosswalk.toml")["clause"]))


def _row(row: Mapping[str, Any]) -> CrosswalkRow:
    behind = tuple(Basis(_place(basis["law"], basis["at"]), basis["why"]) for basis in row.get("behind", ()))
    return CrosswalkRow(_place(row["document"], row["at"]), behind, row.get("gap", ""))


@cache
def load_hanging() -> tuple[HangingTie, ...]:
    """The hanging references of the two documents, in the order of the texts."""
    return tuple(
        HangingTie(
            clause=_place(row["document"], row["at"]),
            words=row["words"],
            nth=row.get("nth", 1),
            answers=tuple(_answer(written) for written in row.get("answers", ())),
            none=row.get("none", ""),
            see=tuple(row.get("see", ())),
        )
        for row in _read("hanging.toml")["hanging"]
    )
