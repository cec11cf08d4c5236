"""A number told for now without a noun counts what was told for then: 去年床位400张，今年401; last month 1,500 employees, now 1,501."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.given import HAVES, Given
from assistant.reading.tokens import Token

_LEAST = 20
_FAR = 3
"""A size that grew to more than so many times what it was is another count."""


def with_times(_tokens: Sequence[Token], given: Sequence[Given]) -> list[Given]:
    """The numbers with those of now put to the count of then."""
    then = [g for g in given if g.past and not g.now and g.slot not in (*HAVES, "other", "have", "piece", "bare")]
    now = [g for g in given if g.now and not g.past and g.slot == "bare" and g.numeral.is_exact]
    if len(then) != 1 or len(now) != 1 or now[0].at < then[0].at or now[0].change:
        return list(given)
    one, two = then[0].numeral.value, now[0].numeral.value
    if two < _LEAST or not one <= two * _FAR <= one * _FAR * _FAR:
        return list(given)
    return [replace(g, slot=then[0].slot) if g is now[0] else g for g in given]
