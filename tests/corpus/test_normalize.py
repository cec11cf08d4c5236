"""Folding keeps the way back to the raw text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.normalize import fold


@pytest.mark.parametrize(
    ("raw", "folded"),
    [("１２", "12"), ("（六）", "(六)"), ("３％", "3%"), ("１．", "1."), ("《法》", "《法》"), ("㎡", "m2")],
)
def test_widths_fold_to_half(raw: str, folded: str) -> None:
    assert fold(raw).text == folded


@given(st.text())
def test_each_folded_character_knows_the_raw_one_it_came_from(raw: str) -> None:
    result = fold(raw)
    assert len(result.origins) == len(result.text) + 1
    assert result.origins[-1] == len(raw)
    assert list(result.origins) == sorted(result.origins)
    assert set(result.origins[:-1]) == set(range(len(raw)))
    assert result.text == "".join(unicodedata.normalize("NFKC", char) for char in raw)


@given(st.text(min_size=1), st.data())
def test_a_span_of_the_folded_text_maps_to_raw_words_that_fold_to_it(raw: str, data: st.DataObject) -> None:
    result = fold(raw)
    start = data.draw(st.integers(0, len(result.text)))
    end = data.draw(st.integers(start, len(result.text)))
    span = result.raw_span(start, end)
    assert 0 <= span.start <= span.end <= len(raw)
    assert result.text[start:end] in fold(span.cut(raw)).text


def test_a_character_that_folds_to_several_is_cut_whole() -> None:
    result = fold("约５㎡。")
    assert result.text == "约5m2。"
    assert result.raw_span(2, 3).cut("约５㎡。") == "㎡"
