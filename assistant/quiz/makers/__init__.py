"""One maker a file; a new one adds its line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assistant.quiz.makers import addressee, blank, case, cloze, compare, members, modality, record, statement
from assistant.quiz.models import Item
from assistant.quiz.workshop import Workshop

MAKERS: tuple[Callable[[Workshop], Iterator[Item]], ...] = (
    cloze.make,
    addressee.make,
    modality.make,
    members.make,
    compare.make,
    record.make,
    case.make,
    statement.make,
    blank.make,
)
"""All makers, in the order in which their items are found."""
