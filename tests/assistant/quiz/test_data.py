"""The rows of the quiz's data: each finds what it names in today's texts, each example is found by its row."""

from __future__ import annotations

import re
import string

from assistant.quiz.makers.compare import differences
from assistant.quiz.rows import read_data
from assistant.quiz.texts import plain, stands_in
from assistant.quiz.topics import topic_names, topic_of
from assistant.quiz.wording import load_wording
from assistant.quiz.workshop import Workshop, load_subjects
from corpus.library import Library
from corpus.locator import parse_locator

KNOWN = {"cite", "title", "heading", "context", "shown", "what", "hole", "modal", "other"}


def test_every_enumeration_is_found_in_its_clause(texts: Library) -> None:
    found = {one.id: one for one in Workshop(texts).lists}
    for row in read_data("lists.toml")["list"]:
        one = found[row["id"]]
        assert len(one.members) >= 3
        assert len({plain(words) for words in one.members}) == len(one.members)
        assert all(stands_in(words, one.document.words(one.clause)) for words in one.members)


def test_names_of_enumerations_are_unique() -> None:
    rows = read_data("lists.toml")["list"]
    assert len({row["id"] for row in rows}) == len(rows)
    assert len({(row["at"], row["what"]) for row in rows}) == len(rows)


def test_every_confusion_finds_its_first_term_in_its_example_and_has_others() -> None:
    for row in read_data("confusions.toml")["row"]:
        terms = [term.rstrip("，") for term in row["terms"]]
        assert terms[0] in row["example"]
        assert len(set(terms)) == len(terms) >= 4


def test_every_swap_changes_something() -> None:
    for row in read_data("confusions.toml")["swap"]:
        assert row["was"] != row["now"]


def test_every_difference_still_holds(texts: Library) -> None:
    rows = read_data("compare.toml")["row"]
    assert len(differences(Workshop(texts))) == len(rows) >= 30


def test_every_topic_holds_its_examples(texts: Library) -> None:
    for row in read_data("topics.toml")["topic"]:
        for example in row["examples"]:
            key, place = example.split(":")
            locator = parse_locator(place, texts.require(key).meta.scheme)
            assert topic_of(key, locator) == row["key"]
    assert not any("、" in name or "," in name for name in topic_names())


def test_every_clause_of_the_texts_has_a_topic(texts: Library) -> None:
    for document in texts.documents():
        for clause in document.articles:
            assert topic_of(document.key, clause.locator) in topic_names()


def test_a_body_stands_in_one_group_only() -> None:
    names = [name for group in read_data("subjects.toml")["group"] for name in (*group["subjects"], *group["wide"])]
    assert len(set(names)) == len(names) == len(load_subjects())


def test_wording_names_only_what_is_known_and_no_figure() -> None:
    for sets in load_wording().values():
        for rows in sets.values():
            for row in rows:
                assert {name for _, name, _, _ in string.Formatter().parse(row) if name} <= KNOWN
                assert not re.search("[0-9]", row)
            assert len(set(rows)) == len(rows)


def test_every_story_names_its_counts_and_no_other_figure() -> None:
    for kind, setting in read_data("cases.toml")["settings"].items():
        for story in setting["stories"]:
            names = {name for _, name, _, _ in string.Formatter().parse(story) if name}
            assert names, (kind, story)
            assert not re.search("[0-9]", story)
