"""What leaves a question open though its numbers are read: whose they are, which of them holds, what is unread."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.arithmetic.compared import COMPARED, RELATIVE
from assistant.reading.arithmetic.proportions import unsettled_change
from assistant.reading.counts.numbers import is_size
from assistant.reading.doubts.disputes import disputed
from assistant.reading.doubts.leftover import unread_number
from assistant.reading.doubts.overfull import overfull
from assistant.reading.doubts.unread import unread_part, unread_unit, unread_whole
from assistant.reading.facts.given import Given
from assistant.reading.facts.parts import Split
from assistant.reading.facts.understood import Remark, Understood
from assistant.reading.people.bystanders import other_unit_open
from assistant.reading.units.trades import told_by_trades
from assistant.reading.units.units import merely_counted, sites_of_one
from assistant.reading.units.wholes import doubtful_whole
from assistant.reading.words.tokens import Token
from assistant.rules.facts import UnitFacts

_JOINED = re.compile(
    r"(?<!另)(?<!还有)(?:是|按|属于?|法人|，)一个单位|(?:算|算作|作为|当)一个(?:整体|单位)|合并成|合并为|合并以?后|并成一|并为一|合成一"
)


def doubt_of(
    text: str,
    tokens: Sequence[Token],
    given: Sequence[Given],
    told: Sequence[Given],
    parts: Split,
    units: Sequence[UnitFacts],
    understood: Understood,
) -> Remark | None:
    """What to ask back before a figure is stated.

    Args:
        text: the question.
        tokens: its words.
        given: its numbers, without those of strangers and of claims.
        told: all its numbers.
        parts: its units with their numbers.
        units: the same as they were read, campuses each by its own.
        understood: what has been read of it.

    Returns:
        The question back; None where nothing is open, or where one is asked already.
    """
    if understood.ask is not None:
        return None
    return (
        _of_several(text, tokens, given, parts, units, understood)
        or _of_size(text, tokens, given, told, parts)
        or _of_rest(tokens, given, units, understood)
    )


def _of_several(
    text: str,
    tokens: Sequence[Token],
    given: Sequence[Given],
    parts: Split,
    units: Sequence[UnitFacts],
    understood: Understood,
) -> Remark | None:
    """Whose the numbers are, where there are several."""
    if not understood.refuse and (whole := doubtful_whole(tokens, units)) is not None:
        return whole
    named = any(t.group == "site" for t in tokens) or sum(t.group == "unit" for t in tokens) > 1
    joined = _JOINED.search(text) is not None and len(units) > 1 and not merely_counted(parts, text)
    if named and (RELATIVE.search(text) or joined):
        return Remark("each")
    if len(units) > 1 and other_unit_open(text):
        return Remark("each")
    if sites_of_one(units, tokens):
        return Remark("one_firm")
    return Remark("each") if len(units) == 1 and _asks_for_member(tokens, given) else None


def _of_size(
    text: str, tokens: Sequence[Token], given: Sequence[Given], told: Sequence[Given], parts: Split
) -> Remark | None:
    """Which size holds: 比去年多一半; 有人说1500，有人说1501."""
    if (compared := COMPARED.search(text)) is not None:
        return _unclear(compared[0], "boarders" if re.search("住|宿", compared[0]) else "persons")
    if (change := unsettled_change(text)) is not None:
        return _unclear(change)
    single = any(is_size(g) for g in given) and _is_one(parts)
    versions = disputed(text, tokens, told) if single else None
    return overfull(text) if versions is None else _unclear(versions)


def _is_one(parts: Split) -> bool:
    """Whether the question tells of one unit, if more than once: 花名册上全公司1260人，门禁系统里全公司2480人."""
    own = [_OWN.search(segment.name) for segment in parts.segments]
    return len(own) == 1 or len({found[0] if found else None for found in own} - {None}) == 1 == len(
        set(map(bool, own))
    )


_OWN = re.compile("(?:全|本|我们?|咱们?)(?:公司|单位|厂|校|院|园|企业|集团)$")


def _of_rest(
    tokens: Sequence[Token], given: Sequence[Given], units: Sequence[UnitFacts], understood: Understood
) -> Remark | None:
    """What a number says that nothing has read."""
    if understood.refuse or understood.uncovered or len(units) != 1:
        return None
    one = understood.units[0]
    asked = (
        unread_number(tokens, given, one)
        or unread_whole(given, one)
        or unread_part(tokens, one)
        or unread_unit(tokens, one)
    )
    return asked or told_by_trades(tokens, given, one)


def _unclear(words: str, name: str = "persons") -> Remark:
    return Remark("unclear", {"text": words, "name": name})


def _asks_for_member(tokens: Sequence[Token], given: Sequence[Given]) -> bool:
    """集团3000人，其中广州公司1800人，广州公司要几名: the question is about the member, not about the whole."""
    members = {
        t.text
        for g in given
        if g.subset and is_size(g)
        for t in tokens[max(0, g.at - 3) : g.at]
        if t.group == "unit" or t.is_("site")
    }
    last = max((g.at for g in given), default=0)
    return any(t.text in members for t in tokens[last + 1 :])
