"""A number of a question with its meaning."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.reading.words.numerals import Numeral

ROLE_SLOTS = {"staff": "have_staff", "full_time": "full_time", "part_time": "part_time", "guards": "have_guards"}


HAVES = ("have_staff", "full_time", "part_time", "have_guards")
"""Slots that count those in place, not the unit's size."""


@dataclass(frozen=True, slots=True)
class Given:
    """A number with its meaning.

    Attributes:
        slot: what it counts: a count of the lexicon, have_staff, full_time, part_time, have_guards, other for a count
            that no rule takes, or unclear.
        at: index of its token.
        change: +1 or -1 where it is added or taken away, 0 where it stands for itself.
        past: it was so before.
        now: said to be so now.
        subset: part of another number.
        besides: said to come on top of another number.
        wish: a number wished, required or claimed, not one that is there.
        each: it holds for each of several.
        corrects: it corrects an earlier number.
        total: it is said to be a total.
        stranger: it is said of somebody else's unit.
        year: the year it is said for.
        settled: what it does to the head count is decided.
        open: whether it counts is left open.
        part: one of several that together are the whole.
    """

    slot: str
    numeral: Numeral
    at: int
    change: int = 0
    past: bool = False
    now: bool = False
    subset: bool = False
    besides: bool = False
    wish: bool = False
    each: bool = False
    corrects: bool = False
    total: bool = False
    stranger: bool = False
    year: int | None = None
    settled: bool = False
    open: bool = False
    part: bool = False
