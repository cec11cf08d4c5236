"""A numbered list of what is known of one unit: 1）床位75张 2）医务人员98人; the marks of the list part no units."""

from __future__ import annotations

import re

_MARK = re.compile(
    r"(?:(?<=[，。；：\s])|^)(?:[0-9]{1,2}|[一二三四五六七八九十])(?:）|\.(?=\s?[一-鿿]|\s[a-z])|、(?![0-9一二三四五六七八九十]))"
    r"|（[0-9一二三四五六七八九十]{1,2}）|[①-⑳]"
)
_NOUNS = {
    "beds": re.compile(r"床|\bbeds?\b"),
    "outpatients": re.compile("门诊|门急诊|就诊|outpatient"),
    "medical": re.compile("医务|医护|医生|护士|卫生技术|medical"),
    "boarders": re.compile("寄宿|住校|住宿|内宿|boarders"),
    "everyone": re.compile("师生|全校|全园|总人数|员工|职工|employees|people|headcount|persons|total"),
    "students": re.compile("学生|幼儿|在校生|students|pupils"),
    "guards": re.compile("保安|保卫|门卫|guards|security"),
}
_UNIT = re.compile("[一-鿿](?:医院|小学|中学|校区|院区|幼儿园|公司|厂|店)")


def facts_listed(text: str) -> str:
    """The question without the marks of a list, where each of its numbers counts something else of one unit."""
    marks = list(_MARK.finditer(text))
    if len(marks) < 2:
        return text
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    items = [text[mark.end() : end] for mark, end in zip(marks, ends, strict=True)]
    counted = [_counts(re.split("[。；\n]", item)[0]) for item in items if re.search("[0-9]", item)]
    if len(counted) < 2 or "" in counted or len(set(counted)) < len(counted):
        return text
    return _MARK.sub("", text)


def _counts(item: str) -> str:
    """What the number of an item counts; empty where it names a unit or nothing that is known."""
    if _UNIT.search(item):
        return ""
    return next((name for name, noun in _NOUNS.items() if noun.search(item)), "")
