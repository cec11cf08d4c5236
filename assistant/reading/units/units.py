"""The facts of every unit of a question, with what is said of all and what is asked of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.asking.asked import Question, is_speaker, numbered_roles
from assistant.reading.facts.draft import Draft
from assistant.reading.facts.given import Given
from assistant.reading.facts.parts import Split
from assistant.reading.facts.understood import Remark
from assistant.reading.units.build import build
from assistant.reading.units.clusters import ONE_OF
from assistant.reading.units.key_status import told_shortly
from assistant.reading.units.location import place_of
from assistant.reading.words.tokens import Token
from assistant.rules.facts import Asked, Kind, UnitFacts
from assistant.rules.places import place_key


def units_of(text: str, parts: Split, asked: Question, region: str | None) -> tuple[list[UnitFacts], list[Draft]]:
    """Facts of every unit that is asked for."""
    comparing = asked.mode in ("enough", "short", "inverse")
    common, _ = place_of(parts.shared, text)
    key_of_all = build(parts.shared, (), asked.asked, False) if parts.shared else Draft()
    drafts: list[Draft] = []
    named: list[tuple[str | None, str]] = []
    for segment in parts.segments:
        own, competing = place_of(segment.tokens, text)
        place = own or common
        kind = key_of_all.kind if len(parts.segments) > 1 else None
        if parts.campuses and len(parts.segments) > 1:
            kind = Kind.SCHOOL
        draft = build(segment.tokens, segment.given, asked.asked, comparing, kind)
        if not draft.specific and key_of_all.uncovered:
            draft.uncovered = key_of_all.uncovered
        if len(parts.segments) > 1 and draft.key_unit is None:
            draft.key_unit = key_of_all.key_unit
        if competing:
            draft.ask = Remark("place")
        name = segment.name if len(parts.segments) > 1 else ""
        drafts.append(draft)
        named.append((place_key(place) if place else region, name))
    _share_traits(text, parts, drafts)
    _doubt_places(named, drafts)
    units = [draft.facts(where, asked.asked, name) for draft, (where, name) in zip(drafts, named, strict=True)]
    return units, drafts


def _doubt_places(named: Sequence[tuple[str | None, str]], drafts: Sequence[Draft]) -> None:
    """沈阳一所小学2100人，旁边中学3000人: a unit of no place beside one elsewhere may stand there too."""
    elsewhere = any(place not in (None, "guangzhou") for place, _ in named)
    for draft, (place, _) in zip(drafts, named, strict=True):
        if elsewhere and place is None:
            draft.ask = draft.ask or Remark("place")


_OF_ALL = re.compile(r"(?:都|均|全|皆|一律|同为|同是|全部|统统)[^，。；？！]{0,12}(?:重点|普通|一般|走读|寄宿)")


def _share_traits(text: str, parts: Split, drafts: Sequence[Draft]) -> None:
    """两所小学，一所1600人，另一所2100人; 三个分公司都是重点单位：… : what is said of all, wherever it stands."""
    kinds = {draft.kind for draft in drafts if draft.kind is not None}
    status = {draft.key_unit for draft in drafts if draft.key_unit is not None}
    of_all = _OF_ALL.search(text) is not None or _told_before_names(parts)
    for draft in drafts:
        if draft.kind is None and len(kinds) == 1:
            draft.kind = next(iter(kinds))
        if draft.key_unit is None and len(status) == 1 and of_all:
            draft.key_unit = next(iter(status))
    if len(parts.segments) > 1 and any(t.group == "key" for segment in parts.segments for t in segment.tokens):
        for draft, segment in zip(drafts, parts.segments, strict=True):
            told = (*segment.tokens, *(_tail(parts) if segment is parts.segments[-1] else ()))
            draft.key_unit = told_shortly(told) if draft.key_unit is None else draft.key_unit


def _tail(parts: Split) -> list[Token]:
    """The rest of the sentence behind the number of the last unit, which is said of it: 水厂780人，列入了."""
    if not parts.segments[-1].tokens:
        return []
    rest = [t for t in parts.shared if t.start >= parts.segments[-1].tokens[-1].end]
    stop = next((at for at, t in enumerate(rest) if t.is_("mark", "。", "；", "？", "！")), len(rest))
    said = rest[: stop + 1]
    of_all = any(re.search(r"[都均全皆]|[两三四]家|各", t.text) for t in said) or any(t.is_("ask") for t in said)
    return [] if of_all else said


def _told_before_names(parts: Split) -> bool:
    """两个厂，治安保卫重点单位，甲1200人，乙1800人: what stands before the first name is said of all."""
    if parts.sites < 2 or not parts.segments:
        return False
    tokens = parts.segments[0].tokens
    names = [at for at, t in enumerate(tokens) if t.group in ("item", "site") or t.text in ONE_OF]
    keys = [at for at, t in enumerate(tokens) if t.is_("key", "yes", "no")]
    numbers = [at for at, t in enumerate(tokens) if t.is_("num", "heads", "bare", "bed", "visit")]
    return bool(names and keys and numbers) and keys[0] < names[0] < numbers[0]


def each_its_role(
    tokens: Sequence[Token], parts: Split, given: Sequence[Given], units: list[UnitFacts]
) -> list[UnitFacts]:
    """中学2800人，算保安；食品厂1900人，算保卫人员: each unit has its own role to be counted."""
    if len(units) < 2 or not all(segment.tokens for segment in parts.segments):
        return units
    starts = [segment.tokens[0].start for segment in parts.segments]
    numbered = numbered_roles(tokens, given)
    roles = [at for at, t in enumerate(tokens) if t.group == "role"]
    found: list[set[Asked]] = [set() for _ in units]
    for at, token in enumerate(tokens):
        if is_speaker(tokens, at, roles):
            continue
        zone = sum(start <= token.start for start in starts) - 1
        if zone >= 0 and at not in numbered and token.is_("role", "staff", "full_time", "part_time", "guards"):
            found[zone].add(Asked.GUARDS if token.value == "guards" else Asked.STAFF)
    behind = _told_behind(tokens, numbered, units)
    found = behind if all(len(roles) == 1 for roles in behind) else found
    if any(len(roles) != 1 for roles in found) or len(set.union(*found)) < 2:
        return units
    return [replace(unit, asked=next(iter(roles))) for unit, roles in zip(units, found, strict=True)]


def _told_behind(tokens: Sequence[Token], numbered: set[int], units: Sequence[UnitFacts]) -> list[set[Asked]]:
    """…，中学问保安，公司问保卫人员: the roles of units that are named again behind their numbers."""
    found: list[set[Asked]] = [set() for _ in units]
    named: list[int] = []
    for at, token in enumerate(tokens):
        if token.is_("mark", "，", "。", "；", "、", "？"):
            named = []
        elif token.group in ("unit", "site"):
            named = [place for place, unit in enumerate(units) if token.text in unit.name]
        elif len(named) == 1 and at not in numbered and token.is_("role", "staff", "full_time", "guards"):
            found[named[0]].add(Asked.GUARDS if token.value == "guards" else Asked.STAFF)
    return found


def school_of(units: Sequence[UnitFacts], parts: Split) -> UnitFacts:
    """One school out of its campuses."""
    first = units[0]
    if first.wants is Asked.STAFF:
        known = [u.persons for u in units if u.persons is not None]
        return replace(first, name="", persons=sum(known) if len(known) == len(units) else None)
    together = sum(int(g.numeral.value) for g in parts.loose if g.slot in ("have_guards", "have"))
    have = together if any(g.slot in ("have_guards", "have") for g in parts.loose) else None
    return UnitFacts(
        kind=Kind.SCHOOL,
        region=first.region,
        key_unit=first.key_unit,
        asked=first.asked,
        have_guards=have,
        campuses=tuple(replace(u, kind=Kind.SCHOOL, key_unit=None) for u in units),
    )


_ONE_FIRM = re.compile(r"(?:厂区|园区|库区|车间|片区|地块|仓库|楼|栋|期|工段|生产区|办公区)[0-9a-z]?$")
_IN_ALL = re.compile(
    r"(?:一共|总共|合计|全部|统共|总的|加起来|合起来)(?:要|需要?|该|应该?|得|配|至少|最少|最低|是|应当|必须)*$"
)


def sites_of_one(units: Sequence[UnitFacts], tokens: Sequence[Token]) -> bool:
    """公司老厂区900人，新厂区700人，一共几名: parts of one firm, whose number is sought in all, not for each."""
    named = len(units) > 1 and all(unit.kind is Kind.UNIT and _ONE_FIRM.search(unit.name) for unit in units)
    asks = [at for at, t in enumerate(tokens) if t.is_("ask", "how_many")]
    return named and any(_IN_ALL.search("".join(t.text for t in tokens[max(0, at - 3) : at])) for at in asks)


_COUNTED_AS_ONE = re.compile(r"(?:一个|一所)(?:学校|整体|单位|校)?(?:来|去)?(?:算|报|写|填|看|对待)")


def merely_counted(parts: Split, text: str) -> bool:
    """合并成一个学校算的话能少一个: campuses that only the asker would count as one stay apart."""
    return parts.campuses and _COUNTED_AS_ONE.search(text) is not None
