"""Asides of companies and key units that must change nothing, or exactly one thing, wherever they stand."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from fractions import Fraction

import pytest

from assistant.staffing import StaffingMemory, answer_staffing

NOTHING = (
    "隔壁化工厂{up}人，配了{next}个保卫",
    "我们老板朋友的公司{up}人",
    "总部那边{up}人，跟我们不在一块",
    "最多的时候有过{up}人",
    "刚建厂那会儿才80人",
    "疫情前有{up}人",
    "{up}人那是以前",
    "听说{up}人的单位要{next}名",
    "规定{up}人以上才要{next}名",
    "{up}人以上才要{next}名吧",
    "我知道{up}人是{next}名",
    "物业只肯派{due}个人",
    "保安公司建议我们配{next}名",
    "我算出来是{next}名",
    "我觉得{due}名差不多",
    "同事算的是{next}名，我不信",
    "别跟我说{next}名",
    "请一个人要5000多",
    "一个保安一年要6万块",
    "不是{up}人",
    "门口有2个保安亭",
    "有2个门卫室",
    "仓库有2个",
    "消防栓有60个",
    "有3个会计",
    "有1个是老板亲戚",
    "有2个是双胞胎",
    "有1个是外国人",
    "快递员一天来8个",
    "施工队有40人，不归我们管",
    "家属院住着300人",
    "今年新招了100人（已算在内）",
    "去年走了50人，早减掉了",
    "有2个在休产假",
    "离{up}还差1个",
)
ONE_THING = (
    ("昨天走了一个还没减", -1),
    ("漏了老板一个", 1),
    ("有1个是外单位借来的，不该算", -1),
    ("有一个人登记了两次", -1),
    ("刚才少数了一个", 1),
)
ORDINARY = ("我们厂{n}人", "公司总人数{n}人", "酒店员工{n}名", "{n}人的企业", "单位一共{n}个人", "我司职工{n}人")
KEY = (
    "我们是治安保卫重点单位，员工{n}人",
    "我们水厂{n}人，是治安保卫重点单位",
    "公司是重点单位，总人数{n}人",
    "{n}人的治安保卫重点单位",
    "自来水公司（治安保卫重点单位）一共{n}人",
)
ASKED = {
    "staff": (
        ORDINARY,
        ("保卫人员最少几名", "现在治安保卫人员要配几个", "治安保卫人员至少要几个人"),
        (201, 1000, 1500, 2001),
    ),
    "full_time": (
        KEY,
        ("专职治安保卫人员最少几名", "保卫人员要配几个", "最低要多少名专职保卫人员"),
        (200, 600, 1000, 2500),
    ),
    "guards": (KEY, ("保安员最少配几名", "保安至少要几个", "要配多少名保安员"), (200, 601, 1001, 2500)),
}
ROLES = {"staff": "专（兼）职", "full_time": "专职", "guards": "保安员"}


def due(what: str, n: int) -> int:
    """How many the rule wants, worked out apart from the product."""
    if what == "staff":
        return 2 if n <= 200 else max(2, math.ceil(Fraction(2 * n, 1000)))
    if n <= 500:
        full = 2 if n <= 200 else 3
    else:
        full = max(3, math.ceil(Fraction(5 * n, 1000))) if n <= 2000 else max(10, math.ceil(Fraction(4 * n, 1000)))
    return full if what == "full_time" else 2 * full


def questions() -> Iterator[tuple[str, str, int]]:
    draw = random.Random(7)
    for aside, step in (*((words, 0) for words in NOTHING), *ONE_THING):
        for what, (bases, asks, sizes) in ASKED.items():
            n, ask = draw.choice(sizes), draw.choice(asks)
            base = draw.choice(bases).format(n=n)
            said = aside.format(up=n + 1, due=due(what, n), next=due(what, n + 1))
            places = (f"{base}，{said}，{ask}", f"{base}，{ask}？{said}", f"{said}，{base}，{ask}")
            yield draw.choice(places[:2] if step else places), what, due(what, n + step)


def test_asides_before_in_and_behind_a_question_leave_its_figure_as_it_is() -> None:
    wrong = []
    for question, what, minimum in questions():
        reply = answer_staffing(question, None, StaffingMemory())
        results = reply.quota.results if reply is not None and reply.quota is not None else ()
        found = [(r.minimum, r.have) for r in results if r.role.startswith(ROLES[what])]
        if found != [(minimum, None)] or any(r.have is not None for r in results):
            wrong.append((question, minimum, found))
    assert wrong == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("保安室里有2个，我们厂1001人，保卫人员最少几名", None),
        ("我们厂1001人，现有2个，保卫人员够吗", 2),
        ("我们厂1001人，保卫人员现在有2个，门口有2个保安亭，还差几个", 2),
    ],
)
def test_those_who_are_there_are_still_staff_in_place(question: str, expected: int | None) -> None:
    reply = answer_staffing(question, None, StaffingMemory())
    assert reply is not None
    if expected is not None:
        assert reply.quota is not None
        assert [(r.minimum, r.have) for r in reply.quota.results] == [(3, expected)]


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("食堂外包的12个人不是我们的，1001人的企业，保卫人员最少几名", 3),
        ("剧院集团编制内1000人，编外聘用3人，全算上，治安保卫人员的下限是多少", 3),
        ("疫情前有1001人，后来少了1个，治安保卫人员最少几名", 2),
        ("1500人的企业，计划招到1501人，到时保卫人员要配几个", 4),
    ],
)
def test_what_may_change_the_size_is_never_left_out_in_silence(question: str, minimum: int) -> None:
    reply = answer_staffing(question, None, StaffingMemory())
    assert reply is not None
    stated = [r.minimum for r in reply.quota.results] if reply.quota is not None else []
    assert stated in ([], [minimum])


def test_the_least_number_of_the_role_in_front_is_no_size_of_a_unit() -> None:
    reply = answer_staffing("酒店员工2001名，治安保卫人员至少要几个人？有人配了5名", None, StaffingMemory())
    assert reply is not None
    assert reply.quota is None or reply.quota.inverse is None
