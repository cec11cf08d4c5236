"""Units of relatives, colleagues and neighbours that are told beside the own one change nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.reading.people.bystanders import bystanders_left_out
from assistant.staffing import StaffingMemory, answer_staffing
from corpus.vocabulary import Route

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("咱们小学师生员工一千五百六十人，我哥教书的那所有三千，请问我们要几个专职保安", 3),
        ("我侄子读的那所中学3000人。我自己在第七十二中学管后勤，师生员工1780人，专职保安员要配几个？", 3),
        ("我姐夫的宾馆2200人是重点单位，我们宾馆600人，不是，保卫人员最少几名", 2),
        ("酒店员工1300人，普通单位，保卫人员最少几名？我前公司5000人，配了12个", 3),
        ("酒店是治安保卫重点单位，员工601人，集团总部那边的两千多人不归我们。专职治安保卫人员至少几名", 4),
        ("小学师生员工1730人，专职保安最少几名？（隔壁镇的小学2600人，配了5个，不用管）", 3),
        ("师生员工1700人的小学，保安最少几名？隔壁那所初中有900个寄宿生", 3),
        ("学生1420人，老师90人，食堂和保洁40人，走读小学，专职保安几名？我儿子班上46个人", 3),
        ("我哥那个厂1500人，我们厂也是1500人，保卫人员最少几名", 3),
        ("我哥他们厂1500人，我们厂比他们多一人，保卫人员最少几名", 4),
        ("我们小学师生员工1520人，要几个专职保安？同一个学区的另一所小学2100人，有4个", 3),
        ("酒店总部在外地有9000人，我们广州这家酒店是独立法人，员工1350人，保卫人员最少几名", 3),
        ("据报道深圳某酒店3000人。我们酒店在广州，员工1250人，专兼职保卫人员最少几名？", 3),
        ("中学师生2500人，保安最少几名？教育局领导说市一中4000人才配6个", 5),
        ("My sister's company has 5,000 staff. Our company has 1,100 employees. How many security staff at least?", 3),
    ],
)
def test_what_others_have_is_left_out(figures: Figures, question: str, minimum: int) -> None:
    assert figures(question)[0][0] == minimum


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("我朋友的公司1500人，保卫人员最少几名", 3),
        ("我妹妹的学校师生1200人。学校寄宿生700人，保安几个？", 4),
        ("替我哥问一下，他们工厂1800人，普通单位，保卫人员最少几名", 4),
    ],
)
def test_a_relative_s_unit_that_is_asked_about_is_read(figures: Figures, question: str, minimum: int) -> None:
    assert figures(question)[0][0] == minimum


@pytest.mark.parametrize(
    "question",
    [
        "我们公司1501人，隔壁公司挖走1人，保卫人员最少几名",
        "我们公司2000人，兄弟公司借来5个人帮忙，保卫人员最少几名",
        "我哥的公司1500人，我们公司2100人，两家各要几名保卫人员",
        "中学师生员工3200人，问保安；马路对面校办印刷厂职工640人，问保卫人员",
        "我们公司800人，隔壁公司1500人，合并以后一个单位，保卫人员最少几名",
        "我哥的公司1500人，我替他问，我们公司1000人时报的2个，他们要几名保卫人员",
        "领导说公司1500人，我们统计是1501人，保卫人员最少几名",
        "公司正式工1500人，隔壁厂2000人，劳务派遣300人，保卫人员要几名",
    ],
)
def test_who_comes_goes_or_is_asked_about_is_kept(question: str) -> None:
    assert bystanders_left_out(question) == question


@pytest.mark.parametrize(
    "question",
    [
        "我们公司1000人，隔壁厂并过来500人，保卫人员最少几名",
        "我们公司800人，隔壁公司1500人，合并以后一个单位，保卫人员最少几名",
        "公司1500人，保卫人员最少几名？隔壁厂区还有300人",
        "我们集团3000人，食堂公司1300人，保卫人员最少几名",
        "Our school has 1,200 people and my wife's school has 2,000. How many guards must each school have?",
        "沈阳一所小学，师生员工2100人，专职保安几个？食堂公司旁边中学，3000人",
    ],
)
def test_what_may_count_is_asked_back_or_counted(question: str) -> None:
    reply = answer_staffing(question, None, StaffingMemory())
    assert reply is not None
    stated = [result.minimum for result in reply.quota.results] if reply.quota else []
    assert reply.route is Route.CLARIFY or stated == [3]


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("幼儿园，娃娃加老师阿姨刚好1000人，专职保安员下限是几个？", 2),
        ("学校师生2000人，寄宿生700人，你把走读和寄宿两条的结果加起来告诉我，保安最少几名？", 4),
        ("校长的朋友圈说学校有2600人，我们学校其实2400人，专职保安最少几名", 4),
        ("教育局的朋友说的，我们师生员工2050人，保安最少几个", 4),
        ("工商局的表哥问，全校师生员工2050人，保安最少几个", 4),
    ],
)
def test_who_speaks_and_how_the_rule_is_named_is_not_the_unit(figures: Figures, question: str, minimum: int) -> None:
    assert figures(question)[0][0] == minimum


def test_a_hotel_without_another_name_stands_in_the_town_in_front_of_it() -> None:
    reply = answer_staffing("深圳酒店1700人，直接给专兼职保卫人员的最低数", None, StaffingMemory())
    assert reply is not None
    assert reply.route is Route.DECLINE
