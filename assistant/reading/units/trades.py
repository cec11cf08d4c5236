"""A unit told by two of its trades only is asked for its whole: 司机500人、押运员700人."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.reading.counts.together import lead_of
from assistant.reading.facts.given import HAVES, Given
from assistant.reading.facts.understood import Remark
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.tokens import Token
from assistant.rules.facts import Kind, UnitFacts

_LEAST = 20
"""Fewer may be named beside the whole."""
_OTHERS = ("persons", "employees", "everyone")


def told_by_trades(tokens: Sequence[Token], given: Sequence[Given], facts: UnitFacts) -> Remark | None:
    """The question to ask back where only trades are counted and one of them was taken for all; None elsewhere."""
    if facts.kind is not Kind.UNIT or facts.persons is None or any(g.slot in _OTHERS or g.total for g in given):
        return None
    people = [g for g in given if g.slot not in HAVES and g.numeral.kind in ("heads", "piece") and not g.change]
    people = [g for g in people if g.numeral.is_exact and g.numeral.value >= _LEAST]
    trades = [g for g in people if _is_trade(lead_of(tokens, g.at))]
    rest = [g for g in trades if g.numeral.value != facts.persons and not g.subset]
    taken = any(g.numeral.value == facts.persons for g in trades)
    if len(people) != len(trades) or not rest or not taken:
        return None
    few = f"{lead_of(tokens, rest[0].at)}{rest[0].numeral.text.strip()}"
    return Remark("few", {"name": "persons", "persons": str(facts.persons), "few": few})


def _is_trade(lead: str) -> bool:
    rows = load_patterns("parts")
    return any(rows[name].pattern.search(lead) for name in ("trades", "departments"))
