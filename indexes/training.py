"""Learn the classifier and the weights from the bank (`neibao index train`).

Without leakage: the bank is cut into folds of writers' roles, clause by clause; what is measured for one fold comes
from a classifier and an index that never saw it. The held-out quarter (split ``test``) takes no part at all.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize

from corpus.evaluation import load_cases
from corpus.lexicon import load_lexicon
from corpus.library import Library
from corpus.phrases import load_phrases
from corpus.questions import NONE_DOCUMENT, Question, indexed_questions
from indexes.build import build_index
from indexes.classifier import LONGEST, NONE, QuestionClassifier, features
from indexes.fusion import EVIDENCE, SIGNALS, Weights
from indexes.lexical import Scores
from indexes.passages import Passage, passages, sentences, unit_of
from indexes.search import SearchIndex
from indexes.terms import terms

FOLDS = 4
EPOCHS = 14
BATCH = 512
LEARNING_RATE = 0.2
DECAY = 0.85
"""The learning rate falls by this factor each epoch."""

WEIGHT_DECAY = 3e-6
DROPOUT = 0.1
SMOOTHING = 0.05
KEEP = 0.02
"""Weights smaller than this are dropped when the classifier is stored."""

PHRASES_TOGETHER = 4
"""Lay phrases are learnt a few at a time, as a question holds a few of them."""

PHRASE_WEIGHT, SENTENCE_WEIGHT = 0.5, 1.0
OVER_DECLINE = 0.015
"""Share of answerable questions that the threshold may decline, on the folds."""


DATA = Path(__file__).parent / "data"
"""Where the package keeps what was learnt."""


@dataclass(frozen=True, slots=True)
class Example:
    """A training text of the classifier, its class and its weight."""

    text: str
    label: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Measured:
    """What an index that never saw a question says about it."""

    signals: NDArray[np.float32]
    evidence: NDArray[np.float64]
    owner: int


def train(library: Library, folder: Path, say: Callable[[str], None] = print) -> Weights:
    """Train on the bank's indexed part and the development cases.

    Args:
        library: the texts.
        folder: where the two data files go.
        say: told what is being done.
    """
    found = passages(library)
    rows = list(labelled(found))
    say(f"{len(rows)} questions, {len(found)} passages")
    measured = [m for fold in range(FOLDS) for m in _measure(library, found, rows, fold, say)]
    ranking = _learn_ranking([m for m in measured if m.owner >= 0])
    answering, threshold = _learn_answering(measured)
    source = f"bank: {len(rows)} questions in {FOLDS} folds of roles; declines-dev, answerable-dev, overview-dev"
    weights = Weights(date.today().isoformat(), source, ranking, answering, threshold)
    say(json.dumps(_as_row(weights), ensure_ascii=False, indent=2))
    classifier = fit_classifier(examples(found, rows))
    classifier.save(folder / "classifier.npz")
    (folder / "weights.json").write_text(json.dumps(_as_row(weights), indent=2) + "\n", encoding="utf-8")
    return weights


def _as_row(weights: Weights) -> dict[str, object]:
    return {
        "date": weights.date,
        "source": weights.source,
        "ranking": dict(weights.ranking),
        "answering": dict(weights.answering),
        "threshold": weights.threshold,
    }


def labelled(found: Sequence[Passage]) -> Iterator[tuple[Question, int]]:
    """Each question of the bank with the passage that answers it; -1 for questions that none answers."""
    places = {passage.id: index for index, passage in enumerate(found)}
    for question in indexed_questions():
        if question.document == NONE_DOCUMENT:
            yield question, -1
        elif (owner := unit_of(places, question.document, question.locator)) is not None:
            yield question, owner
    for case in load_cases("declines-dev"):
        yield Question(case.id, case.question, NONE_DOCUMENT, case.place, case.kind, "none", "index"), -1


def _fold(question: Question) -> int:
    """Fold of a question: by its role, anew for each clause, so that a role is never in two folds of one clause."""
    name = f"{question.document}|{question.locator.clause}|{question.role}"
    if question.document == NONE_DOCUMENT:
        name = question.id
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS


def examples(found: Sequence[Passage], rows: Sequence[tuple[Question, int]]) -> list[Example]:
    """What the classifier learns from: some of the bank's questions, and every passage's sentences and phrases."""
    learnt = [Example(widened(q.text), NONE if owner < 0 else found[owner].id) for q, owner in rows]
    for passage in found:
        learnt += [Example(text, passage.id, SENTENCE_WEIGHT) for text in sentences(passage.text)]
    places = {passage.id: index for index, passage in enumerate(found)}
    for phrases in load_phrases():
        owner = unit_of(places, phrases.document, phrases.locator)
        if owner is not None:
            groups = range(0, len(phrases.phrases), PHRASES_TOGETHER)
            texts = [" ".join(phrases.phrases[start : start + PHRASES_TOGETHER]) for start in groups]
            learnt += [Example(text, found[owner].id, PHRASE_WEIGHT) for text in texts]
    return learnt


def widened(question: str) -> str:
    """A question as the classifier reads it: typing errors mended, the texts' words beside the lay ones."""
    lexicon = load_lexicon()
    corrected = lexicon.corrected(question)
    return " ".join((corrected, *lexicon.expansions(corrected)))


def fit_classifier(examples: Sequence[Example], seed: int = 0) -> QuestionClassifier:
    """Softmax regression over TF-IDF of terms, trained with Adam.

    Args:
        examples: texts with their classes.
        seed: of the order and the dropout; the same seed gives the same classifier on the same machine.
    """
    import torch
    from torch.nn import functional

    torch.manual_seed(seed)
    vocabulary, idf = _vocabulary([example.text for example in examples])
    classes = tuple(dict.fromkeys(example.label for example in examples))
    labels = torch.tensor([classes.index(example.label) for example in examples])
    importance = torch.tensor([example.weight for example in examples])
    bags = [features(example.text, vocabulary, idf) for example in examples]
    weights = torch.zeros(len(vocabulary), len(classes), requires_grad=True)
    bias = torch.zeros(len(classes), requires_grad=True)
    optimizer = torch.optim.Adam([weights, bias], lr=LEARNING_RATE)
    for _ in range(EPOCHS):
        order = torch.randperm(len(bags)).tolist()
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            rows, values, offsets = _batch([bags[i] for i in chosen])
            kept = torch.tensor(values) * (torch.rand(len(values)) >= DROPOUT) / (1 - DROPOUT)
            logits = functional.embedding_bag(
                torch.tensor(rows), weights, torch.tensor(offsets), mode="sum", per_sample_weights=kept
            )
            losses = functional.cross_entropy(
                logits + bias, labels[chosen], reduction="none", label_smoothing=SMOOTHING
            )
            loss = (losses * importance[chosen]).mean() + WEIGHT_DECAY * (weights**2).sum()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
        for group in optimizer.param_groups:
            group["lr"] *= DECAY
    learnt = weights.detach().numpy()
    learnt = learnt - learnt.mean(axis=1, keepdims=True)  # softmax does not see it, and more weights fall under KEEP
    kept_weights = sparse.csr_matrix(np.where(np.abs(learnt) >= KEEP, learnt, 0.0).astype(np.float32))
    return QuestionClassifier(vocabulary, idf, kept_weights, bias.detach().numpy(), classes)


def _batch(bags: Sequence[tuple[NDArray[np.int64], Scores]]) -> tuple[NDArray[np.int64], Scores, NDArray[np.int64]]:
    lengths = [len(rows) for rows, _ in bags]
    offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
    return np.concatenate([rows for rows, _ in bags]), np.concatenate([values for _, values in bags]), offsets


def _vocabulary(texts: Sequence[str]) -> tuple[dict[str, int], Scores]:
    """Terms and their idf; longer terms only where two texts have them, which a single one cannot teach anything."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(terms(text, LONGEST)))
    kept = {term: count for term, count in counts.items() if count > 1 or len(term) == 1}
    vocabulary = {term: row for row, term in enumerate(kept)}
    frequency = np.fromiter(kept.values(), dtype=np.float32, count=len(kept))
    return vocabulary, (np.log((1 + len(texts)) / (1 + frequency)) + 1).astype(np.float32)


def _measure(
    library: Library,
    found: Sequence[Passage],
    rows: Sequence[tuple[Question, int]],
    fold: int,
    say: Callable[[str], None],
) -> Iterator[Measured]:
    """Signals and evidence of one fold's questions, from an index and a classifier without them."""
    say(f"fold {fold + 1} of {FOLDS}")
    seen = [row for row in rows if _fold(row[0]) != fold]
    classifier = fit_classifier(examples(found, seen))
    neutral = Weights("", "", dict.fromkeys(SIGNALS, 1.0), {}, 0.0)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        build = build_index(Path(folder), library, questions=[question for question, _ in seen])
        index = SearchIndex(build, neutral, classifier)
        for question, owner in rows:
            if _fold(question) == fold:
                yield _measured(index, question.text, owner)


def _measured(index: SearchIndex, question: str, owner: int) -> Measured:
    reading = index.read(question)
    signals = np.stack([reading.signals[name] for name in SIGNALS], axis=1)
    evidence = np.array([reading.evidence[name] for name in EVIDENCE])
    return Measured(signals, evidence, owner)


def _learn_ranking(measured: Sequence[Measured]) -> dict[str, float]:
    """Weights under which the right passages have the greatest softmax likelihood (L2 regularised, never negative)."""
    signals = np.stack([row.signals for row in measured])
    owners = np.array([row.owner for row in measured])
    every = np.arange(len(owners))

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        logits = signals @ weights
        logits -= logits.max(axis=1, keepdims=True)
        shares = np.exp(logits)
        shares /= shares.sum(axis=1, keepdims=True)
        value = -np.log(shares[every, owners] + 1e-12).mean() + 1e-4 * float(weights @ weights)
        expected = np.einsum("qp,qps->qs", shares, signals)
        gradient = (expected - signals[every, owners]).mean(axis=0) + 2e-4 * weights
        return float(value), gradient

    bounds = [(0.0, None)] * len(SIGNALS)
    solved = minimize(loss, np.ones(len(SIGNALS)), jac=True, method="L-BFGS-B", bounds=bounds)
    return {name: round(float(value), 4) for name, value in zip(SIGNALS, solved.x, strict=True)}


def _learn_answering(measured: Sequence[Measured]) -> tuple[dict[str, float], float]:
    """Logistic regression of whether a question is answered, both kinds weighing the same, and its threshold."""
    evidence = np.stack([row.evidence for row in measured])
    answered = np.array([row.owner >= 0 for row in measured])
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
    threshold = float(np.quantile(chances[answered], OVER_DECLINE))
    row = {name: round(float(value), 5) for name, value in zip(EVIDENCE, weights, strict=True)}
    return {**row, "bias": round(bias, 5)}, round(threshold, 4)
