"""Learn the weights of the signals and of the evidence, from questions that the index measured had never seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

OVER_DECLINE, OVER_DECLINE_ENCODER = 0.022, 0.01
"""Share of answerable questions that the threshold may decline, on the folds: less with the encoder, which is surer of
itself on questions of other writers (answerable-dev)."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What an index that never saw a question says about it, and the passages that answer.

    Attributes:
        signals: shape (passages, signals).
        evidence: shape (evidence,).
        owners: indexes of the passages.
    """

    signals: NDArray[np.float32]
    evidence: NDArray[np.float64]
    owners: tuple[int, ...]


def learn_ranking(measured: Sequence[Measured], names: Sequence[str]) -> dict[str, float]:
    """Weights under which the right passages together have the greatest softmax likelihood (L2, never negative)."""
    signals = np.stack([row.signals for row in measured])
    right = np.zeros(signals.shape[:2], dtype=bool)
    for row, one in enumerate(measured):
        right[row, list(one.owners)] = True

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        logits = signals @ weights
        logits -= logits.max(axis=1, keepdims=True)
        shares = np.exp(logits)
        shares /= shares.sum(axis=1, keepdims=True)
        among = np.where(right, shares, 0.0)
        likelihood = among.sum(axis=1, keepdims=True) + 1e-12
        value = -np.log(likelihood).mean() + 1e-4 * float(weights @ weights)
        slope = np.einsum("qp,qps->qs", shares - among / likelihood, signals)
        return float(value), slope.mean(axis=0) + 2e-4 * weights

    bounds = [(0.0, None)] * len(names)
    solved = minimize(loss, np.ones(len(names)), jac=True, method="L-BFGS-B", bounds=bounds)
    return {name: round(float(value), 4) for name, value in zip(names, solved.x, strict=True)}


def learn_answering(
    measured: Sequence[Measured], names: Sequence[str], over_decline: float = OVER_DECLINE
) -> tuple[dict[str, float], float]:
    """Logistic regression of whether a question is answered, both kinds weighing the same, and its threshold."""
    evidence = np.stack([row.evidence for row in measured])
    answered = np.array([bool(row.owners) for row in measured])
    mean, spread = evidence.mean(axis=0), evidence.std(axis=0) + 1e-9
    scaled = np.hstack([(evidence - mean) / spread, np.ones((len(evidence), 1))])
    importance = np.where(answered, 0.5 / answered.mean(), 0.5 / (1 - answered.mean()))
    sign = np.where(answered, 1.0, -1.0)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margins = sign * (scaled @ weights)
        value = (importance * np.logaddexp(0, -margins)).mean() + 1e-3 * float(weights[:-1] @ weights[:-1])
        slope = -importance * sign / (1 + np.exp(margins))
        gradient = (scaled * slope[:, None]).mean(axis=0)
        gradient[:-1] += 2e-3 * weights[:-1]
        return float(value), gradient

    solved = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B").x
    weights = solved[:-1] / spread
    bias = float(solved[-1] - (solved[:-1] * mean / spread).sum())
    chances = 1 / (1 + np.exp(-(evidence @ weights + bias)))
    threshold = float(np.quantile(chances[answered], over_decline))
    row = {name: round(float(value), 5) for name, value in zip(names, weights, strict=True)}
    return {**row, "bias": round(bias, 5)}, round(threshold, 4)
