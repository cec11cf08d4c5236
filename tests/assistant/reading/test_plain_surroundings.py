"""What people say around a size in plain questions: their pay and telephone, how a school is run, another site."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.staffing import StaffingMemory, answer_staffing
from corpus.vocabulary import Route

Figures = Callable[..., list[tuple[int | None, int | None]]]

_MINIMA = [
    ("我今年58，三班倒，一个月3600。厂里职工1320人，不是重点单位，保卫人员按标准几个？", 3),
    ("物业公司员工1501人，保卫人员几名，电话020-88886666转805", 4),
    ("QQ 1203344，农场职工1800人，保卫人员几名", 4),
    ("师生员工1900人的中学，没有住校的，专职保安要几个？那900人不满两个500怎么算", 3),
    ("县一中师生员工3000人，寄宿制，寄宿生500人，两条标准哪条高用哪条，专职保安员几名", 6),
    ("高中住校的只有350人，全校师生员工倒有3600人，保安按多的那个算是几个", 7),
    ("高中寄宿生350，全校3600，保安几个", 7),
    ("粮库，治安保卫重点单位，全员601人。前任说专职配3名就行，对不对，最少几名专职治安保卫人员？", 4),
    ("医院床位330张，另外两个数还不知道，保安几名", 17),
    ("hospital with 330 beds, nobody told me the other numbers. how many guards minimum?", 17),
    ("厂里1万2人，保卫人员几名", 24),
    ("学生1500，加上老师一共1600，保安几个", 3),
    ("公交公司司机860人，加管理人员一共1240人，保卫人员几名", 3),
    ("高一高二高三分别600、620、640人，教师160，保安几名", 4),
    ("高中三个年级共2030人全住校，教师160，保安几名", 8),
    ("月初1000人，本月入职21人离职20人，保卫人员几名", 3),
    ("员工2600人，另有退休人员800人，保卫人员几名", 6),
    ("学生宿舍住了650人，师生员工1750，保安至少几名", 4),
    ("员工宿舍住了650人，全厂1750人，保卫人员几名", 4),
    ("本单位501人，前年被定为治安保卫重点单位，最少配几名专职治安保卫人员？", 3),
]


@pytest.mark.parametrize(("question", "minimum"), _MINIMA)
def test_words_around_a_size_do_not_stand_in_its_way(figures: Figures, question: str, minimum: int) -> None:
    assert [found for found, _ in figures(question)] == [minimum]


@pytest.mark.parametrize(
    ("question", "minima"),
    [
        ("印刷厂在比三个用工方案，总人数分别是1000人、1001人、1500人，保卫人员各要几名？", [2, 3, 3]),
        ("公司在两个选项里选，1000人或者1001人，保卫人员各几名", [2, 3]),
    ],
)
def test_plans_set_side_by_side_are_computed_one_by_one(question: str, minima: list[int]) -> None:
    reply = answer_staffing(question, None, StaffingMemory())
    assert reply is not None
    assert reply.quota is not None
    assert [group.results[0].minimum for group in reply.quota.groups] == minima


_SITES = [
    (["广州这边的厂子1300人，保卫人员要几个", "大连那个分厂也是1300人，那边要几个？"], Route.DECLINE),
    (["公司1300人，保卫人员几名", "番禺的分厂1900人呢"], Route.QUOTA),
    (["我们小学1600人，保安几个", "又开了个分校900人，保安要几个？"], Route.CLARIFY),
    (["重点单位1300人，专职几名", "分厂900人呢"], Route.CLARIFY),
]


@pytest.mark.parametrize(("turns", "route"), _SITES)
def test_a_turn_that_asks_of_another_site_takes_its_own_size(turns: list[str], route: Route) -> None:
    memory = StaffingMemory()
    replies = [answer_staffing(turn, None, memory) for turn in turns]
    assert replies[-1] is not None
    assert replies[-1].route is route


@pytest.mark.parametrize("question", ["高中住校350人，全校员工倒有3600人，保安几个", "住校350，学校这边3600，保安几个"])
def test_a_larger_number_beside_the_boarders_is_never_passed_over(question: str) -> None:
    reply = answer_staffing(question, None, StaffingMemory())
    assert reply is not None
    assert reply.route is Route.CLARIFY or (reply.quota is not None and reply.quota.results[0].minimum == 7)


@pytest.mark.parametrize(
    "question",
    [
        "学校有住校的，多少不清楚，师生1600，保安最少几名？",
        "高中师生2600人，住校生人数不详，保安几名",
        "1800个学生绝大多数住校，教职工150，保安几名",
        "学生2000人里头一半住校，教职工150，保安几名",
    ],
)
def test_boarders_whom_nobody_has_counted_are_asked_for(question: str) -> None:
    reply = answer_staffing(question, None, StaffingMemory())
    assert reply is not None
    assert reply.quota is not None
    assert (reply.route, reply.quota.missing) == (Route.CLARIFY, ("boarders",))


def test_staff_told_for_now_are_those_in_place(figures: Figures) -> None:
    assert figures("保安走了2人现在3人，师生1600，保安够吗") == [(3, 3)]
