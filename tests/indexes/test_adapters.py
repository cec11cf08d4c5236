"""Our own parameters of the encoder survive being written, and name the matrices that they change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from corpus import Library
from indexes.adapters import Adapters, Matrix, adapters
from indexes.classifier import NONE
from indexes.passages import passages


def some_adapters() -> Adapters:
    draw = np.random.default_rng(0)
    changes = {
        Matrix(0, "q"): (draw.normal(size=(8, 2)).astype(np.float16), draw.normal(size=(2, 8)).astype(np.float16)),
        Matrix(1, "f1"): (draw.normal(size=(8, 2)).astype(np.float16), draw.normal(size=(2, 16)).astype(np.float16)),
    }
    head = draw.normal(size=(3, 8)).astype(np.float16).astype(np.float32)
    return Adapters(changes, head, np.array([0.1, 0.2, 0.3], np.float32), ("甲:1", "甲:2", NONE), "2026-11-22")


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    before = some_adapters()
    before.save(tmp_path / "encoder.npz")
    after = Adapters.load(tmp_path / "encoder.npz")
    assert (after.classes, after.trained) == (before.classes, before.trained)
    assert (after.head == before.head).all()
    assert (after.bias == before.bias).all()
    assert set(after.changes) == set(before.changes)
    for matrix, (a, b) in before.changes.items():
        assert (after.changes[matrix][0] == a).all()
        assert (after.changes[matrix][1] == b).all()
        assert after.changes[matrix][0].dtype == after.changes[matrix][1].dtype == np.float16


@pytest.mark.parametrize(
    ("matrix", "name"),
    [
        (Matrix(0, "q"), "Transformer-0-MultiHeadSelfAttention/dense/Tensordot/Reshape_1:0"),
        (Matrix(0, "k"), "Transformer-0-MultiHeadSelfAttention/dense_1/Tensordot/Reshape_1:0"),
        (Matrix(0, "f1"), "Transformer-0-FeedForward/dense_4/Tensordot/Reshape_1:0"),
        (Matrix(1, "q"), "Transformer-1-MultiHeadSelfAttention/dense_6/Tensordot/Reshape_1:0"),
        (Matrix(5, "o"), "Transformer-5-MultiHeadSelfAttention/dense_33/Tensordot/Reshape_1:0"),
        (Matrix(5, "f2"), "Transformer-5-FeedForward/dense_35/Tensordot/Reshape_1:0"),
    ],
)
def test_a_matrix_is_found_under_its_name_in_the_model(matrix: Matrix, name: str) -> None:
    assert matrix.initializer == name


def test_the_shipped_adapters_know_their_day_and_only_clauses_that_can_be_found(library: Library) -> None:
    shipped = adapters()
    if shipped is None:
        pytest.skip("no adapters ship yet")
    assert date.fromisoformat(shipped.trained)
    assert NONE in shipped.classes
    assert set(shipped.classes) <= {passage.id for passage in passages(library)} | {NONE}
    assert shipped.head.shape == (len(shipped.classes), 384)
    assert shipped.bias.shape == (len(shipped.classes),)
    assert shipped.changes
