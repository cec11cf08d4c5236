"""The minimum against one count: where it steps up, around the unit's own number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from assistant.rules.facts import UnitFacts
from assistant.rules.parameters import load_rules
from assistant.rules.quota import derive
from corpus.errors import InputError

Minimums = tuple[int | None, ...]
"""The minimum of each role, in the order of the computation."""

_FROM_ZERO = ("boarders", "beds", "outpatients", "full_time")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of counts, first to last, that all have the same minimums."""

    first: int
    last: int
    minimums: Minimums


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The minimum against a count.

    Attributes:
        of: the count that varies, by its name in CONTRACT.md.
        own: the unit's own number of it.
        roles: the roles that a minimum is given for.
        stretches: neighbouring runs of counts, in order; one of them holds `own`.
    """

    of: str
    own: int
    roles: tuple[str, ...]
    stretches: tuple[Stretch, ...]


def what_if(facts: UnitFacts, of: str | None = None, before: int = 4, after: int = 8) -> WhatIf | None:
    """How the minimum changes with one count, the others as they are.

    Args:
        facts: the unit.
        of: the count to vary; by default the one that decides the unit's own minimum.
        before: runs to give below the unit's own.
        after: runs to give above it.

    Returns:
        None where no count decides: several campuses, an inverse question, an input missing, guards as needed.

    Raises:
        InputError: the inputs cannot be.
    """
    if facts.campuses or facts.inverse is not None:
        return None
    own = derive(facts)
    if own.main is None or own.main.minimum is None:
        return None
    of = of or _deciding(facts, own.main.basis)
    if of is None or (value := getattr(facts, of)) is None:
        return None
    roles = tuple(outcome.role for outcome in own.outcomes)
    least, most = (0 if of in _FROM_ZERO else 1), load_rules().most

    def minimums(n: int) -> Minimums:
        return tuple(outcome.minimum for outcome in derive(_varied(facts, of, n)).outcomes)

    stretches = _around(minimums, value, (_lowest(facts, of, least), _highest(facts, of, most)), (before, after))
    return WhatIf(of, value, roles, tuple(stretches))


def _deciding(facts: UnitFacts, basis: str) -> str | None:
    """The count that decides, else the first that is known of those a rule counts by."""
    candidates = (basis, "persons", "full_time", "students", "boarders", "beds", "medical_staff", "outpatients")
    return next((name for name in candidates if getattr(facts, name, None) is not None), None)


def _varied(facts: UnitFacts, of: str, n: int) -> UnitFacts:
    count: dict[str, Any] = {of: n}
    return replace(facts, **count)


def _lowest(facts: UnitFacts, of: str, least: int) -> int:
    """The smallest number of a count that contradicts nothing: a whole is no smaller than its parts."""
    return _edge(facts, of, least, getattr(facts, of))


def _highest(facts: UnitFacts, of: str, most: int) -> int:
    """The largest number of a count that contradicts nothing."""
    return _edge(facts, of, most, getattr(facts, of))


def _edge(facts: UnitFacts, of: str, wanted: int, possible: int) -> int:
    """The number nearest to `wanted` that can be, between it and a number that can."""
    if _can_be(facts, of, wanted):
        return wanted
    while abs(wanted - possible) > 1:
        middle = (wanted + possible) // 2
        if _can_be(facts, of, middle):
            possible = middle
        else:
            wanted = middle
    return possible


def _can_be(facts: UnitFacts, of: str, n: int) -> bool:
    try:
        derive(_varied(facts, of, n))
    except InputError:
        return False
    return True


def _around(
    minimums: Callable[[int], Minimums], own: int, bounds: tuple[int, int], runs: tuple[int, int]
) -> list[Stretch]:
    """The run that holds `own` and its neighbours."""
    least, most = bounds
    here = _stretch(minimums, own, least, most)
    found = [here]
    while found[0].first > least and len(found) <= runs[0]:
        found.insert(0, _stretch(minimums, found[0].first - 1, least, most))
    below = len(found)
    while found[-1].last < most and len(found) < below + runs[1]:
        found.append(_stretch(minimums, found[-1].last + 1, least, most))
    return found


def _stretch(minimums: Callable[[int], Minimums], n: int, least: int, most: int) -> Stretch:
    """The run around a count. Every rule is monotone in each count, so equal ends mean an equal run."""
    value = minimums(n)
    return Stretch(_reach(minimums, n, value, least, -1), _reach(minimums, n, value, most, 1), value)


def _reach(minimums: Callable[[int], Minimums], n: int, value: Minimums, bound: int, way: int) -> int:
    """The count farthest from `n` in one direction that still has `value`, found by doubling steps, then halving."""
    reached, step = n, 1
    while reached != bound:
        ahead = reached + way * step
        ahead = min(ahead, bound) if way > 0 else max(ahead, bound)
        if minimums(ahead) == value:
            reached, step = ahead, step * 2
        elif abs(ahead - reached) == 1:
            break
        else:
            step = max(1, abs(ahead - reached) // 2)
    return reached
