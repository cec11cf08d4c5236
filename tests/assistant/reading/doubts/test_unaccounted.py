"""A few people told beside a size change it, or are told not to, or are asked about; they are never passed over."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.staffing import answer_staffing
from corpus.vocabulary import Route

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    "question",
    [
        "公司在册1001人，其中1人上月底已经离职只是没办手续，按实际人数，保卫人员最少几名",
        "员工名单1501人，里面有一位是返聘到期已走的，名单还没更新，保卫人员最少几名",
        "小学学生1400人，老师99人，校长1人另算，都算进去，保安几名",
        "医院床位101张，其中1张坏了已报废，在岗医务50名，日均门诊1000人次，保安几名",
        "寄宿学校学生900人，除了一个都住校，教职工80人，保安几名",
    ],
)
def test_a_few_whom_nothing_accounts_for_are_asked_about(question: str) -> None:
    reply = answer_staffing(question)
    assert reply is not None
    assert reply.route is Route.CLARIFY


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("公司1500人，一个不多一个不少，保卫人员几名", 3),
        ("公司1500人，有个人下周才来，现在保卫人员几名", 3),
        ("公司1501人，1人休产假，保卫人员几名", 4),
        ("原来1500人，这周走一个来一个，保卫人员几名", 3),
        ("公司1000人，昨天来了3个警察检查，保卫人员几名", 2),
        ("学生1400人，教职工99人，就差一个到1500，普通走读小学，保安最少几名", 2),
        ("上学期师生员工1500，这学期转走一名学生，没有转进来的。走读小学，保安要几名", 2),
        ("县中医院，原有200名在岗医务人员，新来护士1名，成了201名；床位100张，日均门诊1500人次，保安要几名", 7),
        ("住院部东楼240张床，西楼260张床，同一个院区；在岗医务人员400人，日均门诊2000人次，保安最低多少", 25),
        ("总公司2500人，子公司单独算是1001人，我是替子公司问的，不问总公司。子公司治安保卫人员最少几名", 3),
        ("门店512人+总部489人，普通零售企业，按总人数算治安保卫人员最低几名", 3),
        ("除了总经理本人，公司还有2000人，总经理也要算进总人数，治安保卫人员最低几名", 5),
        ("公司总共2000人，不包括老板，老板也要算，保卫人员几名", 5),
        ("含实习生1501人，实习生要算在总人数里，治安保卫人员要几名", 4),
        ("公司有2001人，一人办完离职从名册里划掉了，2001是划掉后的数，保卫人员几名", 5),
        ("公司有1501人，减去我这个顾问，我不是公司的人，保卫人员几名", 3),
    ],
)
def test_a_few_are_put_to_the_size_or_told_to_change_nothing(figures: Figures, question: str, minimum: int) -> None:
    assert figures(question)[0][0] == minimum
