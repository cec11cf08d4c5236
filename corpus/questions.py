"""The bank of questions: what people ask, each with the clause that answers it.

`data/questions` holds the bank proper, a file a text; `data/more_questions` holds what was written later for the index
alone: more ways to ask, and questions that no held text answers, which teach declining.

Every clause has questions of several writers' roles. For each clause a quarter of the roles, chosen by hash, is held
out: its questions have the split ``test``, stay out of the index, and measure it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.locator import dotted
from corpus.models import Locator

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
    """

    id: str
    text: str
    document: str
    locator: Locator
    role: str
    side: str
    split: str


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
    folder = files("corpus").joinpath("data", name)
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".jsonl"):
            for line in entry.read_text(encoding="utf-8").splitlines():
                yield _question(json.loads(line))


def _question(row: dict[str, str | int | None]) -> Question:
    places = ("article", "section", "paragraph", "item", "subitem")
    locator = Locator(**{name: row.get(name) for name in places})  # type: ignore[arg-type]
    return Question(
        id=str(row["id"]),
        text=str(row["question"]),
        document=str(row["document"]),
        locator=locator,
        role=str(row["role"]),
        side=str(row["side"]),
        split=str(row["split"]),
    )


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
