"""Sizes told beside the one that is asked about: with what they need, of another time, with one more or one fewer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.staffing import StaffingMemory, answer_staffing

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("2000人是4名保卫人员，那2001人呢", 5),
        ("规定2500人至少5名保卫人员，2501人至少几名", 6),
        ("1500人时3名够，1501人还够吗，保卫人员至少几名", 4),
        ("我们2001人，2000人要4个保卫，我们要几个", 5),
        ("500人2名，1000人2名，1001人呢？保卫人员", 3),
        ("重点单位600人要3名，601人呢，专职保卫人员", 4),
        ("师生1499人的学校要2名保安，1500人的呢", 3),
        ("寄宿学校师生900人，寄宿生599人要3名保安，600人呢", 4),
        ("医院床位200张要10名保安，201张要几名", 11),
        ("1501人和1500人差一个人，保卫人员差不差？1501人要几名", 4),
    ],
)
def test_a_size_told_with_what_it_needs_is_not_the_one_asked_about(
    figures: Figures, question: str, minimum: int
) -> None:
    assert figures(question) == [(minimum, None)]


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("我们2000人，再多一个，保卫人员要几名", 5),
        ("一千人配2名保卫人员，多出1人配几名", 3),
        ("1501人要4名保卫人员，少1人要几名", 3),
        ("公司两千人，再招一个人就要几名保卫人员", 5),
        ("2000人的公司，多一个人就得多配一个保卫吗？一共几名", 5),
        ("现在公司1500人，3名保卫人员刚好够，再来一个人，要几名", 4),
        ("公司1501人，下个月走一个，下个月起保卫人员几名", 3),
    ],
)
def test_one_more_or_fewer_is_put_to_the_size(figures: Figures, question: str, minimum: int) -> None:
    assert figures(question) == [(minimum, None)]


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("下个月2001人，这个月2000人，下个月保卫人员几名", 5),
        ("下个月2001人，这个月2000人，这个月保卫人员几名", 4),
        ("本月2000人，下月2001人，从下月起保卫人员几名", 5),
        ("人事说下个月就2001人了，现在2000人，保卫人员几名", 4),
        ("公司2000人，下个月2001人，下个月保卫人员几名", 5),
        ("上个月2001人，这个月2000人，上个月保卫人员最低几名", 5),
        ("学校这学期师生1499人，下学期1500人，下学期要几名保安", 3),
        ("医院今年床位200张，明年201张，明年保安几名", 11),
    ],
)
def test_the_size_of_the_time_that_is_named_counts(figures: Figures, question: str, minimum: int) -> None:
    assert (minimum, None) in figures(question)


@pytest.mark.parametrize(
    ("question", "minimum", "have"),
    [
        ("公司2000人配了4名保卫人员，现在2001人，够吗", 5, 4),
        ("我们单位2000人，有4名保卫人员，够吗", 4, 4),
    ],
)
def test_those_in_place_stay_in_place(figures: Figures, question: str, minimum: int, have: int) -> None:
    assert figures(question) == [(minimum, have)]


def test_sizes_of_two_times_are_each_asked_about() -> None:
    reply = answer_staffing("今年1500人，明年1501人，保卫人员今年和明年各几名", None, StaffingMemory())
    assert reply is not None
    assert reply.quota is not None
    assert [group.results[0].minimum for group in reply.quota.groups] == [3, 4]


@pytest.mark.parametrize(
    ("turns", "minimum"),
    [
        (("我们公司2001人", "保卫人员要几名"), 5),
        (("公司有1001人", "是重点单位", "专职治安保卫人员几名"), 6),
        (("学校寄宿生600人，师生900", "保安几名"), 4),
        (("我们公司2001人", "谢谢", "500人的公司保卫人员几名"), 2),
        (("我们公司2001人", "学校要几名保安"), None),
        (("隔壁公司2001人", "我们保卫人员要几名"), None),
    ],
)
def test_a_turn_that_only_tells_sizes_is_remembered(turns: tuple[str, ...], minimum: int | None) -> None:
    memory = StaffingMemory()
    for turn in turns:
        reply = answer_staffing(turn, None, memory)
    assert reply is not None
    results = reply.quota.results if reply.quota else ()
    assert [result.minimum for result in results] == ([] if minimum is None else [minimum])
