"""A number inside a registered text's title states nothing; the same number elsewhere must be proven."""

from __future__ import annotations

from assistant.guards import proven, unproven_numbers
from assistant.reply import Reply
from assistant.staffing.answer import answer_staffing
from corpus import Library
from corpus.vocabulary import Route


def test_a_number_in_a_title_needs_no_proof() -> None:
    titles = ("公治〔2015〕168号",)
    assert unproven_numbers(Reply("问", Route.DECLINE, "另见《公治〔2015〕168号》"), titles) == []
    assert unproven_numbers(Reply("问", Route.DECLINE, "要配168名"), titles) == ["168"]


def test_a_staffing_reply_for_another_place_passes_the_guard(library: Library) -> None:
    reply = answer_staffing("1800人的中学要配几个保安", "liaoning", library=library)
    assert reply is not None
    assert "本库所收文本未规定比例" in reply.answer
    assert proven(reply, library)
