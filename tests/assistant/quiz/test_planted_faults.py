"""Two hundred items made faulty in ten ways: check and lint find at least 98 of 100."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.quiz.checking import check
from assistant.quiz.models import BLANK, HOLE, Item, ItemType, Option, Paper, ProofKind
from assistant.quiz.workshop import Workshop
from corpus.library import Library

EACH = 20
Fault = Callable[[Item, Library], "Item | None"]


def key_moved(item: Item, texts: Library) -> Item | None:
    if item.type is not ItemType.SINGLE:
        return None
    turned = [replace(o, correct=False) for o in item.options]
    at = next(i for i, o in enumerate(item.options) if not o.correct)
    turned[at] = replace(turned[at], correct=True)
    return replace(item, options=tuple(turned))


def verdict_flipped(item: Item, texts: Library) -> Item | None:
    if item.type is not ItemType.JUDGE:
        return None
    return replace(item, answer=("错",) if item.answer == ("对",) else ("对",))


def figure_of_the_key_changed(item: Item, texts: Library) -> Item | None:
    if not item.kind.endswith("-figure") or not re.search("[0-9]", item.right[0]):
        return None

    def other(words: str) -> str:
        return re.sub("[0-9]+", lambda m: str(int(m[0]) + 7), words)

    options = tuple(replace(o, text=other(o.text)) if o.correct else o for o in item.options)
    return replace(item, options=options, answer=tuple(other(words) for words in item.answer))


def number_of_the_story_changed(item: Item, texts: Library) -> Item | None:
    if item.type is not ItemType.CASE:
        return None
    number = max(re.findall("[0-9]+", item.stem), key=int)
    return replace(item, stem=item.stem.replace(number, str(int(number) * 2 + 1), 1))


def second_right_option(item: Item, texts: Library) -> Item | None:
    if not item.kind.startswith("members-in"):
        return None
    one = next(found for found in Workshop(texts).lists if found.id == item.proof.row)
    more = next(words for words in one.members if words not in item.right)
    at = next(i for i, o in enumerate(item.options) if not o.correct)
    return replace(item, options=(*item.options[:at], Option(more), *item.options[at + 1 :]))


def wrong_clause(item: Item, texts: Library) -> Item | None:
    source = item.sources[0]
    if not source.locator or item.proof.kind is ProofKind.TRACE or source.document != "liaoning":
        return None
    other = "7" if source.locator != "7" else "8"
    label = re.sub("第[0-9]+条", f"第{other}条", source.label)
    return replace(
        item,
        sources=(replace(source, locator=other, label=label),),
        stem=item.stem.replace(f"第{source.locator}条", f"第{other}条"),
        explanation=item.explanation.replace(source.label, label),
    )


def quotation_altered(item: Item, texts: Library) -> Item | None:
    match = re.search("原文：“([^”]{12,})”", item.explanation)
    if match is None:
        return None
    words = match[1][:5] + "大约" + match[1][5:]
    return replace(item, explanation=item.explanation.replace(match[1], words))


def words_of_the_clause_altered(item: Item, texts: Library) -> Item | None:
    if item.proof.kind is not ProofKind.CLOZE:
        return None
    gap = BLANK if item.type is ItemType.BLANK else HOLE
    longer = max(item.proof.shown.split(gap), key=len)
    return replace(item, stem=item.stem.replace(longer, longer[:3] + "一般" + longer[3:]))


def all_of_the_above(item: Item, texts: Library) -> Item | None:
    if item.type is not ItemType.SINGLE:
        return None
    at = next(i for i in reversed(range(len(item.options))) if not item.options[i].correct)
    return replace(item, options=(*item.options[:at], Option("以上都对"), *item.options[at + 1 :]))


def law_changed(item: Item, texts: Library) -> Item | None:
    if not item.sources[0].locator:
        return None
    return replace(item, sources=(replace(item.sources[0], sha256="0" * 64),))


WAYS: tuple[Fault, ...] = (
    key_moved,
    verdict_flipped,
    figure_of_the_key_changed,
    number_of_the_story_changed,
    second_right_option,
    wrong_clause,
    quotation_altered,
    words_of_the_clause_altered,
    all_of_the_above,
    law_changed,
)


@pytest.mark.slow
def test_planted_faults_are_found(bank: Paper, texts: Library) -> None:
    planted: list[tuple[str, Item]] = []
    for way in WAYS:
        pool = [faulty for item in bank.items if (faulty := way(item, texts)) is not None]
        assert len(pool) >= EACH, way.__name__
        step = len(pool) // EACH
        planted += [(way.__name__, faulty) for faulty in pool[::step][:EACH]]
    assert len(planted) == 200
    missed = Counter(name for name, item in planted if not found(item, texts))
    assert missed.total() <= 4, missed


def found(item: Item, texts: Library) -> bool:
    return bool(check(Paper("卷", (item,)), texts))


def test_sound_items_are_not_accused(paper: Paper, texts: Library) -> None:
    assert [item.stem for item in paper.items if found(item, texts)] == []


def test_an_item_that_repeats_another_is_found(paper: Paper, texts: Library) -> None:
    again = replace(paper.items[0], stem=paper.items[0].stem + "请作答")
    rules = [finding.rule for finding in check(Paper("卷", (paper.items[0], again)), texts)]
    assert "near-duplicate" in rules
