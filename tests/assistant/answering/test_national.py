"""A question that names a national law is answered by the version of its day, or told what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

import pytest

from assistant.answering.national import NATIONAL_NAME, NationalAnswerer
from assistant.cli import main
from assistant.guards import false_quotations, proven
from assistant.service import Assistant, open_assistant
from assistant.settings import Settings, load_settings
from corpus.national import NationalLaw, NationalLibrary
from corpus.vocabulary import Route
from indexes.national_build import build_national

TODAY = "2026-11-22"
TITLES = frozenset({"消防法", "商标法", "环境保护法", "监狱法", "治安管理处罚法", "民用航空法"})
COMMAND = "neibao index build --scope national"


class SomeLaws(NationalLibrary):
    """A few laws of the library, which index quickly."""

    @cached_property
    def _laws(self) -> Mapping[str, NationalLaw]:  # type: ignore[override]
        return {key: law for key, law in super()._laws.items() if law.short_title in TITLES}


@pytest.fixture(scope="module")
def assistant(ready_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant whose national library is indexed, of a few laws."""
    home = tmp_path_factory.mktemp("national")
    laws = SomeLaws(today=lambda: date.fromisoformat(TODAY))
    build_national(home / "indexes" / NATIONAL_NAME, laws)
    found = open_assistant(Settings(ready_home, TODAY))
    found.national = NationalAnswerer(Settings(home, TODAY), found.library.registry, laws)
    return found


@pytest.fixture(scope="module")
def bare(ready_home: Path) -> Assistant:
    """An assistant whose national library was never indexed."""
    return open_assistant(Settings(ready_home, TODAY))


@pytest.mark.parametrize(
    "question", ["《消防法》第十六条怎么规定", "消防法第16条", "消防法规定单位要做什么", "全国法律库里谁管消防"]
)
def test_without_the_index_the_command_that_builds_it_is_named(bare: Assistant, question: str) -> None:
    reply = bare.ask(question)
    assert reply.route is Route.DECLINE
    assert COMMAND in reply.answer
    assert not reply.citations


@pytest.mark.parametrize("question", ["《消防法》第十六条怎么规定", "消防法第16条", "《中华人民共和国消防法》第十六条"])
def test_a_named_article_is_quoted_word_for_word_with_its_standing(assistant: Assistant, question: str) -> None:
    reply = assistant.ask(question)
    law = assistant.national.national.by_title("消防法")
    assert law is not None
    (citation,) = reply.citations
    assert reply.route is Route.LOOKUP
    assert (citation.document, citation.article, citation.standing) == (law.law_id, 16, "in_force")
    assert citation.label == "《中华人民共和国消防法》第十六条"
    assert citation.quote.replace("\n", "") in reply.answer.replace("\n> ", "")
    assert any(figure.text == "一次" for figure in reply.figures)


def test_a_question_without_a_number_is_searched_inside_the_law(assistant: Assistant) -> None:
    reply = assistant.ask("消防法里谁是单位的消防安全责任人")
    assert reply.route is Route.CLAUSE
    assert (reply.citations[0].title, reply.citations[0].article) == ("中华人民共和国消防法", 16)
    assert {citation.title for citation in reply.citations} == {"中华人民共和国消防法"}


def test_the_library_is_searched_where_it_is_asked_for(assistant: Assistant) -> None:
    reply = assistant.ask("全国法律库里谁是单位的消防安全责任人")
    assert (reply.citations[0].title, reply.citations[0].article) == ("中华人民共和国消防法", 16)


def test_repealed_historical_and_future_texts_never_answer_about_today(assistant: Assistant) -> None:
    for question in ("环境保护法第六条怎么规定", "商标法第三条", "《商标法》里注册商标的有效期多久"):
        reply = assistant.ask(question)
        assert reply.route is Route.DECLINE, question
        assert not reply.citations
    assert "已废止" in assistant.ask("环境保护法第六条怎么规定").answer
    assert "尚未施行（2027-01-01起施行）" in assistant.ask("商标法第三条").answer
    for question in ("国家法律里污染环境怎么处罚", "全国法律库里注册商标有效期", "全国法律库里罪犯怎么关押"):
        assert all(c.standing == "in_force" for c in assistant.ask(question).citations)


def test_the_version_of_the_day_named_answers_and_is_labelled(assistant: Assistant) -> None:
    reply = assistant.ask("2020年时环境保护法第六条怎么规定")
    assert reply.citations[0].standing == "repealed"
    assert any("2020-12-31" in notice for notice in reply.notices)
    assert any("已废止" in notice for notice in reply.notices)


def test_versions_are_never_mixed(assistant: Assistant) -> None:
    old, new = assistant.national.national.versions("监狱法")
    now = assistant.ask("监狱法第三条怎么规定")
    then = assistant.ask("2020年时监狱法第三条怎么规定")
    assert {c.document for c in now.citations} == {new.law_id}
    assert {c.document for c in then.citations} == {old.law_id}
    searched = assistant.ask("2020年时监狱法里罪犯由谁关押")
    assert {c.document for c in searched.citations} == {old.law_id}


def test_a_day_before_the_version_held_is_declined(assistant: Assistant) -> None:
    reply = assistant.ask("2025年12月1日时治安管理处罚法第四十三条怎么规定")
    assert reply.route is Route.DECLINE
    assert "2026-01-01" in reply.answer


def test_an_article_that_does_not_exist_is_declined_with_the_count(assistant: Assistant) -> None:
    reply = assistant.ask("消防法第三百条")
    assert reply.route is Route.DECLINE
    assert "没有第三百条：全文共74条" in reply.answer


@pytest.mark.parametrize("question", ["上海市消防法实施办法第五条", "《消防法实施细则》第五条"])
def test_another_texts_name_is_not_the_laws(assistant: Assistant, question: str) -> None:
    reply = assistant.ask(question)
    assert reply.route is Route.DECLINE
    assert "没有收录" in reply.answer


@pytest.mark.parametrize("question", ["重点单位多久演练一次", "反恐怖主义法第三十二条", "内保条例第十九条罚多少"])
def test_our_own_texts_are_not_asked_of_the_national_library(assistant: Assistant, question: str) -> None:
    reply = assistant.ask(question)
    assert reply.citations
    assert all(citation.document in assistant.library.registry for citation in reply.citations)


def test_the_guard_proves_a_national_citation_and_refuses_a_changed_one(assistant: Assistant) -> None:
    reply = assistant.ask("《消防法》第十六条怎么规定")
    further = assistant.national.document
    assert proven(reply, assistant.library, further)
    assert not proven(reply, assistant.library)
    changed = replace(reply, citations=(replace(reply.citations[0], quote="每年至少进行两次全面检测"),))
    assert false_quotations(changed, assistant.library, further) == [reply.citations[0].label]
    unknown = replace(reply, citations=(replace(reply.citations[0], document="nothing"),))
    assert false_quotations(unknown, assistant.library, further) == [reply.citations[0].label]


def test_info_and_verify_say_what_to_do_where_nothing_was_built(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for action in ("info", "verify"):
        assert main(["index", action, "--scope", "national"]) == 3
        assert COMMAND in capsys.readouterr().err
    assert not load_settings().indexes.exists()
