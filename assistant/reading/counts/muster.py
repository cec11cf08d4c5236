"""Staff and guards in place who come and go: 聘了2个保安，保安公司又派来3个; 3个，退休1个，剩2个."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from assistant.reading.counts.ledger import Move, moves_of, says
from assistant.reading.counts.owners import clause_of, is_of_staff, is_other_job
from assistant.reading.counts.together import is_post
from assistant.reading.facts.given import HAVES, ROLE_SLOTS, Given
from assistant.reading.words.numerals import Numeral
from assistant.reading.words.tokens import Token, text_of


def with_muster(tokens: Sequence[Token], given: Sequence[Given]) -> list[Given]:
    """The numbers with those in place who came and went put to the count of their role."""
    return _as_of_now(tokens, _mustered(tokens, given))


def _mustered(tokens: Sequence[Token], given: Sequence[Given]) -> list[Given]:
    given = _at_posts(tokens, _in_place(tokens, _of_the_kind(tokens, given)))
    moves = [m for m in (*moves_of(tokens), *_more(tokens, given)) if is_of_staff(tokens, given, m.at)]
    moves.sort(key=lambda m: m.at)
    moving = {m.at for m in moves if says("again", m.words) or not _has_role(given, m.at)}
    bases = [g for g in given if g.slot in (*HAVES, "have") and g.at not in moving and not (g.change or g.wish)]
    if (only := _only_left(tokens, given, moves)) is not None:
        return only
    moves = [m for m in moves if m.at in moving and any(g.at < m.at for g in bases)]
    if not moves:
        return _with_me(tokens, given, bases)
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


def _only_left(tokens: Sequence[Token], given: Sequence[Given], moves: Sequence[Move]) -> list[Given] | None:
    """辞退了2个保卫人员后还有1个: where nobody tells how many there were, those left are those in place."""
    first = next((m for m in moves if m.sign < 0), None)
    roles = [t for t in tokens if t.group == "role" and t.value in ROLE_SLOTS]
    if first is None or not roles or any(g.at < first.at and g.slot in (*HAVES, "have") for g in given):
        return None
    for at in range(first.at + 1, len(tokens)):
        numeral = tokens[at].numeral
        if numeral is None or numeral.kind != "piece" or not numeral.is_exact or numeral.value > _MOST:
            continue
        if says("left", text_of(tokens[max(0, at - 4) : at]).strip()) and is_of_staff(tokens, given, at):
            out = {g.at: g for g in given}
            out[first.at] = _told("other", tokens, first.at)
            out[at] = replace(_told(ROLE_SLOTS[roles[0].value], tokens, at), now=True)
            return [g for _, g in sorted(out.items())]
    return None


_PLANNED = re.compile(r"准备|打算|计划|拟|明年|年底|下个?月|下周|下学期|即将|马上|快要|正在")
_AS_IT_IS = re.compile(
    r"(?:现在|目前|眼下|当前|如今|眼前|今天|今日|此刻|当下|现阶段|今年)(?:来[看说算]|而言|为止)|"
    r"(?:按照?|就|以)(?:现在|目前|眼下|当前|今天|今日|此刻|当下|现阶段|今年)|"
    r"(?:现在|目前|眼下|当前|如今|眼前|今天|此刻)(?:的话|这样|这些人|这个数|算|来看|看|到底|究竟)*(?:够|差|缺|达标|合规|合格|还差|还缺|符合|满足|行不行)"
)


def _as_of_now(tokens: Sequence[Token], given: Sequence[Given]) -> list[Given]:
    """专职9人，准备再招3人，现在够吗: those still to come or to go change nothing of what there is now."""
    if _AS_IT_IS.search(text_of(tokens)) is None:
        return list(given)
    out = []
    for one in given:
        planned = one.change and one.slot in (*HAVES, "have", "piece") and _PLANNED.search(clause_of(tokens, one.at))
        out.append(replace(one, slot="other", change=0, settled=True) if planned else one)
    return out


def _more(tokens: Sequence[Token], given: Sequence[Given]) -> list[Move]:
    """保安公司派来2个保安，学校自己还有1个: those told on top."""
    haves = [g.at for g in given if g.slot in HAVES and not g.change]
    return [
        Move(at, 1, "再")
        for at, token in enumerate(tokens)
        if token.numeral is not None
        and token.numeral.kind == "piece"
        and token.numeral.is_exact
        and any(have < at for have in haves)
        and at not in haves
        and says("more", text_of(tokens[max(0, at - 3) : at]).strip())
        and not any(t.group in ("count", "unit") or t.is_("role", "job") for t in _noun_behind(tokens, at))
        and not any(_leaves(m) for m in moves_of(tokens))
    ]


def _noun_behind(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """What a number may count that stands behind it; 还有1名是学校聘的 tells who took them on."""
    ahead = tokens[at + 1 : at + 3]
    return () if ahead and ahead[0].text == "是" and _TAKEN_ON.search(clause_of(tokens, at)) else ahead


_TAKEN_ON = re.compile("[聘招请雇派](?:来|用)?的$")


def _leaves(move: Move) -> bool:
    return move.sign < 0


def _with_me(tokens: Sequence[Token], given: Sequence[Given], bases: Sequence[Given]) -> list[Given]:
    """保卫人员3个，加上我4个: the number with the speaker is of all of them."""
    for at, token in enumerate(tokens):
        numeral = token.numeral
        base = next((g for g in reversed(bases) if g.at < at), None)
        me = re.search(
            r"(?:加上|算上|连)我(?:自己|一共|总共|共|是|就|有)*$", text_of(tokens[max(0, at - 4) : at]).strip()
        )
        if numeral is None or base is None or me is None or numeral.value != base.numeral.value + 1:
            continue
        told = {g.at: replace(g, slot="other", settled=True) if g is base else g for g in given}
        told[at] = replace(_told(base.slot, tokens, at), now=True)
        return [g for _, g in sorted(told.items())]
    return list(given)


def _in_place(tokens: Sequence[Token], given: Sequence[Given]) -> list[Given]:
    """保卫编制4个，实有3个: posts on paper say nothing of who is there, where that is told."""
    haves = [g for g in given if g.slot in (*HAVES, "have") and not g.change]
    paper = [g for g in haves if _PAPER.search(text_of(tokens[max(0, g.at - 3) : g.at]).strip())]
    if not paper or len(paper) == len(haves):
        return list(given)
    return [replace(g, slot="other", settled=True) if g in paper else g for g in given]


def _of_the_kind(tokens: Sequence[Token], given: Sequence[Given]) -> list[Given]:
    """专职保安员2名，另有兼职保安员1名、军训教官2名: of full-time guards neither part-timers nor others are any."""
    haves = [g for g in given if g.slot in (*HAVES, "have") and not g.change]
    other = [g for g in haves if is_other_job(tokens, g.at) and g.numeral.kind in ("piece", "heads")]
    guards = [g for g in haves if g.slot == "have_guards" and g not in other]
    part = [g for g in guards if _PART_TIME.search(_near(tokens, g.at))]
    full = [g for g in guards if g not in part and _FULL_TIME.search(_near(tokens, g.at))]
    aside = [*(other if len(other) < len(haves) else ()), *(part if full and not any(g.subset for g in part) else ())]
    return [replace(g, slot="other", settled=True) if g in aside else g for g in given]


_PART_TIME = re.compile(r"兼职|part-time")
_FULL_TIME = re.compile(r"专职|全职|full-time")


def _near(tokens: Sequence[Token], at: int) -> str:
    """The words around a number, as far as the next marks and numbers."""
    first, last = at, at + 1
    while first and not (tokens[first - 1].is_("mark") or tokens[first - 1].is_("num")):
        first -= 1
    while last < len(tokens) and not (tokens[last].is_("mark") or tokens[last].is_("num")):
        last += 1
    return text_of(tokens[first:last])


_PAPER = re.compile(r"(?:编制|定编|核编|定员|编内名额)(?:数|内|的|是|有|为|共|：|专职|治安|保卫|人员|保安员?|干部)*$")


def _at_posts(tokens: Sequence[Token], given: Sequence[Given]) -> list[Given]:
    """东门2个保安西门1个保安: those at each post are parts of all of them."""
    posts: dict[int, Numeral] = {}
    for at, token in enumerate(tokens):
        numeral = token.numeral
        if numeral is None or numeral.kind not in ("piece", "heads", "bare") or not numeral.is_exact:
            continue
        others = [g for g in given if g.at not in posts]
        listed = bool(posts) and not any(t.is_("num") for t in tokens[max(posts) + 1 : at])
        ours = listed or is_of_staff(tokens, given, at) or is_of_staff(tokens, others, at)
        if numeral.value <= _MOST and ours and is_post(tokens, at):
            posts[at] = numeral
    slots = {g.slot for g in given if g.slot in HAVES} or {
        ROLE_SLOTS[t.value] for t in tokens if t.group == "role" and t.value in ROLE_SLOTS
    }
    if len(posts) < _PAIR or len(slots) != 1 or any(g.slot in HAVES and g.at not in posts for g in given):
        return list(given)
    slot = next(iter(slots))
    out = {g.at: g for g in given} | {at: Given(slot, numeral, at, part=True) for at, numeral in posts.items()}
    return [g for _, g in sorted(out.items())]


_PAIR = 2


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
