"""Signals become one score by a weighted sum, its weights dated data."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from indexes.fusion import SIGNALS, Weights, fuse, load_weights


def test_the_shipped_weights_say_when_and_from_what_they_were_learnt() -> None:
    weights = load_weights()
    assert date.fromisoformat(weights.date)
    assert weights.source
    assert set(weights.values) == set(SIGNALS)
    assert weights.total > 0


def test_a_score_is_the_weighted_mean_of_the_signals() -> None:
    weights = Weights("2026-01-01", "test", dict(zip(SIGNALS, [3.0, 1.0, *[0.0] * (len(SIGNALS) - 2)], strict=True)))
    signals = {name: np.array([0.0, 1.0, 0.5], dtype=np.float32) for name in SIGNALS}
    signals[SIGNALS[1]] = np.array([1.0, 1.0, 0.0], dtype=np.float32)
    assert fuse(signals, weights).tolist() == pytest.approx([0.25, 1.0, 0.375])
