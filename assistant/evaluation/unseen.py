"""Search for clauses that nobody ever wrote a question for.

A fifth of the clauses, by hash, loses every question of the bank, from the index and from the classifier's training;
what is left of them is their words, their lay phrases and the lexicon. Their held-out questions are then searched. The
fusion's weights, six numbers, are those that ship. The classifier, which has learnt that nobody asks for these clauses,
is also left out for comparison.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from assistant.evaluation.search import Tally, as_rows, held_out, measure
from corpus.library import Library
from corpus.locator import dotted
from corpus.questions import NONE_DOCUMENT, Question, indexed_questions
from indexes.build import build_index
from indexes.passages import passages
from indexes.search import SearchIndex
from indexes.training import learn_classifier
from indexes.training.examples import labelled

PARTS = 5
"""One clause in so many loses its questions."""


def is_unseen(question: Question) -> bool:
    """Whether a question is about one of the clauses that lose theirs."""
    if question.document == NONE_DOCUMENT:
        return False
    clause = f"{question.document}:{dotted(question.locator.clause)}"
    return int(hashlib.sha256(clause.encode()).hexdigest(), 16) % PARTS == 0


def unseen_tallies(library: Library, index: SearchIndex) -> Iterator[Tally]:
    """The held-out questions of those clauses: by an index that never saw a question on them, and by the usual one.

    Args:
        library: the texts.
        index: the usual index.
    """
    asked = [question for question in held_out() if is_unseen(question)]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        blind = blind_index(library, Path(folder))
        yield measure(blind, "clauses without any bank question", as_rows(asked))
        for document in dict.fromkeys(question.document for question in asked):
            chosen = [question for question in asked if question.document == document]
            yield measure(blind, f"document {document}", as_rows(chosen))
        blind.weights = replace(blind.weights, ranking={**blind.weights.ranking, "classifier": 0.0})
        yield measure(blind, "all of them, without the classifier", as_rows(asked))
    yield measure(index, "all of them, with the bank", as_rows(asked))


def blind_index(library: Library, folder: Path) -> SearchIndex:
    """An index, and a classifier in it, without any question on the clauses that lose theirs.

    Args:
        library: the texts.
        folder: where the index is built.
    """
    found = passages(library)
    seen = [row for row in labelled(found) if not is_unseen(row[0])]
    classifier = learn_classifier(found, seen, None)
    build = build_index(folder, library, questions=[q for q in indexed_questions() if not is_unseen(q)])
    return SearchIndex(build, classifier=classifier)
