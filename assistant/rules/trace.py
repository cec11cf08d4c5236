"""What a computation leaves behind: its steps, its other readings, the sentences it used. No wording here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from assistant.reply import Inverse
from assistant.rules.facts import UnitFacts
from assistant.rules.parameters import Sentence


@dataclass(frozen=True, slots=True)
class Step:
    """One step: which operation, on which values. `render` puts it into words."""

    op: str
    values: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading of a rule: what it gives, and the sentence that causes the doubt."""

    id: str
    value: int
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules give for one role.

    Attributes:
        role: unit_staff, key_staff, guards, school_guards or hospital_guards.
        minimum: persons; None where the text sets no number.
        basis: the count or the rule that decides.
        sentences: the sentences that the result rests on, the deciding one first.
    """

    role: str
    minimum: int | None
    basis: str
    as_needed: bool = False
    at_least: bool = False
    have: int | None = None
    alternatives: tuple[Alternative, ...] = ()
    steps: tuple[Step, ...] = ()
    sentences: tuple[Sentence, ...] = ()

    @property
    def shortfall(self) -> int | None:
        """How many are missing from the minimum: 0 where there are enough, None where either is unknown."""
        if self.minimum is None or self.have is None:
            return None
        return max(0, self.minimum - self.have)


@dataclass(frozen=True, slots=True)
class Derivation:
    """A whole computation.

    Attributes:
        outcomes: one a role; of several campuses, only what holds for the whole.
        groups: one a campus.
        missing: names of counts that are needed, or that could raise the result.
    """

    facts: UnitFacts
    outcomes: tuple[Outcome, ...] = ()
    groups: tuple[Derivation, ...] = ()
    total: int | None = None
    total_alternatives: tuple[Alternative, ...] = ()
    have: int | None = None
    shortfall: int | None = None
    missing: tuple[str, ...] = ()
    inverse: Inverse | None = None
    inverse_alternatives: tuple[Alternative, ...] = field(default=())

    @property
    def main(self) -> Outcome | None:
        """The result that is asked for: the last of them, the others lead to it."""
        return self.outcomes[-1] if self.outcomes else None


def exact(value: Fraction) -> str:
    """A number as exact decimal digits, as a fraction where there are none."""
    if value.denominator == 1:
        return str(value.numerator)
    for places in range(1, 7):
        scaled = value * 10**places
        if scaled.denominator == 1:
            whole, part = divmod(scaled.numerator, 10**places)
            return f"{whole}.{part:0{places}d}"
    return f"{value.numerator}/{value.denominator}"
