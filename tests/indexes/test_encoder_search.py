"""Where an encoder takes part it is one more signal; where none does the search is what it was."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from indexes.aside import current_build
from indexes.classifier import NONE
from indexes.encoder import Encoder
from indexes.encoder_files import has_encoder_weights
from indexes.fusion import ENCODER_EVIDENCE, ENCODER_SIGNALS, EVIDENCE, SIGNALS, Weights, load_weights, probability
from indexes.lexical import Scores
from indexes.search import SearchIndex

QUESTION = "重点单位多久演练一次"


class OneClause:
    """An encoder that is nearly sure of one clause."""

    def __init__(self, clause: str, *others: str) -> None:
        self.classes = (clause, *others, NONE)

    def log_probabilities(self, question: str) -> Scores:
        logits = np.full(len(self.classes), -9.0, dtype=np.float32)
        logits[0] = 0.0
        return logits


def weights(**ranking: float) -> Weights:
    evidence = {**dict.fromkeys(ENCODER_EVIDENCE, 0.0), "encoder_none": -1.0, "bias": 0.5}
    return Weights("", "", {**dict.fromkeys(ENCODER_SIGNALS, 0.0), **ranking}, evidence, 0.5)


def opened(built: Path, learnt: Weights | None = None, encoder: Encoder | None = None) -> SearchIndex:
    build = current_build(built)
    assert build is not None
    return SearchIndex(build, learnt, encoder=encoder)


def test_without_an_encoder_the_signals_and_the_evidence_are_the_plain_ones(built: Path) -> None:
    index = opened(built)
    reading = index.read(QUESTION)
    assert set(reading.signals) == set(SIGNALS)
    assert set(reading.evidence) == set(EVIDENCE)
    assert index.weights == load_weights()


def test_with_an_encoder_there_is_one_more_signal_and_what_it_says_of_none(built: Path) -> None:
    reading = opened(built, weights(), OneClause("liaoning:4", "liaoning:5")).read(QUESTION)
    assert set(reading.signals) == set(ENCODER_SIGNALS)
    assert set(reading.evidence) == set(ENCODER_EVIDENCE)
    assert (reading.evidence["encoder"], reading.evidence["encoder_none"]) == (0.0, -9.0)
    told = dict(zip((passage.id for passage in reading.passages), reading.signals["encoder"], strict=True))
    assert told["liaoning:4"] == 0.0
    assert told["liaoning:5"] == -9.0
    assert told["guangzhou:1"] == -9.0  # was not learnt: the least there is


def test_the_encoders_clause_comes_first_where_its_signal_alone_counts(built: Path) -> None:
    for clause in ("guangzhou:3", "liaoning:4"):
        hits = opened(built, weights(encoder=1.0), OneClause(clause)).search("随便问问", limit=1)
        assert [hit.passage.id for hit in hits] == [clause]


def test_the_encoder_changes_no_other_signal(built: Path) -> None:
    plain = opened(built).read(QUESTION)
    wide = opened(built, weights(), OneClause("liaoning:4")).read(QUESTION)
    for name in SIGNALS:
        assert (plain.signals[name] == wide.signals[name]).all()
    for name in set(EVIDENCE) - {"margin"}:
        assert plain.evidence[name] == wide.evidence[name]


def test_evidence_that_the_weights_do_not_know_changes_nothing() -> None:
    known = dict.fromkeys(EVIDENCE, 0.3)
    assert probability({**known, "encoder": -5.0, "encoder_none": -1.0}, load_weights()) == probability(
        known, load_weights()
    )


def test_weights_for_the_encoder_name_its_signals_and_its_evidence(built: Path) -> None:
    if not has_encoder_weights():
        pytest.skip("no weights for the encoder ship yet")
    learnt = load_weights(encoder=True)
    assert set(learnt.ranking) == set(ENCODER_SIGNALS)
    assert set(learnt.answering) == {*ENCODER_EVIDENCE, "bias"}
    assert 0 < learnt.threshold < 1
    assert opened(built, encoder=OneClause("liaoning:4")).weights == learnt
