"""A few people told beside a size, and whether it holds them: 1500人，漏了一个; 1501人，昨天走了一个，还没减."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from assistant.reading.patterns import load_patterns
from assistant.reading.told import put, sizes_in
from assistant.reading.values import number_value

_CLAUSE = re.compile(r"[^，。；？！（）]+")
_FEW = re.compile(
    r"(?<![0-9.,第零〇一二两三四五六七八九十百千万])(?P<n>[1-9]|[一两二三四五六七八九])(?:个人|个|名|位|人)(?!以|多|来|月|星期|小时|门|厂|单位)"
)
_SOMEBODY = re.compile("有个?人|有个(?:名字|员工|职工|老员工|新人|同事)|(?:来|走|招|退|调|进)的那个|那个人")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a question between two marks."""

    start: int
    end: int
    text: str

    @property
    def few(self) -> int | None:
        """How many people it tells of, where it tells of a few."""
        if (match := _FEW.search(self.text)) is not None:
            value = number_value(match["n"])
            return None if value is None else int(value)
        return 1 if _SOMEBODY.search(self.text) else None

    def says(self, name: str) -> bool:
        """Whether its words are of a row of the data file."""
        return load_patterns("asides")[name].pattern.search(self.text) is not None


def set_right(text: str) -> str:
    """The question with its size as it is after all: with those who were left out, without those who are gone.

    Args:
        text: the question; it is left as it is where it tells several sizes.
    """
    clauses = [Clause(m.start(), m.end(), m[0]) for m in _CLAUSE.finditer(text)]
    sizes = {value for _, value in sizes_in(text)}
    if len(sizes) == 2 and (gone := _led_to(clauses)):
        return _without(text, gone)
    if len(sizes) != 1:
        return text
    for index, clause in enumerate(clauses):
        found = _aside(clauses, index)
        if found is not None:
            step, count = found
            return _changed(_without(text, clauses[index : index + count]), next(iter(sizes)), step)
    return text


def _aside(clauses: list[Clause], index: int) -> tuple[int, int] | None:
    """What a clause does to the size (-n, 0, +n), with how many clauses say so; None where it is no aside."""
    one = clauses[index]
    if _sized(one):
        return None
    if one.says("would"):
        then = load_patterns("supposed")["then"].pattern
        return None if any(then.search(other.text) for other in clauses[index + 1 :]) else (0, 1)
    few = one.few
    if few is None or one.says("open"):
        return None
    if (step := _status(one, few)) is not None:
        return step, 1
    after = clauses[index + 1] if index + 1 < len(clauses) else None
    if after is None or after.few is not None or after.says("open") or not one.says("event") or _sized(after):
        return None
    step = _status(after, few)
    return None if step is None else (step, 2)


def _status(clause: Clause, few: int) -> int | None:
    if clause.says("owed"):
        return few
    if clause.says("spare"):
        return -few
    return 0 if clause.says("held") else None


def _sized(clause: Clause) -> bool:
    return bool(sizes_in(clause.text))


def _led_to(clauses: list[Clause]) -> list[Clause]:
    """本来1499人，来了一个 beside 1500人: what there was and who came, where the two lead to the size."""
    for one, two in pairwise(clauses):
        before, few = _value(one), two.few
        if not one.says("once") or before is None or few is None or _sized(two) or not two.says("event"):
            continue
        rest = {value for c in clauses if c not in (one, two) for _, value in sizes_in(c.text)}
        if rest in ({before + few}, {before - few}):
            return [one, two]
    return []


def _value(clause: Clause) -> Fraction | None:
    values = {value for _, value in sizes_in(clause.text)}
    return values.pop() if len(values) == 1 else None


def _changed(text: str, size: Fraction, step: int) -> str:
    """The text with every telling of the size raised or lowered."""
    for at, value in reversed(sizes_in(text)):
        if step and value == size:
            text = put(text, at, str(value + step))
    return text


def _without(text: str, clauses: list[Clause]) -> str:
    """The text without some of its clauses and without the marks that parted them off."""
    for clause in reversed(clauses):
        text = f"{text[: clause.start]}{text[clause.end :]}"
    text = re.sub("（[，。；]*）", "", text)
    return re.sub("^[，；。]+|(?<=[，；。？！])，+|，+(?=[。；？！）]|$)", "", text)
