"""The bank of questions: what people ask, each with the clause that answers it.

`data/questions` holds the bank proper, a file a text; `data/more_questions` holds what was written later for the index
alone: more ways to ask, and questions that no held text answers, which teach declining.

Every clause has questions of several writers' roles. For each clause a quarter of the roles, chosen by hash, is held
out: its questions have the split ``test``, stay out of the index, and measure it.

Each question was written for one clause; `data/also` names, for those questions that other clauses answer by
themselves too (a duty that stands in a law and in both documents), the others. A question of the test split has an
``also`` only where two readers who knew nothing of each other or of the search both named it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from corpus.locator import dotted, parse_locator
from corpus.models import Locator
from corpus.registry import load_registry

NONE_DOCUMENT = "none"
"""Document of questions that no held text answers; they teach declining."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as somebody types it.

    Attributes:
        id: stable name of the row.
        text: the question.
        document, locator: the clause that answers it.
        role: who asks, for example 校长.
        side: which side of the duty it asks for: who, what, when, how_often, how_many, allowed, what_if_not, why, how,
            compare.
        split: ``index`` or ``test``.
        also: other clauses that answer it by themselves, each a document and a place in it.
    """

    id: str
    text: str
    document: str
    locator: Locator
    role: str
    side: str
    split: str
    also: tuple[tuple[str, Locator], ...] = ()


@cache
def load_questions() -> tuple[Question, ...]:
    """All rows of the bank proper, in the order of the files."""
    return tuple(_rows("questions"))


@cache
def load_more_questions() -> tuple[Question, ...]:
    """The rows written for the index alone, in the order of the files."""
    return tuple(_rows("more_questions"))


def indexed_questions() -> tuple[Question, ...]:
    """Every question that the index and the training may see."""
    return (*(question for question in load_questions() if question.split == "index"), *load_more_questions())


def _rows(name: str) -> Iterator[Question]:
    also = _also()
    for row in _lines(name):
        yield _question(row, also.get(row["id"], ()))


def _lines(name: str) -> Iterator[dict[str, Any]]:
    folder: Traversable = files("corpus").joinpath("data", name)
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".jsonl"):
            yield from map(json.loads, entry.read_text(encoding="utf-8").splitlines())


@cache
def _also() -> Mapping[str, tuple[tuple[str, Locator], ...]]:
    """The further clauses of each question that has some, by its id."""
    return {row["id"]: tuple(map(_place, row["also"])) for row in _lines("also")}


def _place(written: str) -> tuple[str, Locator]:
    """A place written ``document:locator``, the locator in dotted form."""
    document, _, locator = written.partition(":")
    return document, parse_locator(locator, load_registry()[document].scheme)


def _question(row: Mapping[str, Any], also: tuple[tuple[str, Locator], ...]) -> Question:
    places = ("article", "section", "paragraph", "item", "subitem")
    locator = Locator(**{name: row.get(name) for name in places})
    names = ("id", "document", "role", "side", "split")
    return Question(text=row["question"], locator=locator, also=also, **{name: row[name] for name in names})


def held_out_roles(document: str, locator: Locator, roles: Collection[str]) -> frozenset[str]:
    """The quarter of the roles whose questions on this clause are kept for measuring.

    Args:
        document: key of the text.
        locator: any place in the clause; only its article or section counts.
        roles: the roles that have questions on the clause.
    """
    clause = f"{document}:{dotted(locator.clause)}"
    ranked = sorted(roles, key=lambda role: hashlib.sha256(f"{clause}|{role}".encode()).hexdigest())
    return frozenset(ranked[: max(1, len(ranked) // 4)])
