"""What the sizes of a school or a hospital count: beds, outpatients, medical staff, boarders, pupils."""

from __future__ import annotations

import re
from fractions import Fraction

from assistant.reading.sentences.told import sizes_in, span_of

KINDS = (
    ("bed", re.compile("床(?!铺)|张")),
    ("visits", re.compile("门诊|人次|就诊|挂号")),
    ("medical", re.compile("医务|医护|医生|护士|大夫")),
    ("day", re.compile("走读")),
    ("boarder", re.compile("寄宿(?:生|的|人数|学生|名单)|住校|住宿|内宿|住读|寄宿(?=[0-9]|$)")),
    ("all", re.compile("师生|总人数|全校|全园|教职工和|员工")),
    ("pupil", re.compile("学生|孩子|幼儿(?!园)|在校生")),
    ("teacher", re.compile("老师|教师|教职工|教工")),
)
"""What a number may count, by the words in front of it."""


def sizes_by_kind(text: str) -> list[tuple[int, Fraction, str]]:
    """The sizes of a question with their places and what they count."""
    found, last = [], 0
    for at, value in sizes_in(text):
        lead = re.split("[，。；？！、：（）]", text[last:at])[-1]
        high = span_of(text, at)[1]
        behind = re.match(
            "张|人次|(?:个|名|位)?(?:医生|护士|医务人员|住校生|寄宿生|走读生|学生|孩子|老师|教师|教职工)", text[high:]
        )
        words = behind[0] if behind else lead
        kinds = [(m.end(), kind) for kind, pattern in KINDS for m in pattern.finditer(words)]
        found.append((at, value, max(kinds, default=(0, "all"))[1]))
        last = high
    return found
