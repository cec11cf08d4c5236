"""Sizes set side by side, and the question from what size on staff is needed."""

from __future__ import annotations

import pytest

from assistant.reply import Reply
from assistant.staffing import StaffingMemory, answer_staffing


def _reply(*turns: str) -> Reply:
    memory, reply = StaffingMemory(), None
    for turn in turns:
        reply = answer_staffing(turn, None, memory)
    assert reply is not None
    return reply


def _minima(question: str) -> list[tuple[str, int | None]]:
    reply = _reply(question)
    assert reply.quota is not None, reply.answer
    return [(group.name, group.results[-1].minimum) for group in reply.quota.groups]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("1000人和1001人的普通单位，治安保卫人员各要几名？", [("1000人", 2), ("1001人", 3)]),
        ("重点单位1200人、1201人，就差一个人，专职治安保卫人员分别要多少", [("1200人", 6), ("1201人", 7)]),
        ("治安保卫重点单位2499人、2500人、2501人时，专职分别几名？", [("2499人", 10), ("2500人", 10), ("2501人", 11)]),
        ("1000人的公司和1001人的公司，保卫人员各要几名", [("1000人", 2), ("1001人", 3)]),
        ("普通单位1000人要几名保卫人员，1001人又要几名？", [("1000人", 2), ("1001人", 3)]),
        ("1500人与1501人，普通单位，都要几名保卫人员", [("1500人", 3), ("1501人", 4)]),
        ("80张床和81张床的医院，专职保安员各几名", [("80张床", 4), ("81张床", 5)]),
        ("寄宿中学师生1000人，寄宿生299人和300人，保安各几名", [("299人", 2), ("300人", 3)]),
        ("医院在岗医务人员100人和101人，专职保安员分别几名", [("100人", 3), ("101人", 4)]),
        ("一家重点单位，一家一般单位，都是1001人，保卫人员各几名？", [("重点单位", 6), ("一般单位", 3)]),
        ("甲单位是重点单位，乙单位是普通单位，都是1001人，保卫人员各几名", [("甲单位", 6), ("乙单位", 3)]),
        ("甲医院在岗医务人员200人，乙医院201人，专职保安员各几名？", [("甲医院", 6), ("乙医院", 7)]),
        ("两家医院，日均门诊量一家1333人次、一家1334人次，专职保安员各几名", [("1", 4), ("2", 5)]),
        ("三所走读中学，师生员工2499、2500、2501人，专职保安员分别几名？", [("1", 4), ("2", 5), ("3", 5)]),
        (
            "三所寄宿制初中，每所师生员工都是1000人，寄宿生第一所299人、第二所300人、第三所301人，保安员各几名？",
            [("第一所", 2), ("第二所", 3), ("第三所", 3)],
        ),
    ],
)
def test_every_size_that_is_asked_about_has_its_own_figure(question: str, expected: list[tuple[str, int]]) -> None:
    assert _minima(question) == expected


@pytest.mark.parametrize(
    "question",
    ["普通公司1000人和1001人，保卫人员要几名", "重点单位600人、601人，专职治安保卫人员几名"],
)
def test_two_sizes_of_which_neither_is_asked_about_for_itself_are_asked_back(question: str) -> None:
    assert str(_reply(question).route) == "clarify"


@pytest.mark.parametrize(
    "question",
    ["公司男职工600人、女职工401人，保卫人员和保安各几名", "公司白班600人、夜班401人，各要几个保卫人员"],
)
def test_parts_of_one_unit_are_no_sizes_of_several(question: str) -> None:
    quota = _reply(question).quota
    assert quota is not None
    assert not quota.groups
    assert quota.results[-1].minimum == 3


@pytest.mark.parametrize(
    ("question", "staff", "of", "least"),
    [
        ("一般单位从多少人起，必须配第3名治安保卫人员？", 3, "persons", 1001),
        ("重点单位到多少人，专职治安保卫人员就要配4名？", 4, "persons", 601),
        ("重点单位的专职治安保卫人员从10名加到11名，是从多少人开始？", 11, "persons", 2501),
        ("治安保卫重点单位有多少人，就得配8名保安员？", 8, "persons", 601),
        ("走读小学师生员工多少人开始，要有第3名专职保安员？", 3, "persons", 1500),
        ("光按寄宿生这一条，多少名寄宿生起要配第5名专职保安员？", 5, "boarders", 900),
        ("只按床位算，医院有多少张床起，专职保安员要配6名？", 6, "beds", 101),
        ("日均门诊到多少人次，医院专职保安得4名", 4, "outpatients", 1001),
        ("医务人员达到多少人时医院保安要加到8名", 8, "medical_staff", 234),
        ("普通公司1500人、治安保卫人员3名，职工增加到多少人时要加一个？", 4, "persons", 1501),
        ("中学现在师生员工1500人、保安3名，不寄宿，到多少人要再加一个保安？", 4, "persons", 2000),
        ("我们普通单位现有2名保卫人员，什么规模要加到3名？", 3, "persons", 1001),
        ("一般企业1000人，再多几个人就要配3名保卫人员", 3, "persons", 1001),
        ("重点单位专职从4名变5名的人数节点是多少", 5, "persons", 801),
        ("重点单位从多少人起要配9名保安员", 9, "persons", 801),
        ("From how many employees does an ordinary company need a third security staff member?", 3, "persons", 1001),
        ("How many people must a key unit have before it needs 4 full-time security staff?", 4, "persons", 601),
        ("What is the minimum number of boarders at which a boarding school must have 5 guards?", 5, "boarders", 900),
    ],
)
def test_the_smallest_unit_that_needs_so_many_is_found(question: str, staff: int, of: str, least: int) -> None:
    quota = _reply(question).quota
    assert quota is not None
    assert quota.inverse is not None
    assert (quota.inverse.staff, quota.inverse.of, quota.inverse.min) == (staff, of, least)


def test_a_turn_that_names_no_unit_asks_of_the_one_before() -> None:
    quota = _reply("1200人的普通公司保卫人员几名？", "那到多少人要再加一个？").quota
    assert quota is not None
    assert quota.inverse is not None
    assert (quota.inverse.staff, quota.inverse.min) == (4, 1501)


def test_the_answer_states_the_smallest_size_first() -> None:
    assert _reply("一般单位从多少人起，必须配第3名治安保卫人员？").answer.startswith("单位总人数**从1001人起**")


@pytest.mark.parametrize(
    ("question", "route"),
    [
        ("深圳的普通公司从多少人起要配3名保卫人员？", "decline"),
        ("大学从多少人起要配第5名保安？", "decline"),
        ("多少人起要配3名保安？", "clarify"),
        ("医院从多少人起要配5名保安？", "clarify"),
        ("寄宿制学校到多少人要配4名保安？", "clarify"),
    ],
)
def test_what_the_rules_leave_open_or_set_nothing_for_has_no_figure(question: str, route: str) -> None:
    assert str(_reply(question).route) == route


def test_who_is_short_already_is_told_so() -> None:
    quota = _reply("普通公司800人，现有保卫人员1名，到多少人要加一个？").quota
    assert quota is not None
    assert (quota.results[0].minimum, quota.results[0].shortfall) == (2, 1)


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("骨科医院：\n在岗医务人员 100人\n床位 60张\n日均门诊量 1001人次\n专职保安员最低几名？", 4),
        ("寄宿中学\n师生员工 1200人\n寄宿生 650人\n保安几名", 4),
        ("寄宿制初中，住校299人，师生员工共800人，差一个满300，专职保安员几名？", 2),
        ("一般企业由1000人增加到1001人，多了这一个人以后，治安保卫人员共需几名？", 3),
        ("重点单位医院，总人数601人，床位160张，医务人员200人，门诊2000人次，两头算就高，保安几名", 8),
    ],
)
def test_one_unit_is_read_as_one(question: str, minimum: int) -> None:
    quota = _reply(question).quota
    assert quota is not None
    assert quota.results[-1].minimum == minimum


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("一般企业员工达到多少人时，治安保卫人员最低数变成5名？", 2001),
        ("员工到多少人的时候，治安保卫人员最低数变成3名？", 1001),
        ("多少员工时治安保卫人员最低数跳到5名？", 2001),
    ],
)
def test_the_size_from_which_the_least_number_becomes_another(question: str, minimum: int) -> None:
    reply = answer_staffing(question, None, StaffingMemory())
    assert reply is not None
    assert reply.quota is not None
    assert reply.quota.inverse is not None
    assert reply.quota.inverse.min == minimum
