"""Heads that come and go in one message are put to the count that they change: 本来999个人，这周报到两个."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.reading.counts.owners import PEOPLE, clause_of, is_of_staff, is_other_job
from assistant.reading.facts.given import HAVES, Given
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.tokens import Token, text_of

_MARKS = ("，", "。", "；", "：", "？", "！", "、", "（", "）", ",", ".", "“", "”")
_LEAST = 20
"""A smaller number is no head count that others are added to."""


@dataclass(frozen=True, slots=True)
class Move:
    """Heads that come (+1) or go (-1), with the words of their clause."""

    at: int
    sign: int
    words: str


def with_moves(tokens: Sequence[Token], given: Sequence[Given]) -> list[Given]:
    """The numbers with those who came and went put to the count that they change."""
    moves = [m for m in moves_of(tokens) if not is_of_staff(tokens, given, m.at)]
    moving = {m.at for m in moves}
    given = _with_bare_base(given, moving)
    bases = [g for g in given if g.at not in moving and _is_base(g)]
    moves = [m for m in moves if (base := _base_of(m, bases)) is not None and _is_below(tokens, m, base)]
    given = _without_absent(tokens, given, bases)
    if not bases or not moves:
        return list(given)
    given, moves = _explained(tokens, given, bases, moves)
    out = {g.at: g for g in given}
    for move in moves:
        base = _base_of(move, bases)
        if base is not None:
            staffed = any(g.slot in HAVES and g.at < move.at for g in given)
            out[move.at] = _moved(tokens, move, base, out.get(move.at), staffed)
    changed = {g.slot for g in out.values() if g.settled and g.change}
    single = len({g.numeral.value for g in bases}) == 1
    return [replace(g, past=False) if single and g.slot in changed else g for _, g in sorted(out.items())]


def _without_absent(tokens: Sequence[Token], given: Sequence[Given], bases: Sequence[Given]) -> list[Given]:
    """1001人，一人在休产假: those who are away for a while are counted as before."""
    least = min((g.numeral.value for g in bases if g.slot != "medical_staff"), default=0)
    out = {g.at: g for g in given}
    for at, token in enumerate(tokens):
        numeral = token.numeral
        small = ("students", "school_staff", "employees") if numeral is not None and numeral.value < _LEAST else ()
        loose = at not in out or out[at].slot in ("heads", "piece", "other", "have", *small)
        if numeral is None or numeral.kind not in ("heads", "piece") or not loose or numeral.value >= least:
            continue
        on_top = at in out and out[at].besides
        aside = (says("still", clause_of(tokens, at)) and not on_top) or says(
            "not_counted", "#" + _trail(tokens, at)[0]
        )
        if aside and not is_of_staff(tokens, given, at):
            out[at] = Given("other", numeral, at, settled=True)
    return [g for _, g in sorted(out.items())]


def _with_bare_base(given: Sequence[Given], moving: set[int]) -> list[Given]:
    """原来999，这周来了两个: the only large number, said to have been so, is the head count that they change."""
    large = [g for g in given if g.at not in moving and g.numeral.is_exact and g.numeral.value >= _LEAST]
    if not moving or len(large) != 1 or large[0].slot != "bare" or not large[0].past:
        return list(given)
    return [replace(g, slot="heads") if g is large[0] else g for g in given]


def _is_base(one: Given) -> bool:
    aside = one.change or one.subset or one.wish or one.each or one.stranger
    return one.slot in PEOPLE and not aside and one.numeral.is_exact and one.numeral.value >= _LEAST


def _base_of(move: Move, bases: Sequence[Given]) -> Given | None:
    """The count that a move changes: the nearest before it, else the first behind it; no boarder is a teacher."""
    if says("grown", move.words):
        bases = [g for g in bases if g.slot != "boarders"] or bases
    earlier = [g for g in bases if g.at < move.at]
    return earlier[-1] if earlier else next(iter(bases), None)


def _is_below(tokens: Sequence[Token], move: Move, base: Given) -> bool:
    numeral = tokens[move.at].numeral
    return numeral is not None and numeral.value < base.numeral.value


def moves_of(tokens: Sequence[Token]) -> Iterator[Move]:
    """Every number that a word of coming or going claims, each such word once."""
    free = joined = 0
    for at, token in enumerate(tokens):
        numeral = token.numeral
        joined = 0 if token.is_("mark", "，", "。", "；", "？", "！") else joined
        if numeral is None or numeral.kind not in ("heads", "piece", "bare") or numeral.value.denominator != 1:
            continue
        lead, trail, end = _lead(tokens, at, free), *_trail(tokens, at)
        if says("left", lead) or says("strangers", _trail(tokens, at)[0]):
            continue
        sign = _sign(lead + "#", behind=False)
        if not sign and joined and tokens[at - 1].text.strip() in ("和", "与", "、", "及", "跟"):
            sign = joined  # 来了一位老师和一位阿姨
        joined = sign
        if not sign and numeral.kind == "bare" and not token.text.isascii():
            continue
        if not sign and (sign := _sign("#" + trail, behind=True)):
            if end < len(tokens) and tokens[end].is_("num") and not _sign("#" + _trail(tokens, end)[0], behind=True):
                continue
            free = end
        if sign and (numeral.value > 0 or numeral.vague) and not says("habitual", clause_of(tokens, at)):
            yield Move(at, sign, clause_of(tokens, at))


def _lead(tokens: Sequence[Token], at: int, free: int) -> str:
    first = at
    while first > free and not tokens[first - 1].is_("mark", *_MARKS) and not tokens[first - 1].is_("num"):
        first -= 1
    return text_of(tokens[first:at]).strip()


def _trail(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    last = at + 1
    while last < len(tokens) and not tokens[last].is_("mark", *_MARKS) and not tokens[last].is_("num"):
        last += 1
    return text_of(tokens[at + 1 : last]).strip(), last


_FAR, _FAR_LATIN = 8, 30
"""So many characters from the number a word of coming or going may stand, in Chinese and in English."""


def _sign(words: str, behind: bool) -> int:
    """+1 where the words let heads come, -1 where they let them go; the word nearest to the number decides."""
    far = _FAR_LATIN if re.search("[a-z]{3}", words) else _FAR
    found = [
        (match.end() if not behind else -match.start(), sign)
        for name, sign in (("comes", 1), ("leaves", -1))
        for match in load_patterns("moves")[name].pattern.finditer(words)
        if (match.start() if behind else len(words) - match.end()) <= far
    ]
    return max(found)[1] if found else 0


def says(name: str, words: str) -> bool:
    """Whether words are of a row of the data file."""
    return load_patterns("moves")[name].pattern.search(words) is not None


def _moved(tokens: Sequence[Token], move: Move, base: Given, told: Given | None, staffed: bool) -> Given:
    """The number of a move as a change of its base, or as one of which it is open whether it counts."""
    numeral = tokens[move.at].numeral
    assert numeral is not None
    led_to = says("left", text_of(tokens[max(0, base.at - 3) : base.at]).strip())
    if told is not None and told.slot == "boarders" and told.change and base.slot != "boarders" and led_to:
        return replace(told, settled=True)  # 再增加300个住校生、总人数变成1900
    one = told or Given(base.slot, numeral, move.at)
    one = replace(one, slot=base.slot, subset=False, besides=False, past=False, now=False, wish=False, settled=True)
    if says("not_counted", "#" + _trail(tokens, move.at)[0]):
        return replace(one, slot="other", change=0)
    if says("lent", move.words):
        return replace(one, slot="other", change=0, open=True)
    one_of_us = numeral.text.endswith("人") and (move.sign > 0 or numeral.kind == "heads")
    few = staffed and numeral.value < _LEAST and not one_of_us
    if not numeral.is_exact or (few and not is_other_job(tokens, move.at)):
        return replace(one, slot="other", change=0, open=True, wish=staffed)
    if told is not None and told.subset and move.sign > 0:  # 其中2人刚入职: they are in the number told
        return replace(one, slot="other", change=0)
    relative = text_of(tokens[max(0, move.at - 1) : move.at]).endswith("的")
    if relative and not base.past and not _ON_TOP.search(move.words):  # 新来的130人
        return replace(one, slot="other", change=0, open=True)
    rest = text_of(tokens[move.at + 1 :])
    if says("future", move.words):
        then, now = says("then", rest), says("present", rest)
        now = now or (told is not None and told.subset)
        if then and not now:
            return replace(one, change=move.sign)
        return replace(one, slot="other", change=0, open=not now or then)
    if move.at < base.at and led_to and not base.past:  # 裁了50人以后还有1001人
        return replace(one, slot="other", change=0)
    if says("long_ago", move.words) and not base.past:
        return replace(one, slot="other", change=0)
    doubtful = not base.past and (
        says("bygone", move.words) or move.at < base.at or (base.now and not says("again", move.words))
    )
    return replace(one, slot="other", change=0, open=not base.now) if doubtful else replace(one, change=move.sign)


_ON_TOP = re.compile(r"加上|算上|连上|另|还有")


def _explained(
    tokens: Sequence[Token], given: Sequence[Given], bases: list[Given], moves: list[Move]
) -> tuple[list[Given], list[Move]]:
    """1000人，来了2个，现在1002人: moves in front of the number that they led to say nothing more."""
    people = {bases[0].slot, bases[-1].slot} <= {"persons", "employees", "heads"}
    if len(bases) < 2 or not (people or bases[0].slot == bases[-1].slot):
        return list(given), moves
    first, last = bases[0], bases[-1]
    before = [m for m in moves if first.at < m.at < last.at]
    total = first.numeral.value + sum(m.sign * (n.value if (n := tokens[m.at].numeral) else 0) for m in before)
    if not before or not (total == last.numeral.value or last.now or (first.past and not last.past)):
        return list(given), moves
    told = {m.at for m in before} | {first.at}
    kept = [replace(g, slot="other", change=0, settled=True) if g.at in told else g for g in given]
    bases.remove(first)
    return kept, [m for m in moves if m not in before]
