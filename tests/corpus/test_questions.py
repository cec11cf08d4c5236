"""The bank of questions: every row leads to a clause, a quarter is held out by rule, nothing is copied or doubled."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pytest
from scipy import sparse

from corpus import Document, Library, Locator
from corpus.questions import NONE_DOCUMENT, Question, held_out_roles, load_more_questions, load_questions
from corpus.sources import SHIPPED

BANK = load_questions()
EVERY = (*BANK, *load_more_questions())
SIDES = {"who", "what", "when", "how_often", "how_many", "allowed", "what_if_not", "why", "how", "compare"}
AT_LEAST = {"guangzhou": 10, "liaoning": 10, "neibao": 6, "baoan": 6, "fankong": 6}
RUN = 20
ALIKE = 0.6
"""Jaccard similarity of character pairs from which two questions count as one."""


@pytest.fixture(scope="module")
def held() -> Library:
    """The five texts as they are held on a fresh machine."""
    return Library(SHIPPED)


def by_clause() -> dict[tuple[str, Locator], list[Question]]:
    groups: dict[tuple[str, Locator], list[Question]] = defaultdict(list)
    for question in BANK:
        groups[question.document, question.locator.clause].append(question)
    return groups


def plain(text: str) -> str:
    return re.sub(r"[^一-鿿0-9a-zA-Z]", "", text)


def copied(texts: Iterable[str]) -> list[str]:
    runs = {text[i : i + RUN] for text in map(plain, texts) for i in range(len(text) - RUN + 1)}
    return [q.id for q in EVERY if any(plain(q.text)[i : i + RUN] in runs for i in range(len(plain(q.text)) - RUN + 1))]


def test_ids_and_questions_are_unique() -> None:
    for values in ([q.id for q in EVERY], [q.text for q in EVERY], [plain(q.text) for q in BANK]):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_every_question_leads_to_a_place_that_exists(held: Library) -> None:
    documents: dict[str, Document] = {key: held.require(key) for key in AT_LEAST}
    places = [(q.id, *place) for q in EVERY for place in ((q.document, q.locator), *q.also)]
    named = [place for place in places if place[1] != NONE_DOCUMENT]
    assert [id for id, document, locator in named if documents[document].find(locator) is None] == []


def test_a_question_names_no_clause_twice_and_some_name_several() -> None:
    assert [q.id for q in EVERY if len({(q.document, q.locator), *q.also}) != 1 + len(q.also)] == []
    assert [q.id for q in EVERY if q.also and q.document == NONE_DOCUMENT] == []
    assert {q.split for q in EVERY if q.also} == {"index", "test"}


def test_what_was_written_for_the_index_alone_is_in_the_index() -> None:
    assert {q.split for q in load_more_questions()} == {"index"}


def test_every_question_has_words_a_role_a_side_and_a_split() -> None:
    assert {q.side for q in BANK} == SIDES
    assert {q.split for q in BANK} == {"index", "test"}
    assert [q.id for q in BANK if not 4 <= len(q.text) <= 120 or q.text != q.text.strip() or not q.role] == []
    assert [q.id for q in BANK if not q.id.startswith(f"{q.document}-")] == []


def test_a_quarter_of_each_clauses_roles_is_held_out_by_the_rule() -> None:
    wrong = []
    for (document, locator), questions in by_clause().items():
        out = held_out_roles(document, locator, {q.role for q in questions})
        wrong += [q.id for q in questions if (q.split == "test") != (q.role in out)]
    assert wrong == []


def test_held_out_roles_depend_on_the_clause_alone_and_are_never_all() -> None:
    roles = ["保卫科长", "校长", "物业", "人事", "老板", "保安员", "医院保卫", "派出所民警"]
    assert held_out_roles("liaoning", Locator(4), roles) == held_out_roles("liaoning", Locator(4), roles[::-1])
    assert held_out_roles("guangzhou", Locator(6), roles) == held_out_roles(
        "guangzhou", Locator(6, item=3, subitem=1), roles
    )
    drawn = {held_out_roles("liaoning", Locator(article), roles) for article in range(1, 31)}
    assert {len(out) for out in drawn} == {2}
    assert len(drawn) > 5


@pytest.mark.parametrize("key", AT_LEAST)
def test_every_clause_that_is_asked_about_has_enough_questions(key: str) -> None:
    groups = {locator: questions for (document, locator), questions in by_clause().items() if document == key}
    assert [locator for locator, questions in groups.items() if len(questions) < AT_LEAST[key]] == []


@pytest.mark.parametrize("key", ["guangzhou", "liaoning", "neibao", "baoan"])
def test_every_clause_has_questions(held: Library, key: str) -> None:
    asked = {locator for document, locator in by_clause() if document == key}
    assert [c.locator for c in held.require(key).articles if c.locator not in asked] == []


def test_no_question_copies_twenty_characters_of_a_text_that_is_held(held: Library) -> None:
    assert copied(document.text for document in held.documents()) == []


def test_no_question_copies_twenty_characters_of_a_law(shared_laws: Path) -> None:
    assert copied(path.read_text(encoding="utf-8") for path in shared_laws.glob("*.md")) == []


def test_no_two_questions_are_nearly_the_same() -> None:
    assert alike(BANK) == []


def test_no_question_for_the_index_is_nearly_one_of_the_held_out() -> None:
    held_out = {question.id for question in BANK if question.split == "test"}
    later = {question.id for question in load_more_questions()}
    assert [pair for pair in alike(EVERY) if held_out & set(pair) and later & set(pair)] == []


def alike(questions: Sequence[Question]) -> list[tuple[str, str]]:
    """Ids of questions that share most of their pairs of characters."""
    pairs: dict[str, int] = {}
    rows: list[int] = []
    columns: list[int] = []
    for row, question in enumerate(questions):
        text = plain(question.text)
        for pair in {text[i : i + 2] for i in range(len(text) - 1)}:
            rows.append(row)
            columns.append(pairs.setdefault(pair, len(pairs)))
    matrix = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)))
    sizes = np.asarray(matrix.sum(axis=1)).ravel()
    shared = (matrix @ matrix.T).tocoo()
    likeness = shared.data / (sizes[shared.row] + sizes[shared.col] - shared.data)
    near = (shared.row < shared.col) & (likeness >= ALIKE)
    return [(questions[a].id, questions[b].id) for a, b in zip(shared.row[near], shared.col[near], strict=True)]
