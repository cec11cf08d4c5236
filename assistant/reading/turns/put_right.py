"""Numbers of a turn that put one of several right: 看错了，300人才对 is of the boarders where 299 of them were told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import log

from assistant.reading.facts.given import Given
from assistant.reading.turns.meant import PRINCIPAL
from assistant.reading.words.tokens import Token
from assistant.rules.facts import Kind, UnitFacts

_NEAR = 0.1
_FAR = 0.2
"""How far apart two counts are at most, and at least, as logarithms: one number stands for another, or cannot."""
_LIKELY = 0.7
"""So far apart, heads may still be the same: half or twice as many."""
_LOOSE = ("heads", "bare", "piece")


def put_right(given: list[Given], base: UnitFacts, tokens: Sequence[Token]) -> list[Given]:
    """The numbers of a turn; one without a noun that puts another right counts what the nearest one told counts."""
    loose = [g for g in given if g.slot in _LOOSE and not g.change and g.numeral.is_exact]
    counted = [g for g in given if g.slot != "other"]
    if len(loose) != 1 or len(counted) != 1 or not any(t.is_("cue", "correct") for t in tokens):
        return given
    slot = _nearest(int(loose[0].numeral.value), loose[0].numeral.kind == "heads", base)
    return given if slot is None else [replace(loose[0], slot=slot, subset=False, corrects=slot in PRINCIPAL)]


def _nearest(value: int, heads: bool, base: UnitFacts) -> str | None:
    """The count that a number is near to, where no other is; in a hospital, heads are those on duty or nobody known."""
    known = {name: count for name in PRINCIPAL if (count := getattr(base, name))}
    if heads and base.kind is Kind.HOSPITAL and base.persons is None and base.medical_staff is not None:
        return "medical_staff" if abs(log(max(value, 1) / max(base.medical_staff, 1))) <= _LIKELY else "bare"
    if len(known) < _SEVERAL or value < 1:
        return None
    distances = sorted((abs(log(value / count)), name) for name, count in known.items())
    near = distances[0][0] <= _NEAR and distances[1][0] >= _FAR
    return distances[0][1] if near else None


_SEVERAL = 2
