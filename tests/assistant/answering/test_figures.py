"""Figures are answered exactly, from the right article, with the words that say when they hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.laws import import_files
from assistant.reply import Reply
from assistant.service import Assistant, open_assistant
from assistant.settings import Settings
from corpus.vocabulary import Held

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "cases" / "figures.jsonl").read_text(encoding="utf-8").splitlines()
]
TODAY = "2026-11-22"


@pytest.fixture(scope="module")
def from_digests(ready_home: Path) -> Assistant:
    """An assistant on a fresh machine: nothing was imported."""
    found = open_assistant(Settings(ready_home, TODAY))
    assert {found.library.held(key) for key in ("neibao", "baoan")} == {Held.DIGEST}
    return found


@pytest.fixture(scope="module")
def from_originals(tmp_path_factory: pytest.TempPathFactory, shared_laws: Path) -> Assistant:
    """An assistant that holds the three laws word for word."""
    settings = Settings(tmp_path_factory.mktemp("imported"), TODAY)
    outcomes = list(import_files(settings, sorted(shared_laws.glob("*.md"))))
    assert [outcome.error for outcome in outcomes] == [None] * len(outcomes)
    found = open_assistant(settings)
    assert {found.library.held(key) for key in ("neibao", "baoan")} == {Held.VERBATIM}
    return found


def missing_figures(reply: Reply, case: dict[str, Any], fields: tuple[str, ...]) -> list[dict[str, Any]]:
    """The expected figures that the reply does not state from their article."""
    stated = []
    for figure in reply.figures:
        if figure.source == "clause" and figure.citation is not None:
            citation = reply.citations[figure.citation]
            place = {"document": citation.document, "article": citation.article}
            stated.append({**place, "text": figure.text, "value": figure.value, "unit": figure.unit})
    kept = [{name: row[name] for name in fields} for row in stated]
    return [row for row in case["figures"] if {name: row[name] for name in fields} not in kept]


def missing_conditions(reply: Reply, case: dict[str, Any]) -> list[str]:
    """The conditions of which no wording stands in the answer."""
    answer = reply.answer.replace("\n> ", "")
    return [words for words in case["conditions"] if not any(word in answer for word in words.split("|"))]


def test_there_are_at_least_thirty_questions_about_different_rules() -> None:
    assert len(CASES) >= 30
    places = {(row["document"], row["article"]) for case in CASES for row in case["figures"]}
    assert {"neibao", "baoan", "fankong", "liaoning"} == {document for document, _ in places}
    assert len(places) >= 20


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["question"])
def test_a_figure_is_exact_and_conditioned_from_digests_alone(from_digests: Assistant, case: dict[str, Any]) -> None:
    reply = from_digests.ask(case["question"])
    assert missing_figures(reply, case, ("document", "article", "text", "value", "unit")) == []
    assert missing_conditions(reply, case) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["question"])
def test_a_figure_is_the_same_from_the_original_words(from_originals: Assistant, case: dict[str, Any]) -> None:
    reply = from_originals.ask(case["question"])
    assert missing_figures(reply, case, ("document", "article", "value", "unit")) == []
    assert missing_conditions(reply, case) == []
