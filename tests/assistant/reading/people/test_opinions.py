"""What others hold to be due, or have themselves, is no number of the unit; the limit they hold is no size."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.staffing import StaffingMemory, answer_staffing
from corpus.vocabulary import Route

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (["我们食品厂1600人，人事主管说配2个治安保卫人员就行，可工会坚持要6个。规定最少几个？"], (4, None)),
        (["厂长说1.2万人的厂24个保卫就够，安全部说要48个，我们整1.2万人，最低多少名？"], (24, None)),
        (["包工头说给我们公司配8个治安保卫人员不算多，规定最少几个？", "职工1880人"], (4, None)),
        (["隔壁公司那张表说3200人要配6个保卫人员，我们也是3200人，正好6个，够不够，差几个？"], (7, 6)),
        (["督导说我们保安少了5个，院方说一个都不少。医院床位600张，现有保安28名，差几名？"], (30, 28)),
        (["幼儿园师生员工520人，现有保安2人，家长说得再加3个，按规定还差几个？"], (2, 2)),
        (["隔壁厂跟我们差不多大，他们配了9个保卫人员。我们1620人，最低要几个？"], (4, None)),
        (["新来的文员把1300人打成了3100人，我们公司保卫人员最少几名？"], (3, None)),
        (["领导觉得6个保卫人员养不起想砍到4个，普通公司2300人，砍完够不够？"], (5, 4)),
        (["老板说全厂1500人配3个保卫就行，车间里有200人，规定几个保卫人员"], (3, None)),
        (["校长说全校师生1600人只要2个保安，寄宿生50人，规定几个"], (3, None)),
        (["老师说学生1500个要3个保安，老师100人，小学，最少几个"], (3, None)),
        (["走读初中，师生员工3600人，隔壁寄宿学校9个保安，我们最少要几个？"], (7, None)),
        (["老板说配2个保卫人员就够，1500人，够吗？"], (3, 2)),
        (["公司1999人，会计说少算了2个，保卫人员几名？"], (5, None)),
        (["普通单位2500人，劳务公司说保卫人员要6个，多一个人头多一份钱，最低是几个"], (5, None)),
        (
            ["A vendor quotes 10 guards for our primary school with 1,600 students and staff. Minimum guards?"],
            (3, None),
        ),
        (["医院床位300张、日均门诊7000人次，保安几名？", "门诊部打电话来说7000报错了，是4000人次"], (15, None)),
        (
            ["An inspector said we are 3 guards short. Middle school, 2,600 people, 4 guards in place. How short?"],
            (5, 4),
        ),
        (["我报的是1600人，主任改成了1400人，实际就是1600人，保卫人员几名"], (4, None)),
        (["小学师生员工1600人，保安几名？", "保安公司说要6名，是不是太多了"], (3, None)),
        (["小学师生员工1200人，保安几名？", "教务处说统计漏了，应该是1700人"], (3, None)),
    ],
)
def test_what_others_hold_to_be_due_is_nobody_in_place(
    figures: Figures, turns: list[str], expected: tuple[int, int | None]
) -> None:
    assert figures(*turns)[-1] == expected


@pytest.mark.parametrize(
    ("question", "largest", "smallest"),
    [
        ("医院15个保安，只看床位的话最多能开多少张床？院办说305张，我算不是", 300, 281),
        ("老李说4个保卫人员顶到1900人，老王说顶到2000人。普通单位，4名保卫人员最多管到多少人？", 2000, 1501),
        ("老李说4个保卫人员能管1900人，普通单位最多到底能管多少人？", 2000, 1501),
        ("重点单位10名专职治安保卫人员，一个说最多2000人，一个说最多2500人，哪个是上限？", 2500, 1801),
        ("普通单位从多少人起必须有第5名治安保卫人员？主管说2000人就要，我说2000还不用。", 2500, 2001),
        (
            "They offer 6 security staff and say that covers 3,500 people. The largest headcount 6 is enough for?",
            3000,
            2501,
        ),
    ],
)
def test_how_large_others_hold_a_unit_may_be_is_no_size(question: str, largest: int, smallest: int) -> None:
    reply = answer_staffing(question, None, StaffingMemory())
    assert reply is not None
    assert reply.quota is not None
    assert reply.quota.inverse is not None
    assert (reply.quota.inverse.max, reply.quota.inverse.min) == (largest, smallest)


@pytest.mark.parametrize(
    "question",
    [
        "一个同事说全公司620人，另一个说全公司1680人。保卫人员最少要几名？",
        "经理一口咬定“好几千人”，我们普通公司该配几名治安保卫人员",
        "仓储公司全员500人，其中装卸工420人，司机260人，互不重复。保卫人员几名？",
        "财务说1999人，人事说2001人，保卫人员最少几名？",
        "公司1998人，人事说要来5个，保卫人员几名",
    ],
)
def test_what_nobody_can_settle_is_asked_back(question: str) -> None:
    reply = answer_staffing(question, None, StaffingMemory())
    assert reply is not None
    assert reply.route is Route.CLARIFY
