"""The gold set of the citation check: its halves, its drawing, and how well the check does on it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from assistant.evaluation.citations import evaluate, load_cases, words
from assistant.evaluation.drawing import DrawError, apply, expand
from corpus import Document, Library, Metadata, load_registry, parse
from corpus.sources import SHIPPED

_FILES = {"neibao": "neibao-2004.md", "baoan": "baoan-2022.md", "fankong": "fankong-2018.md"}


class _Folder:
    name = "folder"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self, meta: Metadata) -> Document | None:
        if meta.key not in _FILES:
            return None
        return parse((self.folder / _FILES[meta.key]).read_text(encoding="utf-8"), meta)


@pytest.fixture(scope="module")
def laws(shared_laws: Path) -> Library:
    return Library((_Folder(shared_laws), *SHIPPED), load_registry())


def test_the_halves_share_no_case_and_hold_every_verdict() -> None:
    halves = [load_cases(half) for half in ("dev", "test")]
    assert not {case["id"] for case in halves[0]} & {case["id"] for case in halves[1]}
    assert sum(map(len, halves)) >= 500
    assert sum(case["harmless"] for half in halves for case in half) >= 150
    verdicts = Counter(row["verdict"] for half in halves for case in half for row in case["expect"])
    assert len(verdicts) == 7


def test_a_placeholder_is_drawn_and_changed_step_by_step(library: Library) -> None:
    text = expand("“{{q:fankong:5|s2}}”", lambda *place: words(library, *place))
    assert len(text) > 6
    assert apply("digit", "保存30日") == "保存40日"
    assert apply("del:不", "不得") == "得"
    with pytest.raises(DrawError):
        apply("del:不", "可以")


@pytest.mark.parametrize("half", ["dev", "test"])
def test_what_ships_alone_is_checked_rightly(library: Library, half: str) -> None:
    score = evaluate(library, half=half)
    assert score.cases > 100
    assert score.skipped > 100
    assert score.f1 >= 0.98
    assert score.missed == 0


@pytest.mark.parametrize("half", ["dev", "test"])
def test_with_the_laws_imported_the_gold_set_is_met(laws: Library, half: str) -> None:
    score = evaluate(laws, half=half)
    assert score.skipped == 0
    assert score.f1 >= 0.98
    assert score.resolved / score.expected >= 0.98
    assert score.alarms / score.harmless <= (0.01 if half == "dev" else 0.02)
    assert score.missed == 0
