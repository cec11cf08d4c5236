"""Rows of the lexicon: each stands in its examples, and no correction touches a text's own words."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest

from corpus import Library
from corpus.sources import SHIPPED

DATA: dict[str, list[dict[str, Any]]] = tomllib.loads(
    files("corpus").joinpath("data", "lexicon.toml").read_text(encoding="utf-8")
)
COLUMNS = {
    "term": ({"lay", "statute", "en", "examples"}, set()),
    "typo": ({"wrong", "right", "examples"}, {"unless"}),
    "english": ({"en", "zh", "examples"}, set()),
}
"""The columns of each table: those that a row must have, and those that it may have."""


def many(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def test_there_are_three_tables() -> None:
    assert set(DATA) == set(COLUMNS)


@pytest.mark.parametrize("table", COLUMNS)
def test_every_row_has_its_columns_and_examples(table: str) -> None:
    needed, allowed = COLUMNS[table]
    for row in DATA[table]:
        assert needed <= set(row) <= needed | allowed, row
        assert row["examples"], row
        assert all(many(row[name]) and all(many(row[name])) for name in needed), row


@pytest.mark.parametrize(("table", "column"), [("term", "lay"), ("typo", "wrong"), ("english", "en")])
def test_a_row_stands_in_each_of_its_examples(table: str, column: str) -> None:
    missing = [
        (many(row[column]), example)
        for row in DATA[table]
        for example in row["examples"]
        if not any(word.lower() in example.lower() for word in many(row[column]))
    ]
    assert missing == []


@pytest.mark.parametrize(("table", "column"), [("term", "lay"), ("typo", "wrong"), ("english", "en")])
def test_no_word_has_two_rows(table: str, column: str) -> None:
    counted = Counter(word.lower() for row in DATA[table] for word in many(row[column]))
    assert [word for word, count in counted.items() if count > 1] == []


def test_a_correction_changes_the_word_and_leads_to_no_other_error() -> None:
    wrong = {row["wrong"] for row in DATA["typo"]}
    for row in DATA["typo"]:
        assert row["wrong"] != row["right"]
        assert row["right"] not in wrong
        assert all(row["wrong"] in context for context in row.get("unless", ())), row


def test_no_correction_touches_a_word_of_the_texts() -> None:
    words = "".join(d.text for d in Library(SHIPPED).documents())
    touched = [
        row["wrong"]
        for row in DATA["typo"]
        if row["wrong"] in words and not any(context in words for context in row.get("unless", ()))
    ]
    assert touched == []
