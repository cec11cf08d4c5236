"""Training: folds without leakage, beliefs that sum to one, weights that follow the evidence, adapters that merge."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from assistant.model import ROFORMER
from corpus import Library
from corpus.questions import NONE_DOCUMENT, indexed_questions, load_questions
from indexes.classifier import NONE
from indexes.encoder_build import initialisers, members
from indexes.fusion import margin
from indexes.passages import passages
from indexes.training import learn_weights
from indexes.training.encoder import BATCH, _batches, _of_one_length, _padded
from indexes.training.examples import FOLDS, Example, fold_of, labelled, targets
from indexes.training.roformer import Adapted, RoFormer, rotated, rotations
from indexes.training.weights import Measured, learn_answering, learn_ranking

REAL = os.environ.get("NEIBAO_TEST_WHEEL", "")


@pytest.fixture(scope="module")
def rows() -> list[tuple[object, tuple[int, ...]]]:
    return list(labelled(passages(Library())))


def test_no_role_stands_in_two_folds_of_one_clause() -> None:
    folds: dict[object, set[int]] = defaultdict(set)
    for question in indexed_questions():
        if question.document != NONE_DOCUMENT:
            folds[question.document, question.locator.clause, question.role].add(fold_of(question))
    assert {len(found) for found in folds.values()} == {1}
    assert {fold for found in folds.values() for fold in found} == set(range(FOLDS))


def test_no_held_out_question_is_learnt_from(rows: list[tuple[object, tuple[int, ...]]]) -> None:
    learnt = {question.id for question, _ in rows}  # type: ignore[attr-defined]
    assert not learnt & {question.id for question in load_questions() if question.split == "test"}
    assert len(learnt) == len(rows)


def test_a_question_is_learnt_with_the_clause_it_was_written_for_first(
    rows: list[tuple[object, tuple[int, ...]]],
) -> None:
    several = [owners for _, owners in rows if len(owners) > 1]
    assert several
    assert all(len(set(owners)) == len(owners) for owners in several)
    assert any(not owners for _, owners in rows)


def test_what_is_believed_of_an_example_sums_to_one_and_favours_the_main_class() -> None:
    shares = targets([Example("甲", ("a",)), Example("乙", ("b", "a", "c"))], ["a", "b", "c", NONE])
    assert shares.sum(axis=1) == pytest.approx([1.0, 1.0])
    assert shares[0].argmax() == 0
    assert shares[1].argmax() == 1
    assert shares[1, 0] == pytest.approx(shares[1, 2])
    assert shares[1, 0] > shares[1, 3]


def test_texts_of_one_length_are_believed_together() -> None:
    texts = [[1] * length for length in (3, 5, 3, 4, 5, 3) * 20]
    batches = list(_of_one_length(texts))
    assert sorted(row for batch in batches for row in batch) == list(range(len(texts)))
    assert all(len({len(texts[row]) for row in batch}) == 1 for batch in batches)
    assert max(len(batch) for batch in batches) <= BATCH


def measured(signals: list[list[float]], evidence: list[float], *owners: int) -> Measured:
    return Measured(np.array(signals, dtype=np.float32), np.array(evidence), owners)


def test_the_ranking_trusts_the_signal_that_finds_the_owner() -> None:
    found = [measured([[1, 0], [0, 1]], [0.0], 0), measured([[0, 1], [1, 0]], [0.0], 1)] * 5
    ranking = learn_ranking(found, ("good", "bad"))
    assert ranking["good"] > 1
    assert ranking["bad"] == 0


def test_every_passage_that_answers_counts_as_found() -> None:
    both = [measured([[1, 0], [0, 1], [0, 0]], [0.0], 0, 1)] * 5
    ranking = learn_ranking(both, ("first", "second"))
    assert ranking["first"] == pytest.approx(ranking["second"], rel=0.01)
    assert ranking["first"] > 0


def test_the_threshold_declines_few_that_are_answered_and_the_evidence_decides() -> None:
    answered = [measured([[0.0]], [1.0 + 0.01 * step], 0) for step in range(100)]
    nothing = [measured([[0.0]], [-1.0 - 0.01 * step]) for step in range(100)]
    weights, threshold = learn_answering(answered + nothing, ("score",))
    chances = [1 / (1 + np.exp(-(weights["score"] * one.evidence[0] + weights["bias"]))) for one in answered + nothing]
    assert sum(chance < threshold for chance in chances[:100]) <= 3
    assert all(chance < threshold for chance in chances[100:])


def test_the_margin_is_that_of_the_ranking_that_was_learnt() -> None:
    rng = np.random.default_rng(0)
    found = []
    for row in range(60):
        signals = rng.normal(size=(12, 2))
        if row % 2:
            signals[row % 12, 0] += 4
        evidence = [float("nan")]
        found.append(Measured(signals.astype(np.float32), np.array(evidence), (row % 12,) if row % 2 else ()))
    weights = learn_weights(found, ("good", "bad"), ("margin",), "test")
    assert weights.answering["margin"] > 0
    assert margin(np.array([3.0, *[0.0] * 9])) == pytest.approx(2.7)


def test_an_adapter_changes_a_layer_as_its_factors_say() -> None:
    torch.manual_seed(0)
    layer = nn.Linear(8, 6)
    adapted = Adapted(layer)
    nn.init.normal_(adapted.up)
    down, up = (torch.from_numpy(factor).float() for factor in adapted.factors())
    inputs = torch.randn(3, 8)
    expected = inputs @ (layer.weight.T + down @ up) + layer.bias
    assert torch.allclose(adapted(inputs), expected, atol=0.05)


def test_rotary_positions_keep_lengths_and_depend_on_the_distance_alone() -> None:
    values = torch.ones(1, 1, 5, 64)
    turned = rotated(values, rotations(5))
    assert torch.allclose(turned.norm(dim=-1), values.norm(dim=-1))
    products = turned[0, 0] @ turned[0, 0].T
    assert torch.allclose(products[0, 2], products[2, 4], atol=1e-3)


def test_batches_are_as_many_as_asked_and_pad_little() -> None:
    import random

    lengths = [random.Random(1).randint(3, 40) for _ in range(700)]
    batches = list(_batches(lengths, 50, random.Random(0)))
    assert len(batches) == 50
    first = {int(row) for batch in batches[:22] for row in batch}
    assert first == set(range(700))
    tokens = _padded([[1, 2, 3], [4]])
    assert tokens.tolist() == [[1, 2, 3], [4, 0, 0]]


@pytest.mark.skipif(not REAL, reason="NEIBAO_TEST_WHEEL names no package")
def test_the_module_gives_the_vectors_of_the_published_model(tmp_path: Path) -> None:
    import onnxruntime
    from tokenizers import BertWordPieceTokenizer

    model, words = members(Path(REAL), ROFORMER.sha256)
    (tmp_path / "vocab.txt").write_bytes(words)
    tokens = BertWordPieceTokenizer(str(tmp_path / "vocab.txt"), lowercase=True).encode("门卫夜里能不能睡觉").ids
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    inputs = np.array([tokens], dtype=np.float32)
    expected = session.run(None, {"Input-Token": inputs, "Input-Segment": np.zeros_like(inputs)})[0][0]
    roformer = RoFormer({name: torch.from_numpy(values) for name, values in initialisers(model).items()}).eval()
    with torch.no_grad():
        found = roformer(torch.tensor([[*tokens, 0, 0]]), 0.0)[0].numpy()
    assert np.allclose(found, expected, atol=1e-3)
