"""Two sizes of which one is said to hold: 人数不是1500，1501才对; 人事说1500，行政说1501，核实下来行政对."""

from __future__ import annotations

import re

from assistant.reading.people.supposed import ASKS
from assistant.reading.sentences.clauses import ROLE, Clause, without
from assistant.reading.sentences.told import COUNT, sizes_in
from assistant.reading.words.patterns import load_patterns

_CLAUSE = re.compile(r"[^，。；：？！（）—]+")
_LEAST = 100
_SAID = re.compile("[^有]说(?!准|真|实)|[讲劝]|建议|要求|觉得|认为|让|非要|主张")
"""会计说按1500为准: what somebody would have."""
_OTHERS = re.compile(
    "床|门诊|寄宿|住校|住宿|师生|学生|医务|医护|各|分别|重点|呢|如果|要是|假如|多少人|几个人|隔壁|对面|兄弟|甲|乙|其中"
)
"""Words of questions in which two sizes may both be asked about, or count several things."""
_SCHOOL = "学校|小学|中学|初中|高中|幼儿园|医院"
_UNIT = re.compile(f"{_SCHOOL}|公司|单位|企业|厂|酒店|商场|超市|店|集团|银行|[省市区县]|重点")
"""What a clause may tell beside its number that is not to be lost."""


def the_one_that_holds(text: str) -> str:
    """The question without the size that it says does not hold."""
    found = sizes_in(text)
    values = {value for _, value in found}
    if len(values) != 2 or min(values) < _LEAST or _OTHERS.search(text) or ROLE.search(text) is None:
        return text
    clauses = [Clause(m.start(), m.end(), m[0]) for m in _CLAUSE.finditer(text)]
    told = [next(i for i, c in enumerate(clauses) if c.start <= at < c.end) for at, _ in found]
    if len(found) != 2 or told[0] == told[1] or any(ROLE.search(clauses[i].text) for i in told):
        return text
    wrong, verdicts = _wrong(text, clauses, [at for at, _ in found], told)
    if wrong is None:
        return text
    false, true = clauses[told[wrong]], clauses[told[1 - wrong]]
    number = COUNT.match(text, found[wrong][0])
    rest = f"{text[false.start : found[wrong][0]]}{text[number.end() : false.end] if number else ''}"
    size = f"{'总人数' if re.search(_SCHOOL, text) else '单位'}{found[1 - wrong][1]}人"
    kept = _UNIT.search(rest) is not None
    lead = text[true.start : found[1 - wrong][0]]
    size = f"{lead}，{size}" if _UNIT.search(lead) else size
    gone = [*verdicts, *(() if kept else (false,))]
    puts = {(true.start, true.end): size, **({(false.start, false.end): _plain(rest)} if kept else {})}
    return re.sub("—+", "，", without(text, gone, puts=puts))


def _plain(words: str) -> str:
    """What a clause tells beside the number that does not hold."""
    return re.sub("不是|没有|号称|对外[讲说称吹报]|以为|的(?=$)", "", words)


def _wrong(text: str, clauses: list[Clause], places: list[int], told: list[int]) -> tuple[int | None, list[Clause]]:
    """Which of the two numbers does not hold, with the clauses that only say so."""
    verdicts: list[Clause] = []
    denied: set[int] = set()
    for which, (place, index) in enumerate(zip(places, told, strict=True)):
        after = clauses[index + 1] if index + 1 < len(clauses) else None
        if (
            after is not None
            and after.start not in (clauses[i].start for i in told)
            and _says("denied_next", after.text)
        ):
            denied.add(which)
            verdicts.append(after)
        lead, behind = _around(text, clauses[index], place)
        if _says("denied_ahead", lead) or _says("denied_behind", behind):
            denied.add(which)
        if not _SAID.search(lead) and (_says("held_ahead", lead) or _says("held_behind", behind)):
            denied.add(1 - which)
    if not denied:
        return _settled(clauses, told)
    return (denied.pop(), verdicts) if len(denied) == 1 else (None, [])


def _around(text: str, clause: Clause, place: int) -> tuple[str, str]:
    """What a clause says before its number and behind it."""
    number = COUNT.match(text, place)
    end = number.end() if number else place
    return text[clause.start : place], text[end : clause.end]


def _settled(clauses: list[Clause], told: list[int]) -> tuple[int | None, list[Clause]]:
    """Who is said to be right of those who told the two, or which of the two."""
    for clause in clauses[max(told) + 1 :]:
        if ASKS.search(clause.text):
            continue
        if (order := clause.find("holds", "which")) is not None and re.search("对|准|真|算", clause.text):
            return (1 if order["first"] else 0), [clause]
        right = clause.find("holds", "settled_for")
        named = [i for i in (0, 1) if right and clauses[told[i]].text.startswith(right["who"])]
        if len(named) == 1:
            return 1 - named[0], [clause]
    return None, []


def _says(name: str, words: str) -> bool:
    return load_patterns("holds")[name].pattern.search(words) is not None
