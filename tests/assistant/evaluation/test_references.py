"""The gold set of references: how well they are found and resolved."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.evaluation.references import Score, evaluate, load_rows
from corpus.library import Library
from corpus.models import Document, Metadata
from corpus.parser import parse
from corpus.sources import SHIPPED, BundledSource, PackageSource


class FolderSource:
    """Reads the laws from a folder of Markdown files."""

    name = "folder"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self, meta: Metadata) -> Document | None:
        files = {"neibao": "neibao-2004.md", "baoan": "baoan-2022.md"}
        if meta.key not in files:
            return None
        return parse((self.folder / files[meta.key]).read_text(encoding="utf-8"), meta)


@pytest.fixture(scope="module")
def shipped() -> Library:
    return Library(SHIPPED)


@pytest.mark.parametrize("half", ["dev", "test"])
def test_precision_and_recall_without_the_laws_own_words(shipped: Library, half: str) -> None:
    score = evaluate(shipped, half=half)
    assert score.precision >= 0.98
    assert score.recall >= 0.98
    assert 0 < score.skipped < 40


@pytest.mark.parametrize("half", ["dev", "test"])
def test_precision_and_recall_with_every_text(shared_laws: Path, half: str) -> None:
    score = evaluate(Library((BundledSource(), FolderSource(shared_laws), PackageSource())), half=half)
    assert score.skipped == 0
    assert score.precision >= 0.98
    assert score.recall >= 0.98
    assert score.forms["hanging"].right == score.forms["hanging"].cases
    assert score.forms["negative"].right == score.forms["negative"].cases


def test_the_halves_share_no_source() -> None:
    sources = [{str(row["source"]) for row in load_rows(half)} for half in ("dev", "test")]
    assert not sources[0] & sources[1]


def test_the_table_has_a_row_for_each_form(shipped: Library) -> None:
    score = evaluate(shipped, half="dev")
    assert {f"引用识别：{form}" for form in score.forms} <= {label for label, _ in score.rows()}


def test_an_empty_score_divides_by_nothing() -> None:
    assert (Score().precision, Score().recall) == (0, 0)
