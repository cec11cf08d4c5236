"""Sizes of several times, of which the question names one: 这个月2000人，下个月2001人，下个月几名."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import pairwise

from assistant.reading.people.supposed import ASKS
from assistant.reading.sentences.told import BOARDERS, NUMBER
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value

_MARK = "，。；？！"
_UNIT = r"(?:个人|名人|位人|号人|张床位?|张|人(?!次)|名|个|位)"
_SAME = (("这", ""), ("本", ""), ("当月", "月"), ("个", ""), ("次", "下"), ("来年", "明年"), ("末", "底"), ("日", "天"))
_KIND = re.compile(r"重点|学校|小学|中学|初中|高中|幼儿园|医院|寄宿|普通|一般")
"""A lead that says what kind of unit it is stays where its size goes: 去年我们重点单位2000人."""
_NOUN = re.compile(r"师生员工|师生|寄宿生|住校生|住宿生|学生|床位|病床|老师|教师|员工|职工|医务人员|门诊")


_EACH = re.compile(r"分别|各(?!位|项|种)|都(?:要|是)?(?:几|多少)|逐")
_MOVES = r"[走招来增减加多少退调裁离进聘添扩缩]|毕业|入职|另|其中|里|部分|女|男"
_NOW = ("现在", "目前")


@dataclass(frozen=True, slots=True)
class _Told:
    """A size told for a time: its stretch of the text, the words between, and the number with its measure word."""

    start: int
    end: int
    time: str
    lead: str
    value: Fraction
    number: str


def asked_time_alone(text: str) -> str:
    """The question with the size of the time alone that it asks about; as it is where it names none."""
    told = [one for one in map(_told, _sized().finditer(text)) if one is not None]
    if len(told) == 1 and told[0].time not in _NOW:
        told = [*_without_time(text, told[0]), *told]
    if len(told) < 2 or len({one.value for one in told}) < 2 or len({one.time for one in told}) < len(told):
        return text
    rest = text[max(one.end for one in told) :]
    if len({_kind(one) for one in told} - {""}) > 1 or _further_size(text, told):
        return text
    asked = _asked(rest)
    if _EACH.search(rest) or {one.time for one in told} <= asked:
        return _of_all(text, told)
    chosen = [one for one in told if one.time in asked] or _by_word(told, asked, rest)
    if not asked and ASKS.search(re.split(rf"[{_MARK}]", rest)[0]):
        chosen = told[-1:]  # 下个月2001人几名
    return _of_one(text, told, chosen[0]) if len(chosen) == 1 else text


def _without_time(text: str, later: _Told) -> list[_Told]:
    """The one size that is told before without a time: 公司2000人，下个月2001人."""
    found = []
    for match in _plain().finditer(text[: later.start]):
        value = number_value(match["n"])
        clause = re.split(rf"[{_MARK}]", text[: match.start()])[-1]
        if value is None or value < 20 or value.denominator != 1:
            continue
        if re.search(_word("part"), clause) or _times().search(clause):
            return []
        lead = match["lead"] or ""
        found.append(_Told(match.start(), match.end(), "", lead, value, match["n"] + match["u"]))
    same = len(found) == 1 and (_kind(found[0]) in (_kind(later), "") or not _kind(later))
    return found if same else []


def _told(match: re.Match[str]) -> _Told | None:
    value = number_value(match["n"])
    moved = re.search(_MOVES, match["lead"]) and not re.search("[到至成为是]$", match["lead"])
    if value is None or value < 20 or value.denominator != 1 or moved:
        return None
    number = match["n"] + (match["u"] or "人")
    return _Told(match.start(), match.end(), _name(match["time"]), match["lead"], value, number)


def _kind(one: _Told) -> str:
    """What a size counts; nothing where that is not said."""
    noun = _NOUN.search(one.lead)
    kind = "寄宿" if BOARDERS.search(one.lead) else noun[0] if noun else ""
    return "床" if "张" in one.number or "床" in kind else kind


def _further_size(text: str, told: list[_Told]) -> bool:
    """Whether a size is told besides, which may be of any time."""
    for match in re.finditer(rf"(?<![0-9.,第])(?P<n>{NUMBER})(?={_UNIT})", text):
        value = number_value(match["n"])
        within = any(one.start <= match.start() < one.end for one in told)
        if not within and value is not None and value >= 20:
            return True
    return False


def _name(time: str) -> str:
    """The time in one form: 下个月, 下月; 这个月, 本月."""
    for old, new in _SAME:
        time = time.replace(old, new)
    return time


def _asked(rest: str) -> set[str]:
    """The times that stand in the clauses behind the sizes, up to the asking word."""
    ends = [found.start() for found in ASKS.finditer(rest)]
    words = rest[: max(ends)] if ends else rest
    return {_name(found[0]) for found in _times().finditer(words)}


def _by_word(told: list[_Told], asked: set[str], rest: str) -> list[_Told]:
    """The size of now or of what is to come, where the question says 现在, 到时候, or no time at all."""
    past, now, later = (_of("time_" + name, told) for name in ("past", "now", "later"))
    words = {name: re.search(_word("time_" + name), rest) is not None for name in ("then", "past", "now", "later")}
    if words["then"] and not (words["now"] or words["past"]):
        return later
    if words["now"] and not (words["later"] or words["past"]):
        return now
    plain = not (asked or any(words.values()) or re.search("还|变|以后|之后|后", rest))
    return now if plain and later and not past and len(now) == 1 else []


def _of(name: str, told: list[_Told]) -> list[_Told]:
    """The sizes of the past, of now, or of what is to come."""
    pattern = load_patterns("stated")[name].pattern
    names = [(one, (one.time, f"本{one.time}")) for one in told if one.time]
    return [one for one, times in names if any(pattern.fullmatch(time) for time in times)]


def _of_one(text: str, told: list[_Told], chosen: _Told) -> str:
    """The text with one of the sizes, and without the words of its time."""
    leads = [chosen.lead, *(one.lead for one in told)]
    noun = next((found[0] for lead in leads if (found := _NOUN.search(lead))), "")
    parts, last = [], 0
    for one in told:
        parts.append(text[last : one.start])
        kept = one.lead if _KIND.search(one.lead) else noun if one is chosen else ""
        parts.append(f"{kept}{chosen.number}" if one is chosen else kept)
        last = one.end
        if one is not chosen and text[last:].startswith("的"):
            last += 1
    rest = re.sub(rf"(?:从|自|到|等|那|就|以)?{_times().pattern}(?:起|开始|的时候|时|份)?", "", text[last:])
    out = "".join(parts) + rest
    out = re.sub(rf"({_NOUN.pattern})，(?={NUMBER})", r"\1", out)
    return re.sub(rf"(?<=[{_MARK}])[，；]+|^[{_MARK}]+", "", out)


def _of_all(text: str, told: list[_Told]) -> str:
    """今年1500人，明年1501人，今年和明年各几名: the sizes side by side."""
    row = "和".join(one.number for one in told)
    noun = next((found[0] for one in told if (found := _NOUN.search(one.lead))), "")
    rest = re.sub(rf"(?:{_times().pattern})[、和与跟及]?", "", text[told[-1].end :])
    rest = _ASKED_EACH.sub(r"各\1", rest)
    between = [text[one.end : two.start] for one, two in pairwise(told)]
    plain = all(re.fullmatch(rf"[{_MARK}、和与而]*", words) for words in between)
    return f"{text[: told[0].start]}{noun}{row}{rest}" if plain else text


_ASKED_EACH = re.compile("((?:几|多少)[名个位人]?)[、，和及]+(?:又|还|是|要)*(?:几|多少)[名个位人]?")


@cache
def _sized() -> re.Pattern[str]:
    clause = rf"(?P<lead>[^{_MARK}、0-9零一二两三四五六七八九十百千万]{{0,10}}?)"
    ends = rf"(?:(?P<u>{_UNIT})|(?=[{_MARK}了]|$|{_times().pattern}))了?"
    return re.compile(
        rf"(?<![0-9])(?P<time>{_times().pattern})的?{clause}(?P<n>{NUMBER})(?![0-9零一二两三四五六七八九十百千万]){ends}"
    )


@cache
def _plain() -> re.Pattern[str]:
    """A size with its noun, wherever it stands."""
    return re.compile(
        rf"(?P<lead>(?:{_NOUN.pattern})(?:数|总数)?(?:有|是|为)?)?(?<![0-9.,第])(?P<n>{NUMBER})(?![0-9])(?P<u>{_UNIT})"
    )


@cache
def _times() -> re.Pattern[str]:
    return re.compile("|".join(_word(f"time_{name}") for name in ("past", "now", "later")))


def _word(name: str) -> str:
    return load_patterns("stated")[name].piece
