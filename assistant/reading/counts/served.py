"""Pupils and children whom a firm serves are none of its people: 公交公司每天接送学生4000人次，员工1120人."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.counts.senses import around, load_senses
from assistant.reading.facts.given import Given
from assistant.reading.words.tokens import Token

_SCHOOLS = ("school", "boarding_school", "day_school", "all_board")


def without_served(tokens: Sequence[Token], given: Sequence[Given]) -> list[Given]:
    """The numbers with those set aside who only come to a firm that has workers of its own."""
    workers = any(g.slot == "employees" and not g.change for g in given)
    if not workers or any(t.is_("unit", *_SCHOOLS) for t in tokens):
        return list(given)
    return [replace(g, slot="other") if _is_served(tokens, g) else g for g in given]


def _is_served(tokens: Sequence[Token], given: Given) -> bool:
    pattern = load_senses()["served"].pattern
    return given.slot in ("students", "heads") and pattern.search(around(tokens, given.at)) is not None
