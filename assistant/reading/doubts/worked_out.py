"""Counts that a question tells only by way of others: 1500人，漏了一个 is computed with 1501, and the reply says so."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.reading.facts.understood import Remark, Understood
from assistant.reading.words.plain import plain
from assistant.reading.words.tokens import tokenize

_COUNTS = ("persons", "boarders", "beds", "medical_staff", "outpatients")
_LEAST = 20
"""A smaller count is no size that a question tells in a roundabout way."""


def with_worked_out(question: str, understood: Understood, last: Understood | None) -> Understood:
    """What was understood, with a remark on each count that stands nowhere in the question.

    Args:
        question: the user's words.
        understood: what the reader made of them.
        last: what the turns before asked; their counts are told already.
    """
    if (
        understood.ask is not None
        or understood.refuse is not None
        or understood.uncovered
        or len(understood.units) != 1
    ):
        return understood
    if any(remark.id == "approximate" for remark in understood.assumptions):
        return understood
    told = {token.numeral.value for token in tokenize(plain(question)) if token.numeral is not None}
    told |= {getattr(unit, name) for unit in last.units for name in _COUNTS} if last is not None else set()
    said = " ".join(str(value) for remark in understood.assumptions for value in remark.values.values())
    facts = understood.units[0]
    counts = {name: getattr(facts, name) for name in _COUNTS if not facts.campuses and facts.inverse is None}
    remarks = tuple(
        Remark("worked_out", {"name": name, "value": str(count)})
        for name, count in counts.items()
        if count is not None
        and count >= _LEAST
        and count not in told
        and not re.search(rf"(?<![0-9]){count}(?![0-9])", said)
    )
    return replace(understood, assumptions=(*understood.assumptions, *remarks)) if remarks else understood
