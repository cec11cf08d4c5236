"""Locators in every written form, and back to labels."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus import Library, Locator
from corpus.errors import InputError, NoSuchClause, TextNotHeld
from corpus.locator import dotted, label, parse_locator
from corpus.vocabulary import Scheme

CASES = Path(__file__).resolve().parents[1] / "cases" / "corpus" / "locators.jsonl"
ROWS = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
SCHEMES = st.sampled_from(list(Scheme))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['text'][:20]!r}-{row['scheme']}")
def test_a_place_is_read_as_it_is_written_or_refused_with_an_example(row: dict[str, Any]) -> None:
    scheme = Scheme(row["scheme"])
    if "error" in row:
        with pytest.raises(InputError, match=row["error"]) as refused:
            parse_locator(row["text"], scheme)
        assert "\n" not in str(refused.value)
    else:
        assert parse_locator(row["text"], scheme) == Locator(**row["expect"])


@given(text=st.text(), scheme=SCHEMES)
@example(text="9" * 5000, scheme=Scheme.STATUTE)
@example(text="第" + "亿" * 5000 + "条", scheme=Scheme.STATUTE)
def test_no_text_makes_reading_a_place_fail_otherwise(text: str, scheme: Scheme) -> None:
    try:
        place = parse_locator(text, scheme)
    except InputError:
        return
    assert not place.is_empty


@pytest.mark.parametrize("key", ["guangzhou", "liaoning", "fankong"])
def test_every_clause_is_found_again_by_its_label_and_by_its_short_form(key: str) -> None:
    from corpus.sources import BundledSource, PackageSource

    document = Library((BundledSource(), PackageSource())).require(key)
    scheme = document.meta.scheme
    for clause in document.clauses:
        for written in (dotted(clause.locator), label(clause.locator, scheme)):
            found = document.find(parse_locator(written, scheme))
            assert found is not None
            assert found.locator == clause.locator


@given(
    article=st.integers(1, 1300),
    suffix=st.none() | st.integers(1, 10),
    paragraph=st.integers(1, 20),
    item=st.none() | st.integers(1, 30),
)
def test_a_statutes_label_reads_back_to_the_same_place(
    article: int, suffix: int | None, paragraph: int, item: int | None
) -> None:
    place = Locator(article, suffix, None, paragraph, item)
    assert parse_locator(label(place, Scheme.STATUTE), Scheme.STATUTE) == place
    assert parse_locator(dotted(place), Scheme.STATUTE) == place


@pytest.mark.parametrize(
    ("place", "scheme", "expected"),
    [
        (Locator(6, item=3, subitem=1), Scheme.BRACKETED, "第（六）条第3项第（1）目"),
        (Locator(4), Scheme.NUMBERED, "第4条"),
        (Locator(13, paragraph=1, item=7), Scheme.STATUTE, "第十三条第一款第（七）项"),
        (Locator(120, 1), Scheme.STATUTE, "第一百二十条之一"),
        (Locator(section="引言"), Scheme.BRACKETED, "引言"),
    ],
)
def test_a_label_is_written_the_way_the_text_numbers(place: Locator, scheme: Scheme, expected: str) -> None:
    assert label(place, scheme) == expected


def test_a_place_covers_itself_and_what_lies_inside() -> None:
    assert Locator(6).covers(Locator(6, item=3, subitem=1))
    assert Locator(6, item=3).covers(Locator(6, item=3, subitem=1))
    assert not Locator(6, item=2).covers(Locator(6, item=3, subitem=1))
    assert not Locator(6, item=3).covers(Locator(6))
    assert not Locator(120).covers(Locator(120, 1))


def test_a_clause_that_does_not_exist_is_refused_with_the_number_of_clauses(library: Library) -> None:
    with pytest.raises(NoSuchClause, match="没有第（二十四）条：全文共23条"):
        library.clause("guangzhou", Locator(24))
    with pytest.raises(NoSuchClause, match="没有第31条：全文共30条"):
        library.clause("liaoning", Locator(31))
    with pytest.raises(NoSuchClause, match="之下没有这一款、项或目"):
        library.clause("guangzhou", Locator(6, item=9))


def test_a_text_that_is_only_named_says_so(library: Library) -> None:
    with pytest.raises(TextNotHeld, match="未公开，仅登记名称"):
        library.clause("guangzhou-fangkong", Locator(1))


def test_an_unknown_text_is_refused_with_those_that_are_known(library: Library) -> None:
    with pytest.raises(NoSuchClause, match="可用的有：guangzhou、liaoning"):
        library.require("shenzhen")


def test_the_fingerprint_depends_on_the_words_alone(library: Library) -> None:
    assert library.fingerprint() == Library().fingerprint()
    assert library.fingerprint() != Library(()).fingerprint()
