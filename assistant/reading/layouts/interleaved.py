"""Several units told count by count: 东校区师生1200人，西校区师生1600人，东校区寄宿生500人，西校区寄宿生700人."""

from __future__ import annotations

import re

_NAME = (
    r"(?:(?:[东西南北中新老本总主分甲乙丙丁abcd]|[一二三四五](?!年级))(?:校区|院区|园区|厂区|分校|分院|分厂|公司|单位|校|院|厂|园|区|部)|"
    r"[一-鿿]{2,3}(?:校区|院区|园区|厂区)|分校|分院|本部|总院|总部)"
)
_NOUN = r"(?:师生(?:员工)?|学生|教职工|寄宿生|住校生|住宿生|床位|(?:在岗)?医务人员|(?:日均)?门诊(?:量)?|员工|职工)"
_CELL = re.compile(rf"^(?P<noun>{_NOUN})?(?:[，：]|是|有)?(?P<name>{_NAME})(?:的)?(?P<rest>.+)$")
_CLAUSE = re.compile(r"[^，。；、？！（）]+[，。；、？！（）]?")
_ENDS = "，。；、？！（）"
_OWN_NOUN = re.compile(rf"(?:有|是|共)*{_NOUN}|[^0-9]+$")
_ASKS = re.compile("几|多少|够|差|缺")
_EACH = re.compile("[各每]|分别")


def unit_by_unit(text: str) -> str:
    """The question with what is said of each unit put together; as it is where the units do not take turns."""
    clauses = [match[0] for match in _CLAUSE.finditer(text)]
    named = [at for at, clause in enumerate(clauses) if _CELL.match(clause.rstrip(_ENDS))]
    first = named[0] if named else len(clauses)
    last = next((at for at in range(first, len(clauses)) if _ASKS.search(clauses[at])), first)
    stretch, question = clauses[first:last], "".join(clauses[last:])
    if not stretch or not _EACH.search(question) or "（" in "".join(stretch):
        return text
    told, turns = _told(stretch)
    if len(told) < 2 or turns == len(told):
        return text
    rows = "；".join(name + "，".join(words) for name, words in told.items())
    return f"{''.join(clauses[:first])}{rows}。{question}"


def _told(clauses: list[str]) -> tuple[dict[str, list[str]], int]:
    """What is said of each unit, and how often the clauses pass from one to another; the first one names a unit."""
    told: dict[str, list[str]] = {}
    name, noun, turns = "", "", 0
    for clause in clauses:
        words = clause.rstrip(_ENDS)
        if (cell := _CELL.match(words)) is None:
            told[name].append(words)
            continue
        noun = cell["noun"] or ("" if _OWN_NOUN.match(cell["rest"]) else noun)  # 床位东院300张、西院200张
        turns += cell["name"] != name
        name = cell["name"]
        told.setdefault(name, []).append(noun + cell["rest"])
    return told, turns
