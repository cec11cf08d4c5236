"""An item as one row of text, for the formats that are tables, and the words that all formats share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.quiz.models import TYPE_NAMES, Item, ItemType, Paper
from corpus.vocabulary import Held

OPTION_COLUMNS = 8
"""Option columns that a table has at least A to D of, and at most."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Row:
    """The columns of the trainers' layout, without the options."""

    type: str
    stem: str
    options: tuple[str, ...]
    key: str
    explanation: str
    difficulty: str
    basis: str
    points: int


def row_of(item: Item) -> Row:
    """An item in the trainers' layout."""
    return Row(
        TYPE_NAMES[item.type],
        clean(item.stem),
        tuple(clean(option.text) for option in item.options),
        clean(item.key),
        clean(item.explanation),
        str(item.difficulty),
        basis(item),
        item.points,
    )


def basis(item: Item) -> str:
    """The clauses an item rests on; a digest is marked."""
    return "；".join(s.label + ("（要旨）" if s.held == Held.DIGEST else "") for s in item.sources)


def clean(text: str) -> str:
    """Text without the characters that XML and spreadsheets cannot hold."""
    return _CONTROL.sub("", text)


def columns(paper: Paper) -> list[str]:
    """The heading of the trainers' layout, with as many options as the paper needs, at least four."""
    most = max([4, *(len(item.options) for item in paper.items)])
    return ["题型", "题干", *(f"选项{chr(65 + i)}" for i in range(most)), "答案", "解析", "难度", "依据", "分值"]


def cells(item: Item, heading: list[str]) -> list[str | int]:
    """One item's cells under the heading."""
    row = row_of(item)
    room = sum(name.startswith("选项") for name in heading)
    options = [*row.options, *[""] * (room - len(row.options))]
    return [row.type, row.stem, *options, row.key, row.explanation, row.difficulty, row.basis, row.points]


def is_choice(item: Item) -> bool:
    """Whether an item is answered by choosing options."""
    return bool(item.options)


def is_number(item: Item) -> bool:
    """Whether an item is answered by a number."""
    return item.type is ItemType.CASE and not item.options


def number_of(item: Item) -> int:
    """The number that answers a case item."""
    return int(re.findall("[0-9]+", item.answer[0])[0])
