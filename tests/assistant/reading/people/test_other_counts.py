"""Beds, medical staff and outpatients of another time or house, told beside the hospital's own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.reading.people.other_counts import other_counts_left_out
from assistant.staffing import StaffingMemory, answer_staffing
from corpus.vocabulary import Route

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("医院床位800张，明年要到801张床，专职保安员最少几名", 40),
        ("医院核定床位800张，日门诊6630人次，去年是801张床，保安最少几名", 40),
        ("刚搬来那年是134名医务人员，医院在岗医务人员133人，保安要几个", 4),
        ("医院日均门诊3000人次，等新大楼建好是3001人次，保安几名", 9),
        ("医院在岗医务人员100人，有人说我们101名医务人员，其实没有，保安几名", 3),
        ("医院床位400张，兄弟医院401张床，保安21名，我们保安最少几名", 20),
        ("医院床位400张，保安最少几名？还没到401张床", 20),
        ("医院床位400张，差点就401张床了，保安最少几名", 20),
        ("医院床位400张，ICU有16张床已算在里面，保安最少几名", 20),
        ("医院日均门诊1000人次，互联网门诊每天200人次不算，保安几名", 3),
        ("我们医院医生护士一共133名，物业人员18人，保安几名", 4),
        ("医院床位300张，其中内科100张，保安几名", 15),
    ],
)
def test_counts_that_are_not_the_hospitals_own_change_nothing(figures: Figures, question: str, minimum: int) -> None:
    assert figures(question) == [(minimum, None)]


@pytest.mark.parametrize(
    "question",
    [
        "医院床位300张，明年要到400张，到时保安几名",
        "医院床位300张，卫健委批复的是400张，按批复的算，保安几名",
        "我们医院床位400张，隔壁医院床位500张，两家各要几名保安",
        "医院全院2600人，其中医务人员1000人，保安几名",
        "医院床位300张，妇幼那边100张，一共要几名保安",
        "医院内科100张床，外科150张，其他病区50张，保安几名",
        "医院床位800张，没到700张，保安几名",
        "医院去年床位300张，保安几名",
    ],
)
def test_what_may_be_asked_about_stays(question: str) -> None:
    assert other_counts_left_out(question) == question


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("医院核定床位101张，日门诊969人次，保安要几个？昨天又加了1张没算进去", 6),
        ("儿科床位20张在内，医院核定床位101张，日门诊969人次，至少得有几个保安", 6),
        ("医院床位11张，在岗医务人员20人，日均门诊1000人次，少算了1人次，专职保安员最少几名", 4),
        ("医院日均门诊量1001人次，床位31张，多报了1人次，保安要配几个", 3),
        ("我怕算错，我们医院在岗医务人员134人，至少得有几个保安", 5),
    ],
)
def test_one_more_or_less_goes_to_the_count_that_it_is_told_of(figures: Figures, question: str, minimum: int) -> None:
    assert figures(question) == [(minimum, None)]


@pytest.mark.parametrize(
    "question",
    [
        "医院在岗医务人员1000人，全院总人数2600人，床位291张，刚才少数了一个，专职保安员最少几名",
        "医院在岗医务人员101人，全院总人数2600人，床位31张，保安几名？有1个是外院借来的，不该算",
    ],
)
def test_somebody_who_may_be_of_the_medical_staff_or_not_is_asked_about(question: str) -> None:
    reply = answer_staffing(question, None, StaffingMemory())
    assert reply is not None
    assert reply.route is Route.CLARIFY


@pytest.mark.parametrize(
    "aside",
    ["有2个援藏去了", "门口有2个保安亭", "口罩还剩2000个", "有3个人请病假", "号贩子常有五六个", "物业只肯派4个人"],
)
def test_who_is_away_and_what_is_there_are_no_staff_in_place(figures: Figures, aside: str) -> None:
    assert figures(f"{aside}，医院在岗医务人员1000名，床位291张，专职保安员最少几名") == [(30, None)]
