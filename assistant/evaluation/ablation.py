"""What each part of search earns: the held-out questions with one part more at a time, and with one part less.

The rungs below the fusion add up signals of equal weight, each brought to one scale over the passages (z-scores); the
fusion has the weights that ship.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import numpy as np

from assistant.evaluation.peers import DEPTH, Finder, china_law_mcp, jieba_bm25
from assistant.evaluation.search import Tally, as_rows, found_at, held_out
from corpus.questions import Question
from indexes.fusion import Weights, fuse
from indexes.lexical import Scores, build_bm25
from indexes.passages import Passage
from indexes.search import SearchIndex

Signals = Mapping[str, Scores]

RUNGS = {
    "+ lexicon": ("lexical",),
    "+ lay phrases": ("lexical", "phrases"),
    "+ bank": ("lexical", "phrases", "bank"),
    "+ sentence vectors": ("lexical", "phrases", "bank", "dense"),
}
"""Signals of each rung between bare BM25 and the fusion; every signal reads the question with the lexicon's words."""


def ablation_tallies(index: SearchIndex, questions: Sequence[Question] | None = None) -> Iterator[Tally]:
    """The held-out questions by every rung, by the fusion without each signal, and by other programs.

    Args:
        index: an opened index.
        questions: other questions of the bank than the held-out ones.

    Raises:
        ExtraMissing: a program to compare with is not installed.
    """
    chosen = held_out() if questions is None else questions
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for name, find in finders(index, Path(folder)):
            tally = Tally(name)
            tally.ranks = [found_at(find(text), expected) for text, expected in as_rows(chosen)]
            yield tally


def finders(index: SearchIndex, folder: Path) -> Iterator[tuple[str, Finder]]:
    """Every system that is compared, with its name.

    Args:
        index: an opened index; all search its passages.
        folder: where the other programs write.
    """
    signals = cache(index.signals)
    passages = index.passages
    bare = build_bm25([passage.searchable for passage in passages])
    yield "lexical: BM25 of the question as typed", ranked(passages, bare.bm25)
    for name, names in RUNGS.items():
        yield name, ranked(passages, partial(_added, signals, names))
    yield "fusion, as it ships", ranked(passages, partial(_fused, signals, index.weights))
    for name in (name for name, weight in index.weights.ranking.items() if weight):
        rest = replace(index.weights, ranking={**index.weights.ranking, name: 0.0})
        yield f"fusion without {name}", ranked(passages, partial(_fused, signals, rest))
    yield "classifier alone", ranked(passages, partial(_added, signals, ("classifier",)))
    yield "rank_bm25 over jieba words", jieba_bm25(passages, folder)
    yield "china-law-mcp search", china_law_mcp(passages, folder)


def ranked(passages: Sequence[Passage], score: Callable[[str], Scores]) -> Finder:
    """A finder of the first `DEPTH` passages by score; equal scores keep the order of the texts."""

    def find(question: str) -> Sequence[Passage]:
        return [passages[int(row)] for row in np.argsort(-score(question), kind="stable")[:DEPTH]]

    return find


def _fused(signals: Callable[[str], Signals], weights: Weights, question: str) -> Scores:
    return fuse(signals(question), weights)


def _added(signals: Callable[[str], Signals], names: Sequence[str], question: str) -> Scores:
    found = signals(question)
    return added([found[name] for name in names])


def added(signals: Sequence[Scores]) -> Scores:
    """Sum of signals' z-scores, shape (passages,); a signal that is the same for every passage adds nothing."""
    rows = np.stack(signals)
    centred = rows - rows.mean(axis=1, keepdims=True)
    spread = rows.std(axis=1, keepdims=True) + 1e-9
    return np.asarray((centred / spread).sum(axis=0), dtype=np.float32)
