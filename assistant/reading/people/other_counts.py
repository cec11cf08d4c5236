"""Beds, medical staff or outpatients of another time or house beside the hospital's own: 明年要到801张床."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from assistant.reading.people.counted import sizes_by_kind
from assistant.reading.people.supposed import ASKS
from assistant.reading.sentences.clauses import Clause, clauses_of, with_role, without
from assistant.reading.sentences.told import NUMBER
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value

_COUNT = (
    r"(?:{noun})?(?<![0-9.,第零〇一二两三四五六七八九十百千万])(?P<n>{number})(?:{measure})?(?P<role>(?:专职)?保安)?"
)
_KINDS = {"bed": "床|张", "visits": "门诊|人次|就诊", "medical": "医务|医护|医生|护士|大夫"}
_ALL = re.compile("总|全院|全体|职工|员工|人员|一共|共计")
_OURS = re.compile("我们|我院|本院|咱")
_MOVES = re.compile("[加增添扩减撤拆]了?|新[招来进增添]|[招走来调]了|[多少]了|辞职|退休|离职|其他|其余|另|还有|别的|剩")
_ASKED = re.compile("几(?!年|个月|天|十|百|千)|多少|够(?!不)|达标|合规|行不行|可以吗|[吗呢]$")
_BY = re.compile("^[^，]{0,6}(?:按|以|照)|为准")
_FEW, _LEAST = 100, 20
"""So many by themselves may be guards; fewer are no size that the other readers find."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A clause that tells one count: its clause, what it counts, the number, and its words with # for it."""

    clause: Clause
    kind: str
    value: Fraction
    words: str

    def says(self, *rows: str) -> bool:
        """Whether its words are of one of some rows of the data file."""
        return any(_row(name).search(self.words) for name in rows)


def other_counts_left_out(text: str) -> str:
    """The question without the counts that are not the hospital's own, where it tells each of them as its own, once."""
    if "院" not in text or _row("several").search(text):
        return text
    clauses = clauses_of(text)
    told = {i: one for i, clause in enumerate(clauses) if (one := _told(clause, text)) is not None}
    aside = {i: one for i, one in told.items() if _is_aside(one, clauses[i + 1 :])}
    gone: list[Clause] = []
    for index, one in aside.items():
        few = [two for i, two in told.items() if i not in aside and two.value < _LEAST and two.kind in _KINDS]
        if not _has_own(one, [c for i, c in enumerate(clauses) if i not in aside], text, few):
            continue
        gone += [one.clause, *_going_on(one, clauses[index + 1 : index + 2])]
    rest = [c for c in clauses if c not in gone]
    if not gone or any(_row("then").search(c.text) for c in rest if ASKS.search(c.text) or _BY.search(c.text)):
        return text
    return with_role(without(text, gone), text)


def _told(clause: Clause, text: str) -> _Told | None:
    """The one count that a clause tells, besides a number of guards; None for none or several."""
    if _OTHER.search(clause.text):
        return None
    found = [m for m in _count().finditer(clause.text) if _is_counted(m)]
    if not found:
        return None
    words = clause.text
    first, rest = found[0], found[1:]
    if len(rest) > 1 or (rest and not _is_few(rest[0])):
        return None
    for match in reversed(found):
        sign = "#" if match is first else "K"
        words = f"{words[: match.start()]}{sign}{match['role'] or ''}{words[match.end() :]}"
    value = number_value(first["n"])
    return None if value is None else _Told(clause, _kind(first[0]), value, words)


_OTHER = re.compile("保卫|总人数")


def _is_counted(match: re.Match[str]) -> bool:
    """Whether a number counts something by a measure word or a noun: no 二 of 二期."""
    if number_value(match["n"]) is None or re.match("[年月日期号]", match.string[match.end() :]):
        return False
    return re.search("张|人|名|位|个|床|诊|医|护", match[0]) is not None or len(match["n"]) > 1


def _is_few(match: re.Match[str]) -> bool:
    value = number_value(match["n"])
    return value is not None and value < _FEW and _kind(match[0]) == "people"


def _kind(words: str) -> str:
    """What a number counts, by the words with it."""
    return next((kind for kind, row in _KINDS.items() if re.search(row, words)), "people")


def _is_aside(one: _Told, behind: Sequence[Clause]) -> bool:
    """Whether a clause says of its count that it is not the hospital's own."""
    if _ASKED.search(one.clause.text):
        return False
    after = behind[0].text if behind else ""
    if one.says("hearsay") and _denies(after):
        return True
    if one.words.endswith("#") and _row("held_next").search(after):
        return True
    return one.says(*_ASIDE, *_BOUNDS) or (one.kind == "bed" and one.says("part"))


_ASIDE = ("past", "planned", "denied", "rule", "paper", "elsewhere", "town", "apart", "held", "crew")
_BOUNDS = ("below", "at_most")


def _denies(words: str) -> bool:
    """其实没有, 那是吹的: whether a clause denies what the one in front of it tells."""
    return any(p.search(words) for p in (load_patterns("holds")["denied_next"].pattern, _row("false")))


def _going_on(one: _Told, behind: Sequence[Clause]) -> list[Clause]:
    """The clause behind that says no more of the count: 其实没有, 保安31名, 已算在内."""
    if not behind:
        return []
    after = behind[0]
    words = re.sub(rf"(?:{NUMBER})(?:名|个|位)", "K", after.text)
    denied = one.says("hearsay") and _denies(after.text)
    held = one.words.endswith("#") and _row("held_next").search(after.text)
    guards = one.says("elsewhere", "town") and _row("guards_next").search(words)
    return [after] if denied or held or guards else []


def _has_own(one: _Told, rest: Sequence[Clause], text: str, few: Sequence[_Told]) -> bool:
    """Whether the other clauses tell the same count of the hospital itself, once, as it is."""
    own = [c for c in rest if not ASKS.search(c.text)]
    if one.says("apart") and not one.words.endswith("#"):
        return any(c.sizes for c in own)
    sizes = [(at, n, kind) for at, n, kind in sizes_by_kind(text) if any(c.start <= at < c.end for c in own)]
    sizes += [(two.clause.start, two.value, two.kind) for two in few if two.clause in own]
    kinds = {kind for _, _, kind in sizes}
    if one.says("crew"):
        return bool(kinds) and "all" not in kinds
    kind = _kind_beside(one, kinds)
    same = [(at, n) for at, n, of in sizes if of == kind]
    telling = [c for c in own if any(c.start <= at < c.end for at, _ in same)]
    values = {n for _, n in same}
    if len(values) != 1 or any(_MOVES.search(c.text) for c in telling):
        return False
    if one.says("town") and not any(_OURS.search(c.text) for c in telling):
        return False
    return _fits(one, values.pop())


def _kind_beside(one: _Told, kinds: set[str]) -> str:
    """What a clause counts; people without a noun are the medical staff where only those are told."""
    if one.kind != "people":
        return one.kind
    return "medical" if "medical" in kinds and "all" not in kinds and not _ALL.search(one.clause.text) else "all"


def _fits(one: _Told, value: Fraction) -> bool:
    """Whether the hospital's own count keeps to what a clause says of another: a bound, or a part of it."""
    if one.says("below"):
        return value < one.value
    return not one.says("at_most", "part") or (value <= one.value if one.says("at_most") else value >= one.value)


@cache
def _count() -> re.Pattern[str]:
    """A number with what it counts."""
    pieces = {name: load_patterns("other_counts")[name].piece for name in ("noun", "measure")}
    return re.compile(_COUNT.format(number=NUMBER, **pieces))


def _row(name: str) -> re.Pattern[str]:
    return load_patterns("other_counts")[name].pattern
