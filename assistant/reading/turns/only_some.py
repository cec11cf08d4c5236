"""A turn that says that the size told before is only of some: 不对，1300只是学生，老师另外还有230人."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.facts.given import Given
from assistant.reading.words.patterns import load_patterns
from assistant.rules.facts import Kind, UnitFacts

_LOOSE = ("bare", "heads", "piece", "students", "everyone", "persons")


def only_pupils(text: str, given: Sequence[Given], base: UnitFacts) -> tuple[UnitFacts, list[Given]]:
    """What is known of a school, and the numbers of a turn, where the size told before is of its pupils alone.

    Args:
        text: the turn.
        given: its numbers.
        base: what the turns before told.
    """
    said = load_patterns("moves")["only_pupils"].pattern.search(text)
    if said is None or base.kind is not Kind.SCHOOL or base.persons is None or base.students is not None:
        return base, list(given)
    again = [g for g in given if g.slot in _LOOSE and not g.change and g.numeral.value == base.persons]
    others = [g for g in given if g not in again and g.slot in _LOOSE and not g.change]
    if others or len(again) > 1:
        return base, list(given)
    rest = [g for g in given if g not in again]
    return replace(base, persons=None, students=base.persons), rest
