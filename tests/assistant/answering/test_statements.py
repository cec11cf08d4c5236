"""Statements put forward for a nod, in many people's words: the statement is found, the false ones are denied."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.answering.quantities import frequency, plain, stated_figures, wrong_date, wrong_figure, wrong_frequency
from assistant.answering.slots import Clause, load_rows, on_the_class_named, opposite
from assistant.answering.statement import Statement, load_nods, read_statement
from assistant.asked import read
from assistant.service import Assistant, open_assistant
from assistant.settings import load_settings


@pytest.fixture(scope="module")
def assistant(ready_home: Path) -> Assistant:
    return open_assistant(load_settings({"NEIBAO_HOME": str(ready_home)}))


def clause(words: str) -> Clause:
    return Clause(words, (words,), words)


NODS = [
    ("办保安员证起码要高中毕业，人事是这么跟我讲的，没错吧？", "办保安员证起码要高中毕业"),
    ("听朋友说反恐的重点目标是由应急管理局来定的，真的吗？", "反恐的重点目标是由应急管理局来定的"),
    ("外包的人用不着守厂里的制度，我这么答复他们行吧？", "外包的人用不着守厂里的制度"),
    ("联席会议是每季度一开，我照这个发通知可以吧？", "联席会议是每季度一开"),
]


@pytest.mark.parametrize(("question", "statement"), NODS)
def test_a_nod_and_its_speaker_are_no_part_of_the_statement(question: str, statement: str) -> None:
    found = read_statement(read(question))
    assert found is not None
    assert found.text == statement


@pytest.mark.parametrize(
    "question", ["保安多久培训一次", "谁来定重点单位，对吧", "帮教由哪个机关出面，不用自己牵头吧", "保安能搜身吗"]
)
def test_an_open_question_puts_nothing_forward(question: str) -> None:
    assert read_statement(read(question)) is None


def test_a_nod_can_claim_that_it_is_allowed() -> None:
    found = read_statement(read("访客的身份证先押在门岗，这样处理合规吧"))
    assert found is not None
    assert found.allowed


def test_what_only_ascribes_a_statement_to_a_text_is_not_its_matter() -> None:
    assert Statement("保安监控存30天，这条写在内保条例里面").matter == "保安监控存30天"


@pytest.mark.parametrize("row", load_nods(), ids=lambda row: row.kind + row.examples[0])
def test_words_of_nods_match_their_examples_and_no_others(row: object) -> None:
    assert row.examples  # type: ignore[attr-defined]
    match = re.search if row.kind in ("end", "begin", "allowed") else re.fullmatch  # type: ignore[attr-defined]
    for example in row.examples:  # type: ignore[attr-defined]
        pieces = [example] if match is re.search else example.split("，")
        for piece in pieces:
            kin = [other for other in load_nods() if other.kind == row.kind]  # type: ignore[attr-defined]
            assert any(match(other.words, piece) for other in kin), piece
    assert not any(match(row.words, other) for other in row.others)  # type: ignore[attr-defined]


@pytest.mark.parametrize("row", load_rows("opposites")["row"], ids=lambda row: row["stated"][:20])
def test_opposites_exclude_their_examples_and_leave_others_alone(row: dict[str, list[list[str]]]) -> None:
    for stated, held in row["examples"]:
        assert opposite(Statement(stated), clause(held)), stated
    for stated, held in row["others"]:
        assert not opposite(Statement(stated), clause(held)), stated


@pytest.mark.parametrize("kind", ["actor", "duty", "level"])
def test_names_of_authorities_and_duties_match_their_examples_only(kind: str) -> None:
    for row in load_rows("actors")[kind]:
        words = row["names"] if "names" in row else row["stated"]
        assert all(re.search(words, example) for example in row["examples"]), row
        assert not any(re.search(words, other) for other in row["others"]), row


@pytest.mark.parametrize("row", load_rows("classes")["class"], ids=lambda row: row["held"])
def test_the_clause_speaks_for_the_kind_of_unit_that_is_named(row: dict[str, list[list[str]]]) -> None:
    for stated, held in row["examples"]:
        both = Clause("其他的另说", ("其他的另说", held), f"其他的另说。{held}")
        assert on_the_class_named(Statement(stated), both).body == held


def test_figures_dates_and_periods_are_read_as_people_write_them() -> None:
    assert plain("04年12月1号起，罚1到5万，占三成，两个人") == "2004年12月1日起,罚1万到5万元,占百分之三十,两人"
    assert wrong_date("2010年元旦起施行", "施行日期为2010年1月1日") is False
    assert wrong_date("15年年底就施行了", "自2016年1月1日起施行") is True
    assert frequency("每季度演练一次") is not None
    assert not stated_figures("每年评估一次")


def test_a_figure_is_wrong_only_where_the_clause_has_another_of_its_kind() -> None:
    assert wrong_figure("录像留30天就算达标", "保存期限不得少于九十日", "保存期限不得少于九十日")
    assert not wrong_figure("录像留120天就算达标", "保存期限不得少于九十日", "保存期限不得少于九十日")
    assert not wrong_figure("30天内备案，20天就办了", "应当在30日内备案", "应当在30日内备案")
    assert not wrong_figure("我们有5个保安", "不少于2名", "不少于2名")


def test_how_often_is_held_against_how_often() -> None:
    assert wrong_frequency("三年评估一次", "应当每年进行评估")
    assert not wrong_frequency("每年评估一次", "应当每年进行评估")
    assert not wrong_frequency("预案每季度演练一次", "预案定下后应当定期演练")


FALSE = [
    ("监控录像存一周就行，物业经理这么说的，对吗", "baoan", 25),
    ("押运公司注册资金500万就可以办，没错吧", "baoan", 10),
    ("重点单位用兼职保卫人员也可以，对吧", "neibao", 6),
    ("单位有隐患，公安上门就直接罚款，不用先责令整改，对吧", "neibao", 19),
    ("辽宁的快递归交通局管内保，对吧", "liaoning", 26),
    ("反恐法规定重点目标的录像保存180天，对吧", "fankong", 32),
    ("辽宁要求重点单位每年演练一次，没错吧", "liaoning", 4),
    ("广州稿医院的三个标准挑最低的配就行，没错吧", "guangzhou", 6),
    ("反恐法15年年底那会儿就已经施行了，我没说错吧？", "fankong", 97),
    ("2010年有了保安条例以后，内保条例就作废了，这个说法站得住吧？", "neibao", 23),
    ("辽宁那份指导意见规定保安员按专职保卫的2倍配，是不是啊", "guangzhou", 6),
]


@pytest.mark.parametrize(("question", "document", "article"), FALSE)
def test_a_false_statement_is_denied_by_the_clause_that_shows_it(
    assistant: Assistant, question: str, document: str, article: int
) -> None:
    if assistant.library.get(document) is None:
        pytest.skip(f"{document} is not held")
    reply = assistant.ask(question)
    assert reply.answer.startswith(("不是", "没有"))
    assert (document, article) in {(c.document, c.article) for c in reply.citations}
