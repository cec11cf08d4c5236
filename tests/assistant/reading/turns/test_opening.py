"""Turns that tell where a unit lies, what it is and who is in place, before anything is asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.staffing import StaffingMemory, answer_staffing
from corpus.vocabulary import Route

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("turns", "result"),
    [
        (("治安保卫重点单位", "780人", "专职保卫几个"), (4, None)),
        (("我们公司被列为治安保卫重点单位了", "员工2001人，专职保卫几个"), (10, None)),
        (("我在一所小学管后勤", "师生1500", "保安几名"), (3, None)),
        (("师生1200", "寄宿900人，保安几个"), (5, None)),
        (("专职保卫3个 兼职2个", "治安保卫重点单位 650人", "专职够不够"), (4, 3)),
        (("小学保安2名", "师生1500", "够不够"), (3, 2)),
        (("普通公司 员工1200", "不对不对 是2200", "保卫人员几个"), (5, None)),
        (("员工2001", "昨天走了1个", "保卫几名"), (4, None)),
        (("白班1000人", "夜班还有501人，保卫人员几名"), (4, None)),
        (("我们隔壁是小学", "我们公司1501人，保卫几个"), (4, None)),
        (("我是湖南人", "公司1501人，保卫人员几名"), (4, None)),
        (("厂里1500人", "我们厂保卫人员几名"), (3, None)),
        (("请问保安怎么配", "我们是走读小学", "师生2000"), (4, None)),
        (("公司1501人", "保卫人员怎么配"), (4, None)),
        (("治安保卫重点单位 780人", "专职保卫按普通单位那套算行不 给数"), (4, None)),
        (("小学师生1600", "说错了2600", "哎又看错行，就是1900", "要几个保安"), (3, None)),
        (("寄宿中学，师生2000，住校1000", "我们保安4个", "检查过得去不？"), (5, 4)),
        (("治安保卫重点单位，1100人", "专职保卫？"), (6, None)),
        (("a key unit (重点单位), 1100 people", "full-time security staff?"), (6, None)),
        (("治安保卫重点单位，2600人", "专职几个", "要是不评重点，保卫人员几个"), (6, None)),
        (("公司2600人", "保卫人员5个，差几个", "招到1个了，现在够没"), (6, 6)),
    ],
)
def test_what_was_told_belongs_to_the_question(
    turns: tuple[str, ...], result: tuple[int, int | None], figures: Figures
) -> None:
    assert figures(*turns)[0] == result


@pytest.mark.parametrize(
    ("turns", "route"),
    [
        (("我是杭州做电商的", "公司600人", "保卫人员至少几名"), Route.DECLINE),
        (("我们在沈阳", "厂里900人，保卫人员要几个", "1500人的工厂保卫人员要几名"), Route.DECLINE),
        (("HR here, plant in Shenyang", "900 people. how many security staff are required?"), Route.DECLINE),
        (("我们公司2001人", "学校要几名保安"), Route.CLARIFY),
    ],
)
def test_a_place_that_was_told_holds_and_another_unit_takes_nothing(turns: tuple[str, ...], route: Route) -> None:
    memory = StaffingMemory()
    for turn in turns:
        reply = answer_staffing(turn, None, memory)
    assert reply is not None
    assert reply.route is route


def test_the_largest_size_for_staff_told_before() -> None:
    memory = StaffingMemory()
    answer_staffing("治安保卫重点单位", None, memory)
    reply = answer_staffing("专职保卫4个 最多撑到多少人", None, memory)
    assert reply is not None
    assert reply.quota is not None
    assert reply.quota.inverse is not None
    assert reply.quota.inverse.max == 800
