"""Questions in the words of offices: what a count has been raised to, who is on the list, who runs the unit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.staffing import StaffingMemory, answer_staffing

_HOSPITAL = "医院床位300张，在岗医务人员500人，日均门诊2000人次，保安员最低几名？"
_TURNS = [
    ((_HOSPITAL, "床位经批复增至460张，其余数据不变，请更新结果。"), 23),
    ((_HOSPITAL, "床位调增为460张"), 23),
    ((_HOSPITAL, "床位扩充160张"), 23),
    ((_HOSPITAL, "另外又开放了160张床位"), 23),
    ((_HOSPITAL.replace("300", "460"), "撤销床位60张"), 20),
    ((_HOSPITAL, "医务人员调离100人"), 15),
    ((_HOSPITAL.replace("300", "100"), "100名护士休产假"), 12),
    (("公司1200人，保卫人员几名？", "增聘400人"), 4),
    (("公司1200人，保卫人员几名？", "人数上调400人"), 4),
    (("公司1001人，保卫人员几名？", "1人休产假"), 3),
    ((_HOSPITAL, "规培医生另有300人，一并计入在岗医务人员"), 24),
    ((_HOSPITAL, "另有进修医生300人"), 24),
    (("学校师生1500人，专职保安员最少几名？", "经扩建，师生增至2000人，其余不变"), 4),
    (("走读初中，学生1400人，专职保安员最少需几名？", "教职员工另有120人，请一并计入。"), 3),
    (("小学学生1400人，专职保安员几名？", "加上120名教职工呢？"), 3),
    (("公司职工1480人，保卫人员几名？", "退休返聘人员另有30人，请一并计算。"), 4),
    (("治安保卫重点单位的专职保卫人员配几个？", "我们博物馆一共1020人"), 6),
]


@pytest.mark.parametrize(("turns", "minimum"), _TURNS)
def test_a_turn_in_the_words_of_an_office_goes_on(
    turns: tuple[str, ...], minimum: int, figures: Callable[..., list[tuple[int | None, int | None]]]
) -> None:
    assert figures(*turns)[0][0] == minimum


_QUESTIONS = [
    ("我院医务人员在册900人，其中在岗720人，床位400张，日均门诊6000人次，专职保安员最低几名？", 22),
    ("医务人员900人（在岗720人），床位400张，日均门诊6000人次，医院专职保安员几名？", 22),
    ("我们所1500人，其中1人是退休返聘的，治安保卫人员最少几名？", 3),
    ("景区员工1100人，日均入园2万人，保卫人员几名？", 3),
    ("一家律师事务所，律师和行政人员1180人，治安保卫人员几名？", 3),
    ("酒店服务员、厨师、管理人员合计1100人，治安保卫人员几名？", 3),
    ("公交公司驾驶员900人，修理工和管理人员200人，治安保卫人员几名？", 3),
    ("单位男女职工分别为800人、700人，保卫人员几名？", 3),
    ("医院现有床位400张，二期在建床位300张，在岗医务人员500人，日均门诊3000人次，专职保安最少几名？", 20),
    ("高一、高二、高三学生各460人，教师120人，专职保安几名？", 3),
    ("幼儿园大中小班各100人，教职工45人，专职保安几名？", 2),
    ("省农科院在编职工1200人，治安保卫人员几名？", 3),
    ("银行培训中心，工作人员90人，不是重点单位，治安保卫人员要几名？", 2),
    ("我们医院办的幼儿园，小朋友420个，教职工66个，幼儿园要几个专职保安？", 2),
    ("The kindergarten run by our hospital has 300 children and 40 staff. How many full-time guards?", 2),
]


@pytest.mark.parametrize(("question", "minimum"), _QUESTIONS)
def test_who_counts_and_what_the_unit_is(
    question: str, minimum: int, figures: Callable[..., list[tuple[int | None, int | None]]]
) -> None:
    assert figures(question)[0][0] == minimum


@pytest.mark.parametrize(
    "question",
    [
        "拟在编制说明中列举临界情形，请分别给出一般企业职工1000人、1001人时专（兼）职治安保卫人员的最低数。",
        "请分别按1000人和1001人给出一般单位治安保卫人员最低数",
        "求1000人、1001人两种情况下一般单位保卫人员的最低数",
        "一般企业职工为1000人、1001人时，专（兼）职治安保卫人员最低数分别为何？",
    ],
)
def test_cases_to_be_listed_are_answered_one_by_one(question: str) -> None:
    reply = answer_staffing(question, None, StaffingMemory())
    assert reply is not None
    assert reply.quota is not None, reply.clarify
    assert [[result.minimum for result in group.results] for group in reply.quota.groups] == [[2], [3]]


@pytest.mark.parametrize("apart", ["分属两个校区", "不在同一个校区", "两处办学"])
def test_stages_said_to_be_apart_are_campuses(apart: str) -> None:
    reply = answer_staffing(f"小学部师生900人，初中部师生1600人，{apart}，专职保安分别几名？")
    assert reply is not None
    assert reply.quota is not None, reply.clarify
    assert [[result.minimum for result in group.results] for group in reply.quota.groups] == [[2], [3]]


@pytest.mark.parametrize(
    ("question", "largest"),
    [
        ("专职保卫人员不增加，现有8名（重点单位），单位规模上限是多少人？", 1600),
        ("保卫人员不再招，现有4名，单位规模最大多少人？", 2000),
    ],
)
def test_those_in_place_who_stay_lead_to_the_largest_size(question: str, largest: int) -> None:
    reply = answer_staffing(question)
    assert reply is not None
    assert reply.quota is not None, reply.clarify
    assert reply.quota.inverse is not None
    assert reply.quota.inverse.max == largest


def test_a_unit_that_becomes_several_is_asked_for_each() -> None:
    memory = StaffingMemory()
    replies = [
        answer_staffing(turn, None, memory) for turn in ("公司1600人，保卫人员几名？", "拆成两个公司，各800人呢？")
    ]
    assert replies[-1] is not None
    assert replies[-1].clarify
