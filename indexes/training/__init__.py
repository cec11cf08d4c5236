"""Learn the classifier, the weights and the question encoder from the bank (`neibao index train`).

Without leakage: the bank is cut into folds of writers' roles, clause by clause; what is measured for one fold comes
from a classifier, an encoder and an index that never saw it. The held-out quarter (split ``test``) takes no part.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Protocol

import numpy as np

from corpus.lexicon import load_lexicon
from corpus.library import Library
from indexes.build import build_index
from indexes.classifier import NONE, QuestionClassifier
from indexes.encoder import Encoder
from indexes.encoder_files import ADAPTERS
from indexes.encoder_files import WEIGHTS as ENCODER_WEIGHTS
from indexes.fusion import ENCODER_EVIDENCE, ENCODER_SIGNALS, EVIDENCE, SIGNALS, Weights, margin
from indexes.lexical import Scores
from indexes.passages import Passage, passages
from indexes.search import SearchIndex
from indexes.training.classifier import Judged, fit_classifier
from indexes.training.examples import FOLDS, Row, examples, fold_of, labelled, widened
from indexes.training.variants import variants
from indexes.training.weights import (
    OVER_DECLINE,
    OVER_DECLINE_ENCODER,
    Measured,
    learn_answering,
    learn_ranking,
)

DATA = Path(__file__).parent.parent / "data"
"""Where the package keeps what was learnt."""

Say = Callable[[str], None]
"""Told what is being done."""


class Teacher(Encoder, Protocol):
    """An encoder that a classifier may learn from."""

    def believed(self, texts: Sequence[str]) -> Scores:
        """What it believes of many texts, shape (texts, classes)."""
        ...


Tune = Callable[[Sequence[Row]], Teacher]
"""Tunes an encoder on some questions."""

CLASSIFIER = "classifier.npz"

SETS = "declines-dev"
"""The development cases that are learnt from beside the bank."""


def train(library: Library, folder: Path, say: Say = print) -> Weights:
    """Learn the classifier without a teacher, and the weights of an index without the encoder, from all folds.

    Args:
        library: the texts.
        folder: where the two data files go.
        say: told what is being done.
    """
    found = passages(library)
    rows = list(labelled(found))
    say(f"{len(rows)} questions, {len(found)} passages")
    measured = [m for fold in range(FOLDS) for m in measure(library, rows, fold, say)]
    weights = learn_weights(measured, SIGNALS, EVIDENCE, f"bank: {len(rows)} questions in {FOLDS} folds; {SETS}")
    _write(weights, folder / "weights.json", say)
    learn_classifier(found, rows, None).save(folder / CLASSIFIER)
    return weights


def train_with_encoder(library: Library, model: bytes, vocabulary: Path, folder: Path, say: Say = print) -> None:
    """Tune the encoder on the whole bank, let it teach the classifier, and learn the weights with and without it.

    The weights are learnt from one fold only, because tuning takes an hour and some twenty numbers are learnt.

    Args:
        library: the texts.
        model: the encoder's ONNX model as it is published.
        vocabulary: file of its word pieces.
        folder: where the four data files go.
        say: told what is being done.
    """
    from indexes.training.encoder import Tuned

    found = passages(library)
    rows = list(labelled(found))

    def tune(seen: Sequence[Row]) -> Tuned:
        tuned = Tuned(model, vocabulary, classes_of(found))
        tuned.train(examples(found, seen, load_lexicon().corrected), say)
        return tuned

    learn_both(list(measure(library, rows, 0, say, tune)), folder, say)
    teacher = tune(rows)
    teacher.adapters().save(folder / ADAPTERS)
    learn_classifier(found, rows, teacher).save(folder / CLASSIFIER)


def learn_both(measured: Sequence[Measured], folder: Path, say: Say) -> None:
    """Write the weights of an index with the encoder, and of one without it, from what both say of one fold.

    Args:
        measured: the fold's questions, with the encoder's signal and evidence last.
        folder: where the two data files go.
        say: told what is being done.
    """
    source = f"bank: {len(measured)} questions, one fold of {FOLDS}; {SETS}"
    both = learn_weights(measured, ENCODER_SIGNALS, ENCODER_EVIDENCE, source)
    _write(both, folder / ENCODER_WEIGHTS, say)
    without = [
        replace(one, signals=one.signals[:, : len(SIGNALS)], evidence=one.evidence[: len(EVIDENCE)]) for one in measured
    ]
    _write(learn_weights(without, SIGNALS, EVIDENCE, source), folder / "weights.json", say)


def classes_of(found: Sequence[Passage]) -> tuple[str, ...]:
    """The classes of the classifier and the encoder: the passages, and that none answers."""
    return (*(passage.id for passage in found), NONE)


def learn_classifier(found: Sequence[Passage], rows: Sequence[Row], teacher: Teacher | None) -> QuestionClassifier:
    """The classifier of some questions, learnt from a teacher too where there is one, who also judges their variants.

    The teacher reads a question with its typing errors mended; the classifier reads it with the texts' words beside.
    """
    taught, judged = None, None
    if teacher is not None:
        corrected = load_lexicon().corrected
        taught = teacher.believed([example.text for example in examples(found, rows, corrected)])
        unasked = list(variants([question.text for question, _ in rows]))
        judged = Judged([widened(text) for text in unasked], teacher.believed([corrected(text) for text in unasked]))
    return fit_classifier(examples(found, rows), classes_of(found), taught, judged)


def measure(library: Library, rows: Sequence[Row], fold: int, say: Say, tune: Tune | None = None) -> Iterator[Measured]:
    """Signals and evidence of one fold's questions, from an index, a classifier and an encoder without them.

    Args:
        library: the texts.
        rows: all questions.
        fold: which fold is measured.
        say: told what is being done.
        tune: tunes an encoder on the other folds' questions; None for an index without one.
    """
    say(f"fold {fold + 1} of {FOLDS}")
    names, kinds = (SIGNALS, EVIDENCE) if tune is None else (ENCODER_SIGNALS, ENCODER_EVIDENCE)
    seen = [row for row in rows if fold_of(row[0]) != fold]
    encoder = tune(seen) if tune else None
    classifier = learn_classifier(passages(library), seen, encoder)
    neutral = Weights("", "", dict.fromkeys(names, 1.0), {}, 0.0)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        build = build_index(Path(folder), library, questions=[question for question, _ in seen])
        index = SearchIndex(build, neutral, classifier, encoder)
        for question, owners in rows:
            if fold_of(question) == fold:
                reading = index.read(question.text)
                signals = np.stack([reading.signals[name] for name in names], axis=1)
                yield Measured(signals, np.array([reading.evidence[kind] for kind in kinds]), owners)


def learn_weights(measured: Sequence[Measured], names: Sequence[str], kinds: Sequence[str], source: str) -> Weights:
    """The ranking first, then whether anything answers, whose margin is that of the ranking learnt.

    Args:
        measured: questions with what an index says about them.
        names: of the signals.
        kinds: of the evidence.
        source: what they were learnt from, in words.
    """
    ranking = learn_ranking([one for one in measured if one.owners], names)
    weights = np.array([ranking[name] for name in names])
    ranked = [_with_margin(one, kinds.index("margin"), weights) for one in measured]
    answering, threshold = learn_answering(ranked, kinds, OVER_DECLINE_ENCODER if "encoder" in names else OVER_DECLINE)
    return Weights(date.today().isoformat(), source, ranking, answering, threshold)


def _with_margin(one: Measured, place: int, weights: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Measured:
    evidence = one.evidence.copy()
    evidence[place] = margin(one.signals @ weights)
    return replace(one, evidence=evidence)


def _write(weights: Weights, path: Path, say: Say) -> None:
    text = json.dumps(asdict(weights), ensure_ascii=False, indent=2)
    say(text)
    path.write_text(text + "\n", encoding="utf-8")
