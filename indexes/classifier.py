"""Which clause answers a question, learnt from the bank: softmax regression over the question's terms.

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
from scipy import sparse

from indexes.lexical import Scores
from indexes.terms import terms

LONGEST = 3
NONE = "none"
"""Class of questions that no held text answers."""


class QuestionClassifier:
    """Softmax regression over TF-IDF of terms.

    Args:
        vocabulary: terms and their rows.
        idf: inverse document frequency of each term.
        weights: shape (terms, classes), sparse.
        bias: shape (classes,).
        classes: passage ids, and `NONE`.
    """

    def __init__(
        self,
        vocabulary: dict[str, int],
        idf: Scores,
        weights: sparse.csr_matrix,
        bias: Scores,
        classes: tuple[str, ...],
    ) -> None:
        self.vocabulary = vocabulary
        self.idf = idf
        self.weights = weights
        self.bias = bias
        self.classes = classes

    def log_probabilities(self, text: str) -> Scores:
        """Log-probability of each class, shape (classes,)."""
        rows, values = features(text, self.vocabulary, self.idf)
        logits = self.bias.copy()
        if len(rows):
            logits += self.weights[rows].T @ values
        logits -= logits.max()
        return np.asarray(logits - np.log(np.exp(logits).sum()), dtype=np.float32)

    def save(self, path: Path) -> None:
        """Write the classifier as one compressed file; weights as half floats."""
        packed = {
            "vocabulary": _packed(list(self.vocabulary)),
            "classes": _packed(list(self.classes)),
            "idf": self.idf.astype(np.float16),
            "bias": self.bias,
            "data": self.weights.data.astype(np.float16),
            "indices": self.weights.indices.astype(np.uint16),
            "indptr": self.weights.indptr.astype(np.uint32),
        }
        with path.open("wb") as file:
            np.savez_compressed(file, **packed)

    @classmethod
    def load(cls, path: Path) -> QuestionClassifier:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as stored:
            names = _unpacked(stored["vocabulary"])
            classes = tuple(_unpacked(stored["classes"]))
            indptr = stored["indptr"].astype(np.int32)
            parts = (stored["data"].astype(np.float32), stored["indices"].astype(np.int32), indptr)
            weights = sparse.csr_matrix(parts, shape=(len(names), len(classes)))
            vocabulary = {name: row for row, name in enumerate(names)}
            return cls(vocabulary, stored["idf"].astype(np.float32), weights, stored["bias"], classes)


def features(text: str, vocabulary: dict[str, int], idf: Scores) -> tuple[NDArray[np.int64], Scores]:
    """Known terms of a text and their TF-IDF values, the whole of unit length."""
    counts = Counter(row for term in terms(text, LONGEST) if (row := vocabulary.get(term)) is not None)
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
