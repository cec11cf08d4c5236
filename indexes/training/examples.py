"""What is learnt from: the questions of the bank, cut into folds, and every passage's sentences and phrases."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.evaluation import load_cases
from corpus.lexicon import load_lexicon
from corpus.phrases import load_phrases
from corpus.questions import NONE_DOCUMENT, Question, indexed_questions
from indexes.classifier import NONE
from indexes.lexical import Scores
from indexes.passages import Passage, sentences, unit_of

FOLDS = 4

SMOOTHING = 0.05
OTHERS = 0.4
"""Share of the belief that goes to the clauses that answer a question beside the one it was written for."""

PHRASES_TOGETHER = 4
"""Lay phrases are learnt a few at a time, as a question holds a few of them."""

PHRASE_WEIGHT, SENTENCE_WEIGHT = 0.5, 1.0

Row = tuple[Question, tuple[int, ...]]
"""A question and the passages that answer it, the one it was written for first; none for a question to decline."""


@dataclass(frozen=True, slots=True)
class Example:
    """A training text, its classes, the main one first, and its weight."""

    text: str
    labels: tuple[str, ...]
    weight: float = 1.0


def labelled(found: Sequence[Passage]) -> Iterator[Row]:
    """Each question of the bank, and of the development cases to decline, with the passages that answer it."""
    places = {passage.id: index for index, passage in enumerate(found)}
    for question in indexed_questions():
        answering = ((question.document, question.locator), *question.also)
        owners = [unit_of(places, document, locator) for document, locator in answering if document != NONE_DOCUMENT]
        if question.document == NONE_DOCUMENT or owners[0] is not None:
            yield question, tuple(dict.fromkeys(owner for owner in owners if owner is not None))
    for case in load_cases("declines-dev"):
        yield Question(case.id, case.question, NONE_DOCUMENT, case.place, case.kind, "none", "index"), ()


def fold_of(question: Question) -> int:
    """Fold of a question: by its role, anew for each clause, so that a role is never in two folds of one clause."""
    name = f"{question.document}|{question.locator.clause}|{question.role}"
    if question.document == NONE_DOCUMENT:
        name = question.id
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS


def examples(found: Sequence[Passage], rows: Sequence[Row], read: Callable[[str], str] | None = None) -> list[Example]:
    """What is learnt from: some of the bank's questions, and every passage's sentences and phrases.

    Args:
        found: the passages.
        rows: the questions.
        read: how the learner reads a question; by default `widened`, as the classifier does.
    """
    reads = read or widened
    learnt = [Example(reads(q.text), tuple(found[owner].id for owner in owners) or (NONE,)) for q, owners in rows]
    for passage in found:
        learnt += [Example(text, (passage.id,), SENTENCE_WEIGHT) for text in sentences(passage.text)]
    places = {passage.id: index for index, passage in enumerate(found)}
    for phrases in load_phrases():
        owner = unit_of(places, phrases.document, phrases.locator)
        if owner is not None:
            groups = range(0, len(phrases.phrases), PHRASES_TOGETHER)
            texts = [" ".join(phrases.phrases[start : start + PHRASES_TOGETHER]) for start in groups]
            learnt += [Example(text, (found[owner].id,), PHRASE_WEIGHT) for text in texts]
    return learnt


def widened(question: str) -> str:
    """A question as the classifier reads it: typing errors mended, the texts' words beside the lay ones."""
    lexicon = load_lexicon()
    corrected = lexicon.corrected(question)
    return " ".join((corrected, *lexicon.expansions(corrected)))


def targets(examples: Sequence[Example], classes: Sequence[str]) -> Scores:
    """What should be believed of each example, smoothed; shape (examples, classes)."""
    places = {name: column for column, name in enumerate(classes)}
    shares = np.full((len(examples), len(classes)), SMOOTHING / len(classes), dtype=np.float32)
    for row, example in enumerate(examples):
        main, *others = (places[label] for label in example.labels)
        each = OTHERS / len(others) if others else 0.0
        shares[row, main] += (1 - SMOOTHING) * (1 - OTHERS if others else 1.0)
        shares[row, others] += (1 - SMOOTHING) * each
    return shares
