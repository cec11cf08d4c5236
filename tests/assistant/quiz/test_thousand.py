"""A thousand items: no wrong key by a second opinion, no flaw, hardly two alike, every duty and figure covered."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from assistant.exports import export
from assistant.quiz.checking import check
from assistant.quiz.linter import lint
from assistant.quiz.models import ItemType, Paper
from corpus.figures import find_figures
from corpus.library import Library
from corpus.locator import dotted

SECOND_OPINION = Path(__file__).with_name("independent.py")
_spec = importlib.util.spec_from_file_location("independent", SECOND_OPINION)
assert _spec is not None
assert _spec.loader is not None
independent = importlib.util.module_from_spec(_spec)
sys.modules["independent"] = independent
_spec.loader.exec_module(independent)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def rows(bank: Paper, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """The bank as its workbook holds it."""
    path = tmp_path_factory.mktemp("bank") / "bank.xlsx"
    for out, content in export(bank, path).items():
        out.write_bytes(content)
    return independent.read_rows(path)


def test_the_second_opinion_imports_nothing_of_the_quiz() -> None:
    tree = ast.parse(SECOND_OPINION.read_text(encoding="utf-8"))
    named = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    named |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert {name.split(".")[0] for name in named} & {"assistant", "indexes", "ui", "tests"} == set()


def test_no_key_is_wrong(rows: list[Any], texts: Library) -> None:
    checker = independent.Checker(texts)
    assert len(rows) == 1000
    assert [(row.number, row.stem, faults) for row in rows if (faults := checker.faults(row))] == []


def test_stems_differ(rows: list[Any], texts: Library) -> None:
    found = independent.summary(rows, texts)
    assert found["sharing a frame"] <= 0.30
    assert found["largest frame"] <= 0.30
    assert found["largest wrapper"] <= 0.30
    assert found["near duplicates"] <= 0.02


def test_nothing_is_found_by_the_own_check(bank: Paper, texts: Library) -> None:
    assert lint(bank) == []
    assert check(bank, texts) == []


def test_every_clause_of_the_two_documents_with_a_duty_or_a_figure_is_covered(bank: Paper, texts: Library) -> None:
    covered = {item.clause for item in bank.items}
    for key in ("guangzhou", "liaoning"):
        document = texts.require(key)
        for clause in document.articles:
            words = document.words(clause)
            if re.search("应|要|必须|不得", words) or any(figure.unit for figure in find_figures(words)):
                assert f"{key}:{dotted(clause.locator)}" in covered


def test_keys_stand_in_every_place(bank: Paper) -> None:
    letters = Counter(item.letters for item in bank.of_type(ItemType.SINGLE))
    assert all(0.15 <= letters[letter] / sum(letters.values()) <= 0.35 for letter in "ABCD")
    judged = [item.answer[0] for item in bank.of_type(ItemType.JUDGE)]
    assert 0.4 <= judged.count("对") / len(judged) <= 0.6


def test_the_second_opinion_finds_wrong_keys(rows: list[Any], texts: Library) -> None:
    checker = independent.Checker(texts)
    turned = {"A": "B", "B": "C", "C": "D", "D": "A", "对": "错", "错": "对"}
    sample = [row for row in rows if row.key in turned][:200]
    caught = 0
    for row in sample:
        row.key, kept = turned[row.key], row.key
        caught += bool(checker.faults(row))
        row.key = kept
    assert caught >= 0.98 * len(sample)


def test_a_digest_is_never_put_in_quotation_marks_nor_called_the_original(bank: Paper, texts: Library) -> None:
    for item in bank.items:
        document = texts.require(item.sources[0].document)
        if str(document.held) == "digest" and item.sources[0].locator:
            assert "要旨" in item.stem
            assert "要旨" in item.explanation
            assert "原文" not in item.explanation
            assert f"“{item.proof.quote}”" not in item.explanation


def test_every_item_on_the_draft_says_that_it_is_one(bank: Paper) -> None:
    on_draft = [item for item in bank.items if item.sources[0].document == "guangzhou"]
    assert on_draft
    assert all("征求意见稿" in item.explanation for item in on_draft)
    assert any("征求意见稿" in notice for notice in bank.notices)


def test_a_penalty_is_asked_for_with_what_it_follows_from(bank: Paper) -> None:
    for item in bank.items:
        if (
            item.proof.quote
            and re.search("处[^，]{0,20}(?:罚款|拘留)", item.proof.shown)
            and item.proof.kind in ("cloze", "statement")
        ):
            assert re.search("的，|的、|不改正|不整改|情形", item.proof.quote), item.stem
