"""A passage for each clause and each numbered item, under its ancestors' headings."""

from __future__ import annotations

import pytest

from corpus import Library, Locator
from corpus.models import CITABLE
from corpus.questions import load_questions
from corpus.sources import SHIPPED
from indexes.passages import passage_id, passages, sentences, unit_of


def test_every_leaf_of_the_two_documents_is_a_passage(documents: Library) -> None:
    found = {(p.document, p.locator) for p in passages(documents)}
    for document in documents.documents():
        leaves = {(document.key, c.locator) for c in document.clauses if c.is_leaf and c.node.kind in CITABLE}
        assert leaves <= found


def test_a_passage_carries_its_ancestors_headings(library: Library) -> None:
    (school,) = [p for p in passages(library) if p.id == "guangzhou:6.3.1"]
    assert school.context.endswith("三、落实单位主体责任 （六）加强保卫力量 第3项")
    assert school.context.startswith("关于进一步加强单位内部治安保卫工作的意见")
    assert school.text.startswith("学校（中小学、幼儿园）")
    assert school.searchable == f"{school.context}\n{school.text}"


def test_ids_are_unique() -> None:
    ids = [p.id for p in passages(Library(SHIPPED))]
    assert len(ids) == len(set(ids))


def test_a_laws_article_is_one_passage() -> None:
    found = [p for p in passages(Library(SHIPPED)) if p.document == "fankong"]
    assert [p.locator for p in found] == [Locator(article) for article in range(1, 98)]


def test_a_passage_holds_words_of_its_clause_alone(library: Library) -> None:
    for passage in passages(library):
        document, clause = library.clause(passage.document, passage.locator)
        assert passage.text in document.words(clause)


def test_every_question_of_the_bank_has_a_passage() -> None:
    places = {p.id: index for index, p in enumerate(passages(Library(SHIPPED)))}
    assert [q.id for q in load_questions() if unit_of(places, q.document, q.locator) is None] == []


def test_a_place_is_answered_by_itself_or_by_the_nearest_around_it() -> None:
    places = {passage_id("x", Locator(6, item=1)): 0, passage_id("x", Locator(6, item=2)): 1, "x:7": 2}
    assert unit_of(places, "x", Locator(6, item=2)) == 1
    assert unit_of(places, "x", Locator(6)) == 0
    assert unit_of(places, "x", Locator(7, item=3)) == 2
    assert unit_of(places, "x", Locator(8)) is None
    assert unit_of(places, "y", Locator(7)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲。乙；丙！", ["甲。", "乙；", "丙！"]),
        ("甲\n乙", ["甲", "乙"]),
        ("没有句号", ["没有句号"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_a_clause_is_cut_into_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected
