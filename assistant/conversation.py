"""What a conversation remembers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from assistant.reply import Reply


@dataclass(slots=True)
class Conversation:
    """Memory of one conversation; each user has one of his own.

    Attributes:
        region: place chosen for the conversation, or named last.
        replies: replies given so far, oldest first.
        staffing: what the staffing reader knows so far; opaque to everything else.
        topic: the last clause question, for follow-ups that name no subject.
    """

    region: str | None = None
    replies: list[Reply] = field(default_factory=list)
    staffing: Any = None
    topic: str = ""
