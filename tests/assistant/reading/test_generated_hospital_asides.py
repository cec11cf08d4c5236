"""A hospital's counts at each step of their rates, told with asides that change nothing or one number."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from assistant.staffing import StaffingMemory, answer_staffing

RATES = {
    "medical": Fraction(3, 100),
    "beds": Fraction(1, 20),
    "visits": Fraction(3, 1000),
    "persons": Fraction(2, 1000),
}
SIZES = {
    "medical": (100, 101, 133, 134, 1000, 1001),
    "beds": (100, 101, 400, 401, 800, 801),
    "visits": (1000, 1001, 3000, 3001, 5000, 5001),
    "persons": (1000, 1001, 1500, 1501, 2000, 2001),
}
MEASURES = {"medical": "名医务人员", "beds": "张床", "visits": "人次", "persons": "人"}
TOLD = {
    "medical": (
        "医院在岗医务人员{n}人",
        "二甲医院，在岗医务人员{n}名，床位20张",
        "我们医院床位15张，日门诊300人次，在岗医务人员{n}人",
    ),
    "beds": (
        "我们医院有{n}张病床",
        "医院核定床位{n}张，日门诊300人次",
        "医院在岗医务人员30人，日均门诊400人次，开放床位{n}张",
    ),
    "visits": (
        "我们医院每天门诊{n}人次",
        "二甲医院，日均门诊量{n}人次，床位20张",
        "医院床位20张，在岗医务人员30人，日均门诊{n}人次",
    ),
    "persons": ("医院总人数{n}人", "我们医院职工一共{n}人", "医院全体人员{n}人，床位300张，日均门诊1000人次"),
}
OTHERS = (
    "听说{u}要{more}名", "隔壁医院{u}配了{more}名保安", "去年是{u}", "明年要到{u}", "不是{u}",
    "有人说我们{u}，其实没有", "院长想凑到{u}", "规定{u}起才要{more}名", "我知道{u}是{more}名", "{u}那是以前",
    "最多的时候有过{u}", "规划是{u}", "还没到{u}", "{u}以上才要{more}名吧", "别按{u}算", "不含分院的{u}",
    "年鉴上写的是{u}", "等新大楼建好是{u}", "兄弟医院{u}，保安{more}名", "刚搬来那年是{u}", "预计年底达到{u}",
    "差点就{u}了", "{u}是谎报的", "前几年{u}都有过",
)  # fmt: skip
PLAIN = (
    "门卫老李说要{more}名", "物业只肯派{more}个人", "派出所说{k}名就够", "有3个人请病假", "有2个援藏去了",
    "门口有2个保安亭", "体检中心每天100人不算", "我怕算错", "口罩还剩2000个", "救护车5辆", "其中女同志60人",
    "规培生15人不算", "监控260个", "今年新招了10人（已算在内）", "号贩子常有五六个", "一个不多一个不少",
)  # fmt: skip
ONE = {
    "medical": (("昨天走了一个护士还没减", -1), ("今早又来了一个医生没算进去", 1), ("有一个医生登记了两次", -1)),
    "beds": (("昨天又加了1张没算进去", 1), ("有1张报废了还没减", -1), ("漏数了1张", 1)),
    "visits": (("少算了1人次", 1), ("多报了1人次", -1), ("有1人次是重复登记的", -1)),
    "persons": (("昨天走了一个还没减", -1), ("漏了院长一个", 1), ("有一个人登记了两次", -1)),
}


def minimum(kind: str, size: int) -> int:
    """The figure that the rate gives, counted anew."""
    return max(2 if kind == "persons" else 0, ceil(RATES[kind] * size))


def questions() -> list[tuple[str, int, bool]]:
    """The draw: each aside once with each count; the question, its figure, whether it may be asked back."""
    drawn = []
    for place, kind in enumerate(RATES):
        role = "治安保卫人员" if kind == "persons" else "专职保安员"
        asides = [*((words, 0) for words in (*OTHERS, *PLAIN)), *ONE[kind]]
        for number, (aside, change) in enumerate(asides, start=place):
            size = SIZES[kind][number % 6]
            more = f"{size + 1}{MEASURES[kind]}"
            words = aside.format(u=more, k=minimum(kind, size), more=minimum(kind, size + 1))
            told = TOLD[kind][number % 3].format(n=size)
            orders = (
                f"{told}，{words}，{role}最少几名",
                f"{told}，{role}要配几个？{words}",
                f"{words}，{told}，{role}几名",
            )
            order = orders[number % (2 if change else 3)]
            drawn.append((order, minimum(kind, size + change), bool(change) or kind == "persons"))
    return drawn


def test_asides_beside_a_hospitals_counts_change_nothing_but_what_they_say() -> None:
    differ = []
    for question, figure, may_ask in questions():
        reply = answer_staffing(question, None, StaffingMemory())
        results = reply.quota.results if reply is not None and reply.quota is not None else ()
        if not results and may_ask and reply is not None and reply.clarify:
            continue
        if [(one.minimum, one.have) for one in results] != [(figure, None)]:
            differ.append((question, figure, [(one.minimum, one.have) for one in results]))
    assert differ == []
