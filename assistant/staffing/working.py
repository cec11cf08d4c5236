"""How a staffing figure was computed, in words: its steps, and the other readings of the rule."""

from __future__ import annotations

from assistant.rules.render import reading, step_words
from assistant.rules.trace import Derivation
from assistant.staffing.words import say


def steps_and_readings(derivation: Derivation, language: str, name: str = "") -> tuple[list[str], list[str]]:
    """The computation as steps, and what other readings of the rule would give.

    Args:
        derivation: the computation.
        language: zh or en.
        name: the unit's, where there are several.
    """
    lead = (f"{name}：" if language == "zh" else f"{name}: ") if name else ""
    steps = [lead + step_words(step, language) for o in derivation.outcomes for step in o.steps]
    others = []
    for outcome in derivation.outcomes:
        for other in outcome.alternatives:
            found = reading(other, language)
            others.append(lead + say("line", "reading", language, value=found.value, because=found.because))
    for campus in derivation.groups:
        mine, theirs = steps_and_readings(campus, language, campus.facts.name)
        steps += mine
        others += theirs
    for other in derivation.total_alternatives:
        found = reading(other, language)
        others.append(say("line", "total_reading", language, value=found.value, because=found.because))
    for other in derivation.inverse_alternatives:
        found = reading(other, language)
        unit = say("units", derivation.inverse.of, language) if derivation.inverse else ""
        others.append(say("line", "inverse_reading", language, value=found.value, unit=unit, because=found.because))
    return steps, others
