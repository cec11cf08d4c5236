"""Search: a question in, passages with scores and the signals behind them out."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from corpus.errors import IndexMissing
from corpus.library import Library
from corpus.models import Locator
from indexes.build import BANK_FILE, CLAUSES_FILE, OWNERS_FILE, PASSAGES_FILE, Progress, build_index, current_build
from indexes.dense import QUESTIONS, SENTENCES, DenseIndex
from indexes.embeddings import Embedding, backend
from indexes.fusion import Weights, fuse, load_weights
from indexes.lexical import LexicalIndex, Scores
from indexes.manifest import Manifest, load_manifest
from indexes.passages import Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found.

    Attributes:
        passage: the passage.
        score: fused score, about 0–1.
        signals: the signals it was fused from.
    """

    passage: Passage
    score: float
    signals: dict[str, float] = field(default_factory=dict)


class SearchIndex:
    """An opened index.

    Args:
        folder: folder of one build.
        weights: weights of the signals; by default those that ship.

    Raises:
        IndexMissing: the build is incomplete or damaged.
    """

    def __init__(self, folder: Path, weights: Weights | None = None) -> None:
        self.folder = folder
        self.manifest: Manifest = load_manifest(folder)
        self.weights = weights or load_weights()
        try:
            self.passages = _read_passages(folder / PASSAGES_FILE)
            self._clauses = LexicalIndex.load(folder / CLAUSES_FILE)
            self._bank = LexicalIndex.load(folder / BANK_FILE)
            stored = json.loads((folder / OWNERS_FILE).read_text(encoding="utf-8"))
            self._owners = np.array(stored["owners"], dtype=np.int64)
            self.embedding: Embedding = backend(self.manifest.embedding).load(folder)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexMissing(
                f"索引 {folder} 已损坏（{type(error).__name__}）；请运行 neibao index build 重建"
            ) from error
        self._sentences = DenseIndex(folder / "chroma", SENTENCES)
        self._questions = DenseIndex(folder / "chroma", QUESTIONS)

    def signals(self, question: str) -> dict[str, Scores]:
        """Every signal for every passage, each of shape (passages,)."""
        count = len(self.passages)
        vector = self.embedding.encode([question])[0]
        bank = np.zeros(count, dtype=np.float32)
        if len(self._owners):
            np.maximum.at(bank, self._owners, self._bank.cosine(question))
        return {
            "lexical": self._clauses.bm25(question),
            "dense": self._sentences.best(vector, count),
            "bank": bank,
            "bank_dense": self._questions.best(vector, count),
        }

    def search(self, question: str, limit: int = 10, documents: Collection[str] | None = None) -> list[Hit]:
        """The best passages for a question.

        Args:
            question: what was asked.
            limit: how many to return.
            documents: keys of the texts to search; None for all.

        Returns:
            Hits, best first; equal scores keep the order of the texts.
        """
        signals = self.signals(question)
        scores = fuse(signals, self.weights)
        order = np.argsort(-scores, kind="stable")
        hits = []
        for index in order:
            passage = self.passages[index]
            if documents is None or passage.document in documents:
                row = {name: round(float(values[index]), 4) for name, values in signals.items()}
                hits.append(Hit(passage, float(scores[index]), row))
            if len(hits) == limit:
                break
        return hits


def _read_passages(path: Path) -> tuple[Passage, ...]:
    rows = json.loads(path.read_text(encoding="utf-8"))
    return tuple(Passage(**{**row, "locator": Locator(**row["locator"])}) for row in rows)


def open_index(
    folder: Path, library: Library, embedding: str = "static", progress: Progress | None = None
) -> SearchIndex:
    """Open the index in use; build it where there is none yet, and anew where texts or embedding have changed.

    Raises:
        IndexMissing: the index in use is damaged or gone.
        StorageError: it has to be built and the folder cannot be written.
    """
    build = current_build(folder)
    if build is None or load_manifest(build).stale(library, embedding):
        build = build_index(folder, library, embedding, progress)
    return SearchIndex(build)
