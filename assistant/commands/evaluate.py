"""`neibao eval`: the shipped question sets, measured, as Markdown tables."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from assistant.progress import progress_bar
from assistant.service import open_assistant
from assistant.settings import load_settings

if TYPE_CHECKING:
    from indexes.search import SearchIndex

SETS = ("search", "replies", "references", "citations")
LONG_SETS = ("ablation", "unseen")
"""Sets that take minutes and are measured only when named."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    always, named = "、".join(SETS), "、".join(LONG_SETS)
    text = f"要测的题集；不写则测 {always}；{named} 要几分钟，写明才测"
    parser.add_argument("sets", nargs="*", metavar="题集", help=text)


def run(arguments: argparse.Namespace) -> int:
    """Measure and print."""
    from corpus.errors import InputError

    chosen = arguments.sets or list(SETS)
    if unknown := [name for name in chosen if name not in _MEASURES]:
        raise InputError(f"没有名为“{unknown[0]}”的题集；可用的有：{'、'.join(_MEASURES)}")
    for name in chosen:
        _MEASURES[name]()
    return 0


def _search() -> None:
    from assistant.evaluation.search import bank_tallies, case_tallies

    index = open_assistant(load_settings(), progress_bar("建立索引")).index
    head = (f"search, {_encoder(index)}", "questions", "hit@1", "hit@3", "hit@10", "p50 ms", "p95 ms")
    _table(head, (tally.row() for tally in (*bank_tallies(index), *case_tallies(index))))


def _replies() -> None:
    from assistant.evaluation.search import reply_speed, reply_tallies

    assistant = open_assistant(load_settings(), progress_bar("建立索引"))
    encoder = _encoder(assistant.index)
    _table((f"replies, {encoder}", "questions", "share"), (row.row() for row in reply_tallies(assistant)))
    _table((f"whole replies, warm, {encoder}", "questions", "p50 ms", "p95 ms"), (reply_speed(assistant),))


def _references() -> None:
    from assistant.evaluation.references import evaluate
    from assistant.library import open_library, open_national

    settings = load_settings()
    score = evaluate(open_library(settings), open_national(settings))
    _table(("references, test half", "value"), score.rows())


def _citations() -> None:
    from assistant.evaluation.citations import evaluate
    from assistant.library import open_library, open_national

    settings = load_settings()
    score = evaluate(open_library(settings), open_national(settings))
    _table(("citations, test half", "value"), score.rows())


def _ablation() -> None:
    from assistant.evaluation.ablation import ablation_tallies

    index = open_assistant(load_settings(), progress_bar("建立索引")).index
    head = (f"search, held-out questions, {_encoder(index)}", "questions", "hit@1", "hit@3", "hit@10")
    _table(head, (tally.row()[: len(head)] for tally in ablation_tallies(index)))


def _unseen() -> None:
    from assistant.evaluation.unseen import unseen_tallies

    assistant = open_assistant(load_settings(), progress_bar("建立索引"))
    # the encoder has learnt from questions on every clause, so that only the last row, the usual index, may have it
    last = f"last row {_encoder(assistant.index)}"
    head = (f"search, held-out questions, {last}", "questions", "hit@1", "hit@3", "hit@10")
    _table(head, (tally.row()[: len(head)] for tally in unseen_tallies(assistant.library, assistant.index)))


_MEASURES = {
    "search": _search,
    "replies": _replies,
    "references": _references,
    "citations": _citations,
    "ablation": _ablation,
    "unseen": _unseen,
}


def _encoder(index: SearchIndex) -> str:
    return f"{'with' if index.encoder else 'without'} the question encoder"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(row) + " |")
    print()
