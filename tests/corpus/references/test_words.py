"""The word lists of references: every list is used, and its examples are recognised both ways."""

from __future__ import annotations

import pytest

from corpus.models import Home, Locator
from corpus.references import find_references
from corpus.references.words import reference_words
from corpus.registry import load_registry
from corpus.vocabulary import Head

WORDS = reference_words()


def heads(text: str, home: Home | None = None) -> list[Head]:
    return [reference.head for reference in find_references(text, load_registry(), home=home)]


@pytest.mark.parametrize("name", sorted(WORDS))
def test_every_list_has_examples(name: str) -> None:
    assert WORDS[name]["examples"]


@pytest.mark.parametrize("word", WORDS["own_nouns"]["words"])
def test_every_noun_after_ben_has_an_example_that_is_recognised(word: str) -> None:
    example = f"本{word}"
    assert example in WORDS["own_nouns"]["examples"]
    home = None if word not in WORDS["own_nouns"]["only_where_titled"] else Home("guangzhou", Locator(1))
    found = heads(f"《某某{word}》第一条，{example}第二条", home)
    assert Head.TITLE in found
    assert (Head.OWN in found) == (home is None or word == "意见")


@pytest.mark.parametrize("example", WORDS["not_own"]["examples"])
def test_what_only_contains_ben_is_no_reference(example: str) -> None:
    assert heads(example, Home("fankong", Locator(1))) == []


@pytest.mark.parametrize("word", WORDS["law_endings"]["words"])
def test_a_title_with_the_ending_of_a_law_is_a_reference(word: str) -> None:
    assert heads(f"见《某某{word}》。") == [Head.TITLE]


@pytest.mark.parametrize("title", ["保安员证", "出入登记簿", "安全员手册", "三国演义"])
def test_a_title_without_one_is_none(title: str) -> None:
    assert heads(f"《{title}》") == []


@pytest.mark.parametrize("word", WORDS["measure_nouns"]["words"])
def test_tiao_before_a_thing_is_a_measure_word(word: str) -> None:
    assert heads(f"这里有第三条{word}。") == []


@pytest.mark.parametrize("word", WORDS["other_instruments"]["words"])
def test_a_clause_of_an_instrument_between_parties_is_no_reference(word: str) -> None:
    assert heads(f"{word}第五条有约定。") == []


@pytest.mark.parametrize("word", WORDS["extensions"]["words"])
def test_a_word_after_a_name_makes_it_another_text(word: str) -> None:
    (found,) = find_references(f"保安服务管理条例{word}第三条", load_registry())
    assert (found.document, found.locators) == (None, (Locator(3),))


@pytest.mark.parametrize("word", [*WORDS["places"]["words"], *WORDS["places"]["before_alteration"], "某市", "某县"])
def test_a_place_before_a_name_makes_it_another_text(word: str) -> None:
    (found,) = find_references(f"{word}企业事业单位内部治安保卫条例第十条", load_registry())
    assert (found.document, found.locators) == (None, (Locator(10),))


@pytest.mark.parametrize("issuer", WORDS["orders"]["issuers"])
def test_an_order_of_an_issuer_is_a_reference_even_where_the_text_is_not_known(issuer: str) -> None:
    (found,) = find_references(f"{issuer}令第9999号第三条", load_registry())
    assert (found.head, found.document, found.locators) == (Head.ORDER, None, (Locator(3),))


@pytest.mark.parametrize(
    "name", ["law_endings", "measure_nouns", "other_instruments", "extensions", "places", "orders"]
)
def test_examples_are_treated_as_their_list_says(name: str) -> None:
    for example in WORDS[name]["examples"]:
        found = find_references(example, load_registry())
        if name in ("measure_nouns", "other_instruments"):
            assert found == ()
        elif name in ("extensions", "places"):
            assert [reference.document for reference in found] == [None]
        else:
            assert len(found) == 1


def test_the_boundaries_cut_a_name_out_of_its_sentence() -> None:
    for example in WORDS["boundaries"]["examples"]:
        (found,) = find_references(example, load_registry())
        assert found.head is Head.NAME
        assert not any(found.title.startswith(word) for word in WORDS["boundaries"]["words"])
