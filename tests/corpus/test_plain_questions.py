"""Questions that people wrote before anyone thought of a clause, with the clauses that two readers named for them; and
questions for a yes or no, with the truth."""

from __future__ import annotations

import re

import pytest

from corpus.evaluation import Case, load_cases
from corpus.library import Library
from corpus.questions import indexed_questions

SETS = ("natural-dev", "natural-test")
CASES = [case for name in SETS for case in load_cases(name)]


def test_each_clause_named_is_in_the_library() -> None:
    library = Library()
    for case in CASES:
        for expected in case.expect:
            assert library.clause(expected.document, expected.locator), case.id


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_case_names_a_clause_unless_none_bears_on_it(case: Case) -> None:
    assert bool(case.expect) == (case.kind in ("full", "part"))
    assert case.expect or case.kind == "none"


def test_a_yes_or_no_question_has_a_truth_and_the_clause_that_decides_or_comes_nearest() -> None:
    library = Library()
    for case in load_cases("yes-or-no"):
        assert case.kind in ("yes", "no", "depends"), case.id
        assert library.clause(case.expect[0].document, case.expect[0].locator), case.id


def test_no_question_is_indexed_or_asked_twice() -> None:
    asked = [_letters(case.question) for case in CASES]
    assert len(set(asked)) == len(asked)
    assert not set(asked) & {_letters(question.text) for question in indexed_questions()}


def test_most_are_as_short_as_people_type_them() -> None:
    assert sum(len(case.question) <= 16 for case in CASES) > len(CASES) / 2


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text)
