"""Whose a number without a noun is: of the staff and guards spoken of, or of the people of the unit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.asking.asked import numbered_roles
from assistant.reading.facts.given import HAVES, Given
from assistant.reading.words.tokens import Token, text_of

PEOPLE = ("persons", "employees", "everyone", "heads", "students", "school_staff", "boarders", "medical_staff")
"""Slots that count the people of a unit."""
_MARKS = ("，", "。", "；", "：", "？", "！", "、", "（", "）")
_CROWD = 100
"""So many without a noun are no staff in place."""
_NEAR = 4
"""So many tokens behind a number may lead to its noun."""


def is_of_staff(tokens: Sequence[Token], given: Sequence[Given], at: int) -> bool:
    """Whether a number is of staff or guards: by the noun behind it, else by the nearest size or role before it.

    A role that only the question names, in another clause and without a number, owns none.
    """
    for token in tokens[at + 1 : at + _NEAR]:
        if token.is_("mark", *_MARKS) or token.is_("num") or token.group in ("count", "ask"):
            break
        if token.group == "role":
            return token.value != "job"
    if is_other_job(tokens, at) or _NET.search(clause_of(tokens, at)):
        return False
    slots = {g.at: "heads" if g.slot == "have" and g.numeral.value >= _CROWD else g.slot for g in given if g.at != at}
    numbered = numbered_roles(tokens, given)
    own_clause, anybody = True, _is_anybody(tokens, at) and any(slot in PEOPLE for slot in slots.values())
    for position in range(at - 1, -1, -1):
        token = tokens[position]
        if position in slots and slots[position] in (*HAVES, *PEOPLE, "have"):
            if anybody and slots[position] not in PEOPLE and not own_clause:
                continue
            return slots[position] not in PEOPLE
        if token.group == "role" and token.value != "job" and (own_clause or (position in numbered and not anybody)):
            return True
        if token.is_("count", *PEOPLE):
            return False
        own_clause = own_clause and not (token.group == "ask" or token.is_("mark", "，", "。", "；", "？", "！"))
    return False


def _is_anybody(tokens: Sequence[Token], at: int) -> bool:
    """多了一个人, 来了1人: somebody of whom nothing says that it is one of the staff in place."""
    numeral = tokens[at].numeral
    if numeral is None or numeral.kind not in ("piece", "heads") or not numeral.text.strip().endswith("人"):
        return False
    return _HIRED.search(clause_of(tokens, at)) is None


_HIRED = re.compile("[聘请派配够招补]")
"""再招3人够吗: those who would be hired beside the staff in place are staff."""


_OF_ANY = ("人员", "人手", "staff", "personnel", "people", "person", "persons")
"""Words for those in place as well as for everybody."""
_JOB = re.compile(
    r"(?:新|新来的?|年轻|老|女|男|专业|校外)*(?:军训|体育|舞蹈|健身|武术)?(?:员工|职工|会计|出纳|文员|司机|工程师|技术员|销售员?|新人|实习生|经理|老师|教师|护士|医生|工人|普工|前台|助理|"
    r"设计师|程序员|教官|教练|师傅|阿姨|厨师|厨工|校医|保洁员?|客服|学徒|大学生|同事|研究员|业务员|采购员?|库管|仓管|电工|焊工|驾驶员|宿管|志愿者|accountants?|drivers?|teachers?|cleaners?|cooks?|nurses?|instructors?)"
)


def is_other_job(tokens: Sequence[Token], at: int) -> bool:
    """2名军训教官, 一位会计, 1个员工: the words right behind a number name those who are neither staff nor guards."""
    ahead = tokens[at + 1 : at + 4]
    if ahead and ahead[0].is_("count", *PEOPLE) and ahead[0].text not in _OF_ANY:
        return True
    return bool(ahead) and not ahead[0].is_("mark") and _JOB.match(text_of(ahead).strip()) is not None


_NET = re.compile(r"净[增减]|[增减]员|人数[增减]|总数[增减]|(?:新增|增加|减少)(?:了)?(?:员工|职工|工人|学生)")
"""这个月净增1人: the heads of the unit, whoever was spoken of last."""


def clause_of(tokens: Sequence[Token], at: int) -> str:
    """The words of the clause around a token."""
    first, last = at, at + 1
    while first and not tokens[first - 1].is_("mark", *_ENDS):
        first -= 1
    while last < len(tokens) and not tokens[last].is_("mark", *_ENDS):
        last += 1
    return text_of(tokens[first:last])


_ENDS = ("，", "。", "；", "？", "！", ",")
