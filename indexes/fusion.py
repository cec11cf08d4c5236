"""How the signals of one passage become one score: a weighted sum, its weights in `data/weights.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from indexes.lexical import Scores

SIGNALS = ("lexical", "dense", "bank", "bank_dense")
"""Names of the signals; each is about 0–1 by itself, so scores of different questions compare."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Weight of each signal, with the day and the set they were learnt from."""

    date: str
    source: str
    values: Mapping[str, float]

    @property
    def total(self) -> float:
        """Sum of the weights: the score of a passage on which every signal is 1."""
        return sum(self.values.values())


@cache
def load_weights() -> Weights:
    """The weights that ship with the package."""
    row = json.loads(files("indexes").joinpath("data", "weights.json").read_text(encoding="utf-8"))
    return Weights(row["date"], row["source"], {name: float(row[name]) for name in SIGNALS})


def fuse(signals: Mapping[str, Scores], weights: Weights) -> Scores:
    """Weighted sum of the signals, divided by the weights' sum; shape (passages,)."""
    total = sum(weights.values.get(name, 0.0) * values for name, values in signals.items())
    scores: Scores = total / weights.total  # type: ignore[assignment]
    return scores
