"""Questions made of templates, numeral styles and distractors always get the rule engine's figure."""

from __future__ import annotations

import cn2an
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.rules.facts import Asked, Kind, UnitFacts
from assistant.rules.quota import derive
from assistant.staffing import answer_staffing

STYLES = (
    str,
    lambda n: f"{n:,}",
    lambda n: str(n).translate({ord(str(d)): chr(0xFF10 + d) for d in range(10)}),
    lambda n: cn2an.an2cn(n, "low"),
    lambda n: cn2an.an2cn(n, "up"),
)
BEFORE = (
    "",
    "我们是2016年成立的，",
    "占地200亩，",
    "地址在中山大道385号，",
    "联系电话020-12345678，",
    "全部是三班两运转，",
    "这栋楼38层，",
    "昨天粤A12345堵了大门，",
    "广州的，",
    "监控1500路，",
    "你好，请教一下，",
)
AFTER = ("？", "？急", "，谢谢", "，按规定来", "？2024年就想问了", "，别四舍五入")
UNIT = (
    "{lead}单位总人数{n}人，专兼职保卫人员几名{tail}",
    "{lead}我们公司有员工{n}名，要配几个保卫人员{tail}",
    "{lead}{n}人的企业最少配几名治安保卫人员{tail}",
    "{lead}厂里职工{n}人，普通单位，保卫干部要多少个{tail}",
)
KEY = (
    "{lead}治安保卫重点单位，总人数{n}人，专职保卫人员几名{tail}",
    "{lead}我们是重点单位，员工{n}人，专职治安保卫人员最低多少{tail}",
    "{lead}{n}人的治安保卫重点单位要配几名专职保卫人员{tail}",
)
SCHOOL = (
    "{lead}小学师生员工{n}人，专职保安员几名{tail}",
    "{lead}我们中学师生一共{n}人，要配几个保安{tail}",
    "{lead}{n}人的学校最少要几个保安{tail}",
    "{lead}一所寄宿中学师生{n}人，寄宿生{b}人，保安几名{tail}",
)
HOSPITAL = (
    "{lead}医院床位{n}张，在岗医务人员{b}人，日均门诊{o}人次，保安几名{tail}",
    "{lead}我们医院有{n}张病床，医护人员{b}名，门诊日均{o}人次，要配多少保安{tail}",
)
NUMBERS = st.integers(min_value=1, max_value=30_000)
STYLE = st.sampled_from(STYLES)
LEAD, TAIL = st.sampled_from(BEFORE), st.sampled_from(AFTER)


def figure(question: str) -> int | None:
    reply = answer_staffing(question)
    assert reply is not None, question
    assert reply.quota is not None, question
    assert reply.route == "quota", (question, reply.answer)
    return reply.quota.results[-1].minimum


def engine(facts: UnitFacts) -> int | None:
    main = derive(facts).main
    assert main is not None
    return main.minimum


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(UNIT), NUMBERS, STYLE, LEAD, TAIL)
def test_units(template: str, n: int, style: object, lead: str, tail: str) -> None:
    question = template.format(lead=lead, n=style(n), tail=tail)  # type: ignore[operator]
    assert figure(question) == engine(UnitFacts(persons=n, asked=Asked.STAFF)), question


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(KEY), NUMBERS, STYLE, LEAD, TAIL)
def test_key_units(template: str, n: int, style: object, lead: str, tail: str) -> None:
    question = template.format(lead=lead, n=style(n), tail=tail)  # type: ignore[operator]
    assert figure(question) == engine(UnitFacts(persons=n, key_unit=True, asked=Asked.STAFF)), question


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(SCHOOL), NUMBERS, st.fractions(min_value=0, max_value=1), STYLE, LEAD, TAIL)
def test_schools(template: str, n: int, share: object, style: object, lead: str, tail: str) -> None:
    boarders = int(n * share)  # type: ignore[operator]
    question = template.format(lead=lead, n=style(n), b=style(boarders), tail=tail)  # type: ignore[operator]
    facts = UnitFacts(kind=Kind.SCHOOL, persons=n, boarders=boarders if "{b}" in template else None)
    assert figure(question) == engine(facts), question


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(HOSPITAL), NUMBERS, NUMBERS, NUMBERS, STYLE, LEAD, TAIL)
def test_hospitals(template: str, n: int, b: int, o: int, style: object, lead: str, tail: str) -> None:
    question = template.format(lead=lead, n=style(n), b=style(b), o=style(o), tail=tail)  # type: ignore[operator]
    facts = UnitFacts(kind=Kind.HOSPITAL, beds=n, medical_staff=b, outpatients=o)
    assert figure(question) == engine(facts), question
