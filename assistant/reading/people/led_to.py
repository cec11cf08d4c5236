"""Who came or left before a size was reached, told beside it: 昨天还是1999人，今天入职1个正好2000人."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.reading.sentences.clauses import ROLE, Clause, clauses_of, without
from assistant.reading.sentences.told import COUNT, NUMBER, sizes_in, span_of
from assistant.reading.words.values import number_value


def led_to(text: str) -> str:
    """昨天还是1999人，今天入职1个正好2000人: the size to which those who came or left have led, told once."""
    sizes = sizes_in(text)
    if len(sizes) == 2 and (told := _from_to(text) or _now_and_before(text)) is not None:
        return told
    for (first, before), (last, after) in pairwise(sizes):
        between = Clause(first, last, text[span_of(text, first)[1] : last])
        few, settled = between.few, _RESULT.search(between.text) is not None
        sign = between.sign if not settled else 1 if after > before else -1
        if few is None or not sign or before + sign * few != after:
            continue
        if (_SUPPOSED if settled else _NOT_YET).search(between.text) or _BOUND.search(text[:first]):
            continue
        start = max(text.rfind(mark, 0, first) for mark in "，。；？！（") + 1
        lead = _ONCE.sub("", text[start:first])
        unit = COUNT.match(text, last)
        rest = text[unit.end() if unit else last :]
        rest = (
            _noun(text, first) + rest.removeprefix("了")
            if not re.match("[一-鿿]*(?:医|护|师|员|生|床)", rest)
            else rest
        )
        return f"{text[:start]}{lead}{after}{(unit['u'] if unit else None) or '人'}{rest.removeprefix('了')}"
    return text


def _noun(text: str, first: int) -> str:
    """名在岗医务人员: what the size of before counts, where it is told behind the number."""
    match = COUNT.match(text, first)
    noun = _COUNTED.match(text, match.end()) if match else None
    return noun[0] if noun else ""


_COUNTED = re.compile(
    "(?:的)?(?:在岗|在编|值班)?(?:医务人员|医护人员|医务工作者|师生员工|师生|教职工|学生)(?=[，。；])"
)

_FROM_TO = re.compile(
    rf"从(?P<m>{NUMBER})(?:个人|人|名)?(?:变成|变为|变到|到了|到|成了|至)(?P<n>{NUMBER})(?=个人|人|名)"
)


def _from_to(text: str) -> str | None:
    """这个月入职1个，从1499人到1500人: what one who came has made of the size."""
    match = _FROM_TO.search(text)
    before, after = (number_value(match[name]) if match else None for name in "mn")
    if match is None or before is None or after is None:
        return None
    clauses = clauses_of(text)
    moved = [c for c in clauses if c.few is not None and not c.sizes and not _NOT_YET.search(c.text)]
    gone = [clause for clause in moved if before + clause.sign * (clause.few or 0) == after]
    return without(text, gone[:1], puts={match.span(): f"{after}"}) if gone else None


def _now_and_before(text: str) -> str | None:
    """现在1500人，本来1499人，来了一个: the size, and behind it the one before and who came."""
    clauses = clauses_of(text)
    for one, two in pairwise(clauses):
        if one.size is None or two.few is None or two.sizes:
            continue
        if one.find("asides", "once") and two.find("asides", "event"):
            rest = {value for clause in clauses if clause is not one for value in clause.sizes}
            if rest == {one.size + two.sign * two.few}:
                return without(text, [one, two])
    return None


_SUPPOSED = re.compile("[几？]|多少|保卫|保安|如果|要是|假如|万一|若|明|下[个周月]|将|打算|计划|准备|预计|床|寄宿|住校")
_NOT_YET = re.compile(f"{_SUPPOSED.pattern}|等|要|会|再|没|不|其中")
_RESULT = re.compile(
    "[，。；：](?:[^，。；：]{0,6}(?:去重|核[对实查]?|删|扣|减|剔除?|除|合并|更正|补录|补登|改正?|算)(?:完|后|之后|以后|下来|掉|了)*)?[^，。；：]{0,4}"
    "(?:剩下?|余下?|去重后|实际(?:上)?|实有|实为|净|还有|就是|应为|应该是|[完后]|下来)(?:一共|总共|总人数|人数)?(?:是|有|为)?$"
)
"""核完剩1000人, 去重后1500人: what a count has come to."""
_BOUND = re.compile("(?:超过?|过|比|距离?|离|多于|少于|不足|不到)了?$")
"""超过2000一个人，也就是2001: no size that was."""
_ONCE = re.compile(
    "(?:原来|原先|原本|原(?=[有是]?$)|本来|以前|之前|先前|去年|前年|上个?月|上周|昨天|前天|年初|月初|上半年|上学期)(?:的时候|那时)?|(?:还|才|只)?(?:是|有)$"
)


def counted_in(text: str) -> str:
    """今早来报到一个，正好凑成1500人: who came before the size was reached is in it."""
    clauses = clauses_of(text)
    if len({value for _, value in sizes_in(text)}) != 1:
        return text
    for one, two in pairwise(clauses):
        moved = one.few is not None and one.sign and not one.sizes and not ROLE.search(one.text)
        if moved and _LED_UP.search(two.text):
            return without(text, [one])
    return text


_LED_UP = re.compile(
    rf"^(?:正好|刚好|恰好|刚|才|就|总算|终于|这才|现在|全厂|公司|于是|一下|师生员工|师生|员工|职工|总人数|人数)*(?:凑|补)?(?:成|够|满|到|齐|足|剩下?)+(?:了|整)*(?:{NUMBER})(?:个人|人|名)?(?:整|了)*$"
)
