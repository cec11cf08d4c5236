"""Staff and guards in place who come and go: 聘了2个保安，保安公司又派来3个; 3个，退休1个，剩2个."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from assistant.reading.given import HAVES, Given
from assistant.reading.ledger import Move, moves_of, says
from assistant.reading.owners import is_of_staff
from assistant.reading.tokens import Token, text_of


def with_muster(tokens: Sequence[Token], given: Sequence[Given]) -> list[Given]:
    """The numbers with those in place who came and went put to the count of their role."""
    moves = [m for m in moves_of(tokens) if is_of_staff(tokens, given, m.at)]
    moving = {m.at for m in moves if says("again", m.words) or not _has_role(given, m.at)}
    bases = [g for g in given if g.slot in (*HAVES, "have") and g.at not in moving and not (g.change or g.wish)]
    moves = [m for m in moves if m.at in moving and any(g.at < m.at for g in bases)]
    if not moves:
        return list(given)
    out = {g.at: g for g in given}
    base = [g for g in bases if g.at < moves[0].at][-1]
    left = _left(tokens, given, moves, base)
    if left is not None:
        for at in {m.at for m in moves} | {g.at for g in bases if g.slot == base.slot}:
            out[at] = _told("other", tokens, at)
        out[left] = replace(_told(base.slot, tokens, left), now=True)
        return [g for _, g in sorted(out.items())]
    for move in moves:
        base = [g for g in bases if g.at < move.at][-1]
        numeral = tokens[move.at].numeral
        if numeral is not None and not (move.at in out and out[move.at].slot in HAVES and out[move.at].change):
            out[move.at] = replace(_told(base.slot, tokens, move.at), change=move.sign)
    return [g for _, g in sorted(out.items())]


def _has_role(given: Sequence[Given], at: int) -> bool:
    """Whether a number already counts a role of its own."""
    return any(g.at == at and g.slot in HAVES and not g.change for g in given)


def _left(tokens: Sequence[Token], given: Sequence[Given], moves: Sequence[Move], base: Given) -> int | None:
    """The number of those who are there after all moves: 剩2个, 变成5个."""
    sum_of_all = base.numeral.value + sum(m.sign * _value(tokens, m.at) for m in moves)
    told = [
        at
        for at in range(moves[-1].at + 1, len(tokens))
        if (n := tokens[at].numeral) is not None
        and n.kind in ("piece", "heads", "bare")
        and n.value <= _MOST
        and n.is_exact
        and says("left", text_of(tokens[max(0, at - 4) : at]).strip())
        and (n.value == sum_of_all or is_of_staff(tokens, given, at))
    ]
    return told[-1] if told else None


_MOST = 100
"""More are no staff in place."""


def _value(tokens: Sequence[Token], at: int) -> Fraction:
    numeral = tokens[at].numeral
    return numeral.value if numeral is not None else Fraction(0)


def _told(slot: str, tokens: Sequence[Token], at: int) -> Given:
    numeral = tokens[at].numeral
    assert numeral is not None
    return Given(slot, numeral, at, settled=True)
