"""Pupils told by the grades or the stages of their school: 小班90、中班100; 高一高二高三分别700、680、650人."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.facts.given import Given
from assistant.reading.words.tokens import Token


def grades(tokens: Sequence[Token], found: list[Given]) -> list[Given]:
    """小班90、中班100; 三个年级分别600、620、580: bare numbers of grades count pupils."""
    loose = ("bare", "piece", "heads")
    return [replace(g, slot="students") if g.slot in loose and _of_grade(tokens, g.at) else g for g in found]


def stages(tokens: Sequence[Token], found: list[Given]) -> list[Given]:
    """小学部880，初中部990，教职工130: where the staff is told apart and no whole is, stages count pupils."""
    heads = [g for g in found if g.slot in _HEADS and not g.change]
    stages = [g for g in heads if _of_stage(tokens, g.at)]
    staff = any(g.slot == "school_staff" and not g.subset for g in found)
    if not stages or not staff or len(stages) < len(heads) or any(g.subset for g in stages):
        return found
    return [replace(g, slot="students") if g in stages else g for g in found]


_HEADS = ("heads", "everyone", "persons", "students")


def _of_stage(tokens: Sequence[Token], at: int) -> bool:
    lead = [t for t in tokens[max(0, at - 4) : at] if not t.is_("cue", "fill", "have", "total", "now")]
    return (bool(lead) and lead[-1].is_("part", "school")) or _heads_row(tokens, at).is_("part", "school")


def _of_grade(tokens: Sequence[Token], at: int) -> bool:
    if at and tokens[at - 1].is_("part", "school"):
        return tokens[at - 1].text[-1] in "一二三级班"
    head = _heads_row(tokens, at)
    grade = head.is_("part", "school") and head.text[-1] in "一二三级班"
    return grade or (head.is_("num", "other") and head.text.endswith("年级"))


def _heads_row(tokens: Sequence[Token], at: int) -> Token:
    """The word in front of a row of numbers that holds this one."""
    position = at - 1
    while position > 0 and _in_row(tokens, position):
        position -= 1
    return tokens[max(position, 0)]


def _in_row(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.is_("num", "bare", "heads") or token.text.strip() in ("、", "和", "及"):
        return True
    return token.is_("cue", "respectively", "each", "fill") or (
        token.text == "，" and tokens[at - 1].is_("num", "bare")
    )
