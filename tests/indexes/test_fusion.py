"""Signals become one score by a weighted sum, its weights dated data."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexes.fusion import EVIDENCE, SIGNALS, Weights, fuse, load_weights, probability, shares
from indexes.search import _rarity


def test_the_shipped_weights_say_when_and_from_what_they_were_learnt() -> None:
    weights = load_weights()
    assert date.fromisoformat(weights.date)
    assert weights.source
    assert set(weights.ranking) == set(SIGNALS)
    assert set(weights.answering) == {*EVIDENCE, "bias"}
    assert 0 < weights.threshold < 1


def test_a_score_is_the_weighted_sum_of_the_signals() -> None:
    ranking = {name: float(place) for place, name in enumerate(SIGNALS)}
    signals = {name: np.array([0.0, 1.0, place / 2], dtype=np.float32) for place, name in enumerate(SIGNALS)}
    expected = [0.0, sum(ranking.values()), sum(place * place / 2 for place in range(len(SIGNALS)))]
    assert fuse(signals, Weights("", "", ranking, {}, 0.5)).tolist() == pytest.approx(expected)


@given(st.lists(st.floats(-50, 50, width=32), min_size=1, max_size=20))
def test_shares_sum_to_one_and_keep_the_order(logits: list[float]) -> None:
    found = shares(np.array(logits, dtype=np.float32))
    assert float(found.sum()) == pytest.approx(1, abs=1e-4)
    assert found[int(np.argmax(logits))] == found.max()


def test_more_evidence_for_an_answer_makes_it_more_probable() -> None:
    weights = load_weights()
    none = dict.fromkeys(EVIDENCE, 0.0)
    helps = max(EVIDENCE, key=lambda name: weights.answering[name])
    assert 0 < probability(none, weights) < probability({**none, helps: 1.0}, weights) < 1


def test_a_passage_with_fewer_questions_is_rarer_and_one_without_any_is_not_infinitely_so() -> None:
    rarity = _rarity(np.array([0] * 40 + [1] * 5 + [-1] * 9), 3)
    assert rarity[0] < rarity[1] < rarity[2] < 4
    assert np.exp(-rarity).sum() == pytest.approx(1.0)
