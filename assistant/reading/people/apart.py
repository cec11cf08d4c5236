"""Clauses that tell nothing of the unit's own numbers: 检查组来了4个人; 满1501人才要4名; 不是1501人."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.people.supposed import ASKS
from assistant.reading.sentences.clauses import FEW, Clause, clauses_of, with_role, without
from assistant.reading.sentences.told import NUMBER
from assistant.reading.words.patterns import load_patterns

_PAIRS = (("claimed", "refuted"), ("gone", "filled"))
"""A clause and the next one that takes it back."""
_NOT_HERE = ("goes_on", "premise", *(name for pair in _PAIRS for name in pair))
"""Rows of the data file that are no clauses to leave out by themselves."""
_ON_DUTY = re.compile("在岗|医务|医护")
"""Who is away is none of them."""
_NUMBERED = re.compile(NUMBER)
_PLAIN = re.compile(f"{FEW}|[0-9]{{2,}}|[一二两三四五六七八九十百千万]{{2,}}")


def apart_left_out(text: str) -> str:
    """The question without such clauses, where what is left still tells a number and asks."""
    clauses = clauses_of(text)
    gone = [c for at, c in enumerate(clauses) if _is_apart(clauses, at)]
    gone += [c for at, c in enumerate(clauses) if at and clauses[at - 1] in gone and _follows(clauses, at)]
    kept = [c for c in clauses if c not in gone]
    rest = "，".join(c.text for c in kept)
    if not gone or _PLAIN.search(rest) is None or ASKS.search(rest) is None or _says("premise", rest):
        return text
    if any(_says("goes_on", c.text) for c in _next_to(clauses, gone)) or _is_told_again(gone, rest):
        return text
    return with_role(without(text, gone), text)


def _is_apart(clauses: Sequence[Clause], at: int) -> bool:
    """Whether a clause is one of the rows, or one that the next one takes back."""
    names = [name for name in load_patterns("apart") if name not in _NOT_HERE]
    on_duty = any(_ON_DUTY.search(c.text) for c in clauses)
    alone = [name for name in names if name != "absent" or not on_duty]
    return any(_says(name, clauses[at].text) for name in alone) or _follows(clauses, at + 1)


def _follows(clauses: Sequence[Clause], at: int) -> bool:
    """Whether a clause takes back the one before it."""
    if not 0 < at < len(clauses):
        return False
    return any(_says(one, clauses[at - 1].text) and _says(other, clauses[at].text) for one, other in _PAIRS)


def _next_to(clauses: Sequence[Clause], gone: Sequence[Clause]) -> list[Clause]:
    """The clauses right behind those that are left out."""
    return [c for at, c in enumerate(clauses) if at and c not in gone and clauses[at - 1] in gone]


def _is_told_again(gone: Sequence[Clause], rest: str) -> bool:
    """Whether a number that is denied is told elsewhere: 一共1001人，不是1001人."""
    denied = [c for c in gone if _says("denied", c.text)]
    return any(number in _NUMBERED.findall(rest) for c in denied for number in _NUMBERED.findall(c.text))


def _says(name: str, words: str) -> bool:
    return load_patterns("apart")[name].pattern.search(words.strip()) is not None
