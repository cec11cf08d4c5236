"""What a conversation has said about the units it asks for."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.reading.understood import Understood


@dataclass(slots=True)
class StaffingMemory:
    """Memory of one conversation.

    Attributes:
        last: the last staffing question as understood, None before the first.
        text: its words, with those of the turns that went on from it.
        pending: a question before that named a role but asked for the rule alone; numbers may complete it.
    """

    last: Understood | None = None
    text: str = ""
    pending: str = ""
