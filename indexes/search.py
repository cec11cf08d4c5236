"""Search: a question in, passages with scores and the signals behind them out."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from corpus.errors import IndexMissing
from corpus.lexicon import load_lexicon
from corpus.library import Library
from corpus.models import Locator
from indexes.aside import current_build
from indexes.build import (
    BANK_FILE,
    CLAUSES_FILE,
    OWNERS_FILE,
    PASSAGES_FILE,
    PHRASES_FILE,
    Progress,
    build_index,
)
from indexes.classifier import NONE, QuestionClassifier, load_classifier
from indexes.dense import QUESTIONS, SENTENCES, DenseIndex
from indexes.embeddings import Embedding, backend
from indexes.fusion import Weights, fuse, load_weights, shares
from indexes.lexical import LexicalIndex, Scores
from indexes.manifest import Manifest, load_manifest
from indexes.passages import Passage
from indexes.terms import terms

NEIGHBOURS = 3
"""A passage is as near as the mean of this many of its bank questions."""

PREFERENCE = 1.0
"""Logits by which a text of the place asked about is preferred."""

MOST_NEIGHBOURS = 120
"""Questions of the bank looked at for one question."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found.

    Attributes:
        passage: the passage.
        score: its share of the belief among the passages searched, 0–1.
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
        classifier: the learnt classifier; by default the one that ships.

    Raises:
        IndexMissing: the build is incomplete or damaged.
    """

    def __init__(
        self, folder: Path, weights: Weights | None = None, classifier: QuestionClassifier | None = None
    ) -> None:
        self.folder = folder
        self.manifest: Manifest = load_manifest(folder)
        self.weights = weights or load_weights()
        try:
            self.passages = _read_passages(folder / PASSAGES_FILE)
            self._clauses = LexicalIndex.load(folder / CLAUSES_FILE)
            self._phrases = LexicalIndex.load(folder / PHRASES_FILE)
            self._bank = LexicalIndex.load(folder / BANK_FILE)
            stored = json.loads((folder / OWNERS_FILE).read_text(encoding="utf-8"))
            self._owners = np.array(stored["owners"], dtype=np.int64)
            self.embedding: Embedding = backend(self.manifest.embedding).load(folder)
        except (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile) as error:
            raise IndexMissing(
                f"索引 {folder} 已损坏（{type(error).__name__}）；请运行 neibao index build 重建"
            ) from error
        self._sentences = DenseIndex(folder / "chroma", SENTENCES, self.manifest.sentences)
        self._questions = DenseIndex(folder / "chroma", QUESTIONS, self.manifest.bank)
        self._classifier = classifier or load_classifier()
        rows = {name: row for row, name in enumerate(self._classifier.classes)}
        self._class_of = np.array([rows.get(passage.id, -1) for passage in self.passages])
        self._none = rows.get(NONE)

    def signals(self, question: str) -> dict[str, Scores]:
        """Every ranking signal for every passage, each of shape (passages,)."""
        return self._read(question)[0]

    def _read(self, question: str) -> tuple[dict[str, Scores], Scores]:
        """The signals, and the classifier's log-probabilities of all its classes."""
        lexicon = load_lexicon()
        corrected = lexicon.corrected(question)
        widened = " ".join((corrected, *lexicon.expansions(corrected)))
        count = len(self.passages)
        vector = self.embedding.encode([corrected])[0]
        classes = self._classifier.log_probabilities(widened)
        known = np.where(self._class_of >= 0, classes[self._class_of], classes.min())
        signals = {
            "lexical": self._clauses.bm25(widened),
            "phrases": self._phrases.bm25(widened),
            "dense": self._sentences.best(vector, count),
            "bank": self._nearest(self._bank.cosine(corrected)),
            "bank_dense": self._questions.best(vector, count),
            "classifier": np.asarray(known, dtype=np.float32),
        }
        return signals, classes

    def _nearest(self, similarities: Scores) -> Scores:
        """Mean similarity of each passage's three nearest bank questions, shape (passages,)."""
        best = np.zeros((len(self.passages), NEIGHBOURS), dtype=np.float32)
        for question in np.argsort(similarities)[-MOST_NEIGHBOURS:]:
            row = best[self._owners[question]]
            if similarities[question] > row[0]:
                row[0] = similarities[question]
                row.sort()
        return np.asarray(best.mean(axis=1), dtype=np.float32)

    def search(self, question: str, limit: int = 10, documents: Collection[str] | None = None) -> list[Hit]:
        """The best passages for a question.

        Args:
            question: what was asked.
            limit: how many to return.
            documents: keys of the texts to search; None for all.

        Returns:
            Hits, best first; equal scores keep the order of the texts.
        """
        return self.read(question).hits(limit, documents)

    def read(self, question: str) -> Reading:
        """Everything the index has to say on a question."""
        signals, classes = self._read(question)
        logits = fuse(signals, self.weights)
        return Reading(self.passages, signals, logits, self._evidence(question, signals, classes, logits))

    def _evidence(
        self, question: str, signals: Mapping[str, Scores], classes: Scores, logits: Scores
    ) -> dict[str, float]:
        asked = set(terms(question))
        ranked = np.sort(logits)
        found = {name: float(values.max()) for name, values in signals.items()}
        unknown = sum(term not in self._clauses.vocabulary for term in asked) / max(1, len(asked))
        none = float(classes[self._none]) if self._none is not None else 0.0
        margin = float(ranked[-1] - ranked[-10:].mean())
        return {**found, "none": none, "unknown": unknown, "margin": margin, "length": float(np.log1p(len(asked)))}


@dataclass(frozen=True, slots=True)
class Reading:
    """What an index says on one question.

    Attributes:
        passages: all passages.
        signals: the ranking signals.
        logits: fused scores, shape (passages,).
        evidence: numbers that tell whether any passage answers.
    """

    passages: tuple[Passage, ...]
    signals: Mapping[str, Scores]
    logits: Scores
    evidence: Mapping[str, float]

    def hits(self, limit: int, documents: Collection[str] | None = None, preferred: Collection[str] = ()) -> list[Hit]:
        """The best passages of some texts, best first; scores are shares among those texts.

        Args:
            limit: how many to return.
            documents: keys of the texts; None for all.
            preferred: keys of texts that win where others match about as well: those of the place asked about.
        """
        wanted = np.array([documents is None or p.document in documents for p in self.passages])
        if not wanted.any():
            return []
        bonus = np.array([PREFERENCE if p.document in preferred else 0.0 for p in self.passages], dtype=np.float32)
        scores = shares(np.where(wanted, self.logits + bonus, -np.inf))
        order = [int(index) for index in np.argsort(-scores, kind="stable") if wanted[index]][:limit]
        return [Hit(self.passages[index], float(scores[index]), self._signals_of(index)) for index in order]

    def _signals_of(self, index: int) -> dict[str, float]:
        return {name: round(float(values[index]), 4) for name, values in self.signals.items()}


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
