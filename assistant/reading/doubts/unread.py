"""Numbers without a measure word that may be of people of the unit and that nothing has read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.facts.given import Given
from assistant.reading.facts.understood import Remark
from assistant.reading.words.tokens import Token, text_of
from assistant.rules.facts import Kind, UnitFacts
from assistant.rules.quota import need_alike

_PEOPLE = 20000
"""A larger number is no school's."""
_LEAST = 20
"""Fewer may be staff in place."""


def unread_whole(given: Sequence[Given], facts: UnitFacts) -> Remark | None:
    """住校350，学校这边3600，保安几个: a larger number beside the boarders may be of all people of the school."""
    boarders = facts.boarders if facts.kind is Kind.SCHOOL and facts.inverse is None else None
    if boarders is None or facts.persons is not None:
        return None
    for one in given:
        numeral = one.numeral
        bare = one.slot == "bare" and numeral.is_exact and boarders < numeral.value < _PEOPLE
        if bare and _matters(facts, int(numeral.value)):
            return Remark("unclear", {"text": numeral.text.strip(), "name": "persons"})
    return None


def unread_part(tokens: Sequence[Token], facts: UnitFacts) -> Remark | None:
    """正式900人、合同101: a number listed behind the head count under a name that nothing knows."""
    if facts.persons is None or facts.kind is not Kind.UNIT or facts.inverse is not None:
        return None
    for at, token in enumerate(tokens):
        numeral = token.numeral
        if numeral is None or token.value != "bare" or not numeral.is_exact or numeral.value < _LEAST:
            continue
        if _is_listed(tokens, at, facts.persons) and _matters(facts, facts.persons + int(numeral.value)):
            told = {"name": "persons", "persons": str(facts.persons), "few": numeral.text.strip()}
            return Remark("few", told)
    return None


def unread_unit(tokens: Sequence[Token], facts: UnitFacts) -> Remark | None:
    """Our school has 1,200 people and hers 2,000; how many must each have: a second size where each is asked about."""
    if (
        facts.persons is None
        or facts.inverse is not None
        or not any(t.is_("cue", "each") and _asks(tokens, t) for t in tokens)
    ):
        return None
    bare = [t for t in tokens if t.value == "bare" and t.numeral is not None and t.numeral.is_exact]
    sizes = [t for t in bare if t.numeral is not None and _PEOPLE > t.numeral.value >= _SIZE != facts.persons]
    return Remark("each") if sizes else None


def _asks(tokens: Sequence[Token], each: Token) -> bool:
    """Whether the question asks what each must have."""
    return (
        re.match(
            r"[a-z ]{0,20}(?:have|need|employ|keep)", text_of([t for t in tokens if t.start >= each.end][:4]).strip()
        )
        is not None
    )


_SIZE = 100


def _is_listed(tokens: Sequence[Token], at: int, persons: int) -> bool:
    """Whether nothing but a pause and a short name parts a number from the head count."""
    if at < len(("900人", "、", "合同")):
        return False
    first, mark, name = tokens[at - 3 : at]
    named = name.is_("other") and re.fullmatch("[一-鿿]{2,4}", name.text.strip()) is not None
    return named and mark.is_("mark", "、") and first.numeral is not None and first.numeral.value == persons


def _matters(facts: UnitFacts, persons: int) -> bool:
    """Whether the result would be another with so many people."""
    return need_alike(facts, replace(facts, persons=persons)) is False
