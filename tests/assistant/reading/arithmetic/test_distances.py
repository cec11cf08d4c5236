"""Sizes told by their distance from a round number, or by a line that they touch."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.reading.arithmetic.distances import Distance, load_distances

Figures = Callable[..., list[tuple[int | None, int | None]]]
ROWS = load_distances()


@pytest.mark.parametrize(("row", "said", "meant"), [(row, *pair) for row in ROWS for pair in row.examples])
def test_a_row_makes_of_its_examples_what_it_says(row: Distance, said: str, meant: str) -> None:
    assert row.apply(said) == meant


@pytest.mark.parametrize(("row", "words"), [(row, words) for row in ROWS for words in row.others])
def test_a_row_leaves_near_ones_as_they_are(row: Distance, words: str) -> None:
    assert row.apply(words) == words
