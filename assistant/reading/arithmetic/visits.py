"""Outpatients told by the week, the month or the year: 门诊一个月6万人次，按30天算. Only those of a day count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from assistant.reading.sentences.clauses import Clause, clauses_of, without
from assistant.reading.sentences.told import NUMBER
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value
from assistant.rules.parameters import load_rules

_PERIODS = {
    "span": ("期间", 2, 366),
    "week": ("周", 4, 7),
    "month": ("月", 15, 31),
    "quarter": ("季", 55, 92),
    "half": ("半年", 100, 184),
    "year": ("年", 200, 366),
}
"""How a time is named beside 门诊量, and how many days it can hold on which patients are seen."""
_COUNT = re.compile(
    rf"(?<![0-9.,第])(?P<n>[0-9][0-9,]*(?:\.[0-9]+)?[万千百w]?|(?:{NUMBER}))(?P<more>多|余|来)?\s?"
    r"(?:个|名|位)?(?P<u>人次|诊次|病人|患者|号|人)?(?!张|个?床|[名位]|人?(?:医|护)|[年月周日天‰%])"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """Outpatients of a time: the clause that tells them, where in it the number stands, and the time."""

    clause: Clause
    low: int
    high: int
    value: Fraction | None
    period: str


def visits_by_day(text: str) -> str:
    """The question with such outpatients as those of a day where the days are told, else as those of their time."""
    if not _finds("visits", text):
        return text
    clauses = [part for clause in clauses_of(text) for part in _parts(clause)]
    told = [one for at in range(len(clauses)) if (one := _told(clauses, at)) is not None]
    if len(told) != 1:
        return _each_of_its_time(text, told)
    one = told[0]
    days, where = _days(clauses, one)
    remarks = [c for c in clauses if c in where and c != one.clause and not _COUNT.search(_bare(c.text))]
    words = _named(one)
    if days is not None and one.value is not None:
        words = f"日均门诊{_of_a_day(one.value, days)}人次"
    span = (one.clause.start, one.clause.end)
    return without(text, remarks, puts={span: _put(one, words)})


def told_by_time(text: str) -> bool:
    """Whether a turn tells a number by the week, the month or the year and none of a day."""
    timed = _period(text) is not None and not _finds("daily", text) and not _finds("not_of_time", text)
    return timed and not _finds("other_nouns", text) and _COUNT.search(_bare(text)) is not None


def told_of_a_day(text: str) -> bool:
    """Whether a turn tells nothing but a number of a day: 那就是一天2000."""
    alone = _finds("daily", text) and not _finds("other_nouns", text) and not _finds("visits", text)
    return alone and len(clauses_of(text)) == 1 and _COUNT.search(_bare(text)) is not None


def of_visits(text: str) -> str:
    """A turn of a hospital that tells a number by the month or the day, with what it counts: 一个月6万."""
    if _finds("visits", text):
        return text
    count = _COUNT.search(_bare(text)) if _finds("daily", text) else None
    return f"日均门诊{count['n']}人次" if count else f"门诊{text}"


def only_time(text: str) -> bool:
    """Whether a turn says no more than of what time the outpatients are that were told: 按30天算, 那是一个月的."""
    if _COUNT.search(_bare(text)):
        return False
    clauses = [clause.text for clause in clauses_of(text)]
    remarks = [words for words in clauses if _is_remark(words) or _days_in(words)]
    besides = [words for words in clauses if _finds("beside", words) or _finds("not_of_a_day", words)]
    return bool(remarks) and all(words in remarks or words in besides for words in clauses)


def _finds(name: str, text: str) -> bool:
    return load_patterns("visits")[name].pattern.search(text) is not None


def _parts(clause: Clause) -> list[Clause]:
    """The clause between the marks of a list."""
    return [
        Clause(clause.start + match.start(), clause.start + match.end(), match[0])
        for match in re.finditer("[^、]+", clause.text)
    ]


def _period(text: str) -> str | None:
    return next((name for name in _PERIODS if _finds(name, text)), None)


def _bare(text: str) -> str:
    """The text with its times blanked, letter for letter."""
    for name in (*_PERIODS, "days"):
        text = load_patterns("visits")[name].pattern.sub(lambda match: "#" * len(match[0]), text)
    return text


def _told(clauses: list[Clause], at: int) -> _Told | None:
    """The outpatients of a time that a clause tells, itself or with a remark behind it: 门诊六万，一个月的."""
    clause = clauses[at]
    words = re.sub("日均(?=按)", "", clause.text)
    if not _finds("visits", words) or _finds("daily", words) or _finds("not_of_time", words):
        return None
    period = _period(clause.text) or _remarked(clauses[at + 1 : at + 3]) or _spans_days(clause.text)
    if period is None:
        return None
    counts = list(_COUNT.finditer(_bare(clause.text)))
    counts = [match for match in counts if match["u"] in ("人次", "诊次")] or counts
    if len(counts) != 1:
        return None
    value = None if counts[0]["more"] else number_value(counts[0]["n"].replace("w", "万"))
    return _Told(clause, counts[0].start(), counts[0].end(), value, period)


def _remarked(behind: list[Clause]) -> str | None:
    """The time that the next clauses tell and no more: 一个月的, 是30天的; 不是一天的，是一个月的."""
    if behind and _finds("not_of_a_day", behind[0].text):
        behind = behind[1:]
    if not behind or not _is_remark(behind[0].text):
        return None
    return _period(behind[0].text) or _spans_days(behind[0].text)


def _spans_days(text: str) -> str | None:
    return "span" if _days_in(text) else None


def _is_remark(text: str) -> bool:
    blanked = re.sub("#+", "#", _bare(text))
    return "#" in blanked and _finds("remark", blanked)


def _days_in(text: str) -> set[int]:
    """The numbers of days that a clause tells."""
    if _finds("not_days", text):
        return set()
    found = (re.match(rf"{NUMBER}", match[0]) for match in load_patterns("visits")["days"].pattern.finditer(text))
    return {int(number_value(match[0]) or 0) for match in found if match is not None}


def _days(clauses: list[Clause], told: _Told) -> tuple[int | None, list[Clause]]:
    """On how many days they came, where one such number is told, and the clauses that only tell the time."""
    _, least, most = _PERIODS[told.period]
    where = [c for c in clauses if any(least <= n <= most for n in _days_in(c.text)) or _is_remark(c.text)]
    days = {n for c in where for n in _days_in(c.text) if least <= n <= most}
    return (days.pop() if len(days) == 1 else None), where


def _of_a_day(visits: Fraction, days: int) -> int:
    """The whole number of a day that needs what the exact one needs."""
    ratio = next(row.ratio for row in load_rules().hospital.rows if row.counts == "outpatients")
    exact = visits / days
    whole = round(exact)
    return (
        whole
        if ceil(ratio * whole) == ceil(ratio * exact)
        else min((floor(exact), ceil(exact)), key=lambda n: abs(ceil(ratio * n) - ceil(ratio * exact)))
    )


def _named(told: _Told) -> str:
    """The outpatients with their time, as those of no day."""
    return f"{_PERIODS[told.period][0]}门诊量{told.clause.text[told.low : told.high]}"


def _put(told: _Told, words: str) -> str:
    """The clause with other words for the outpatients that it tells and for their time."""
    rows = load_patterns("visits")

    def bare(text: str) -> str:
        for name in (*_PERIODS, "days", "visits"):
            text = rows[name].pattern.sub("", text)
        return re.sub("(?:平均|一共|总共|大概|均|的|按|是|有|：|算|，)+$", "", text)

    lead, behind = told.clause.text[: told.low], told.clause.text[told.high :]
    return f"{bare(lead)}{words}{'' if _finds('visits', behind) or _period(behind) else behind}"


def _each_of_its_time(text: str, told: list[_Told]) -> str:
    """Several such numbers: none of them is one of a day."""
    puts = {(one.clause.start, one.clause.end): _put(one, _named(one)) for one in told}
    return without(text, [], puts=puts) if puts else text
