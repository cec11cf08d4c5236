"""Those who work at a school beside its teachers: 学生2600、老师180，食堂和后勤还有40人."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.facts.given import HAVES, Given
from assistant.reading.words.numerals import Numeral
from assistant.reading.words.tokens import Token, text_of

_PLACE = (
    r"(?:食堂|后勤|厨房|伙房|餐厅|保洁|宿管|生活|职员|工人|阿姨|厨师|厨工|大厨|勤杂|勤杂工|校医|医务室|司机|行政|教辅|图书馆|实验室|"
    r"花工|水电工?|维修|杂工|工勤|清洁工?|校工|小卖部|总务|教务|机关|绿化|财务)"
)
_TAIL = r"(?:师傅|阿姨|人员|工作人员|员工|职工|工人|老师|的人|的|那边|那块|这块|上|里)*"
_LED = re.compile(
    rf"{_PLACE}{_TAIL}(?:(?:[、和与及跟加]|还有|以及|,)*{_PLACE}{_TAIL})*"
    r"(?:还|另外|另|也|都|一共|总共|加起来|合起来|合计|大概|共|各|有|是|\s)*$"
)
_ENDS = ("，", "。", "；", "？", "！", "：", "（", "）")
_NOT_OURS = re.compile(r"外包|派遣|第三方|公司|不算|不含|不计|不包括|家属|退休|就餐|吃饭|用餐|座位|面积|岁")
_LOOSE = ("heads", "bare", "piece", "persons", "employees", "school_staff", "have")
_MOST = 1000


def with_support(tokens: Sequence[Token], given: Sequence[Given]) -> list[Given]:
    """The numbers with those of kitchens and offices told as a school's staff, or as a part of it behind 其中."""
    students = [g for g in given if g.slot == "students" and g.numeral.is_exact]
    if not students:
        return list(given)
    return [_of_staff(tokens, g) or g for g in given]


def _of_staff(tokens: Sequence[Token], one: Given) -> Given | None:
    numeral = one.numeral
    if one.slot not in _LOOSE or one.slot in HAVES or one.change < 0 or not numeral.is_exact or numeral.value > _MOST:
        return None
    first = one.at
    while first and not tokens[first - 1].is_("mark", *_ENDS) and not tokens[first - 1].is_("num"):
        first -= 1
    lead = text_of(tokens[first : one.at])
    led = _LED.search(lead)
    if (
        led is None
        or _NOT_OURS.search(lead)
        or any(t.group == "role" and t.value != "job" for t in tokens[first : one.at])
    ):
        return None
    if one.subset:
        return replace(one, slot="other")
    places = len(re.findall(_PLACE, led[0]))
    return replace(
        one,
        slot="school_staff",
        numeral=_times(numeral, places) if one.each and places > 1 else numeral,
        change=0,
        each=False,
        besides=False,
        settled=True,
    )


def _times(numeral: Numeral, places: int) -> Numeral:
    value = numeral.value * places
    return replace(numeral, value=value, low=value, high=value)
