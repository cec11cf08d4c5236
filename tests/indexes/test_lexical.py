"""The sparse matrices give what the formulas give."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Library
from indexes.lexical import BM25_B, BM25_K1, LexicalIndex, build_bm25, build_tfidf
from indexes.passages import passages
from indexes.terms import terms

TEXTS = st.lists(st.text(alphabet="单位保安应当配备人a1 ，", max_size=20), min_size=1, max_size=8)
QUERIES = st.text(alphabet="单位保安应当配备人谁a1 ，", max_size=12)


def naive_bm25(texts: list[str], query: str) -> list[float]:
    """BM25 term by term, divided by the idf mass of the query (unknown terms weigh as much as the mean)."""
    bags = [Counter(terms(text)) for text in texts]
    mean_length = max(1.0, sum(sum(bag.values()) for bag in bags) / len(bags))
    vocabulary = {term for bag in bags for term in bag}

    def idf(term: str) -> float:
        holding = sum(term in bag for bag in bags)
        return math.log(1 + (len(bags) - holding + 0.5) / (holding + 0.5))

    asked = set(terms(query))
    known = asked & vocabulary
    if not known:
        return [0.0] * len(texts)
    mean = sum(map(idf, vocabulary)) / len(vocabulary)
    mass = sum(map(idf, known)) + len(asked - known) * mean
    scores = []
    for bag in bags:
        score = 0.0
        for term in known:
            count, length = bag[term], sum(bag.values())
            score += (
                idf(term) * count * (BM25_K1 + 1) / (count + BM25_K1 * (1 - BM25_B + BM25_B * length / mean_length))
            )
        scores.append(score / (mass * (BM25_K1 + 1)))
    return scores


def naive_cosine(texts: list[str], query: str) -> list[float]:
    bags = [Counter(terms(text)) for text in texts]
    vocabulary = {term for bag in bags for term in bag}
    idf = {t: math.log((1 + len(bags)) / (1 + sum(t in bag for bag in bags))) + 1 for t in vocabulary}
    asked = Counter(terms(query))
    known = {term: (1 + math.log(count)) * idf[term] for term, count in asked.items() if term in vocabulary}
    if not known:
        return [0.0] * len(texts)
    unknown = (len(asked) - len(known)) * max(idf.values()) ** 2 / 4
    norm = math.sqrt(sum(weight**2 for weight in known.values()) + unknown)
    scores = []
    for bag in bags:
        weights = {term: (1 + math.log(count)) * idf[term] for term, count in bag.items()}
        length = math.sqrt(sum(weight**2 for weight in weights.values()))
        scores.append(sum(known[t] * weights.get(t, 0) for t in known) / (norm * length) if length else 0.0)
    return scores


@given(texts=TEXTS, query=QUERIES)
def test_bm25_is_the_formulas(texts: list[str], query: str) -> None:
    np.testing.assert_allclose(build_bm25(texts).bm25(query), naive_bm25(texts, query), atol=1e-5)


@given(texts=TEXTS, query=QUERIES)
def test_cosine_of_tf_idf_is_the_formulas(texts: list[str], query: str) -> None:
    np.testing.assert_allclose(build_tfidf(texts).cosine(query), naive_cosine(texts, query), atol=1e-5)


@pytest.mark.parametrize("query", ["重点单位多久演练一次", "学校要配几个保安", "loose petrol", "2‰"])
def test_bm25_over_the_two_documents_is_the_formulas(documents: Library, query: str) -> None:
    texts = [passage.searchable for passage in passages(documents)]
    np.testing.assert_allclose(build_bm25(texts).bm25(query), naive_bm25(texts, query), atol=1e-5)


def test_an_index_that_was_saved_answers_the_same(tmp_path: Path) -> None:
    index = build_bm25(["单位应当配备保安员", "学校 CCTV 保存30日", ""])
    index.save(tmp_path / "x.npz")
    loaded = LexicalIndex.load(tmp_path / "x.npz")
    for query in ("保安员", "cctv", "30日", "没有的"):
        np.testing.assert_array_equal(index.bm25(query), loaded.bm25(query))


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("保安员", 2, ["保", "安", "员", "保安", "安员"]),
        ("保安员", 3, ["保", "安", "员", "保安", "安员", "保安员"]),
        ("CCTV保存３０日", 2, ["cctv", "保", "存", "保存", "30", "日"]),
        ("２‰，５％", 2, ["2‰", "5%"]),
        ("在的", 2, ["在的"]),
        ("，。", 2, []),
        ("", 2, []),
    ],
)
def test_terms_are_pairs_of_characters_words_and_numbers(text: str, longest: int, expected: list[str]) -> None:
    assert terms(text, longest) == expected
