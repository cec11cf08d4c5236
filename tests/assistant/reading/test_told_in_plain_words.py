"""Sizes and staff in plain words: groups of people, filled posts, two lists, halls, remembered rules."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.staffing import StaffingMemory, answer_staffing

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("question", "minimum", "have"),
    [
        ("厂里花名册1002人，有两个重复登记了，核完剩1000人，专兼职保卫人员几名？", 2, None),
        ("酒店名册1501人，一个登记了两次，去重后1500人，保卫人员几名？", 3, None),
        ("公司系统里2002人，删掉两个重复的，还有2000人，保卫人员几名", 4, None),
        ("企业去年报1998人，漏报三人，更正后2001人，保卫人员几名", 5, None),
        ("初中去年师生员工1999人，今年九月多转来一个学生，别的没变，今年保安几个", 4, None),
        ("寄宿学校师生员工共980人，上学期寄宿生600名，这学期有一个改走读了，总人数没变。保安几个", 3, None),
        ("酒店连厨房带客房正好一千个人，专兼职治安保卫人员最少几个", 2, None),
        ("幼儿园连孩子带老师带阿姨1001人，保安几个？", 2, None),
        ("我们酒店一共1000号编制，全满，一个不缺。专兼职治安保卫人员最少几名？", 2, None),
        ("剧院员工500人，普通单位，治安保卫人员1名专职加1名兼职，行不行？", 2, 2),
        ("酒店600人，治安保卫人员一专一兼，合规吗", 2, 2),
        ("治安保卫重点单位1300人，专职治安保卫人员3名，另有5名是车间主任兼职的。专职还差几名？", 7, 3),
        ("公司1300人，现有保卫3名，满足最低人数要求吗", 3, 3),
        ("酒店宴会厅能坐1600人，员工380人，保卫几名", 2, None),
        ("治安保卫重点单位，总人数201，专职保卫最低几名？我记得200人以内是2名。", 3, None),
        ("英语培训中心，员工85人，学员1200人，治安保卫人员最少几名？", 2, None),
        ("养老院300张床，全院工作人员和老人合计420人，专兼职治安保卫人员几名？", 2, None),
        ("Is it enough security staff? We are not a key unit, we employ 3,100 people and we have 5 of them.", 7, 5),
    ],
)
def test_a_size_and_the_staff_are_told_in_plain_words(
    figures: Figures, question: str, minimum: int, have: int | None
) -> None:
    assert figures(question)[0] == (minimum, have)


@pytest.mark.parametrize(
    ("question", "minimums"),
    [
        ("普通企业A，1600人；治安保卫重点单位B，1600人。A要几名专兼职治安保卫人员，B要几名专职治安保卫人员？", [4, 8]),
        ("小学师生员工2000人，隔壁幼儿园师生员工380人，两家不是一个单位，专职保安员各得几名？", [4, 2]),
    ],
)
def test_two_units_each_have_their_figure(question: str, minimums: list[int]) -> None:
    reply = answer_staffing(question)
    assert reply is not None
    assert reply.quota is not None
    assert [group.results[0].minimum for group in reply.quota.groups] == minimums


def test_two_lists_of_one_firm_are_asked_about() -> None:
    reply = answer_staffing("花名册上全公司1260人，门禁系统里全公司2480人，就这么一家公司，治安保卫人员最少几名？")
    assert reply is not None
    assert reply.clarify


def test_boarders_of_a_turn_keep_their_noun() -> None:
    memory = StaffingMemory()
    answer_staffing("寄宿制初中，师生1400人，住校的599人，保安要几个？", None, memory)
    reply = answer_staffing("教务处刚来电话，又办进来一个住宿的，住校变600了", None, memory)
    assert reply is not None
    assert reply.quota is not None
    assert reply.quota.results[0].minimum == 4


@pytest.mark.parametrize(
    "question", ["我们学校保安够吗", "保安够不够", "帮我看看保安够不够，我们是重点单位", "保卫人员够不够用"]
)
def test_whether_those_in_place_suffice_is_asked_back_before_any_number_is_told(question: str) -> None:
    reply = answer_staffing(question)
    assert reply is not None
    assert reply.clarify


@pytest.mark.parametrize("question", ["保安证不够怎么办", "保安员的年龄够不够", "保安的身份够不够格"])
def test_what_else_suffices_is_no_staffing_question(question: str) -> None:
    assert answer_staffing(question) is None


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("我们1500人，再多招一个就是4名保卫了对吧？现在要几名", 3),
        ("1501人，走一个就只要3名保卫了对吧？现在要几名", 4),
        ("1501人，再走一个是不是3名保卫就够了？目前最少几名", 4),
        ("重点单位800人，再招一个就要5名专职了，现在几名专职保卫", 4),
        ("小学师生1499人，再来一个就要3名保安，现在要几名", 2),
        ("1500人的单位，每超过500人加1名，那要几名保卫人员", 3),
        ("1500人乘以千分之二正好是3，保卫人员是3名还是要进一位到4名？", 3),
        ("我们比1000人多500人，保卫人员几名", 3),
        ("人数比去年的1000人多一半，保卫几名", 3),
    ],
)
def test_the_rule_and_what_another_size_would_need_are_no_staff_in_place(
    figures: Figures, question: str, minimum: int
) -> None:
    assert figures(question)[0] == (minimum, None)
