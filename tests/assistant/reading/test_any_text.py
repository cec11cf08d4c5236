"""No text makes the reader fail, alone or as a turn of a conversation."""

from __future__ import annotations

import json
import random
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.staffing import StaffingMemory, answer_staffing

CASES = Path(__file__).resolve().parents[2] / "cases" / "staffing" / "dev.jsonl"


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=3))
def test_any_characters(turns: list[str]) -> None:
    memory = StaffingMemory()
    for turn in turns:
        answer_staffing(turn, None, memory)


def test_questions_cut_and_joined_at_random() -> None:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    turns = [turn for line in lines for turn in json.loads(line)["turns"]]
    chance = random.Random(11)
    for _ in range(600):
        memory = StaffingMemory()
        for _ in range(chance.randint(1, 3)):
            one, two = chance.choice(turns), chance.choice(turns)
            answer_staffing(one[: chance.randint(0, len(one))] + two[chance.randint(0, len(two)) :], None, memory)
