"""The citation check in a conversation: asked for in words, answered with proof."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.citations.chat import answer_citation_request
from assistant.guards import proven
from assistant.service import open_assistant
from assistant.settings import load_settings
from corpus import Library


@pytest.mark.parametrize(
    "question",
    [
        "帮我核对这段话的引用：辽宁意见第4条要求每年演练不少于3次。",
        "请核查以下引文：\n辽宁意见第4条要求每年演练不少于3次。",
        "下面的条款引用对不对？：辽宁意见第4条要求每年演练不少于3次。",
        "Please check the citations in this text: 辽宁意见第4条要求每年演练不少于3次。",
    ],
)
def test_a_request_to_check_citations_is_answered_with_the_clauses_words(library: Library, question: str) -> None:
    reply = answer_citation_request(question, library)
    assert reply is not None
    assert "数字不符" in reply.answer
    assert reply.citations[0].article == 4
    assert proven(reply, library)


@pytest.mark.parametrize(
    "question",
    [
        "重点单位多久演练一次？",
        "辽宁意见第4条怎么说？",
        "引用辽宁意见第4条可以吗",
        "检查多久一次：辽宁",
        "怎么核对来访人员的证件？",
    ],
)
def test_another_question_is_left_to_the_others(library: Library, question: str) -> None:
    assert answer_citation_request(question, library) is None


def test_without_a_text_it_asks_for_one(library: Library) -> None:
    reply = answer_citation_request("帮我核对这段话的引用：", library)
    assert reply is not None
    assert reply.clarify


def test_counts_of_clauses_are_no_unproven_figures(library: Library) -> None:
    reply = answer_citation_request(
        "帮我核对引用：广州征求意见稿第三十条必须执行，《内保条例》第五条规定：“甲乙丙丁”。", library
    )
    assert reply is not None
    assert "没有此条款" in reply.answer
    assert "无原文可核" in reply.answer
    assert proven(reply, library)
    assert any("征求意见稿" in notice for notice in reply.notices)


@pytest.mark.slow
def test_the_assistant_checks_citations_before_it_searches(ready_home: Path) -> None:
    assistant = open_assistant(load_settings({"NEIBAO_HOME": str(ready_home)}))
    reply = assistant.ask("帮我核对这段话的引用：自2004年12月1日起，辽宁意见第4条要求每年演练不少于3次。")
    assert reply.route == "lookup"
    assert "数字不符" in reply.answer
