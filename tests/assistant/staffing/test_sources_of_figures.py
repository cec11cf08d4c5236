"""No figure reaches a staffing reply except from the calculator, a cited clause or the question itself."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.evaluation.staffing import Answer
from assistant.guards import proven
from assistant.reply import Reply
from assistant.rules.parameters import load_rules
from corpus import Library
from corpus.vocabulary import Route

CASES = Path(__file__).resolve().parents[2] / "cases" / "staffing"
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@pytest.fixture(scope="module")
def replies(answer: Answer) -> list[Reply]:
    """The replies to every case."""
    return [reply for case in _cases() if (reply := answer(case)) is not None]


def _cases() -> Iterator[dict[str, Any]]:
    for path in sorted(CASES.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def test_every_reply_is_proven(replies: list[Reply], library: Library) -> None:
    assert [reply.question for reply in replies if not proven(reply, library)] == []


def test_every_number_of_an_answer_has_a_source(replies: list[Reply], library: Library) -> None:
    titles = [f"《{meta.title}》" for meta in library.registry]
    for reply in replies:
        if reply.route is not Route.QUOTA:
            continue
        answer = reply.answer
        labels = sorted((c.label for c in reply.citations), key=len, reverse=True)
        for known in (*(c.quote for c in reply.citations), *labels, *titles, *reply.notices):
            answer = answer.replace(known, "")
        stated = " ".join([*(f"{f.text} {f.value}" for f in reply.figures), reply.question])
        sources = set(_NUMBER.findall(unicodedata.normalize("NFKC", stated)))
        loose = set(_NUMBER.findall(unicodedata.normalize("NFKC", answer))) - sources
        assert not loose, (reply.question, loose)


def test_every_result_is_a_figure_of_the_calculator(replies: list[Reply]) -> None:
    for reply in replies:
        if reply.quota is None or reply.route is not Route.QUOTA:
            continue
        results = [*reply.quota.results, *(r for group in reply.quota.groups for r in group.results)]
        proven_by_calculator = {f.value for f in reply.figures if f.source == "calculator"}
        for result in results:
            assert result.minimum is None or str(result.minimum) in proven_by_calculator


def test_refusals_and_questions_back_state_no_figure(replies: list[Reply]) -> None:
    for reply in replies:
        if reply.route in (Route.CLARIFY, Route.ERROR):
            assert reply.figures == ()
            assert reply.quota is None or reply.quota.results == ()


def test_another_place_is_declined_with_the_words_that_promise_nothing(replies: list[Reply]) -> None:
    declined = [r for r in replies if r.route is Route.DECLINE and r.quota is not None]
    assert declined
    for reply in declined:
        assert "本库所收文本未规定比例" in reply.answer
        assert reply.quota is not None
        assert reply.quota.results == ()


def test_every_quotation_is_the_clauses_own_words(replies: list[Reply], library: Library) -> None:
    text = library.require(load_rules().document).text
    for reply in replies:
        for citation in reply.citations:
            if citation.document == load_rules().document:
                assert citation.quote in text
