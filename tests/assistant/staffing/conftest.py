"""What the tests of the case files share."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.evaluation.staffing import Answer, answer_case
from assistant.reply import Reply


@pytest.fixture(scope="session")
def answer() -> Answer:
    """Answers a case, each once in a session."""
    answered: dict[str, Reply | None] = {}

    def once(case: dict[str, Any]) -> Reply | None:
        if case["id"] not in answered:
            answered[case["id"]] = answer_case(case)
        return answered[case["id"]]

    return once
