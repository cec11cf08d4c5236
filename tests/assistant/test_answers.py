"""Whole replies: the right clause, its words, its standing, and nothing that is not proven."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answering.parts import parts
from assistant.asked import LONGEST, read
from assistant.guards import false_quotations, proven, unproven_numbers
from assistant.reply import Reply
from assistant.service import Assistant, Turn, open_assistant
from assistant.settings import load_settings
from corpus.errors import InputError
from corpus.evaluation import load_cases
from corpus.questions import load_more_questions
from corpus.vocabulary import Route


@pytest.fixture(scope="module")
def assistant(ready_home: Path) -> Assistant:
    return open_assistant(load_settings({"NEIBAO_HOME": str(ready_home)}))


def cited(reply: Reply) -> list[tuple[str, int | str | None]]:
    return [(c.document, c.article if c.article is not None else c.section) for c in reply.citations]


def test_a_question_on_drills_is_answered_with_the_clause_that_sets_their_number(assistant: Assistant) -> None:
    reply = assistant.ask("重点单位多久演练一次")
    assert ("liaoning", 4) in cited(reply)
    assert "每年不少于2次" in reply.answer
    assert any(figure.text == "不少于2次" and figure.source == "clause" for figure in reply.figures)


def test_the_staffing_question_of_the_readme_is_the_calculators(assistant: Assistant) -> None:
    reply = assistant.ask("广州的中学有1800名师生，其中寄宿生600人，要配几个保安？")
    assert reply.route is Route.QUOTA
    assert reply.quota is not None
    assert reply.quota.results[0].minimum == 4
    assert reply.quota.results[0].readings
    assert (reply.citations[0].article, reply.citations[0].item, reply.citations[0].subitem) == (6, 3, 1)
    assert any("征求意见稿" in notice for notice in reply.notices)


@pytest.mark.parametrize("question", ["今天天气怎么样", "写一首关于春天的诗", "how do I bake bread?"])
def test_what_the_texts_do_not_speak_of_is_declined(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).declined


@pytest.mark.parametrize(
    ("question", "document", "article"),
    [
        ("内保条例第13条", "neibao", 13),
        ("辽宁意见第四条说什么", "liaoning", 4),
        ("广州意见第（六）条第3项第（1）目", "guangzhou", 6),
        ("反恐法三十二条的内容", "fankong", 32),
        ("564号令第16条", "baoan", 16),
    ],
)
def test_a_clause_named_by_its_number_is_shown(
    assistant: Assistant, question: str, document: str, article: int
) -> None:
    reply = assistant.ask(question)
    assert reply.route is Route.LOOKUP
    assert cited(reply)[0] == (document, article)


@pytest.mark.parametrize(
    ("question", "count"), [("内保条例第30条", "23条"), ("辽宁意见第35条", "30条"), ("广州意见第二十五条", "23条")]
)
def test_a_clause_that_does_not_exist_is_declined_with_the_number_of_clauses(
    assistant: Assistant, question: str, count: str
) -> None:
    reply = assistant.ask(question)
    assert reply.declined
    assert count in reply.answer


@pytest.mark.parametrize("question", ["公安部令第93号第五条讲什么", "《上海市保安服务管理办法》怎么规定"])
def test_a_text_that_is_not_held_is_named_and_declined(assistant: Assistant, question: str) -> None:
    reply = assistant.ask(question)
    assert reply.declined
    assert "收录" in reply.answer


def test_a_bare_clause_number_is_asked_back(assistant: Assistant) -> None:
    assert assistant.ask("第十三条讲什么").route is Route.CLARIFY


def test_two_places_stand_side_by_side(assistant: Assistant) -> None:
    reply = assistant.ask("两地关于一把手责任的条文放一起看看")
    assert reply.route is Route.COMPARE
    assert {document for document, _ in cited(reply)} == {"guangzhou", "liaoning"}


def test_a_rule_of_the_other_place_is_denied_first_then_shown_as_not_applying(assistant: Assistant) -> None:
    reply = assistant.ask("广州要求加油站实名卖散装汽油吗")
    assert reply.answer.startswith("没有")
    assert "不适用于本地" in reply.answer
    assert cited(reply)[0][0] == "liaoning"


def test_a_false_figure_is_corrected_by_its_clause(assistant: Assistant) -> None:
    reply = assistant.ask("辽宁规定重点单位每年演练4次对吧")
    assert reply.answer.startswith("不是")
    assert cited(reply)[0] == ("liaoning", 4)


def test_the_drafts_standing_is_corrected(assistant: Assistant) -> None:
    reply = assistant.ask("广州意见现在已经生效了吧")
    assert reply.answer.startswith("不是")
    assert reply.citations[0].document == "guangzhou"


def test_every_answer_on_the_guangzhou_text_says_that_it_is_a_draft(assistant: Assistant) -> None:
    reply = assistant.ask("广州意见第五条")
    assert "征求意见稿" in reply.answer
    assert reply.citations[0].standing == "draft"


def test_a_digest_is_marked_and_never_in_quotation_marks(assistant: Assistant) -> None:
    reply = assistant.ask("内保条例第五条")
    assert reply.citations[0].kind == "digest"
    assert "要旨" in reply.answer
    assert f"“{reply.citations[0].quote}" not in reply.answer


def test_an_english_question_gets_an_english_answer_with_the_original_words(assistant: Assistant) -> None:
    reply = assistant.ask("Liaoning clause 4: how often must key units hold drills?")
    assert reply.language == "en"
    assert "每年不少于2次" in reply.answer


@pytest.mark.parametrize("question", ["", "   ", "\u200f\u202e", "\x00\x01", "？！"])
def test_a_question_without_words_is_refused_in_one_line(assistant: Assistant, question: str) -> None:
    with pytest.raises(InputError, match="空"):
        assistant.ask(question)


def test_an_endless_question_is_refused_in_one_line(assistant: Assistant) -> None:
    with pytest.raises(InputError, match=str(LONGEST)):
        assistant.ask("保安" * LONGEST)


@pytest.mark.parametrize("question", ["<script>alert(1)</script> 保安要证吗", "保安\u202e要证吗\x07", "￾保安要证吗"])
def test_hostile_characters_change_nothing(assistant: Assistant, question: str) -> None:
    assert "<script>" not in assistant.ask(question).answer


def test_every_reply_to_the_shipped_questions_is_proven(assistant: Assistant) -> None:
    for name in ("overview-dev", "overview-test"):
        for case in load_cases(name):
            reply = assistant.ask(case.question, case.region)
            assert proven(reply, assistant.library), case.question
            for figure in reply.figures:
                assert figure.source in ("clause", "calculator", "question"), case.question


def test_the_guard_sees_an_invented_number_and_an_invented_quotation(assistant: Assistant) -> None:
    reply = assistant.ask("辽宁意见第四条说什么")
    assert unproven_numbers(replace(reply, answer=reply.answer + "罚款77元")) == ["77"]
    wrong = replace(reply.citations[0], quote="每年不少于3次")
    assert false_quotations(replace(reply, citations=(wrong,)), assistant.library) == [wrong.label]


def test_a_question_is_cut_into_the_parts_that_ask() -> None:
    assert parts("保安能查证件吗，能搜身吗") == ("保安能查证件吗", "能搜身吗")
    assert parts("我们是一家小厂，要不要备案") == ("我们是一家小厂，要不要备案",)


def test_a_place_in_the_question_counts_more_than_the_one_beside_it() -> None:
    assert read("沈阳的工厂怎么演练", "guangzhou").region == "liaoning"
    assert read("工厂怎么演练", "guangzhou").region == "guangzhou"


def test_no_answer_is_so_written_that_the_guard_must_withhold_it(assistant: Assistant) -> None:
    titles = [meta.title for meta in assistant.library.registry]
    withheld = []
    for question in load_more_questions()[::60]:
        asked = read(question.text)
        reply = assistant._path.invoke(Turn(asked, assistant.new_conversation(), None)).reply
        if reply is not None and (unproven_numbers(reply, titles) or not proven(reply, assistant.library)):
            withheld.append(question.id)
    assert withheld == []


def test_a_table_typed_into_a_question_keeps_its_lines(assistant: Assistant) -> None:
    reply = assistant.ask("下面两家的专兼职保卫人员各要几名：\n单位 | 人数\n甲厂 | 560\r\n乙厂 | 2300")
    assert reply.quota is not None
    assert [group.results[0].minimum for group in reply.quota.groups] == [2, 5]


@pytest.mark.parametrize("question", ["多大能当保安", "几个老保安想自己成立公司，第一步去哪儿"])
def test_a_question_of_another_matter_is_not_asked_back_for_head_counts(assistant: Assistant, question: str) -> None:
    reply = assistant.ask(question)
    assert reply.route in (Route.CLAUSE, Route.FIGURE)
    assert reply.citations[0].document == "baoan"


@pytest.mark.parametrize("question", ["我们学校要配几个保安", "校外培训机构，报名学员1600个，老师40个，要几个保安？"])
def test_a_question_for_a_number_of_staff_stays_with_the_calculator(assistant: Assistant, question: str) -> None:
    reply = assistant.ask(question)
    assert reply.route in (Route.QUOTA, Route.CLARIFY, Route.DECLINE)


@pytest.mark.parametrize(
    "question", ["我们工地30个人要不要请保安", "30人的小公司必须要配保安吗", "50人的厂需要雇门卫吗"]
)
def test_whether_guards_are_needed_is_computed_for_the_size_told(assistant: Assistant, question: str) -> None:
    reply = assistant.ask(question)
    assert reply.quota is not None
    assert [result.as_needed for result in reply.quota.results] == [True]


@pytest.mark.parametrize("question", ["保安绩效奖金一般是多少", "保安宿舍几个人一间"])
def test_what_no_clause_answers_is_not_asked_back_for_head_counts(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).route is Route.DECLINE


@pytest.mark.parametrize("question", ["医院需要多少保安？", "我们公司要几个保卫", "小学要几个保安？"])
def test_a_staffing_question_without_a_size_is_asked_back(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).route is Route.CLARIFY


def test_the_askers_own_numbers_are_computed_where_a_nod_is_sought(assistant: Assistant) -> None:
    reply = assistant.ask("治安保卫重点单位2200人，我们只批了3个专职的编制，方案里“最低要求”这栏就填3，确认一下")
    assert reply.route is Route.QUOTA
    assert reply.quota is not None
    assert reply.quota.results[0].minimum == 10
