"""The whole national library: every reference is resolved or says why not; the checked sample stays right."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from assistant.evaluation.library_survey import survey
from assistant.evaluation.references import article_of
from corpus.locator import dotted
from corpus.models import Home
from corpus.references import Texts, find_references
from corpus.registry import load_registry
from corpus.sources.package import package_record

SAMPLE = Path(__file__).resolve().parents[2] / "cases" / "references" / "sample.jsonl"


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts(load_registry())


def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]


def test_the_sample_has_two_hundred_rows() -> None:
    assert len(rows()) == 200


def test_every_row_of_the_checked_sample_is_found_as_it_was_checked(texts: Texts) -> None:
    registered = {recorded["law_id"]: key for key, recorded in package_record()["texts"].items()}
    for row in rows():
        article = next(a for a in texts.national.database.articles(row["law_id"]) if a.number == row["article_no"])
        assert hashlib.sha256(article.text.encode()).hexdigest()[:12] == row["sha"]
        home = Home(registered.get(row["law_id"], row["law_id"]), article_of(row["article_no"]))
        found = find_references(article.text, texts.registry, home=home, texts=texts)
        (here,) = [r for r in found if (r.span.start, r.span.end) == (row["start"], row["end"])]
        assert (here.document, [dotted(place) for place in here.locators]) == (row["document"], row["locators"])
        assert [[c.part, c.subpart, c.chapter, c.division] for c in here.chapters] == row["chapters"]
        assert (str(here.reason) if here.reason else None) == row["reason"]


@pytest.mark.slow
def test_every_reference_of_the_library_is_resolved_or_says_why_not(texts: Texts) -> None:
    counted = survey(texts)
    assert counted.texts > 370
    assert counted.references > 9_500
    assert counted.unexplained == []
    assert counted.reasons[""] > 0.95 * counted.references
