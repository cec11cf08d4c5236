"""Steps that are only thought of: the question is about the count before them or after them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.reading.people.supposed import supposed

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("question", "minimum", "have"),
    [
        ("现在2000人、治安保卫人员在岗4名，明天再招一个普工变2001人，4名还够吗？", 5, 4),
        ("厂里2000人，保卫人员4名，下个月进一个人就是2001人了，到时候4名够吗？", 5, 4),
        ("公司1000人，有2名治安保卫人员，假如再招1人，2名还够不够？", 3, 2),
        ("公司1500人，3个保卫人员。老板想再招一个，招了就1501了，3个还合规吗？", 4, 3),
        ("有个同事月底退休，退了就1500人，现在1501人，退休以后保卫人员几名", 3, None),
        ("寄宿中学，师生1400人，住校生599人，保安3名，明天再住进来一个学生变600，3名还够吗？", 4, 3),
        ("医院床位200张，保安10名，明年再加一张床变成201张，10名还够吗？", 11, 10),
        ("学校师生1499人，保安2名，下学期再转来一个学生变成1500人，2名还够吗？", 3, 2),
    ],
)
def test_a_question_about_the_time_after_the_step(
    figures: Figures, question: str, minimum: int, have: int | None
) -> None:
    assert (minimum, have) in figures(question)


@pytest.mark.parametrize(
    ("question", "minimum", "have"),
    [
        ("再走一个就只剩1500人，可现在还没人走，是1501人，治安保卫人员今天的最低数是几？", 4, None),
        ("1000人的公司，多一个人少一个人对保卫人员的数有影响吗？先告诉我现在1000人该几名", 2, None),
        ("公司1500人，3个保卫人员。老板想再招一个，招了就1501了，目前3个合规吗？", 3, 3),
        ("目前1001人，少一人就少配一名保卫人员吗？就按1001说，治安保卫人员最低几名？", 3, None),
        ("公司1001人，虽然下月要走一个变1000，但现在还是1001，保卫人员最少几名？", 3, None),
        ("正好1500人，再招一个就1501了，保卫人员现在要几名", 3, None),
        ("学校师生1499人，保安2名，再转来一个学生就1500人了，现在2名够吗？", 2, 2),
        ("医院301张床，要是撤掉一张就300张了，但现在没撤，专职保安最少几名", 16, None),
    ],
)
def test_a_question_about_now(figures: Figures, question: str, minimum: int, have: int | None) -> None:
    assert (minimum, have) in figures(question)


@pytest.mark.parametrize(
    ("turns", "minimum", "have"),
    [
        (("现在2000人、治安保卫人员4名", "明天再招一个变2001人，4名还够吗？"), 5, 4),
        (("公司2000人，保卫人员4名，够吗", "那再招一个呢，4名还够吗？"), 5, 4),
        (("公司1000人，保卫人员几名？", "下周再来一个就1001人了，但现在呢？"), 2, None),
        (("公司1000人，保卫人员几名？", "下周再来一个就1001人了，那时候呢？"), 3, None),
        (("医院200张床，保安10名，够吗", "明年再加一张变成201张，10名还够吗？"), 11, 10),
    ],
)
def test_a_step_in_a_later_turn(figures: Figures, turns: tuple[str, ...], minimum: int, have: int | None) -> None:
    assert (minimum, have) in figures(*turns)


@pytest.mark.parametrize(
    "question",
    [
        "厂里保卫人员现有2名，计划再招2名，职工2300人，招完够不够？",
        "我们有1个保安，再招2个，师生1980人的小学够了吗",
        "重点单位原本1800人，昨天又报到一名大学生，没人离职，专职治安保卫现在最低几个",
    ],
)
def test_staff_who_join_and_what_has_happened_are_no_such_steps(question: str) -> None:
    assert supposed(question) == question
