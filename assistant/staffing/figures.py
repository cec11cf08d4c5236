"""Every figure that a staffing reply states, with what proves it: the calculator, the question or a clause."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.reply import Citation, Figure
from assistant.rules.trace import Derivation
from corpus.figures import find_figures

_NUMBER = re.compile(r"(?<![0-9.])[0-9]+(?:\.[0-9]+)?(?![0-9])")


def stated_figures(
    derivations: Iterable[Derivation], worded: Iterable[str], quotes: tuple[Citation, ...]
) -> tuple[Figure, ...]:
    """The figures of a reply.

    Args:
        derivations: the computations behind it.
        worded: the sentences that state their results, steps and readings.
        quotes: the citations whose words it quotes.

    Returns:
        Results first, then the figures of the quotations, then the numbers of steps and readings; each once.
    """
    figures: dict[tuple[str, str], Figure] = {}
    asked: set[str] = set()
    for derivation in derivations:
        asked |= _given(derivation)
        for figure in _results(derivation):
            figures.setdefault((figure.value, figure.source), figure)
    for place, citation in enumerate(quotes):
        for found in find_figures(citation.quote):
            key = (found.value_text, f"clause {place}")
            figures[key] = Figure(found.text, found.value_text, found.unit, str(found.comparator), "clause", place)
    for number in (match[0] for text in worded for match in _NUMBER.finditer(text)):
        if not any(value == number for value, _ in figures):
            source = "question" if number in asked else "calculator"
            figures[number, source] = Figure(number, number, "", "=", source)
    return tuple(figures.values())


def _given(derivation: Derivation) -> set[str]:
    own = {str(value) for value in derivation.facts.inputs().values() if not isinstance(value, bool)}
    for campus in derivation.groups:
        own |= _given(campus)
    return own


def _results(derivation: Derivation) -> list[Figure]:
    found = []
    for outcome in derivation.outcomes:
        if outcome.minimum is not None:
            found.append(Figure(f"不少于{outcome.minimum}名", str(outcome.minimum), "名", ">=", "calculator"))
        if outcome.shortfall is not None:
            found.append(Figure(f"缺{outcome.shortfall}名", str(outcome.shortfall), "名", "=", "calculator"))
        for other in outcome.alternatives:
            found.append(Figure(f"{other.value}名", str(other.value), "名", ">=", "calculator"))
    if derivation.total is not None:
        found.append(Figure(f"不少于{derivation.total}名", str(derivation.total), "名", ">=", "calculator"))
    if derivation.inverse is not None and derivation.inverse.max is not None:
        found.append(Figure(f"最多{derivation.inverse.max}", str(derivation.inverse.max), "", "<=", "calculator"))
    asked = derivation.facts.inverse
    if derivation.inverse is not None and asked is not None and asked.start and derivation.inverse.min is not None:
        found.append(Figure(f"从{derivation.inverse.min}", str(derivation.inverse.min), "", ">=", "calculator"))
    for campus in derivation.groups:
        found += _results(campus)
    return found
