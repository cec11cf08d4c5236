"""A number told for now without a noun counts what was told for then: 住校生去年590人，今年605人."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.counts.owners import clause_of
from assistant.reading.facts.given import HAVES, Given
from assistant.reading.words.tokens import Token, text_of

_LEAST = 20
_FAR = 3
"""A size that grew to more than so many times what it was is another count."""
_CAME_TO = ("是", "为", "有", "达", "共", "是了")


def with_times(tokens: Sequence[Token], given: Sequence[Given]) -> list[Given]:
    """The numbers with that of now put to the count of then."""
    then = [g for g in given if g.past and not (g.now or g.change) and g.slot not in (*HAVES, "other", "have", "piece")]
    if len(then) != 1 or then[0].slot == "bare" or not then[0].numeral.is_exact:
        return list(given)
    return [_as_now(tokens, then[0], g) if g.at > then[0].at else g for g in given]


def _as_now(tokens: Sequence[Token], then: Given, one: Given) -> Given:
    """The number as it counts; 入职完是1502人 is what it came to, where 1499人 was told for then."""
    before, after = then.numeral.value, one.numeral.value
    if not one.numeral.is_exact or after < _LEAST or not before <= after * _FAR <= before * _FAR * _FAR:
        return one
    if one.change > 0 and tokens[one.at - 1].text in _CAME_TO:
        return replace(one, slot=then.slot, change=0, now=True)
    named = one.slot == "heads" and not _is_bare_clause(tokens, one.at)
    now = one.now or _AFTER.search(clause_of(tokens, one.at)) is not None
    people = one.slot in ("bare", "heads") or (one.slot == "have" and after >= _CROWD)
    loose = people and now and not (one.past or one.change or named)
    return replace(one, slot=then.slot, now=True) if loose else one


_CROWD = 100
"""So many are no staff in place."""
_AFTER = re.compile(r"\bafter\b|以后|之后|过后|如今")


def _is_bare_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing but cues stands in front of a number in its clause: 今年605人."""
    for token in reversed(tokens[:at]):
        if token.is_("mark"):
            return True
        if not token.is_("cue"):
            return False
    return True


def as_of_now(tokens: Sequence[Token], given: list[Given]) -> list[Given]:
    """The numbers without heads that are still to come, where the question is asked of now."""
    words = text_of(tokens)
    if _ASKED_NOW.search(words):
        given = [replace(g, slot="other", settled=True) if _is_later(tokens, g, given) else g for g in given]
    if _AS_NOW.search(words) is None:
        return given
    return [replace(g, slot="other", change=0) if _is_to_come(tokens, g) else g for g in given]


_AS_NOW = re.compile(
    r"(?:按照?|就|以|只[看问算管]|单[看问算])(?:现在|目前|当前|现有|今年|今天|今日|眼下|当下|本学期|这学期|本月|这个月|现阶段|此刻)"
    r"(?:实际)?的?(?:人数|学生数|床位数?|规模|数字?|数据|情况|口径)?(?:来|的)?(?:[算计报看说]|为准|而言|，|回答|[^，。；？！]{0,3}$)|"
    r"(?:今天|今年|现在|目前|眼下|当下)来[看说算]|as (?:of|things stand)|for (?:now|this year|today)\b"
)
"""下月再来300人，先按现在算: what is to come is set aside."""


_ASKED_NOW = re.compile(
    r"(?:现在|目前|眼下|当下|当前|今天|今年|现阶段|此刻|本学期|这学期|本月|right now|today|currently|at present)"
    r"[^，。？！；0-9]{0,20}(?:几|多少|够|达标|差|缺)|"
    r"(?:how many|minimum|enough)[^.?!]{0,60}(?:right now|today|currently|at present)"
)
_LATER = re.compile(r"明年|后年|下(?:个|一)?(?:月|周|学期|季度|学年)|将来|以后要|next (?:year|month|term)|in future")


def _is_later(tokens: Sequence[Token], one: Given, given: Sequence[Given]) -> bool:
    """现有300张床，明年要扩到420张，眼下几名: a size of a later time beside that of now."""
    if one.slot in (*HAVES, "other", "have", "piece", "bare") or one.change or not _says_later(tokens, one):
        return False
    return any(g.slot == one.slot and not g.change and not _says_later(tokens, g) for g in given)


def _says_later(tokens: Sequence[Token], one: Given) -> bool:
    return _LATER.search(clause_of(tokens, one.at)) is not None


_TO_COME = re.compile(
    r"明[年天]|后年|下(?:个|一)?(?:月|周|学期|季度|学年|年)|年底|计划|打算|准备|预计|拟|将|即将|马上|要|会|再|还|可能|如果|假如|"
    r"\bnext|\bwill\b|\bplan|\bexpect|\bsoon\b|going to"
)


def _is_to_come(tokens: Sequence[Token], one: Given) -> bool:
    """明年计划再收40名: heads that are not there yet, and not 今年新招了20人."""
    clause = clause_of(tokens, one.at)
    come = re.search(r"[招来收增加转调走退]了|已经?", clause) is not None
    return bool(one.change) and one.slot not in HAVES and not come and _TO_COME.search(clause) is not None
