"""People who come and go in one message, who asks himself, and parts that make up the whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.reading.read import read
from assistant.staffing import StaffingMemory, answer_staffing
from corpus.vocabulary import Route

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("本来999个人，这周报到两个新人，没有人走，普通公司保卫人员几名", 3),
        ("年初1500人，上半年进了12个、走了11个，普通公司保卫人员几名", 4),
        ("普通单位1500人，今天又报到一个，保卫人员几名", 4),
        ("原来1001人，上周有一位同事退休了，普通厂保卫人员几名", 2),
        ("We had 1,000 employees; two joined and one left this week. How many security personnel?", 3),
        ("公司1000人，来了2个，现在1002人，保卫人员几名", 3),
        ("全厂2000人，昨晚又来了个夜班工人报到，保卫人员几名", 5),
    ],
)
def test_those_who_came_and_went_change_the_head_count(figures: Figures, question: str, minimum: int) -> None:
    assert figures(question) == [(minimum, None)]


@pytest.mark.parametrize(
    ("question", "minimum", "have"),
    [
        ("普通公司1500人，保卫人员4名，这个月退休1个，剩3个，够吗", 3, 3),
        ("学校自己聘了2个保安，保安公司又派来3个，走读初中师生员工2999人，还差几个", 5, 5),
        ("保安现有4个，月底走1个，下月来2个，变成5个，走读中学师生员工2499人，到时够不够", 4, 5),
    ],
)
def test_staff_and_guards_who_come_and_go_change_no_head_count(
    figures: Figures, question: str, minimum: int, have: int
) -> None:
    assert figures(question) == [(minimum, have)]


@pytest.mark.parametrize(
    ("question", "minimum", "have"),
    [
        ("走读小学1500人，东门2个保安西门1个保安，没别人了，够不够", 3, 3),
        ("走读小学1499人，保安公司派来2个保安，学校自己还有1个，够吗", 2, 3),
        ("公司1501人，保卫人员3个，加上我4个，够吗", 4, 4),
        ("公司1001人，辞退了2个保卫人员后还有1个，还差几个", 3, 1),
        ("公司1001人，保卫编制4个，实有3个，够吗", 3, 3),
    ],
)
def test_staff_in_place_are_summed_as_they_are_told(figures: Figures, question: str, minimum: int, have: int) -> None:
    assert figures(question) == [(minimum, have)]


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("公司1001人，昨天来了3个警察检查，保卫人员要几名", 3),
        ("员工1000人，其中2人这个月刚入职，普通公司，保卫人员几名", 2),
        ("全公司1001人，一人在休产假，保卫人员几名", 3),
        ("公司1001人，离职的2人已经扣掉了，保卫人员几名", 3),
        ("裁了50人以后还有1001人，普通公司保卫人员几名", 3),
    ],
)
def test_strangers_and_those_the_number_already_heeds_change_nothing(
    figures: Figures, question: str, minimum: int
) -> None:
    assert figures(question) == [(minimum, None)]


@pytest.mark.parametrize(
    ("turn", "minimum"),
    [
        ("明天再报到一个人呢", 3),
        ("今天来了3个，走了2个", 3),
        ("来了3个走了3个", 2),
        ("刚才少算了两个", 3),
        ("算上我呢", 3),
        ("另外还有两个借调的，也算上", 3),
    ],
)
def test_a_turn_in_which_people_come_and_go(turn: str, minimum: int) -> None:
    memory = StaffingMemory()
    answer_staffing("普通公司1000人，保卫人员几名", None, memory)
    reply = answer_staffing(turn, None, memory)
    assert reply is not None
    assert reply.quota is not None
    assert reply.quota.results[0].minimum == minimum


@pytest.mark.parametrize(
    "question",
    [
        "公司1480人，车间后面平房里还住着390名，普通公司，保卫人员几名",
        "公司1001人，月底有一位退休，保卫人员要几名",
        "公司1000人，新入职的两个人还没报到，保卫人员几名",
        "员工1000人，没算我，保卫人员几名",
        "总人数1001，老张下个月退休，他退了以后要几名保卫人员",
        "员工999人外加老板夫妻俩，保卫人员几名",
        "重点单位200人，借调来1人，专职几名",
        "车间500、科室100、销售2，合计600人，重点单位，专职几名",
    ],
)
def test_people_of_whom_nothing_says_whether_they_count_are_asked_about(question: str) -> None:
    reply = answer_staffing(question, None, StaffingMemory())
    assert reply is not None
    assert reply.route is Route.CLARIFY


def test_those_who_are_still_to_come_are_asked_about() -> None:
    reply = answer_staffing("普通公司1000人，下个月入职2个人，保卫人员几名", None, StaffingMemory())
    assert reply is not None
    assert reply.route is Route.CLARIFY


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("不算我，公司正好1000号人，算上我呢，保卫人员几个", 3),
        ("连我这个老板在内一共1000人，普通民企，保卫人员几个", 2),
        ("名册上1000人，我刚调来还没上册，加我一个，普通单位保卫人员几名", 3),
        ("除了我，公司还有1000个人，普通单位保卫人员几名", 3),
    ],
)
def test_who_asks_is_counted_as_he_says(figures: Figures, question: str, minimum: int) -> None:
    assert figures(question) == [(minimum, None)]


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("男职工1012名，女职工488名，食品厂，保卫人员几名", 3),
        ("公司占三栋楼：A栋340人，B栋410人，C栋251人，合起来算一个单位，保卫人员几名", 3),
        ("早班401、中班350、晚班250，没有别的人了，普通工厂，保卫人员几名", 3),
        ("正式工896名、派遣工100名、实习生4名，全部计入单位人数，保卫人员几名", 2),
        ("车间1733人，科室267人，销售1人，保卫人员几名", 5),
    ],
)
def test_parts_that_are_the_whole_are_added_up(figures: Figures, question: str, minimum: int) -> None:
    assert figures(question) == [(minimum, None)]


def test_units_that_are_asked_for_each_stay_apart() -> None:
    reply = answer_staffing("甲厂1200人，乙厂900人，一块儿报上来，保卫人员各几名", None, StaffingMemory())
    assert reply is not None
    assert reply.quota is not None
    assert len(reply.quota.groups) == 2


def test_who_came_is_in_the_total_told_behind() -> None:
    understood = read("1499人再加上新来的1个保洁一共1500，保卫人员要几名")
    assert understood is not None
    assert (understood.ask, understood.units[0].persons) == (None, 1500)
