"""The calculator, the look-up and the search as LangChain sees them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.rules.facts import Kind, UnitFacts
from assistant.rules.quota import compute
from assistant.service import Assistant, open_assistant
from assistant.settings import load_settings
from assistant.tools import retriever, tools
from corpus.errors import NoSuchClause


@pytest.fixture(scope="module")
def assistant(ready_home: Path) -> Assistant:
    return open_assistant(load_settings({"NEIBAO_HOME": str(ready_home)}))


def test_the_calculator_as_a_tool_gives_the_calculators_figure(assistant: Assistant) -> None:
    quota, _ = tools(assistant)
    reply = json.loads(quota.invoke({"kind": "school", "persons": 1800, "boarders": 600}))
    facts = UnitFacts(kind=Kind.SCHOOL, persons=1800, boarders=600)
    assert reply["results"][0]["minimum"] == compute(facts).results[0].minimum == 4


def test_a_tool_refuses_arguments_that_its_schema_does_not_know(assistant: Assistant) -> None:
    quota, _ = tools(assistant)
    with pytest.raises(ValidationError):
        quota.invoke({"kind": "university", "persons": 1800})


def test_the_look_up_as_a_tool_gives_the_clauses_words(assistant: Assistant) -> None:
    _, clause = tools(assistant)
    assert "每年不少于2次" in json.loads(clause.invoke({"document": "liaoning", "locator": "4"}))["quote"]
    with pytest.raises(NoSuchClause):
        clause.invoke({"document": "liaoning", "locator": "31"})


def test_the_search_as_a_retriever_finds_what_the_index_finds(assistant: Assistant) -> None:
    found = retriever(assistant, limit=3).invoke("重点单位多久演练一次")
    hits = assistant.index.search("重点单位多久演练一次", 3)
    assert [document.metadata["id"] for document in found] == [hit.passage.id for hit in hits]
