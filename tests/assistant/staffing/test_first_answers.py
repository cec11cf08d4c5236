"""Staffing questions are answered by the calculator, with the clause's own words."""

from __future__ import annotations

from assistant.staffing import answer_staffing
from corpus import Library


def test_a_boarding_school_gets_the_larger_of_its_two_rows(library: Library) -> None:
    reply = answer_staffing("广州的中学有1800名师生，其中寄宿生600人，要配几个保安？", library=library)
    assert reply is not None
    assert reply.route == "quota"
    assert reply.quota is not None
    (result,) = reply.quota.results
    assert result.minimum == 4
    assert [other.value for other in result.readings] == [3]
    assert (reply.citations[0].document, reply.citations[0].article, reply.citations[0].item) == ("guangzhou", 6, 3)
    assert reply.citations[0].subitem == 1
    assert "征求意见稿" in reply.notices[0]


def test_every_quotation_of_an_answer_stands_in_the_text(library: Library) -> None:
    reply = answer_staffing("重点单位2100人要几个保安", library=library)
    assert reply is not None
    text = library.require("guangzhou").text
    assert reply.citations
    assert all(citation.quote in text and citation.quote in reply.answer for citation in reply.citations)


def test_another_place_gets_no_figure_but_a_reference(library: Library) -> None:
    reply = answer_staffing("深圳一家医院300张床，要几个保安", library=library)
    assert reply is not None
    assert reply.route == "decline"
    assert "本库所收文本未规定比例" in reply.answer
    assert reply.quota is not None
    assert reply.quota.results == ()
    assert reply.quota.reference is not None
    assert reply.quota.reference.results[0].minimum == 15


def test_a_question_on_something_else_is_left_to_others() -> None:
    assert answer_staffing("今天天气怎么样") is None
