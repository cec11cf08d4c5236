"""A turn that goes on from several units: it changes one of them, or what holds for all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.asking.asked import Question
from assistant.reading.facts.given import Given
from assistant.reading.facts.understood import Remark, Understood
from assistant.reading.turns.each_anew import sizes_anew
from assistant.reading.turns.meant import absolute
from assistant.reading.turns.merge import free_role, merged_facts
from assistant.reading.turns.moves import without_steps
from assistant.reading.turns.turns import GOES_ON, OTHER_TOPIC
from assistant.reading.turns.united import united
from assistant.reading.units.build import build
from assistant.reading.units.location import place_of
from assistant.reading.words.tokens import Token
from assistant.rules.facts import UnitFacts
from assistant.rules.places import place_key


def _one_of_several(
    text: str, tokens: Sequence[Token], given: list[Given], asked: Question, last: Understood, language: str
) -> Understood | None:
    """西校区再加500人呢: one of several units is changed; which one must be said."""
    campuses = last.units[0].campuses if len(last.units) == 1 else ()
    members = campuses or last.units
    if (
        asked.mode
        and not asked.weak
        and any(t.is_("unit") and not t.generic for t in tokens)
        and not GOES_ON.search(text)
    ):
        return None
    named = [i for i, unit in enumerate(members) if unit.name and _named_in(unit.name, text)]
    if len(named) != 1:
        if not GOES_ON.search(text):
            return None
        return replace(last, ask=Remark("campuses" if campuses else "each"), missing=("persons",), language=language)
    at = named[0]
    if _names_others(text, given, members):
        return replace(last, ask=Remark("campuses" if campuses else "each"), missing=("persons",), language=language)
    alone = Understood((replace(members[at], asked=last.units[0].asked),), language)
    given = without_steps(given, alone.units[0])
    stated = absolute(given, alone, tokens)
    draft = build(tokens, stated, asked.asked or last.units[0].asked, True, members[at].kind)
    draft.kind = members[at].kind
    draft.specific = False
    plain = [t for t in tokens if t.group not in ("unit", "site")]
    facts, _ = merged_facts(alone.units[0], draft, plain, given, asked, alone)
    if draft.ask is not None:
        return replace(last, ask=draft.ask, missing=("persons",), language=language)
    facts = replace(facts, name=members[at].name)
    changed = tuple(replace(facts, asked=unit.asked) if i == at else unit for i, unit in enumerate(members))
    units = (replace(last.units[0], campuses=changed),) if campuses else changed
    made = replace(last, units=units, ask=None, missing=(), language=language, assumptions=tuple(draft.assumptions))
    return made


def _names_others(text: str, given: Sequence[Given], members: Sequence[UnitFacts]) -> bool:
    """Whether a turn that tells several sizes names more units than one: none of them is dropped."""
    sizes = [g for g in given if not g.change and g.slot in ("heads", "everyone", "employees", "persons", "students")]
    known = {unit.persons for unit in members}
    return len([g for g in sizes if g.numeral.value not in known]) > 1 and not any(g.slot == "students" for g in sizes)


def _named_in(name: str, text: str) -> bool:
    """Whether a unit's name stands in a turn, whole or by its telling part."""
    short = re.sub(r"(?:校区|院区|园区|分?公司|医院|小学|中学|幼儿园|厂)$", "", name)
    if name.isdigit():
        return re.search(rf"第(?:{name}|{'零一二三四五六七八九'[int(name) % 10]})[个家所处座间]", text) is not None
    ends = {name[at:] for at in range(1, len(name) - 2)} - _OF_MANY  # 集团甲公司, told again as 甲公司
    return name in text or (len(short) > 0 and short != name and short in text) or any(end in text for end in ends)


_OF_MANY = {"分公司", "子公司", "总公司", "老校区", "新校区", "分校区", "服务部", "事业部", "营业部", "幼儿园"}
"""Ends of names that more than one unit may have."""


_IN_ALL = re.compile(
    r"^那?(?:一共|总共|合计|加起来|合起来|全部)[^，。；？！]{0,6}(?:几|多少)[^，。；？！]{0,5}[？。]?$"
)
"""一共几个: the reply before has the total."""


def follow_several(
    text: str, tokens: Sequence[Token], given: list[Given], asked: Question, last: Understood, language: str
) -> Understood | None:
    """After several units only what holds for all of them goes on: the place, the role, the key status."""
    if last.units and (one := united(text, given, last, _named_in, language)) is not None:
        return one
    if last.units and (anew := sizes_anew(text, tokens, given, last, _named_in)) is not None:
        return replace(anew, language=language)
    if last.units and any(g.slot != "other" for g in given) and len(text) <= 40:
        return _one_of_several(text, tokens, given, asked, last, language)
    if not given and last.units and _IN_ALL.search(text):
        return replace(last, language=language)
    named = {unit.name for unit in last.units if unit.name and _named_in(unit.name, text)}
    goes_on = bool(named) or GOES_ON.search(text) is not None
    if given or not last.units or len(text) > 25 or not goes_on or OTHER_TOPIC.search(text):
        return None
    draft = build(tokens, (), asked.asked, True)
    place, _ = place_of(tokens, text)
    role = free_role(tokens, given, asked)
    if place is None and role is None and draft.key_unit is None:
        return None
    units = tuple(
        replace(
            unit,
            region=place_key(place) if place else unit.region,
            asked=role or unit.asked,
            key_unit=unit.key_unit if draft.key_unit is None else draft.key_unit,
        )
        if not named or unit.name in named
        else unit
        for unit in last.units
    )
    return replace(last, units=units, language=language, ask=None, missing=())
