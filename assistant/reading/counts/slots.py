"""Finds what each number of a unit's stretch of text counts."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.reading.counts.cues import (
    change_of,
    cues_before,
    is_claimed,
    is_of_rule,
    is_pretended,
    is_wished,
    year_of,
)
from assistant.reading.counts.due import due_and_there, is_due, is_told
from assistant.reading.counts.measures import slot_by_measure
from assistant.reading.counts.nobody import none_in_place
from assistant.reading.counts.nouns import belongs_right, left_noun, right_noun, slot_of
from assistant.reading.counts.rows import lists, lonely
from assistant.reading.counts.senses import refine
from assistant.reading.facts.given import HAVES, Given
from assistant.reading.words.tokens import Token

_LEFT = ("还剩", "还剩下", "剩", "剩下", "只剩", "只剩下", "现剩")
"""辞了俩还剩4个: what is left is what there is now."""


def find_given(tokens: Sequence[Token]) -> list[Given]:
    """Every number that counts something, in order."""
    found: list[Given] = []
    used: set[int] = set()
    for at, token in enumerate(tokens):
        if token.numeral is None or token.numeral.kind in ("other", "ratio", "sites"):
            continue
        given = _given(tokens, at, used, found)
        if given is not None:
            found.append(given)
    nobody = none_in_place(tokens, found)
    found = [g for g in found if not _is_pointed_at(tokens, g, found) and not _is_told_anew(g, found)]
    return refine(tokens, lists(tokens, lonely(tokens, lists(tokens, due_and_there(tokens, [*found, *nobody])))))


def _is_pointed_at(tokens: Sequence[Token], one: Given, found: Sequence[Given]) -> bool:
    """批了8个专职，这8个人最多对应多大的单位: those in place, pointed at once more."""
    pointed = one.at > 0 and tokens[one.at - 1].text.strip().endswith(("这", "那", "这么", "those", "these"))
    loose = one.slot in ("heads", "piece", "have", "bare")
    same = any(g.slot in HAVES and g.at < one.at and g.numeral.value == one.numeral.value for g in found)
    return pointed and loose and same


def _is_told_anew(one: Given, found: Sequence[Given]) -> bool:
    """保安走了2人现在3人: who left the staff, before it is told how many there are now."""
    return bool(one.change) and any(
        g.slot == one.slot and g.slot in HAVES and g.now and not g.change and g.at > one.at for g in found
    )


def _given(tokens: Sequence[Token], at: int, used: set[int], before: list[Given]) -> Given | None:
    numeral = tokens[at].numeral
    assert numeral is not None
    if numeral.value == 1 and (numeral.kind == "piece" or tokens[at].text == "one") and _points(tokens, at):
        return None
    if is_of_rule(tokens, at):
        return None
    cues = cues_before(tokens, at)
    change = change_of(tokens, at, cues)
    change = 0 if change > 0 and "subset" in cues else change  # 其中新增40张
    left, right = left_noun(tokens, at, used), right_noun(tokens, at)
    if left is not None and right is not None and belongs_right(tokens, at, left, right):
        left = None
    noun = left if left is not None else right
    if (numeral.kind == "heads" or numeral.text.endswith("人")) and is_wished(tokens, at):
        noun = None if noun is None or tokens[noun].group == "count" else noun
        slot_of_role = "have" if noun is None else slot_of(tokens, noun)
        return Given(slot_of_role, numeral, at, wish=True)
    slot: str | None = slot_by_measure(tokens, at, change, before, cues) if noun is None else slot_of(tokens, noun)
    if noun is not None:
        used.add(noun)
    counted = noun is not None and tokens[noun].group == "count"
    if slot is None or (is_claimed(tokens, at) and not counted):
        return None
    return Given(
        slot,
        numeral,
        at,
        change,
        past=("past" in cues and "now" not in cues) or _is_once(tokens, at),
        now="now" in cues or _is_left(tokens, at),
        subset="subset" in cues,
        besides="besides" in cues,
        wish=(("wish" in cues and not is_told(tokens, at, slot)) or is_due(tokens, at))
        and not change
        and slot in HAVES,
        each="each" in cues,
        corrects="correct" in cues,
        total="total" in cues,
        stranger="stranger" in cues or is_pretended(tokens, at),
        year=year_of(tokens, at),
    )


def _points(tokens: Sequence[Token], at: int) -> bool:
    """一个1500人, 一个总人数1500: one of several is pointed at, which counts nobody."""
    ahead = [t for t in tokens[at + 1 : at + 5] if not t.is_("cue", "fill", "have", "now", "about", "total")]
    if ahead and ahead[0].is_("num"):
        return True
    return len(ahead) > 1 and ahead[0].group == "count" and ahead[1].is_("num") and tokens[at].text.startswith("一")


def _is_left(tokens: Sequence[Token], at: int) -> bool:
    """还剩4个, 1501了: what is left, or has come to be, is what there is now."""
    ahead = tokens[at + 1 : at + 3]
    come = bool(ahead) and ahead[0].text == "了" and (len(ahead) < 2 or ahead[1].is_("mark"))
    return (at > 0 and tokens[at - 1].text in _LEFT) or come


def _is_once(tokens: Sequence[Token], at: int) -> bool:
    """1500时报的是3个: what was, when something was done."""
    ahead = "".join(t.text for t in tokens[at + 1 : at + 3])
    for token in tokens[at + 1 : at + 6]:
        if token.is_("mark") or token.is_("num"):
            break
        if token.is_("cue", "past") and token.text.isascii():  # 1,000 employees last year
            return True
    return ahead.startswith(
        ("时报", "时配", "时是", "时候", "的时候", "那时", "那会", "那阵", "时的", "时，", "时就", "时才", "人时")
    )
