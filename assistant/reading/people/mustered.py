"""A few of those in place told beside their number: 保安5名，其中1个是借来的，不该算; 刚才少数了一个保安."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.reading.people.supposed import ASKS
from assistant.reading.sentences.clauses import ROLE, Clause, Puts, clauses_of, without
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value

_IN_PLACE = re.compile(
    rf"(?:{ROLE.pattern})(?:人员|队伍?)?(?:现在|目前|一共|总共|现|已|实|在岗|在编|只|就|才|共|有|配了?|是|：)*"
    r"(?P<n>[1-9][0-9]?)(?:个|名|位|人)(?![0-9])|"
    rf"(?:现有|已有|实有|配了|配有|请了|聘了)(?P<m>[1-9][0-9]?)(?:个|名|位)(?:{ROLE.pattern})"
)
_GUARDS = re.compile("保安|门卫")


@dataclass(frozen=True, slots=True)
class Muster:
    """Those in place, by their number: the clause that tells it, where it stands there, and whether they are guards."""

    clause: Clause
    low: int
    high: int
    value: int
    guards: bool


def mustered(text: str) -> str:
    """The question with the number of those in place as it is after all, where a few of them are told beside it."""
    clauses = clauses_of(text)
    places = [place for clause in clauses if (place := _in_place(clause)) is not None]
    if len({place.guards for place in places}) != len(places) or _says(text, "not_so"):
        return text
    gone, puts = list[Clause](), Puts()
    for place in places:
        found = [told for at in range(len(clauses)) if (told := _told_of(clauses, at, places, place)) is not None]
        step = sum(by for by, _ in found)
        gone += [clause for _, told in found for clause in told]
        if step:
            puts[place.low, place.high] = str(place.value + step)
        if place.value + step < 0:
            return text
    return without(text, gone, puts=puts) if gone else text


def _told_of(
    clauses: Sequence[Clause], at: int, places: Sequence[Muster], place: Muster
) -> tuple[int, list[Clause]] | None:
    """What a clause says of those of one number: by how much it is wrong, and the clauses that say so."""
    if not _is_of_them(clauses, at, places, place):
        return None
    told = [clauses[at], *_more(clauses, at)]
    step = _step("，".join(c.text for c in told), clauses[at])
    return None if step is None else (step, told)


def _in_place(clause: Clause) -> Muster | None:
    """The number of those in place that a clause tells."""
    match = _IN_PLACE.search(clause.text)
    if match is None or ASKS.search(clause.text[: match.start()]) or _says(clause.text, "extra", "missed"):
        return None
    name = "n" if match["n"] else "m"
    low, high = match.span(name)
    value = number_value(match[name])
    guards = _GUARDS.search(match[0]) is not None
    return Muster(clause, clause.start + low, clause.start + high, int(value or 0), guards)


def _is_of_them(clauses: Sequence[Clause], at: int, places: Sequence[Muster], place: Muster) -> bool:
    """Whether a clause tells of a few of those in place."""
    clause = clauses[at]
    words = "，".join(c.text for c in (clause, *_more(clauses, at)))
    if any(clause == other.clause for other in places) or clause.few is None or clause.sizes or _says(words, "others"):
        return False
    if (role := ROLE.search(clause.text)) is not None:
        return (_GUARDS.search(role[0]) is not None) == place.guards
    staff = [other.clause for other in places]
    counted = [c for c in clauses[:at] if c.sizes or c in staff]
    return bool(counted) and counted[-1] == place.clause and not ASKS.search(clause.text)


def _more(clauses: Sequence[Clause], at: int) -> list[Clause]:
    """The clause behind, where it says more of the same people."""
    after = list(clauses[at + 1 : at + 2])
    if not after or after[0].sizes or ASKS.search(after[0].text) or ROLE.search(after[0].text):
        return []
    pair = f"{clauses[at].text}，{after[0].text}"
    goes_on = any(_says(pair, name) and not _says(clauses[at].text, name) for name in ("made_up", "extra", "missed"))
    return after if goes_on else []


def _step(words: str, clause: Clause) -> int | None:
    """By how much the number is wrong for them; None where nothing is said of it."""
    few = clause.few or 0
    if _says(words, "made_up"):
        return 0
    if _says(words, "missed"):
        return few
    if _says(words, "extra"):
        return -few
    return 0 if _says(words, "away") and not re.search("走了|辞了|离职了(?!.*申请)", words) else None


def _says(words: str, *names: str) -> bool:
    return any(load_patterns("mustered")[name].pattern.search(words) for name in names)
