"""Every row of the files of named patterns finds its own examples and none of its near ones."""

from __future__ import annotations

import pytest

from assistant.reading.words.patterns import PATTERN_FILES, PatternRow, load_patterns

ROWS = [row for file in PATTERN_FILES for row in load_patterns(file).values()]


@pytest.mark.parametrize(("row", "words"), [(row, words) for row in ROWS for words in row.examples])
def test_a_row_finds_its_examples(row: PatternRow, words: str) -> None:
    assert row.pattern.search(words)


@pytest.mark.parametrize(("row", "words"), [(row, words) for row in ROWS for words in row.others])
def test_a_row_finds_no_near_ones(row: PatternRow, words: str) -> None:
    assert not row.pattern.search(words)
