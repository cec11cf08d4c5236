"""The crosswalk and the list of hanging references are complete, and everything in them exists."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from corpus.crosswalk import Place, load_crosswalk, load_hanging
from corpus.library import Library
from corpus.locator import dotted
from corpus.models import Document, Locator
from corpus.national import NationalLibrary
from corpus.parser import parse
from corpus.references.hanging import hanging_in
from corpus.registry import load_registry
from corpus.sources import SHIPPED
from corpus.vocabulary import NodeKind

DOCUMENTS = ("guangzhou", "liaoning")
LAWS = ("neibao", "baoan", "fankong")


@pytest.fixture(scope="module")
def shipped() -> Library:
    return Library(SHIPPED)


def cited_places() -> list[Place]:
    rows = [basis.place for row in load_crosswalk().rows for basis in row.behind]
    return rows + [place for tie in load_hanging() for place in tie.answers]


def test_every_article_behind_a_clause_exists(shipped: Library) -> None:
    for place in cited_places():
        assert place.document in LAWS
        assert shipped.require(place.document).find(place.locator), f"{place.document} {dotted(place.locator)}"


def test_every_article_behind_a_clause_exists_in_the_laws_themselves(shared_laws: Path) -> None:
    names = {"neibao": "neibao-2004.md", "baoan": "baoan-2022.md", "fankong": "fankong-2018.md"}
    laws = {
        key: parse((shared_laws / name).read_text(encoding="utf-8"), load_registry()[key])
        for key, name in names.items()
    }
    for place in cited_places():
        assert laws[place.document].find(place.locator), f"{place.document} {dotted(place.locator)}"


def duties(document: Document) -> list[Locator]:
    """Every numbered clause, or its items where it is nothing else, and the unnumbered parts of 一、总体要求."""
    leaves = [
        clause.locator
        for clause in document.clauses
        if clause.node.kind in (NodeKind.CLAUSE, NodeKind.ITEM, NodeKind.SUBITEM)
        and (clause.is_leaf or len(clause.node.span.cut(document.text).strip()) > 20)
    ]
    return leaves + [c.locator for c in document.clauses if (c.locator.section or "").startswith("一(")]


@pytest.mark.parametrize("key", DOCUMENTS)
def test_every_clause_has_articles_behind_it_or_a_reason_why_not(shipped: Library, key: str) -> None:
    document = shipped.require(key)
    have = {row.clause.locator for row in load_crosswalk().rows if row.clause.document == key}
    assert [dotted(place) for place in duties(document) if place not in have] == []
    assert [dotted(place) for place in have if document.find(place) is None] == []


def test_every_row_says_why() -> None:
    for row in load_crosswalk().rows:
        assert row.behind or row.gap
        assert all(basis.why for basis in row.behind)


def test_no_clause_has_two_rows() -> None:
    counted = Counter((row.clause.document, row.clause.locator) for row in load_crosswalk().rows)
    assert [place for place, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("key", DOCUMENTS)
def test_the_list_of_hanging_references_is_what_the_document_holds(shipped: Library, key: str) -> None:
    found = [(where, reference.raw) for reference, where in hanging_in(shipped.require(key))]
    listed = [(dotted(tie.clause.locator), tie.words) for tie in load_hanging() if tie.clause.document == key]
    assert listed == found


def test_the_same_phrase_in_a_clause_is_counted_on() -> None:
    seen: Counter[tuple[str, Locator, str]] = Counter()
    for tie in load_hanging():
        key = (tie.clause.document, tie.clause.locator, tie.words)
        seen[key] += 1
        assert tie.nth == seen[key], key


def test_a_hanging_reference_is_answered_or_says_that_none_is_held() -> None:
    for tie in load_hanging():
        assert bool(tie.answers) != bool(tie.none), tie


def test_the_national_laws_that_bear_on_one_are_in_the_library() -> None:
    national = NationalLibrary()
    for tie in load_hanging():
        for title in tie.see:
            assert national.by_title(title) is not None, title


def test_what_rests_on_an_article_is_found_from_the_article() -> None:
    resting = load_crosswalk().resting_on("neibao", Locator(6, paragraph=2))
    assert {(place.document, dotted(place.locator)) for place, _ in resting} == {
        ("guangzhou", "6.2"),
        ("liaoning", "1"),
    }
