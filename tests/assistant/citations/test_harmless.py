"""Right citations in every manner of writing pass: notices, reports, answers, lessons, minutes, English sentences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.citations.check import check_citations
from assistant.citations.texts import CitedTexts
from assistant.evaluation.citations import agrees, words
from assistant.evaluation.drawing import PLACEHOLDER, expand
from corpus import Document, Library, Metadata, load_registry, parse
from corpus.sources import SHIPPED

_CASES = Path(__file__).resolve().parents[2] / "cases" / "citations" / "harmless.jsonl"
_FILES = {"neibao": "neibao-2004.md", "baoan": "baoan-2022.md", "fankong": "fankong-2018.md"}


class _Folder:
    name = "folder"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self, meta: Metadata) -> Document | None:
        if meta.key not in _FILES:
            return None
        return parse((self.folder / _FILES[meta.key]).read_text(encoding="utf-8"), meta)


def _cases() -> list[dict[str, Any]]:
    return [json.loads(line) for line in _CASES.read_text(encoding="utf-8").splitlines()]


def _wrongly_judged(library: Library, cases: list[dict[str, Any]]) -> list[str]:
    texts = CitedTexts(library)
    wrong = []
    for case in cases:
        text = expand(case["text"], lambda *place: words(library, *place))
        found = [finding.to_dict() for finding in check_citations(text, library, texts=texts)]
        pairs = zip(case["expect"], found, strict=False)
        if len(found) != len(case["expect"]) or not all(agrees(row, finding) for row, finding in pairs):
            wrong.append(case["id"])
    return wrong


def test_every_right_citation_passes_with_the_laws_held(shared_laws: Path) -> None:
    library = Library((_Folder(shared_laws), *SHIPPED), load_registry())
    assert len(_cases()) >= 300
    assert _wrongly_judged(library, _cases()) == []


def test_right_citations_of_the_two_documents_pass_with_what_ships(library: Library) -> None:
    shipped = [
        case
        for case in _cases()
        if not PLACEHOLDER.search(case["text"])
        and all(row["document"] in ("guangzhou", "liaoning") for row in case["expect"])
    ]
    assert len(shipped) >= 20
    assert _wrongly_judged(library, shipped) == []


@pytest.mark.parametrize(
    "text",
    [
        "辽宁意见第4条要求每年演练不少于3次。",
        "| 演练 | 辽宁意见第4条 | 每年不少于3次 |",
        "辽宁意见第4条：①每年不少于3次；②在公安机关指导下。",
        "按辽宁意见第4条，每年不少于3次，出自该条末句。",
        "辽宁意见第4条规定，保费报价5000元。",
    ],
)
def test_a_wrong_figure_in_the_same_dress_is_still_found(library: Library, text: str) -> None:
    assert [finding.verdict.value for finding in check_citations(text, library)] == ["wrong_figure"]
