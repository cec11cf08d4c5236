"""The dense side finds the nearest sentence of each owner, and nothing phones home."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus.errors import IndexMissing
from indexes.dense import DenseIndex, build_dense

RANDOM = np.random.default_rng(20261122)


def unit_vectors(count: int, size: int = 16) -> np.ndarray:
    vectors = RANDOM.normal(size=(count, size)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, np.ndarray, list[int]]:
    folder = tmp_path_factory.mktemp("dense")
    vectors, owners = unit_vectors(40), [int(o) for o in RANDOM.integers(0, 12, 40)]
    build_dense(folder, "sentences", [f"句{i}" for i in range(40)], owners, vectors)
    return folder, vectors, owners


def test_the_best_sentence_of_each_owner_is_found(stored: tuple[Path, np.ndarray, list[int]]) -> None:
    folder, vectors, owners = stored
    index = DenseIndex(folder, "sentences")
    for query in unit_vectors(10):
        naive = np.zeros(12, dtype=np.float32)
        for vector, owner in zip(vectors, owners, strict=True):
            naive[owner] = max(naive[owner], float(vector @ query))
        np.testing.assert_allclose(index.best(query, 12), naive, atol=1e-5)


def test_only_the_nearest_sentences_count(stored: tuple[Path, np.ndarray, list[int]]) -> None:
    folder, vectors, owners = stored
    scores = DenseIndex(folder, "sentences").nearest(vectors[0], 12, limit=1)
    assert np.flatnonzero(scores).tolist() == [owners[0]]


def test_a_question_of_no_known_term_is_near_to_nothing(stored: tuple[Path, np.ndarray, list[int]]) -> None:
    index = DenseIndex(stored[0], "sentences")
    assert not index.best(np.zeros(16, dtype=np.float32), 12).any()
    assert not index.nearest(np.zeros(16, dtype=np.float32), 12, limit=5).any()


def test_a_collection_that_is_not_there_is_refused(stored: tuple[Path, np.ndarray, list[int]]) -> None:
    with pytest.raises(IndexMissing, match="neibao index build"):
        DenseIndex(stored[0], "nothing")


def test_telemetry_is_off(stored: tuple[Path, np.ndarray, list[int]]) -> None:
    from indexes.dense import _client

    client = _client(stored[0])
    assert client.get_settings().anonymized_telemetry is False
