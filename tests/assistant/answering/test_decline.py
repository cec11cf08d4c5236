"""A close call is declined with the clause that comes nearest; anything else is declined without one."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.answering.decline import declined_near
from assistant.asked import read
from assistant.guards import unproven_numbers
from assistant.reply import Reply
from corpus.library import Library
from corpus.sources import SHIPPED
from corpus.vocabulary import Route
from indexes.fusion import Weights
from indexes.passages import passages
from indexes.search import Reading

LIBRARY = Library(SHIPPED)
WEIGHTS = Weights("", "", {}, {"evidence": 1.0, "bias": 0.0}, 0.5)
CLOSE, FAR = -1.0, -3.0
"""Evidence under which an answer has a probability of 0.27, of 0.05."""


def _declined(question: str, evidence: float, standing_out: float) -> Reply:
    found = tuple(passages(LIBRARY))
    logits = np.zeros(len(found), dtype=np.float32)
    logits[[passage.id for passage in found].index("liaoning:4")] = standing_out
    reading = Reading(found, {}, logits, {"evidence": evidence})
    return declined_near(read(question), reading, WEIGHTS, LIBRARY, {"guangzhou", "liaoning"})


@pytest.mark.parametrize(
    ("question", "words"), [("演练几点开始", "最接近的是"), ("When do drills begin?", "The nearest is")]
)
def test_a_close_call_names_the_clause_that_stands_out(question: str, words: str) -> None:
    reply = _declined(question, CLOSE, 9.0)
    assert reply.route is Route.DECLINE
    assert words in reply.answer
    assert "第4条" in reply.answer
    assert [(citation.document, citation.article) for citation in reply.citations] == [("liaoning", 4)]
    assert not unproven_numbers(reply, [meta.title for meta in LIBRARY.registry])


@pytest.mark.parametrize(("evidence", "standing_out"), [(FAR, 9.0), (CLOSE, 0.0)])
def test_no_clause_is_named_where_none_stands_out_or_it_is_no_close_call(evidence: float, standing_out: float) -> None:
    reply = _declined("演练几点开始", evidence, standing_out)
    assert reply.route is Route.DECLINE
    assert "第4条" not in reply.answer
    assert not reply.citations
