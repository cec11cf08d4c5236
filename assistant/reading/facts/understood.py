"""What the reader makes of a staffing question: units to compute, or the reason why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.rules.facts import UnitFacts


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell the user, worded by `data/staffing_words.toml`.

    Attributes:
        id: which sentence.
        values: what fills its gaps.
    """

    id: str
    values: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Understood:
    """A staffing question, read. At most one of `ask`, `refuse`, `uncovered` is set.

    Attributes:
        units: what is known, one a unit; campuses lie inside one unit.
        language: zh or en, of the reply.
        ask: what must be asked back.
        missing: names of the counts that are asked for.
        refuse: why the inputs cannot be.
        uncovered: the kind of unit that no rule names, for example university.
        assumptions: what the reply must say it assumed.
        job: another job that is asked for, and that no rule counts.
        focus: the one count that the turn was about, for the next turn.
    """

    units: tuple[UnitFacts, ...] = ()
    language: str = "zh"
    ask: Remark | None = None
    missing: tuple[str, ...] = ()
    refuse: Remark | None = None
    uncovered: str | None = None
    assumptions: tuple[Remark, ...] = ()
    job: str = ""
    focus: str | None = None
