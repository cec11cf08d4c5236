"""What the tests of the reader share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.staffing import StaffingMemory, answer_staffing
from corpus.vocabulary import Route


@pytest.fixture
def figures() -> Callable[..., list[tuple[int | None, int | None]]]:
    """Puts the turns of a conversation to the calculator; gives minimum and staff in place of the last reply."""

    def put(*turns: str) -> list[tuple[int | None, int | None]]:
        memory = StaffingMemory()
        for turn in turns:
            reply = answer_staffing(turn, None, memory)
        assert reply is not None
        assert reply.route is Route.QUOTA, reply.clarify
        assert reply.quota is not None
        return [(result.minimum, result.have) for result in reply.quota.results]

    return put
