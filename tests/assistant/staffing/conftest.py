"""What the tests of the case files share."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from assistant.evaluation.staffing import Answer, answer_case
from assistant.reply import Reply

CASES = Path(__file__).resolve().parents[2] / "cases" / "staffing"
_CHUNK = 100


@pytest.fixture(scope="session")
def answer() -> Answer:
    """Answers a case; all of them are answered once in a session, on every core."""
    cases = [json.loads(line) for path in sorted(CASES.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        replies = pool.map(answer_case, cases, chunksize=_CHUNK)
        answered = {case["id"]: reply for case, reply in zip(cases, replies, strict=True)}

    def told(case: dict[str, Any]) -> Reply | None:
        return answered[case["id"]]

    return told
