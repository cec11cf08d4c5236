"""Wordings are brought into a form that the reader knows."""

from __future__ import annotations

import pytest

from assistant.reading.sentences.rewrites import REWRITE_FILES, load_rewrites

ROWS = [row for file in REWRITE_FILES for row in load_rewrites(file)]
EXAMPLES = [(row.apply, said, meant) for row in ROWS for said, meant in row.examples]


def test_each_row_carries_examples() -> None:
    assert all(row.examples for row in ROWS)


@pytest.mark.parametrize(("apply", "said", "meant"), EXAMPLES, ids=[said for _, said, _ in EXAMPLES])
def test_a_row_makes_of_its_examples_what_it_says(apply, said: str, meant: str) -> None:  # type: ignore[no-untyped-def]
    assert apply(said) == meant
