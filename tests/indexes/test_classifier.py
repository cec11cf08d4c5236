"""The classifier: what is stored is what was learnt, a text without a known term is believed by the bias alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from indexes.classifier import NONE, QuestionClassifier, features, in_steps, load_classifier
from indexes.training.classifier import Judged, fit_classifier
from indexes.training.examples import Example

CLASSES = ("a", "b", NONE)
TOLD = [("门卫夜里睡觉", "a"), ("门卫打瞌睡", "a"), ("探头坏了不修", "b"), ("探头没装", "b"), ("今天下雨吗", NONE)] * 40


@pytest.fixture(scope="module")
def learnt() -> QuestionClassifier:
    return fit_classifier([Example(text, (label,)) for text, label in TOLD], CLASSES)


def test_what_is_stored_is_what_was_learnt(learnt: QuestionClassifier, tmp_path: Path) -> None:
    learnt.save(tmp_path / "classifier.npz")
    again = QuestionClassifier.load(tmp_path / "classifier.npz")
    assert again.classes == CLASSES
    for text in ("门卫睡觉", "探头坏了", "下雨吗", "CCTV"):
        np.testing.assert_allclose(again.log_probabilities(text), learnt.log_probabilities(text), atol=0.02)


def test_beliefs_sum_to_one(learnt: QuestionClassifier) -> None:
    for text in ("门卫睡觉", "", "????", "全是没见过的词语"):
        assert np.exp(learnt.log_probabilities(text)).sum() == pytest.approx(1.0, abs=1e-4)


def test_a_text_without_a_known_term_is_believed_by_what_is_common(learnt: QuestionClassifier) -> None:
    rows, values = features("xyz", learnt.vocabulary, learnt.idf)
    assert (len(rows), len(values)) == (0, 0)
    np.testing.assert_allclose(learnt.log_probabilities("xyz"), learnt.log_probabilities(""))


def test_vectors_lose_no_more_than_half_a_step() -> None:
    vectors = np.random.default_rng(7).normal(size=(50, 8)).astype(np.float32)
    steps, scale = in_steps(vectors)
    assert steps.dtype == np.int8
    assert np.abs(steps * scale - vectors).max() <= scale.max() / 2 + 1e-6


def test_a_teacher_moves_what_is_believed() -> None:
    examples = [Example(text, (label,)) for text, label in TOLD]
    doubtful = np.full((len(examples), 3), 1 / 3, dtype=np.float32)
    sure, taught = fit_classifier(examples, CLASSES), fit_classifier(examples, CLASSES, doubtful)
    assert taught.log_probabilities("门卫打瞌睡").argmax() == 0
    assert taught.log_probabilities("门卫打瞌睡")[0] < sure.log_probabilities("门卫打瞌睡")[0]


def test_a_teacher_is_believed_of_a_text_that_nobody_labelled() -> None:
    examples = [Example(text, (label,)) for text, label in TOLD]
    judged = Judged(["巡逻犬吠叫"] * 20, np.tile(np.array([0, 0, 1], dtype=np.float32), (20, 1)))
    alone = fit_classifier([*examples, Example("巡逻犬吠叫", (CLASSES[0],))], CLASSES)
    told = fit_classifier([*examples, Example("巡逻犬吠叫", (CLASSES[0],))], CLASSES, judged=judged)
    assert told.log_probabilities("巡逻犬吠叫")[2] > alone.log_probabilities("巡逻犬吠叫")[2]


def test_what_ships_knows_what_no_text_answers() -> None:
    shipped = load_classifier()
    assert shipped.classes[-1] == NONE
    assert len(set(shipped.classes)) == len(shipped.classes) > 200
    best = shipped.classes[int(shipped.log_probabilities("今天广州的天气怎么样").argmax())]
    assert best == NONE
