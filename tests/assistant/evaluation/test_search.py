"""What counts as found: strictly the clause a question was written for, or every clause that answers it."""

from __future__ import annotations

import pytest

from assistant.evaluation.search import as_judged_rows, as_rows, found_at, held_out, yes_or_no
from corpus.library import Library
from corpus.questions import load_questions
from indexes.passages import passages


def test_the_held_out_questions_are_those_of_the_test_split_alone() -> None:
    assert {question.id for question in held_out()} == {q.id for q in load_questions() if q.split == "test"}


def test_a_strict_row_expects_one_clause_and_a_judged_row_the_others_beside_it() -> None:
    questions = held_out()
    strict, judged = list(as_rows(questions)), list(as_judged_rows(questions))
    assert all(len(expected) == 1 for _, expected in strict)
    assert all(wide[: len(narrow)] == narrow for (_, narrow), (_, wide) in zip(strict, judged, strict=True))
    assert any(len(expected) > 1 for _, expected in judged)


def test_another_clause_that_answers_is_found_where_it_counts_and_missed_where_it_does_not() -> None:
    question = next(question for question in held_out() if question.also)
    document, locator = question.also[0]
    others = [p for p in passages(Library()) if p.document == document and p.locator.clause == locator.clause]
    assert found_at(others, next(as_judged_rows([question]))[1]) is not None
    assert found_at(others, next(as_rows([question]))[1]) is None


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("不可以。要旨：……", "no"),
        ("可以。……", "yes"),
        ("要。……", "yes"),
        ("符合所列条件的可以。……", None),
        ("单位应当……", None),
        ("要旨：……", None),
    ],
)
def test_a_yes_or_no_is_what_an_answer_begins_with(answer: str, said: str | None) -> None:
    assert yes_or_no(answer) == said
