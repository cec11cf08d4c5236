"""Search: a question in, passages with scores and the signals behind them out."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

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
from indexes.dense import SENTENCES, DenseIndex
from indexes.embeddings import Embedding, backend
from indexes.encoder import Encoder
from indexes.fusion import ENCODER_EVIDENCE, Weights, fuse, load_weights, margin, shares
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

UNASKED = 3
"""Questions that a passage is taken to have beside those of the bank: one without any is not infinitely rare."""


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
        encoder: the question encoder, where there is one; the weights are then by default those that go with it.

    Raises:
        IndexMissing: the build is incomplete or damaged.
    """

    def __init__(
        self,
        folder: Path,
        weights: Weights | None = None,
        classifier: QuestionClassifier | None = None,
        encoder: Encoder | None = None,
    ) -> None:
        self.folder = folder
        self.manifest: Manifest = load_manifest(folder)
        self.weights = weights or load_weights(encoder is not None)
        try:
            self.passages = _read_passages(folder / PASSAGES_FILE)
            self._clauses = LexicalIndex.load(folder / CLAUSES_FILE)
            self._phrases = LexicalIndex.load(folder / PHRASES_FILE)
            self._bank = LexicalIndex.load(folder / BANK_FILE)
            stored = json.loads((folder / OWNERS_FILE).read_text(encoding="utf-8"))
            self._owners = np.array(stored["owners"], dtype=np.int64)
            self._rarity = _rarity(self._owners, len(self.passages))
            self.embedding: Embedding = backend(self.manifest.embedding).load(folder)
        except (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile) as error:
            raise IndexMissing(
                f"索引 {folder} 已损坏（{type(error).__name__}）；请运行 neibao index build 重建"
            ) from error
        self._sentences = DenseIndex(folder / "chroma", SENTENCES, self.manifest.sentences)
        self._classifier = classifier or load_classifier()
        self._classes = _Classes.of(self._classifier.classes, self.passages)
        self.encoder = encoder
        self._encoder_classes = _Classes.of(encoder.classes, self.passages) if encoder else None

    def signals(self, question: str) -> dict[str, Scores]:
        """Every ranking signal for every passage, each of shape (passages,)."""
        return self._read(question)[0]

    def _read(self, question: str) -> tuple[dict[str, Scores], dict[str, float]]:
        """The signals, and what speaks for no passage at all."""
        lexicon = load_lexicon()
        corrected = lexicon.corrected(question)
        widened = " ".join((corrected, *lexicon.expansions(corrected)))
        count = len(self.passages)
        vector = self.embedding.encode([corrected])[0]
        classes = self._classifier.log_probabilities(widened)
        *bank, unanswered = self._nearest(self._bank.cosine(corrected))
        signals = {
            "lexical": self._clauses.bm25(widened),
            "phrases": self._phrases.bm25(widened),
            "dense": self._sentences.best(vector, count),
            "bank": np.asarray(bank, dtype=np.float32),
            "classifier": self._classes.scores(classes),
            "rarity": self._rarity,
        }
        against = {"none": self._classes.none(classes), "bank_none": float(unanswered)}
        if self.encoder and self._encoder_classes:
            encoded = self.encoder.log_probabilities(corrected)
            signals["encoder"] = self._encoder_classes.scores(encoded)
            against["encoder_none"] = self._encoder_classes.none(encoded)
        return signals, against

    def _nearest(self, similarities: Scores) -> Scores:
        """Mean similarity of each passage's three nearest bank questions, last of none: shape (passages + 1,)."""
        best = np.zeros((len(self.passages) + 1, NEIGHBOURS), dtype=np.float32)
        most = min(MOST_NEIGHBOURS, len(similarities))
        nearest = np.argpartition(similarities, -most)[-most:]
        for question in nearest:
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
        signals, against = self._read(question)
        logits = fuse(signals, self.weights)
        return Reading(self.passages, signals, logits, {**self._evidence(question, signals, logits), **against})

    def _evidence(self, question: str, signals: Mapping[str, Scores], logits: Scores) -> dict[str, float]:
        asked = set(terms(question))
        found = {name: float(values.max()) for name, values in signals.items() if name in ENCODER_EVIDENCE}
        unknown = sum(term not in self._clauses.vocabulary for term in asked) / max(1, len(asked))
        return {**found, "unknown": unknown, "margin": margin(logits), "length": float(np.log1p(len(asked)))}


def _rarity(owners: NDArray[np.int64], passages: int) -> Scores:
    """Negative logarithm of each passage's share of the bank's questions, shape (passages,).

    Of two passages that seem equally near, the one with more questions seems so by its number of questions alone.
    """
    counts = np.bincount(owners[owners >= 0], minlength=passages) + UNASKED
    return np.asarray(-np.log(counts / counts.sum()), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class _Classes:
    """Where the passages are among the classes of a classifier.

    Attributes:
        of_passage: class of each passage, -1 for one that was not learnt.
        unanswered: class of the questions that no text answers, None where there is none.
    """

    of_passage: NDArray[np.int64]
    unanswered: int | None

    @classmethod
    def of(cls, classes: Sequence[str], passages: Sequence[Passage]) -> _Classes:
        rows = {name: row for row, name in enumerate(classes)}
        places = np.array([rows.get(passage.id, -1) for passage in passages], dtype=np.int64)
        return cls(places, rows.get(NONE))

    def scores(self, classes: Scores) -> Scores:
        """Log-probability of each passage, of one that was not learnt the least there is; shape (passages,)."""
        known = np.where(self.of_passage >= 0, classes[self.of_passage], classes.min())
        return np.asarray(known, dtype=np.float32)

    def none(self, classes: Scores) -> float:
        """Log-probability that no text answers."""
        return float(classes[self.unanswered]) if self.unanswered is not None else 0.0


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
    folder: Path,
    library: Library,
    embedding: str = "static",
    progress: Progress | None = None,
    encoder: Encoder | None = None,
) -> SearchIndex:
    """Open the index in use; build it where there is none yet, and anew where texts or embedding have changed.

    Args:
        folder: the index folder.
        library: the texts.
        embedding: name of the embedding backend.
        progress: told how far a build is.
        encoder: the question encoder, where it takes part.

    Raises:
        IndexMissing: the index in use is damaged or gone.
        StorageError: it has to be built and the folder cannot be written.
    """
    build = current_build(folder)
    if build is None or load_manifest(build).stale(library, embedding):
        build = build_index(folder, library, embedding, progress)
    return SearchIndex(build, encoder=encoder)
