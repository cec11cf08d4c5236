"""The staffing rules as data (`data/rules.toml`): each value exact, with its clause and its sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of the rules' document, verbatim, and the clause they stand in (dotted)."""

    clause: str
    quote: str


@dataclass(frozen=True, slots=True)
class Band:
    """One size class of a rule: above < n <= up_to.

    Attributes:
        above: lower bound, outside the band.
        up_to: upper bound, inside the band; None for no end.
        ratio: persons required for each person counted; zero where the band sets a plain number.
        shown: the ratio as the text writes it.
        base: 基数, the least number in any case.
    """

    above: int
    up_to: int | None
    ratio: Fraction
    shown: str
    base: int
    quote: str

    def holds(self, n: int) -> bool:
        """Whether a head count falls into this band."""
        return self.above < n and (self.up_to is None or n <= self.up_to)


@dataclass(frozen=True, slots=True)
class BandRule:
    """A minimum by size classes of one count."""

    id: str
    role: str
    counts: str
    clause: str
    bands: tuple[Band, ...]

    def band(self, n: int) -> Band:
        """The band that holds `n`, a positive number."""
        return next(band for band in self.bands if band.holds(n))


@dataclass(frozen=True, slots=True)
class StepRule:
    """A base number, and one more for each step above a threshold."""

    id: str
    role: str
    counts: str
    clause: str
    threshold: int
    base: int
    step: int
    quote: str
    step_quote: str
    doubt: str


@dataclass(frozen=True, slots=True)
class Ratio:
    """One of several ratios of which the largest result counts."""

    counts: str
    unit: str
    ratio: Fraction
    shown: str


@dataclass(frozen=True, slots=True)
class RatioRule:
    """Several ratios, the largest result counts (就高不就低)."""

    id: str
    role: str
    clause: str
    quote: str
    rows: tuple[Ratio, ...]


@dataclass(frozen=True, slots=True)
class Multiple:
    """A multiple of another number of persons."""

    id: str
    role: str
    counts: str
    clause: str
    times: int
    quote: str


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of one document.

    Attributes:
        dated: date of the document.
        in_force: whether it ever took effect.
        checked: day on which the rows were last compared with the text.
        needed: the sentence that asks for guards without a number.
        most: head counts above this are refused as absurd.
    """

    document: str
    dated: date
    in_force: bool
    checked: date
    unit: BandRule
    key_unit: BandRule
    key_guards: Multiple
    needed: Sentence
    school: StepRule
    boarding: StepRule
    hospital: RatioRule
    sentences: Mapping[str, Sentence]
    most: int


def _bands(row: Mapping[str, Any]) -> BandRule:
    bands = tuple(
        Band(
            int(band["above"]),
            int(band["up_to"]) if "up_to" in band else None,
            Fraction(band.get("ratio", "0")),
            band.get("shown", ""),
            int(band["base"]),
            band["quote"],
        )
        for band in row["band"]
    )
    return BandRule(row["id"], row["role"], row["counts"], row["clause"], bands)


def _steps(row: Mapping[str, Any]) -> StepRule:
    threshold, base, step = (int(row[name]) for name in ("threshold", "base", "step"))
    quote, step_quote, doubt = (row[name] for name in ("quote", "step_quote", "doubt"))
    return StepRule(
        row["id"], row["role"], row["counts"], row["clause"], threshold, base, step, quote, step_quote, doubt
    )


def _ratios(row: Mapping[str, Any]) -> RatioRule:
    rows = tuple(Ratio(r["counts"], r["unit"], Fraction(r["ratio"]), r["shown"]) for r in row["row"])
    return RatioRule(row["id"], row["role"], row["clause"], row["quote"], rows)


@cache
def load_rules() -> Rules:
    """The rules that ship with the package."""
    text = files("assistant").joinpath("data", "rules.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    bands = {row["id"]: _bands(row) for row in data["bands"]}
    steps = {row["id"]: _steps(row) for row in data["steps"]}
    times, needed = data["multiple"][0], data["needed"][0]
    return Rules(
        document=data["document"],
        dated=data["dated"],
        in_force=data["in_force"],
        checked=data["checked"],
        unit=bands["unit"],
        key_unit=bands["key-unit"],
        key_guards=Multiple(
            times["id"], times["role"], times["counts"], times["clause"], int(times["times"]), times["quote"]
        ),
        needed=Sentence(needed["clause"], needed["quote"]),
        school=steps["school"],
        boarding=steps["boarding"],
        hospital=_ratios(data["ratios"][0]),
        sentences={name: Sentence(**row) for name, row in data["sentences"].items()},
        most=int(data["limits"]["most"]),
    )


def gaps_and_overlaps(rule: BandRule) -> tuple[str, ...]:
    """What is wrong with a rule's bands: a gap, an overlap, a start above zero, an end below infinity.

    Returns:
        One line a fault; empty where the bands cover every positive head count exactly once.
    """
    faults = []
    bands = sorted(rule.bands, key=lambda band: band.above)
    if bands[0].above != 0:
        faults.append(f"{rule.id}: starts above {bands[0].above}")
    for low, high in pairwise(bands):
        if low.up_to is None or low.up_to > high.above:
            faults.append(f"{rule.id}: bands overlap above {high.above}")
        elif low.up_to < high.above:
            faults.append(f"{rule.id}: gap between {low.up_to} and {high.above}")
    if bands[-1].up_to is not None:
        faults.append(f"{rule.id}: ends at {bands[-1].up_to}")
    return tuple(faults)
