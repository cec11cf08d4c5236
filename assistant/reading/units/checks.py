"""Parts of a unit that cannot be its parts: more than the whole, or not adding up to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.reading.facts.draft import Draft
from assistant.reading.facts.given import HAVES, Given
from assistant.reading.facts.understood import Remark
from assistant.reading.units.resolve import is_part
from assistant.reading.words.tokens import Token, text_of
from assistant.rules.facts import Kind


def check_parts(draft: Draft, given: Sequence[Given], tokens: Sequence[Token]) -> None:
    """男职工300人、女职工400人 of 500, 党员600人 of 500: parts that cannot be parts."""
    _check_wards(draft, given, tokens)
    _check_staff(draft, given, tokens)
    persons = draft.values.get("persons")
    bounds = [g.numeral for g in given if g.slot == "bare" and not g.numeral.is_exact and g.numeral.value >= 100]
    if persons is not None and any(not n.low <= persons <= (n.high or persons) for n in bounds):
        draft.ask = Remark("conflict", {"name": "persons", "first": str(persons), "second": bounds[0].text.strip()})
    _check_bound(draft, given)
    if persons is None or draft.ask is not None or "persons" in draft.rough:
        return
    _check_sums(draft, given, tokens)
    within = [g for g in given if g.subset and g.slot in ("bare", "heads", "employees") and g.numeral.is_exact]
    together = sum(int(g.numeral.value) for g in within if g.numeral.value >= 10)
    if len(within) > 1 and together > persons:
        draft.ask = Remark("sum", {"sum": str(together), "total": str(persons)})
    outside = sum(g.numeral.value for g in given if g.slot == "other" and g.numeral.is_exact and _is_hired(tokens, g))
    inside = sum(g.numeral.value for g in given if g.slot in ("employees", "heads") and g.subset)
    if inside and outside and inside + outside > persons:
        draft.ask = Remark("sum", {"sum": str(inside + outside), "total": str(persons)})
    standing = {_noun_before(tokens, g): int(g.numeral.value) for g in given if _has_standing(tokens, g)}
    regular = any(noun.startswith(_REGULAR) for noun in standing)
    if regular and len(standing) > 1 and sum(standing.values()) > persons:
        draft.ask = Remark("sum", {"sum": str(sum(standing.values())), "total": str(persons)})
    by_sex: dict[str, int] = {}
    above = [
        g
        for g in given
        if g.slot in HAVES and (g.subset or g.numeral.value >= 100) and g.numeral.is_exact and g.numeral.value > persons
    ]
    if above:
        told = {"name": "persons", "first": str(persons), "second": above[0].numeral.text.strip()}
        draft.ask = Remark("conflict", told)
    if (jobs := _jobs_within(tokens, given)) is not None and jobs > persons:
        draft.ask = Remark("sum", {"sum": str(jobs), "total": str(persons)})
    if (listed := _listed(tokens, given)) is not None and listed != persons:
        draft.ask = Remark("sum", {"sum": str(listed), "total": str(persons)})
    for one in given:
        noun = _noun_before(tokens, one)
        if one.slot == "other" and noun[:1] in ("男", "女") and one.numeral.is_exact:
            by_sex[noun[:1]] = int(one.numeral.value)
        noun = noun or next((t.text for t in tokens if t.group == "count" and t.start == one.numeral.end), "")
        inner = one.subset or noun.startswith(
            ("男", "女", "党员", "团员", "管理", "研发", "技术", "销售", "临时", "劳务")
        )
        if one.slot == "other" and inner and _may_be_heads(one) and one.numeral.value > persons:
            draft.ask = Remark("conflict", {"name": "persons", "first": str(persons), "second": one.numeral.text})
    if len(by_sex) == 2 and sum(by_sex.values()) != persons and draft.kind is not Kind.SCHOOL:
        draft.ask = Remark("sum", {"sum": str(sum(by_sex.values())), "total": str(persons)})


def _check_bound(draft: Draft, given: Sequence[Given]) -> None:
    """员工不超过1000人，实际在岗1360人: who is really there does not fit the bound."""
    bound = draft.rough.get("persons")
    if bound is None or bound.vague:
        return
    real = [g.numeral for g in given if g.corrects and g.numeral.kind == "heads" and g.numeral.is_exact]
    if any(n.value < bound.low or (bound.high is not None and n.value > bound.high) for n in real):
        words = {"first": bound.text.strip(), "second": real[-1].text.strip()}
        draft.ask = Remark("conflict", {"name": "persons", **words})


def _may_be_heads(given: Given) -> bool:
    """Whether a number can be of people: 900人, and bare 900 behind its noun."""
    return given.numeral.kind in ("heads", "piece") or (given.numeral.kind == "bare" and given.numeral.value >= 10)


def _check_wards(draft: Draft, given: Sequence[Given], tokens: Sequence[Token]) -> None:
    """床位200张，内科120外科130: wards that together have more beds than there are."""
    beds = draft.values.get("beds")
    wards = [g.numeral.value for g in given if g.slot in ("bare", "beds") and _is_ward(tokens, g)]
    if beds is not None and len(wards) > 1 and sum(wards) > beds:
        draft.ask = Remark("sum", {"sum": str(sum(wards)), "total": str(beds)})


def _is_ward(tokens: Sequence[Token], given: Given) -> bool:
    lead = "".join(t.text for t in tokens[max(0, given.at - 2) : given.at]).strip()
    return given.numeral.is_exact and lead.endswith(("科", "病区", "病房", "科有", "icu", "楼"))


def _check_staff(draft: Draft, given: Sequence[Given], tokens: Sequence[Token]) -> None:
    """专职保卫6名，其中8名有证: a part of those in place that is more than all of them."""
    for whole, part in pairwise(given):
        within = part.subset or any(t.is_("cue", "subset") for t in tokens[whole.at + 1 : part.at])
        inner = within and part.slot in ("piece", "bare", "have", "heads", "other") and part.numeral.is_exact
        if whole.slot in HAVES and inner and whole.numeral.is_exact and whole.numeral.value < part.numeral.value <= 100:
            words = {"first": whole.numeral.text.strip(), "second": part.numeral.text.strip()}
            draft.ask = Remark("conflict", {"name": whole.slot.replace("part_time", "have_staff"), **words})


def _noun_before(tokens: Sequence[Token], given: Given) -> str:
    """The count word in front of a number, over filling words: 光销售就有900人."""
    for token in reversed([t for t in tokens if t.end <= given.numeral.start][-4:]):
        if token.group == "count":
            return token.text
        if not token.is_("cue", "fill", "have"):
            break
    return ""


def _check_sums(draft: Draft, given: Sequence[Given], tokens: Sequence[Token]) -> None:
    """行政300、生产1900 of 1900, 住校生800人（男500女450）: parts that are more than their whole."""
    persons = draft.values["persons"]
    parts = [g for g in given if g.slot == "heads" and g.numeral.is_exact and is_part(tokens, g)]
    told = sum(int(g.numeral.value) for g in parts)
    if len(parts) > 1 and told > persons:
        draft.ask = Remark("sum", {"sum": str(told), "total": str(persons)})
    for whole, one, two in zip(given, given[1:], given[2:], strict=False):
        if not _are_sexes(tokens, one, two) or whole.slot not in _SEXED or not whole.numeral.is_exact:
            continue
        both = int(one.numeral.value + two.numeral.value)
        whole_of_them = one.subset or (tokens[whole.at + 1 : whole.at + 2] and tokens[whole.at + 1].is_("mark", "（"))
        if both > whole.numeral.value or (whole_of_them and whole.slot != "everyone" and both != whole.numeral.value):
            draft.ask = Remark("sum", {"sum": str(both), "total": whole.numeral.text.strip()})


_SEXED = ("boarders", "students", "everyone", "persons", "employees", "heads", "medical_staff", "day_students")


def _are_sexes(tokens: Sequence[Token], one: Given, two: Given) -> bool:
    """男生500女生450, 男350，女360."""
    nouns = [
        next((t.text[0] for t in reversed(tokens[max(0, g.at - 3) : g.at]) if t.group == "count"), "")
        for g in (one, two)
    ]
    return set(nouns) == {"男", "女"} and one.numeral.is_exact and two.numeral.is_exact


_REGULAR = ("正式", "在编", "编内", "固定工", "长期工")
_HIRED = ("临时", "劳务", "派遣", "合同工", "外包", "编外", "实习", "小时工", "短期工", "季节工")


def _has_standing(tokens: Sequence[Token], given: Given) -> bool:
    """正式工900，劳务派遣400，临时工300: each worker has one standing, so that these make up the whole."""
    noun = _noun_before(tokens, given)
    return (
        given.numeral.is_exact
        and given.numeral.kind in ("bare", "heads", "piece")
        and noun.startswith(_REGULAR + _HIRED)
    )


def _is_hired(tokens: Sequence[Token], given: Given) -> bool:
    """Whether a number is of workers beside the regular ones: 临时工300."""
    noun = next((t.text for t in tokens if t.group == "count" and t.end == given.numeral.start), "")
    return noun.startswith(_HIRED)


_JOB = re.compile(r"(?<![党团女男职员])(?:[工师员手]|司机|保洁|厨子|后勤|行政|生产|销售|研发|技术|客服|一线)$")
"""Nouns of what people do; each does one of those things."""
_OVERLAP = re.compile("(?<!不)兼(?!职)|双肩挑|同时也|有重叠|两边都")
_OF_HEADS = ("other", "heads", "employees", "bare")


def _jobs_within(tokens: Sequence[Token], given: Sequence[Given]) -> int | None:
    """What 其中装卸工420人，司机260人 adds up to; None where it is not told by what people do."""
    first = next((place for place, g in enumerate(given) if g.subset), len(given))
    row = [g for g in given[first:] if g.slot in _OF_HEADS and _may_be_heads(g) and g.numeral.is_exact]
    row = [g for g in row if _JOB.search(next((t.text for t in reversed(tokens) if t.end <= g.numeral.start), ""))]
    if len(row) < 2 or not row[0].subset or _OVERLAP.search(text_of(tokens)):
        return None
    return sum(int(g.numeral.value) for g in row)


def _listed(tokens: Sequence[Token], given: Sequence[Given]) -> int | None:
    """What 三个部门，销售500、研发300、行政100 adds up to, where a total is told beside it."""
    bare = [g for g in given if g.slot == "bare" or (g.slot == "other" and g.numeral.kind == "bare")]
    rows = [g for g in bare if g.numeral.is_exact and g.numeral.value >= 10 and not g.settled]
    whole = any(t.is_("cue", "total") or (t.is_("unit") and t.text.startswith("全")) for t in tokens)
    if len(rows) < 2 or not any(t.is_("part") for t in tokens) or not whole:
        return None
    return int(sum(g.numeral.value for g in rows))
