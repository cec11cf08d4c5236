"""How the signals of a passage become its score, and whether any passage answers at all.

Both are linear in the signals; the weights are learnt by `indexes.training` and stored with the day and the set they
were learnt from: in `data/weights.json`, and for an index with the question encoder in `data/weights-encoder.json`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from indexes import encoder_files
from indexes.lexical import Scores

SIGNALS = ("lexical", "phrases", "dense", "bank", "classifier", "rarity")
"""Names of the ranking signals, one number a passage each."""

EVIDENCE = ("lexical", "phrases", "dense", "bank", "bank_none", "classifier", "none", "unknown", "margin", "length")
"""Names of the numbers, one a question each, that tell whether the texts answer it."""

ENCODER_SIGNALS = (*SIGNALS, "encoder")
"""Names of the signals where the question encoder takes part."""

ENCODER_EVIDENCE = (*EVIDENCE, "encoder", "encoder_none")
"""Names of the evidence where the question encoder takes part."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Learnt weights.

    Attributes:
        date: day of the training.
        source: what they were learnt from.
        ranking: weight of each signal.
        answering: weight of each kind of evidence, and `bias`.
        threshold: least probability of an answer at which the texts are taken to answer.
    """

    date: str
    source: str
    ranking: Mapping[str, float]
    answering: Mapping[str, float]
    threshold: float


@cache
def load_weights(encoder: bool = False) -> Weights:
    """The weights that ship with the package.

    Args:
        encoder: those for an index with the question encoder.
    """
    name = encoder_files.WEIGHTS if encoder else "weights.json"
    row = json.loads(encoder_files.DATA.joinpath(name).read_text(encoding="utf-8"))
    return Weights(row["date"], row["source"], row["ranking"], row["answering"], row["threshold"])


def fuse(signals: Mapping[str, Scores], weights: Weights) -> Scores:
    """Weighted sum of the signals, a logit for each passage; shape (passages,)."""
    total = np.zeros_like(next(iter(signals.values())))
    for name, weight in weights.ranking.items():
        total += np.float32(weight) * signals[name]
    return total


def margin(logits: Scores | NDArray[np.float64]) -> float:
    """By how much the best passage's logit exceeds the mean of the best ten."""
    ranked = np.sort(logits)
    return float(ranked[-1] - ranked[-10:].mean())


def shares(logits: Scores) -> Scores:
    """Softmax of logits: each passage's share of the belief, summing to 1; shape as given."""
    raised = np.exp(logits - logits.max())
    return np.asarray(raised / raised.sum(), dtype=np.float32)


def probability(evidence: Mapping[str, float], weights: Weights) -> float:
    """Probability that the texts answer a question, by logistic regression on its evidence."""
    total = sum(weight * (1.0 if name == "bias" else evidence[name]) for name, weight in weights.answering.items())
    return float(1 / (1 + np.exp(-total)))
