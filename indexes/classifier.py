"""Which clause answers a question, learnt from the bank: a small neural network over the question's terms.

Trained by `indexes.training`, stored in `data/classifier.npz`, evaluated here with numpy alone.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexes.lexical import Scores
from indexes.terms import terms

NONE = "none"
"""Class of questions that no held text answers."""

_STEPS = 127
"""Term vectors are stored as whole numbers of at most this size, one scale a dimension."""


class QuestionClassifier:
    """A sum of term vectors weighted by TF-IDF, rectified, then softmax regression.

    Args:
        vocabulary: terms and their rows.
        idf: inverse document frequency of each term.
        vectors: of the terms, as 8-bit integers; shape (terms, width).
        scale: what one step of each dimension is worth; shape (width,).
        shift: added before rectifying; shape (width,).
        weights: shape (width, classes).
        bias: shape (classes,).
        classes: passage ids, and `NONE`.
    """

    def __init__(
        self,
        vocabulary: dict[str, int],
        idf: Scores,
        vectors: NDArray[np.int8],
        scale: Scores,
        shift: Scores,
        weights: Scores,
        bias: Scores,
        classes: tuple[str, ...],
    ) -> None:
        self.vocabulary = vocabulary
        self.idf = idf
        self.vectors = vectors
        self.scale = scale
        self.shift = shift
        self.weights = weights
        self.bias = bias
        self.classes = classes

    def log_probabilities(self, text: str) -> Scores:
        """Log-probability of each class, shape (classes,)."""
        logits = np.maximum(self._sum(text) + self.shift, 0) @ self.weights + self.bias
        logits -= logits.max()
        return np.asarray(logits - np.log(np.exp(logits).sum()), dtype=np.float32)

    def vector(self, text: str) -> Scores:
        """Where a text lies among what was learnt, of unit length (zero without a known term), shape (width,).

        Texts that mean the same lie near each other, also where they share no term.
        """
        vector = self._sum(text)
        return np.asarray(vector / (float(np.linalg.norm(vector)) or 1.0), dtype=np.float32)

    def _sum(self, text: str) -> Scores:
        rows, values = features(text, self.vocabulary, self.idf)
        return np.asarray(values @ self.vectors[rows] * self.scale, dtype=np.float32)

    def save(self, path: Path) -> None:
        """Write the classifier as one compressed file; the weights as half floats."""
        packed: dict[str, NDArray[np.generic]] = {
            "vocabulary": _packed(list(self.vocabulary)),
            "classes": _packed(list(self.classes)),
            "idf": self.idf.astype(np.float16),
            "vectors": self.vectors,
            "scale": self.scale,
            "shift": self.shift,
            "weights": self.weights.astype(np.float16),
            "bias": self.bias,
        }
        with path.open("wb") as file:
            np.savez_compressed(file, allow_pickle=False, **packed)

    @classmethod
    def load(cls, path: Path) -> QuestionClassifier:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as stored:
            vocabulary = {name: row for row, name in enumerate(_unpacked(stored["vocabulary"]))}
            return cls(
                vocabulary,
                stored["idf"].astype(np.float32),
                stored["vectors"],
                stored["scale"],
                stored["shift"],
                stored["weights"].astype(np.float32),
                stored["bias"],
                tuple(_unpacked(stored["classes"])),
            )


def in_steps(vectors: Scores) -> tuple[NDArray[np.int8], Scores]:
    """Vectors as 8-bit integers, and what one step of each dimension is worth."""
    scale = np.maximum(np.abs(vectors).max(axis=0), 1e-9) / _STEPS
    return np.rint(vectors / scale).astype(np.int8), scale.astype(np.float32)


def features(text: str, vocabulary: dict[str, int], idf: Scores) -> tuple[NDArray[np.int64], Scores]:
    """Known terms of a text and their TF-IDF values, the whole of unit length."""
    counts = Counter(row for term in terms(text) if (row := vocabulary.get(term)) is not None)
    rows = np.fromiter(counts, dtype=np.int64, count=len(counts))
    values = (1 + np.log(np.fromiter(counts.values(), dtype=np.float32, count=len(counts)))) * idf[rows]
    norm = float(np.linalg.norm(values))
    return rows, np.asarray(values / norm if norm else values, dtype=np.float32)


def _packed(names: list[str]) -> NDArray[np.uint8]:
    return np.frombuffer(json.dumps(names, ensure_ascii=False).encode(), dtype=np.uint8)


def _unpacked(data: NDArray[np.uint8]) -> list[str]:
    names: list[str] = json.loads(data.tobytes().decode())
    return names


@cache
def load_classifier() -> QuestionClassifier:
    """The classifier that ships with the package."""
    with as_file(files("indexes").joinpath("data", "classifier.npz")) as path:
        return QuestionClassifier.load(path)
