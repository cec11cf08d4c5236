"""Statements that ask for a nod: a false one is corrected by its clause, a true one never."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answering.contradiction import contradicts
from assistant.answering.extract import Extract, extract
from assistant.answering.premise import about_a_text, contradicted, says_not_in_force, states_something
from assistant.asked import read
from assistant.service import Assistant, open_assistant
from assistant.settings import load_settings
from corpus.library import Library
from corpus.models import Locator
from corpus.vocabulary import Route


@pytest.fixture(scope="module")
def assistant(ready_home: Path) -> Assistant:
    return open_assistant(load_settings({"NEIBAO_HOME": str(ready_home)}))


def verdict(library: Library, question: str, document: str, locator: Locator) -> bool | None:
    text, clause = library.clause(document, locator)
    return contradicted(read(question), extract(text, clause, read(question)), text.body(clause))


FALSE = [
    ("保安可以搜身，对吧", "baoan", Locator(30)),
    ("保安不能查验证件，对吧", "baoan", Locator(29)),
    ("保安条例里写了要高中毕业才能当保安，对不对", "baoan", Locator(16)),
    ("小学毕业就能当保安，对吗", "baoan", Locator(16)),
    ("医院都自动算重点单位吧", "neibao", Locator(13)),
    ("单位不整改不会被罚，对吧", "neibao", Locator(19)),
    ("内保条例规定保卫人员受伤由保卫人员自己承担，对吧", "neibao", Locator(18)),
    ("广州稿说第一责任人是分管保卫的副校长，对吗", "guangzhou", Locator(5)),
    ("辽宁意见里加油站归应急局管，对吧", "liaoning", Locator(27)),
    ("内保条例对个人最高罚1万，是吧", "neibao", Locator(19)),
    ("录像存7天就够了吧", "baoan", Locator(25)),
    ("学校每增加300名学生加一名保安，广州稿是这样吧", "guangzhou", Locator(6, item=3, subitem=1)),
    ("保安服务条例允许KTV自己招保安，是吗", "baoan", Locator(13)),
    ("反恐法要求背景审查查出不合适的人立即开除，对吗", "fankong", Locator(33)),
]

TRUE = [
    ("保安不能搜身，对吧", "baoan", Locator(30)),
    ("办反恐案冻结账户最长两个月，批了还能再加一个月，没错吧", "fankong", Locator(52)),
    ("保安可以查验证件，对吧", "baoan", Locator(29)),
    ("高中毕业可以当保安吧", "baoan", Locator(16)),
    ("学校不是自动成为重点单位的，对吧", "neibao", Locator(13)),
    ("单位按期整改了就不会被罚款，对吧", "neibao", Locator(19)),
    ("普通单位不用报备保卫机构，对吧", "neibao", Locator(6)),
    ("保安受伤不用自己掏钱，对吧", "baoan", Locator(20)),
    ("广州稿说单位第一责任人是法定代表人，对吗", "guangzhou", Locator(5)),
    ("辽宁加油站归商务部门管，对吧", "liaoning", Locator(27)),
    ("录像存60天就够了吧", "baoan", Locator(25)),
    ("20岁可以当保安吧", "baoan", Locator(16)),
    ("我们厂有3个保安，保安不能搜身对吧", "baoan", Locator(30)),
    ("无证开保安公司会被处罚，对吧", "baoan", Locator(41)),
    ("KTV可以从保安公司聘请保安，对吧", "baoan", Locator(13)),
    ("学校每增加500名学生加一名保安，广州稿是这样吧", "guangzhou", Locator(6, item=3, subitem=1)),
]


@pytest.mark.parametrize(("question", "document", "locator"), FALSE)
def test_a_false_statement_is_contradicted_by_its_clause(
    library: Library, question: str, document: str, locator: Locator
) -> None:
    if library.get(document) is None:
        pytest.skip(f"{document} is not held")
    assert verdict(library, question, document, locator) is True


@pytest.mark.parametrize(("question", "document", "locator"), TRUE)
def test_a_true_statement_is_never_contradicted(
    library: Library, question: str, document: str, locator: Locator
) -> None:
    assert verdict(library, question, document, locator) is not True


def test_a_sentence_on_a_special_class_says_nothing_of_others(library: Library) -> None:
    document, clause = library.clause("baoan", Locator(22))
    found = Extract(clause, "", document.body(clause), (), 1.0)
    assert not contradicts("物业可以请保安公司吗，可以吧", found, document.body(clause), named=False)


def test_what_is_said_of_a_text_is_told_from_a_unit_to_be_computed() -> None:
    assert about_a_text(read("广州稿里200人以下的单位配1名保卫人员就行，对吗"))
    assert not about_a_text(read("我们单位200人，广州意见要求配几名"))
    assert says_not_in_force(read("广州意见还没有生效，对吧"))
    assert not says_not_in_force(read("广州意见已经生效了吧"))


def test_a_staffing_rule_stated_wrongly_is_corrected_before_anything_is_computed(assistant: Assistant) -> None:
    wrong = assistant.ask("广州稿里200人以下的单位配1名保卫人员就行，对吗")
    assert wrong.answer.startswith("不是")
    assert (wrong.citations[0].document, wrong.citations[0].article) == ("guangzhou", 6)
    assert assistant.ask("广州的单位200人，配1名保卫人员够吗").route is Route.QUOTA


def test_a_clause_said_to_hold_what_stands_elsewhere_is_denied_with_both_clauses(assistant: Assistant) -> None:
    reply = assistant.ask("广州意见规定医院和学校必须装一键报警，写在第八条吧")
    assert reply.answer.startswith("没有")
    assert {(c.document, c.article) for c in reply.citations} == {("liaoning", 11), ("guangzhou", 8)}


@pytest.mark.parametrize(
    "question",
    [
        "录像至少留九十天这个硬杠杠出自反恐法，没引错吧？",
        "治安重点单位得公安提名、同级政府点头才算数，我这个流程没画错吧？",
    ],
)
def test_a_figure_that_the_text_has_and_an_authority_beside_the_clauses_own_are_not_denied(
    assistant: Assistant, question: str
) -> None:
    assert not assistant.ask(question).answer.startswith(("没有", "不是"))


def test_the_draft_said_not_to_be_in_force_is_confirmed(assistant: Assistant) -> None:
    assert assistant.ask("广州意见还没有生效，对吧").answer.startswith("是")


@pytest.mark.parametrize(
    "question",
    [
        "听说综治要和警察联手规范市场，是真的吗",
        "老板说保安会站岗就行，法规怎么要求的",
        "普通单位是不是非要专职的不可",
        "摄像机三天两头糊屏，设备有没有要求",
        "帮教工作由哪个机关出面组织，单位不用自己牵头吧",
    ],
)
def test_an_open_question_or_a_story_states_nothing(question: str) -> None:
    assert not states_something(read(question))


@pytest.mark.parametrize(
    "question",
    ["内保条例规定重点单位演练每年四次", "保安可以搜身，对吧", "录像留15天就够了", "Guards may search, right?"],
)
def test_what_is_put_forward_for_a_nod_is_a_statement(question: str) -> None:
    assert states_something(read(question))
