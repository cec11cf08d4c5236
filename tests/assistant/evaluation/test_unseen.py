"""Clauses that lose their questions lose all of them, in the index and in the training."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.evaluation.search import held_out, reply_speed
from assistant.evaluation.unseen import PARTS, blind_index, is_unseen
from assistant.service import Assistant
from assistant.settings import load_settings
from corpus import Library
from corpus.questions import NONE_DOCUMENT, indexed_questions, load_more_questions
from indexes import training
from indexes.build import OWNERS_FILE
from indexes.passages import passages
from indexes.search import SearchIndex
from indexes.training.examples import examples, widened


def test_about_one_clause_in_five_loses_its_questions_in_every_text() -> None:
    for document in {question.document for question in held_out()}:
        clauses = {(q.locator.clause, is_unseen(q)) for q in indexed_questions() if q.document == document}
        share = sum(lost for _, lost in clauses) / len(clauses)
        assert 0.5 / PARTS < share < 2 / PARTS, document


def test_a_clause_loses_all_its_questions_or_none() -> None:
    everything = [q for q in (*held_out(), *indexed_questions()) if q.document != NONE_DOCUMENT]
    kinds: dict[object, set[bool]] = {}
    for question in everything:
        kinds.setdefault((question.document, question.locator.clause), set()).add(is_unseen(question))
    assert all(len(found) == 1 for found in kinds.values())


def test_questions_written_later_are_lost_too_and_those_that_nothing_answers_stay() -> None:
    later = load_more_questions()
    assert any(is_unseen(question) for question in later)
    assert not any(is_unseen(question) for question in later if question.document == NONE_DOCUMENT)


@pytest.mark.slow
def test_neither_the_index_nor_the_training_sees_a_lost_question(
    documents: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learnt: list[str] = []

    def watched(*arguments: object) -> object:
        found = examples(*arguments)  # type: ignore[arg-type]
        learnt.extend(example.text for example in found)
        return found

    monkeypatch.setattr(training, "examples", watched)
    blind = blind_index(documents, tmp_path)
    lost = [question for question in indexed_questions() if is_unseen(question)]
    kept = [
        q for q in indexed_questions() if q.document in ("guangzhou", "liaoning", NONE_DOCUMENT) and not is_unseen(q)
    ]
    stored = set(json.loads((blind.folder / OWNERS_FILE).read_text(encoding="utf-8"))["ids"])
    assert lost
    assert stored == {question.id for question in kept}
    assert {widened(question.text) for question in kept} <= set(learnt)
    assert not {widened(question.text) for question in lost} & set(learnt)
    assert [passage.id for passage in blind.passages] == [passage.id for passage in passages(documents)]


def test_whole_replies_are_timed_on_the_questions_given(index: SearchIndex, documents: Library, home: Path) -> None:
    name, count, middle, late = reply_speed(Assistant(load_settings(), documents, index), held_out()[:5])
    assert (name, count) == ("held-out questions", "5")
    assert 0 < float(middle) <= float(late)
