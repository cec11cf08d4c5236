"""A bound told beside the size that keeps to it: 够不着1001，只有1000; 过了2000，还没到2500."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from assistant.reading.sentences.clauses import ROLE
from assistant.reading.sentences.told import NUMBER, UNIT, sizes_in
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value

_CLAUSE = re.compile(r"[^，。；？！（）]+")
_NEAR = Fraction(1, 10)
"""A bound that is farther from the size, as a part of it, may be told of something else."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A clause that tells no more than a bound: the lowest and the highest number that keep to it."""

    start: int
    end: int
    low: Fraction | None
    high: Fraction | None

    def holds(self, size: Fraction) -> bool:
        """Whether a size keeps to it and lies near it."""
        if (self.low is not None and size < self.low) or (self.high is not None and size > self.high):
            return False
        return abs(size - (self.low or self.high or size)) <= size * _NEAR


def bounds_left_out(text: str) -> str:
    """The question without the bounds that its only size keeps to; two bounds alone are a range."""
    bounds = [bound for match in _CLAUSE.finditer(text) if (bound := _bound(match)) is not None]
    if not bounds:
        return text
    rest = _without(text, bounds)
    sizes = {size for _, size in sizes_in(rest)}
    if len(sizes) == 1:
        size = sizes.pop()
        if _ROUGH.search(next(clause for clause in _CLAUSE.findall(rest) if sizes_in(clause))):
            return text
        kept = [bound for bound in bounds if bound.holds(size)]
        return _made_sure(_without(text, kept), size) if kept else text
    return text if sizes else _ranged(text, bounds)


def _bound(match: re.Match[str]) -> Bound | None:
    """The bound that a clause tells; None where it tells anything else."""
    words = match[0]
    lead, tail, unit = (load_patterns("bounds")[name].piece for name in ("lead", "tail", "line"))
    for name, (below, strict) in _KINDS.items():
        row = load_patterns("bounds")[name].piece
        number = rf"(?P<m>{NUMBER})(?:{UNIT})?"
        order = rf"{number}{unit}?{row}" if name.endswith("_behind") else rf"{row}{number}{unit}?"
        found = re.fullmatch(rf"{lead}*{order}{tail}*", words)
        value = number_value(found["m"]) if found else None
        if value is None or value < _LEAST or value.denominator != 1 or ROLE.search(words):
            continue
        low, high = (None, value - strict) if below else (value + strict, None)
        return Bound(match.start(), match.end(), low, high)
    return None


_LEAST = 20
_ROUGH = re.compile("离|差|快|近|大约|大概|左右|上下|多|余|不到|不足|只要|如果|要是|每")
"""The only size is no size that keeps to a bound: 离一千五还差几个人，一千四百九十多."""
_KINDS = {
    "under": (True, 1),
    "under_behind": (True, 1),
    "at_most": (True, 0),
    "over": (False, 1),
    "over_behind": (False, 1),
    "at_least": (False, 0),
}
"""The rows of the data file: whether the number is the upper bound, and by how much it is left out."""


def _without(text: str, bounds: list[Bound]) -> str:
    for bound in reversed(bounds):
        text = f"{text[: bound.start]}{text[bound.end :]}"
    text = re.sub("（[，。；]*）", "", text)
    return re.sub("^[，。；？！]+|(?<=[，。；？！])[，。；]+|，+(?=[。；？！）]|$)", "", text)


def _made_sure(text: str, size: Fraction) -> str:
    """也就1000 beside 到不了1001 is no rough number."""
    at = next((at for at, value in sizes_in(text) if value == size), None)
    if at is None:
        return text
    lead = re.sub("(?:也就|就|才|只有|不过)(?:是|有)?$", "", text[:at])
    return lead + text[at:]


def _ranged(text: str, bounds: list[Bound]) -> str:
    """过了2000，还没到2500: from the one to the other."""
    low = max((bound.low for bound in bounds if bound.low is not None), default=None)
    high = min((bound.high for bound in bounds if bound.high is not None), default=None)
    if len(bounds) < 2 or low is None or high is None or low > high:
        return text
    first, *rest = bounds
    lead = re.match(r"[^，0-9]{0,6}?(?:我们|公司|单位|厂|酒店|企业|[员职]工|人数)", text[first.start : first.end])
    told = f"{lead[0] if lead else ''}{low}到{high}人" if low < high else f"{low}人"
    return f"{text[: first.start]}{told}{_without(text, rest)[first.end :]}"
