"""A Reply's JSON has exactly the fields that scripts rely on."""

from __future__ import annotations

import json

import pytest

from assistant.reply import Figure, Quota, QuotaReference, QuotaResult, Reading, Reply, cite
from corpus import Library, Locator
from corpus.vocabulary import Route

REPLY = {
    "question",
    "language",
    "route",
    "answer",
    "citations",
    "figures",
    "quota",
    "notices",
    "declined",
    "clarify",
} | {
    "llm",
    "elapsed_ms",
}
CITATION = {"document", "title", "article", "article_suffix", "section", "paragraph", "item", "subitem", "label"} | {
    "quote",
    "kind",
    "standing",
    "score",
}
QUOTA = {"rule", "region", "inputs", "results", "groups", "total", "total_readings", "have", "shortfall", "missing"} | {
    "inverse",
    "reference",
}
RESULT = {"role", "minimum", "as_needed", "at_least", "have", "shortfall", "basis", "readings", "steps"}


def test_the_fields_of_a_reply_and_its_parts_are_the_contracts(library: Library) -> None:
    document, clause = library.clause("guangzhou", Locator(6, item=3, subitem=1))
    result = QuotaResult("专职保安员", 4, readings=(Reading("started", 5, "每增加"),), steps=("2＋2＝4名",))
    quota = Quota("school", "guangzhou", {"persons": 1800}, (result,), reference=QuotaReference("guangzhou", (result,)))
    figure = Figure("不少于4名", "4", "人", ">=", "calculator")
    reply = Reply("问", Route.QUOTA, "答", citations=(cite(document, clause),), figures=(figure,), quota=quota)
    found = json.loads(reply.to_json())
    assert set(found) >= REPLY
    assert set(found["citations"][0]) >= CITATION
    assert set(found["figures"][0]) >= {"text", "value", "unit", "comparator", "source", "citation"}
    assert set(found["quota"]) >= QUOTA
    assert set(found["quota"]["results"][0]) >= RESULT
    assert found["quota"]["results"][0]["readings"] == [{"id": "started", "value": 5, "because": "每增加"}]
    assert (found["route"], found["declined"], found["language"]) == ("quota", False, "zh")


def test_a_declined_reply_says_so() -> None:
    assert json.loads(Reply("问", Route.DECLINE, "答").to_json())["declined"] is True


def test_json_is_one_line_with_readable_chinese() -> None:
    text = Reply("第\n一", Route.CLAUSE, "答\u2028").to_json()
    assert "\n" not in text
    assert "答" in text


@pytest.mark.parametrize(
    ("key", "locator", "label", "standing", "kind"),
    [
        ("guangzhou", Locator(6, item=3, subitem=1), "第（六）条第3项第（1）目", "draft", "verbatim"),
        ("liaoning", Locator(4), "第4条", "issued", "verbatim"),
        ("fankong", Locator(32, paragraph=3), "第三十二条第三款", "in_force", "verbatim"),
        ("neibao", Locator(13), "第十三条", "in_force", "digest"),
    ],
)
def test_a_citation_names_its_clause_its_standing_and_whose_words_it_quotes(
    library: Library, key: str, locator: Locator, label: str, standing: str, kind: str
) -> None:
    document, clause = library.clause(key, locator)
    citation = cite(document, clause)
    assert citation.label == f"《{document.meta.title}》{label}"
    assert (citation.standing, citation.kind, citation.locator) == (standing, kind, locator)
    assert citation.quote in document.text
