"""JSON: the paper as it is saved, with nothing lost."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.quiz.models import Paper
from assistant.quiz.storage import dump


def write(paper: Paper) -> Mapping[str, bytes]:
    """The paper as JSON."""
    return {"": dump(paper).encode()}
