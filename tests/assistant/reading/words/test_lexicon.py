"""Every row of the reader's words finds its examples, and every example is found by its row."""

from __future__ import annotations

import pytest

from assistant.reading.words.lexicon import WordRow, load_words
from assistant.reading.words.plain import plain
from assistant.reading.words.tokens import tokenize


@pytest.mark.parametrize("row", load_words().rows, ids=lambda row: f"{row.group}-{row.value}")
def test_each_example_holds_a_word_of_its_row(row: WordRow) -> None:
    assert row.examples
    for example in row.examples:
        found = [(token.group, token.value) for token in tokenize(plain(example))]
        assert (row.group, row.value) in found, example


def test_no_word_has_two_meanings() -> None:
    words = [word for row in load_words().rows for word in row.words]
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_tokens_leave_nothing_out() -> None:
    text = plain("广州的中学有1800名师生，其中寄宿生600人，要配几个保安？")
    tokens = tokenize(text)
    assert "".join(token.text for token in tokens) == text
