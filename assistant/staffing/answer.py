"""The way from a staffing question to its reply."""

from __future__ import annotations

from functools import cache

from assistant.reading.doubts.worked_out import with_worked_out
from assistant.reading.read import read
from assistant.reading.turns.memory import StaffingMemory
from assistant.reply import Reply
from assistant.rules.places import place_key
from assistant.staffing.compose import compose
from corpus.library import Library


@cache
def _bundled() -> Library:
    return Library()


def answer_staffing(
    question: str,
    region: str | None = None,
    memory: StaffingMemory | None = None,
    library: Library | None = None,
) -> Reply | None:
    """Answer a question on how many security staff or guards a unit needs; the calculator alone gives the figure.

    Args:
        question: the user's words.
        region: place chosen beside the question, used where the question names none.
        memory: what earlier turns of the same conversation said; it is brought up to date.
        library: the texts to quote from; by default those of the package.

    Returns:
        The reply, or None where this is no staffing question.
    """
    last = memory.last if memory is not None else None
    understood = read(question, place_key(region) if region else None, memory)
    if understood is None:
        return None
    return compose(question, with_worked_out(question, understood, last), library or _bundled())
