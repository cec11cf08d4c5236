"""The question sets that ship for measuring (`data/evaluation/*.jsonl`), development and test halves apart."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from corpus.models import Locator


@dataclass(frozen=True, slots=True)
class Expected:
    """A clause that answers a case."""

    document: str
    locator: Locator


@dataclass(frozen=True, slots=True)
class Case:
    """A question and what a right answer rests on.

    Attributes:
        expect: clauses of which any one answers; empty where the texts do not answer.
        expect_all: clauses that must all be there.
        first_words: words of which the answer must begin with one.
        sentences: which sentences of the first clause answer, counted from 1; empty where none is singled out.
        split: dev or test.
    """

    id: str
    question: str
    kind: str
    region: str | None
    expect: tuple[Expected, ...]
    expect_all: tuple[Expected, ...]
    first_words: tuple[str, ...]
    sentences: tuple[int, ...]
    split: str

    @property
    def place(self) -> Locator:
        """Where the first clause that answers stands; the empty locator where none does."""
        return self.expect[0].locator if self.expect else Locator()


@cache
def load_cases(name: str) -> tuple[Case, ...]:
    """The cases of one set.

    Args:
        name: file name without its ending; the half is part of it (overview-dev), or a field of each row.
    """
    text = files("corpus").joinpath("data", "evaluation", f"{name}.jsonl").read_text(encoding="utf-8")
    half = name.rpartition("-")[2]
    return tuple(_case(json.loads(line), half) for line in text.splitlines() if line.strip())


def _case(row: Mapping[str, Any], half: str) -> Case:
    return Case(
        id=row["id"],
        question=row["question"],
        kind=row.get("kind", ""),
        region=row.get("region"),
        expect=tuple(_expected(place) for place in row.get("expect", ())),
        expect_all=tuple(_expected(place) for place in row.get("expect_all", ())),
        first_words=tuple(row.get("first_words", ())),
        sentences=tuple(row.get("sentences", ())),
        split=row.get("split", half),
    )


def _expected(row: Mapping[str, Any]) -> Expected:
    places = ("article", "article_suffix", "section", "paragraph", "item", "subitem")
    return Expected(row["document"], Locator(**{name: row.get(name) for name in places}))
