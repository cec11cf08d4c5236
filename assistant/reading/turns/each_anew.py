"""A turn after several units that tells the sizes of some of them anew, or one more unit with its size."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.reading.facts.given import HAVES, Given
from assistant.reading.facts.understood import Understood
from assistant.reading.words.tokens import Token
from assistant.rules.facts import UnitFacts

_MARKS = ("，", "。", "；", "、", "？", "！")
_HEADS = ("heads", "persons", "everyone", "employees", "piece", "bare")
_LEAST = 20
"""Fewer may be staff in place."""
_CHANGES = re.compile("合并|并入|归|搬|关|撤|如果|要是|假如|借|调")
_NAMED = re.compile(
    "[一-鿿]{1,6}?(?:校区|院区|园区|厂区|分校|分院|分厂|分店|门店|分公司|公司|厂|校|园|店)|[甲乙丙丁戊]"
)


def members_of(last: Understood) -> tuple[UnitFacts, ...]:
    """The units or campuses that a turn before told side by side."""
    return (last.units[0].campuses if len(last.units) == 1 else ()) or last.units


def sizes_anew(
    text: str, tokens: Sequence[Token], given: Sequence[Given], last: Understood, named_in: Callable[[str, str], bool]
) -> Understood | None:
    """The last question with the sizes that a turn tells anew, each unit in a clause: 甲公司900人，乙公司1900人."""
    members = members_of(last)
    sized = [g for g in given if g.slot in _HEADS and g.numeral.is_exact and g.numeral.value >= _LEAST]
    if len(sized) < 2 or len(sized) != len([g for g in given if g.slot != "other"]) or any(g.change for g in given):
        return None
    told: dict[int, Given] = {}
    for one in sized:
        words = _clause(tokens, one.at)
        named = [at for at, unit in enumerate(members) if unit.name and named_in(unit.name, words)]
        if len(named) != 1 or named[0] in told or not _alone(members[named[0]]):
            return None
        told[named[0]] = one
    if _CHANGES.search(text):
        return None
    changed = tuple(
        replace(unit, persons=int(told[at].numeral.value)) if at in told else unit for at, unit in enumerate(members)
    )
    units = (replace(last.units[0], campuses=changed),) if last.units[0].campuses else changed
    return replace(last, units=units, ask=None, missing=(), assumptions=())


def brings_another(text: str, given: Sequence[Given], last: Understood) -> bool:
    """Whether a turn tells the size of one more unit that none of those before is: 还漏了个东校区，师生620."""
    members = members_of(last)
    sized = [g for g in given if g.slot in (*_HEADS, "students") and g.numeral.value >= _LEAST and not g.change]
    if len(members) < 2 or not all(unit.name for unit in members) or len(sized) != 1:
        return False
    if any(g.slot in HAVES for g in given) or _CHANGES.search(text) or not _MORE.search(text):
        return False
    return _NAMED.search(text) is not None and not any(unit.name in text for unit in members)


_MORE = re.compile("还[有漏忘]|漏|忘|另外?有?|加上")


def has_one_more(made: Understood | None, last: Understood) -> bool:
    """Whether a question read anew has the units of the one before, unchanged, and one more."""
    if made is None or made.ask is not None or made.refuse or made.uncovered:
        return False
    one, two = members_of(last), members_of(made)
    alike = all(old.name == new.name and old.persons == new.persons for old, new in zip(one, two, strict=False))
    return len(two) == len(one) + 1 and alike and two[-1].persons is not None


def _alone(unit: UnitFacts) -> bool:
    """Whether a unit is told by its people alone."""
    return unit.persons is not None and unit.students is None and unit.beds is None and unit.medical_staff is None


def _clause(tokens: Sequence[Token], at: int) -> str:
    low, high = at, at
    while low and not tokens[low - 1].is_("mark", *_MARKS):
        low -= 1
    while high + 1 < len(tokens) and not tokens[high + 1].is_("mark", *_MARKS):
        high += 1
    return "".join(t.text for t in tokens[low : high + 1])
