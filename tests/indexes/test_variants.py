"""Variants of questions, for a teacher to judge."""

from __future__ import annotations

from indexes.training.variants import variants

ASKED = ["夜里没人，门卫要登记吗？", "保安证丢了，去哪里补？", "监控留几天"]


def test_each_question_has_its_variant_and_the_seed_decides_it() -> None:
    made = list(variants(ASKED))
    assert len(made) == len(ASKED)
    assert made == list(variants(ASKED))
    assert made != list(variants(ASKED, seed=1))


def test_a_variant_holds_nothing_but_what_was_asked() -> None:
    assert {letter for made in variants(ASKED) for letter in made} <= set("".join(ASKED))


def test_a_single_question_is_cut_and_never_empty() -> None:
    assert all(variants(["夜里没人，门卫要登记吗？"]))
