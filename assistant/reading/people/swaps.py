"""People who come and go at once: 2001人，走一个又补一个; 月初2001人，进一个出两个; 来了一个又走了."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from assistant.reading.sentences.clauses import FEW, Clause, after_staff, clauses_of, resized, without
from assistant.reading.sentences.told import sizes_in
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value


def swapped(text: str) -> str:
    """The question with its only size as it is after they came and went, and without the words that said so."""
    sizes = {value for _, value in sizes_in(text)}
    if len(sizes) > 1:
        return text
    clauses = clauses_of(text)
    for index in range(len(clauses)):
        for gone in (clauses[index : index + 1], clauses[index : index + 2]):
            net = _net(gone)
            if net is None or after_staff(clauses, index):
                continue
            if not sizes:
                return without(text, gone, f"{'又来了' if net > 0 else '又走了'}{abs(net)}人" if net else "人没变")
            then = any(c.sizes and (c.start < gone[0].start or c.find("asides", "once")) for c in clauses)
            return resized(without(text, gone), next(iter(sizes), 0), net if then else 0)
    return text


def _net(clauses: Sequence[Clause]) -> int | None:
    """How many more there are after clauses of which somebody comes by one and leaves by another; None for no such."""
    if any(clause.sizes or _PLAIN.search(clause.text) or clause.says("undone") for clause in clauses):
        return None
    events = [event for clause in clauses for event in _events(clause)]
    if {sign for sign, _ in events} == {1, -1}:
        return sum(sign * few for sign, few in events)
    last = clauses[-1]
    if len(events) == 1 and (back := _back(clauses)) is not None and back == -events[0][0]:
        return 0
    if not events and (_replaced(last) if len(clauses) == 1 else _returned(*clauses)):
        return 0
    return None


_PLAIN = re.compile("几|多少|保卫|保安|门卫|如果|要是|假如|万一|床|学生|老师|寄宿|住校|每")
"""Words of clauses that ask, suppose or count others."""


def _events(clause: Clause) -> list[tuple[int, int]]:
    """Who comes (+1) and who leaves (-1) by a number, in the order of a clause."""
    found = []
    for match in _event().finditer(clause.text):
        sign = 1 if match["came"] or match["coming"] else -1
        few = number_value(match["n"] or match["m"])
        if few is not None:
            found.append((sign, int(few)))
    return found


@cache
def _event() -> re.Pattern[str]:
    comes, leaves = load_patterns("events")["comes"].piece, load_patterns("events")["leaves"].piece
    behind = FEW.replace("?P<n>", "?P<m>")
    return re.compile(
        rf"(?:(?P<came>{comes})|(?P<left>{leaves}))(?:了|掉|进来|进|回来|回)?{FEW}|"
        rf"{behind}(?:员工|工人|新人)?(?:(?P<coming>{comes})|(?P<leaving>{leaves}))"
    )


def _back(clauses: Sequence[Clause]) -> int | None:
    """What the same people do then: 来了一个又走了; 上午报到一个，下午他就不干了."""
    last = clauses[-1]
    if len(clauses) == 1:
        parts = re.split("又|后来|转眼|没几天", last.text, maxsplit=1)
        behind = replace(last, text=parts[-1])
        return behind.sign or None if len(parts) == 2 and behind.few is None else None
    if last.few is not None or not last.says("again"):
        return None
    return last.sign or None


def _replaced(clause: Clause) -> bool:
    """老张退了儿子顶上: one leaves and another takes the place."""
    left, came = clause.find("events", "leaves"), re.search("顶上|顶班|顶替|接班|补上|替上|接替", clause.text)
    return left is not None and came is not None and left.start() < came.start()


def _returned(one: Clause, two: Clause) -> bool:
    """小周昨天走了，今天又回来上班了."""
    back = re.search("又|回来|回去|反悔|不干", two.text) is not None
    return back and one.few is None and two.few is None and one.sign * two.sign == -1
