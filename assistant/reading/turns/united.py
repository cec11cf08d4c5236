"""A turn after several units by which they become one: 北区关掉，学生老师全搬到南区; 两个厂合成一个."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.reading.facts.given import Given
from assistant.reading.facts.understood import Remark, Understood
from assistant.rules.facts import Kind, UnitFacts

_UNITES = re.compile(
    r"合并|加总|汇总|归(?:到|为)?(?:同)?一(?:个|家)|并校|并成|并为|并到|并入|并进|合成|合到|合在一|合为一|合二为一|搬到|搬进|搬去|搬过|迁到|迁入|迁进|挪到|转到|撤并|整合|"
    r"(?:一个|一所|同一个|只[留剩有])(?:校区|院区|厂区|地方|学校|厂|单位)|merge|move (?:everyone|all)"
)
_CLOSES = re.compile(r"关掉|关了|关闭|关停|撤掉|撤了|撤销|停办|停用|不办|不要了|取消|腾空|拆了|拆掉|close")
_ALL = re.compile(r"(?:全部?|全体|都|所有|整体|统一|统统|一律)[^，。；？！]{0,6}(?:搬|迁|并|合|挪|转|集中)")
_AS_ONE = re.compile(r"加总|汇总|归(?:到|为)?(?:同)?一(?:个|家)")
_NO = re.compile(r"(?:不|没|别|未|非)(?:会|要|打算|想|能|用|可能)?(?:合并|并校|合成|搬|关|撤)")
_COUNTS = ("persons", "students", "boarders", "have_guards", "have_staff", "full_time")


def united(
    text: str, given: Sequence[Given], last: Understood, named_in: Callable[[str, str], bool], language: str
) -> Understood | None:
    """The one unit that several become; None where the turn says nothing of the kind or leaves open which."""
    campuses = last.units[0].campuses if len(last.units) == 1 else ()
    members = campuses or last.units
    if len(members) < 2 or any(g.slot != "other" for g in given) or _NO.search(text) or not _UNITES.search(text):
        return None
    named = [unit for unit in members if unit.name and named_in(unit.name, text)]
    whole = len(named) in (0, len(members)) or (len(members) == 2 and _CLOSES.search(text) is not None)
    whole = whole or _AS_ONE.search(text) is not None or (len(named) == 1 and _ALL.search(text) is not None)
    if len({(unit.kind, unit.region) for unit in members}) > 1 or members[0].kind is Kind.HOSPITAL:
        return None
    if not whole:
        return replace(last, ask=Remark("campuses" if campuses else "each"), missing=("persons",), language=language)
    if any(unit.persons is None for unit in members):
        return None
    one = _sum_of(members, last.units[0])
    told = Remark("changed", {"name": "persons", "value": str(one.persons)})
    return Understood((one,), language, assumptions=(told,))


def _sum_of(members: Sequence[UnitFacts], first: UnitFacts) -> UnitFacts:
    """All of them as one unit; what is not known of each is not known of it."""
    sums: dict[str, int | None] = {}
    for name in _COUNTS:
        values = [getattr(unit, name) for unit in members]
        sums[name] = sum(values) if all(value is not None for value in values) else None
    if sums["boarders"] is None:
        known = [unit.boarders for unit in members if unit.boarders is not None]
        sums["boarders"] = sum(known) if known else None
    key = {unit.key_unit for unit in members}
    base = replace(members[0], name="", campuses=(), inverse=None, asked=first.asked)
    return replace(base, key_unit=key.pop() if len(key) == 1 else None, **sums)  # type: ignore[arg-type]
