"""A total that is told behind all its parts: 在编四百八，保洁绿化五百二，凑起来整一千人."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.facts.given import Given
from assistant.reading.words.tokens import Token

_PEOPLE = ("employees", "persons", "heads", "other", "bare")
_LEAST = 20


def with_totals(tokens: Sequence[Token], given: Sequence[Given]) -> list[Given]:
    """The numbers with those set aside that the one total behind them adds up."""
    totals = [g for g in given if g.total and not g.change and g.slot in _PEOPLE and g.numeral.value >= _LEAST]
    if len(totals) != 1 or not totals[0].numeral.is_exact:
        return list(given)
    total = totals[0]
    parts = [g for g in given if g.at < total.at and g.slot in _PEOPLE and not g.change and g.numeral.is_exact]
    parts = [g for g in parts if g.numeral.kind in ("heads", "bare", "piece") and not g.subset]
    several = any(t.group == "site" or t.is_("num", "sites") for t in tokens)
    if several or len(parts) < 2 or sum(g.numeral.value for g in parts) != total.numeral.value:
        return list(given)
    whole = replace(total, slot="heads") if total.slot in ("other", "bare") else total
    return [whole if g is total else replace(g, slot="other", subset=True) if g in parts else g for g in given]
