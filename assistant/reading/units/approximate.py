"""Approximate numbers: computed where every number they can mean gives the same minimum, asked back where not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import ceil

from assistant.reading.facts.understood import Remark
from assistant.reading.words.numerals import Numeral
from assistant.rules.facts import UnitFacts, find_fault
from assistant.rules.quota import derive
from assistant.rules.trace import Derivation


def settle(facts: UnitFacts, rough: Mapping[str, Numeral]) -> tuple[UnitFacts, Remark | None, tuple[Remark, ...]]:
    """Whether facts with approximate numbers can be computed.

    Returns:
        The facts; what to ask back, if anything; what the reply must say.
    """
    if not rough:
        return facts, None, ()
    name, numeral = next(iter(rough.items()))
    question = Remark("exact", {"text": numeral.text.strip(), "name": name})
    if any(n.vague or n.high is None for n in rough.values()):
        return facts, question, ()
    low = replace(facts, **{slot: max(1, ceil(n.low)) for slot, n in rough.items()})  # type: ignore[arg-type]
    high = replace(facts, **{slot: int(n.high or 0) for slot, n in rough.items()})  # type: ignore[arg-type]
    if find_fault(low) or find_fault(high) or _result(derive(low)) != _result(derive(high)):
        return facts, question, ()
    remarks = tuple(
        Remark("approximate", {"text": n.text.strip(), "low": str(ceil(n.low)), "high": str(int(n.high or 0))})
        for n in rough.values()
    )
    nominal = replace(facts, **{slot: _nominal(n) for slot, n in rough.items()})  # type: ignore[arg-type]
    return nominal, None, remarks


def _nominal(numeral: Numeral) -> int:
    high = numeral.high if numeral.high is not None else numeral.low
    return int(min(max(numeral.value, numeral.low), high))


def _result(derivation: Derivation) -> tuple[tuple[object, ...], ...]:
    """What must not depend on the approximation: minimum, shortfall, total, the inverse."""
    own = tuple((o.role, o.minimum, o.shortfall, o.at_least) for o in derivation.outcomes)
    groups = tuple(row for group in derivation.groups for row in _result(group))
    return (*own, *groups, (derivation.total, derivation.inverse))
