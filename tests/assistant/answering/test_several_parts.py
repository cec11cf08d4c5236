"""Questions that need several clauses: the parts, each read with its subject, and clauses that belong together."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answering.parts import asking_pieces, parts, with_subjects
from assistant.answering.several import clauses_only, side_by_side, without_comparing
from assistant.reply import Reply
from assistant.service import Assistant, open_assistant
from assistant.settings import load_settings
from corpus.models import Locator
from corpus.vocabulary import Route
from indexes.passages import Passage
from indexes.search import Hit


@pytest.fixture(scope="module")
def assistant(ready_home: Path) -> Assistant:
    return open_assistant(load_settings({"NEIBAO_HOME": str(ready_home)}))


def cited(reply: Reply) -> set[tuple[str, int | None]]:
    return {(c.document, c.article) for c in reply.citations}


def hit(document: str, article: int | None, score: float, section: str | None = None) -> Hit:
    return Hit(Passage(f"{document}:{article}", document, Locator(article, section=section), "", ""), score)


def test_a_part_that_begins_with_its_verb_takes_the_first_ones_subject() -> None:
    asking = parts("自己招保安要在几天内备案，不备案罚多少")
    assert asking == ("自己招保安要在几天内备案", "不备案罚多少")
    assert with_subjects(asking)[1] == "自己招保安不备案罚多少"


def test_a_part_with_its_own_subject_stays_as_it_is() -> None:
    asking = parts("单位不整改怎么罚，公安不管事又怎么处理")
    assert with_subjects(asking) == asking


@pytest.mark.parametrize("question", ["单位不整改，罚款全由单位出，个人不会被罚，对吗", "保安能搜身吗"])
def test_one_statement_and_one_question_have_one_part(question: str) -> None:
    assert parts(question) == (question,)


def test_two_subjects_asked_each_on_its_own_are_two_parts() -> None:
    assert parts("泄露秘密和不备案分别怎么罚") == ("泄露秘密怎么罚", "不备案怎么罚")


def test_a_bare_question_for_the_basis_is_no_part() -> None:
    assert parts("辽宁说的重点单位由谁确定，法律依据在哪") == ("辽宁说的重点单位由谁确定，法律依据在哪",)


def test_titles_and_preambles_answer_only_questions_on_the_text() -> None:
    hits = [hit("liaoning", None, 0.6, "标题"), hit("liaoning", 22, 0.3)]
    assert clauses_only("公安有什么职责", hits) == hits[1:]
    assert clauses_only("辽宁意见什么时候发布", hits) == hits


def test_clauses_that_rest_on_the_same_article_stand_side_by_side() -> None:
    own = [hit("guangzhou", 11, 0.9)]
    law = [hit("baoan", 5, 0.3), hit("baoan", 20, 0.1)]
    assert [h.passage.locator.article for h in side_by_side("保险这一条对应哪条", [own, law])] == [11, 20]
    assert side_by_side("保险", [own, [hit("baoan", 5, 0.9), hit("baoan", 20, 0.001)]])[1].passage.locator.article == 5


def test_the_words_that_ask_for_a_comparison_are_not_what_is_compared() -> None:
    assert without_comparing("两地对第一责任人怎么规定") == "第一责任人怎么规定"
    assert without_comparing("有什么不同") == "有什么不同"


def test_each_part_is_answered_by_its_clause(assistant: Assistant) -> None:
    reply = assistant.ask("自己招保安要在几天内备案，不备案罚多少")
    assert reply.route is Route.CLAUSE
    assert cited(reply) == {("baoan", 14), ("baoan", 42)}
    assert "（一）自己招保安" in reply.answer


def test_a_part_that_no_text_answers_cites_nothing(assistant: Assistant) -> None:
    with_weather = assistant.ask("自己招保安要在几天内备案，今天天气怎么样")
    assert ("baoan", 14) in cited(with_weather)
    assert "天气怎么样**" not in with_weather.answer


def test_a_place_and_the_law_behind_it_both_answer(assistant: Assistant) -> None:
    reply = assistant.ask("辽宁第一责任人规定的法律依据是哪条")
    assert cited(reply) == {("liaoning", 21), ("neibao", 5)}


def test_each_asking_piece_is_read_alone_and_with_what_the_question_begins_with() -> None:
    assert asking_pieces("公安征用了我的车，损坏了怎么赔；要是误扣了货又怎么退")[-1] == (
        "要是误扣了货又怎么退",
        "公安征用了我的车，要是误扣了货又怎么退",
    )
    assert asking_pieces("在辽宁开加油站，报警装置、散装汽油、归哪个部门管，这三样各是什么规定")[2][-1].endswith(
        "散装汽油"
    )
    assert len(asking_pieces("保安能搜身吗")) < 2


def test_clauses_that_parts_need_come_behind_the_answer_to_the_first(assistant: Assistant) -> None:
    reply = assistant.ask("自己招保安的企业几天内备案，以及能不能接外面的活儿")
    assert {("baoan", 14), ("baoan", 15)} <= cited(reply)
    assert reply.answer.index("30日") < reply.answer.index("第十五条")
