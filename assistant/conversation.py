"""What a conversation remembers."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.reading.turns.memory import StaffingMemory
from assistant.reply import Reply


@dataclass(slots=True)
class Conversation:
    """Memory of one conversation; each user has one of his own.

    Attributes:
        staffing: what the staffing reader knows so far.
        region: place chosen for the conversation.
        replies: replies given so far, oldest first.
    """

    staffing: StaffingMemory
    region: str | None = None
    replies: list[Reply] = field(default_factory=list)
