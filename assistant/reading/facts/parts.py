"""A question parted into its units."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.reading.facts.given import Given
from assistant.reading.words.tokens import Token


@dataclass(frozen=True, slots=True)
class Segment:
    """What is said of one unit.

    Attributes:
        name: how it is called; empty where it is the only one.
        tokens: its stretch of the question.
        given: its numbers; `at` counts in the whole question.
        campus: it is a campus of one school.
    """

    name: str
    tokens: tuple[Token, ...]
    given: tuple[Given, ...]
    campus: bool = False


@dataclass(frozen=True, slots=True)
class Split:
    """A question in its units.

    Attributes:
        segments: one a unit.
        shared: tokens that hold for all of them.
        loose: numbers that belong to the whole, not to one of several.
        sites: how many units the question says there are; 0 where it says nothing.
        unclear: there are several, but their numbers cannot be told apart.
        campuses: the several are campuses of one school.
    """

    segments: tuple[Segment, ...]
    shared: tuple[Token, ...] = ()
    loose: tuple[Given, ...] = ()
    sites: int = 0
    unclear: bool = False
    campuses: bool = False
