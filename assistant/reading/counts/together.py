"""Heads told in parts that make up the whole: 男1012女488; A栋340人，B栋410人，合起来算一个单位."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

from assistant.reading.counts.owners import is_of_staff
from assistant.reading.facts.given import HAVES, Given
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.tokens import Token, text_of

_MARKS = ("，", "。", "；", "：", "？", "！", "、", "（", "）", ",", ".")
_JOINTS = ("、", "，", ",", "和", "与", "及", "跟", "加", "and", ", and")
_FAMILIES = (("sexes", 2), ("opposites", 2), ("shifts", 2), ("buildings", 2), ("departments", 3))
"""Kinds of parts that are the whole without further words, from so many on."""
_COUNTED = ("students", "school_staff", "day_students", "boarders", "pupils_by_sex")
_ELSEWHERE = ("beds", "outpatients", "medical_staff", "medical_part")


def with_parts(tokens: Sequence[Token], given: Sequence[Given]) -> list[Given]:
    """The numbers with those marked that are parts of a whole told by them alone."""
    if any(g.slot in _ELSEWHERE for g in given) or any(t.is_("unit", "hospital") for t in tokens):
        return _of_wards(tokens, given)
    text = text_of([t for t in tokens if t.text.strip()])
    school = any(t.group == "unit" and "school" in t.value for t in tokens)
    parts = _entries(tokens, given)
    one = _says("one", text)
    all_in = (one or (_says("all_in", text) and not _are_firms(tokens))) and not _says("open", text)
    all_in = all_in and not _are_apart(tokens)
    if school:
        return _of_school(tokens, given, parts, all_in)
    if (settled := _told_whole(tokens, given)) is not None:
        return settled
    if (listed := _told_by_jobs(tokens, given)) is not None:
        return listed
    whole = [at for at in parts if _is_whole(tokens, at)]
    parts = [at for at in parts if at not in whole]
    if not (all_in or _exhaust(tokens, given, parts, whole)) or not _are_several(tokens, parts):
        return list(given)
    together, told = sum(_value(tokens, at) for at in parts), max((_value(tokens, at) for at in whole), default=0)
    if whole and (together < told or len(whole) > 1):
        return list(given)
    return _marked(tokens, given, parts, whole, together == told)


def _of_wards(tokens: Sequence[Token], given: Sequence[Given]) -> list[Given]:
    """内科200张、外科101张，床位全部加总: the beds of one hospital, told by its wards."""
    text = text_of([t for t in tokens if t.text.strip()])
    beds = [g for g in given if g.slot == "beds" and not (g.subset or g.change or g.total) and g.numeral.is_exact]
    named = sum(t.is_("unit", "hospital") for t in tokens) > 1 or any(t.is_("site", "hospital_site") for t in tokens)
    all_in = _says("all_in", text) and not (named and not _says("one", text)) and not _says("open", text)
    if not all_in or len({g.numeral.value for g in beds}) < _PAIR or len(beds) != sum(g.slot == "beds" for g in given):
        return list(given)
    return [replace(g, part=True) if g in beds else g for g in given]


def _are_apart(tokens: Sequence[Token]) -> bool:
    """Whether each of several is asked for, or several places are named: they stay apart however they are told."""
    if len({t.value for t in tokens if t.group == "place"}) > 1 or any(t.is_("cue", "stranger") for t in tokens):
        return True
    roles = {t.value == "guards" for t in tokens if t.group == "role" and t.value != "job"}
    asked = [
        at
        for at, t in enumerate(tokens)
        if t.is_("cue", "each", "respectively") and any(n.group == "ask" for n in tokens[at + 1 : at + 4])
    ]
    return len(roles) < _PAIR and bool(asked)


def _are_firms(tokens: Sequence[Token]) -> bool:
    """甲公司600人，乙公司401人: firms of their own, which words like 一起算 do not make one."""
    firms = {t.text for t in tokens if t.group in ("unit", "site") and _FIRM.search(t.text) and not t.generic}
    return len(firms) >= _PAIR


_FIRM = re.compile(r"^[甲乙丙丁].*|(?:^|[^总分子])公司$|company|school|学校|中学|小学|幼儿园$")


_GROUPS = re.compile("(?:车间|小?组|班组?|部门|分?厂|工段|科室|名单|单位|公司)(?!长)")
"""两个车间没有重复的人: so many groups are no people."""


def _entries(tokens: Sequence[Token], given: Sequence[Given]) -> list[int]:
    """Numbers of heads with a noun of their own, which no role and no other meaning claims."""
    slots = {g.at: g for g in given}
    found: list[int] = []
    for at, token in enumerate(tokens):
        numeral, one = token.numeral, slots.get(at)
        if numeral is None or numeral.kind not in ("heads", "piece", "bare") or not numeral.is_exact:
            continue
        same = numeral.value == 1 and numeral.kind == "piece" and text_of(tokens[max(0, at - 2) : at]).endswith("是")
        if same or _GROUPS.match(text_of(tokens[at + 1 : at + 2])) or _says("papers", lead_of(tokens, at)):
            continue  # 法人是一个
        listed = bool(found) and text_of(tokens[found[-1] + 1 : at]).strip() in _JOINTS
        if numeral.value.denominator != 1 or numeral.value < 1 or not (listed or _label(tokens, at)):
            continue
        if one is not None and (one.subset or one.change or one.settled or one.open or one.stranger):
            continue
        if one is not None and one.each and times(tokens, at) == 1:
            continue
        if (one is None and numeral.kind == "bare") or (one is not None and one.slot in HAVES):
            continue
        if not is_of_staff(tokens, given, at):
            found.append(at)
    return found


def lead_of(tokens: Sequence[Token], at: int) -> str:
    """The words in front of a number, as far as the mark or the number before it; over a bracket they go on."""
    first = at
    while first and not tokens[first - 1].is_("mark", *_MARKS) and not tokens[first - 1].is_("num"):
        first -= 1
    if first == at and at and tokens[at - 1].is_("mark", "）", "："):
        first = next((i for i in range(at - 1, -1, -1) if tokens[i].is_("mark", "（", "：")), 0)
        return lead_of(tokens, first) if first else ""
    if first and tokens[first - 1].is_("num", "other"):
        first -= 1
    return text_of(tokens[first:at]).strip()


def _label(tokens: Sequence[Token], at: int) -> str:
    """What a number is said of: in English the words behind it where they name it."""
    behind = text_of(tokens[at + 1 : at + 3]).strip()
    sex = re.match(r"(?:men|women|males?|females?)\b|是?(?:男|女)(?:的|性|职工|员工|工|同志)", behind)
    return sex[0] if sex else lead_of(tokens, at) or (behind if behind.isascii() else "")


def is_post(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number of staff or guards is told for a post or a shift: 东门2个."""
    first = at
    while first and not tokens[first - 1].is_("mark", *_MARKS) and not tokens[first - 1].is_("num"):
        first -= 1
    return _says("gates", text_of([t for t in tokens[first:at] if t.group != "role"]).strip())


def _is_whole(tokens: Sequence[Token], at: int) -> bool:
    return _says("whole", lead_of(tokens, at))


def _exhaust(tokens: Sequence[Token], given: Sequence[Given], parts: list[int], whole: Sequence[int]) -> bool:
    """Whether the parts are all of one kind that makes up a unit, with no other head count beside them."""
    people = [g.at for g in given if g.slot in ("persons", "employees", "everyone", "heads") and not g.change]
    leads = [_label(tokens, at) for at in parts]
    for name, least in _FAMILIES:
        if len(parts) >= least and all(_says(name, lead) for lead in leads) and len(set(leads)) == len(leads):
            return not set(people) - {*parts, *whole} and (name != "sexes" or len(parts) == _PAIR)
    jobs = all(_says("trades", lead) or _says("departments", lead) for lead in leads)
    listed = len(set(leads)) == len(leads) > _PAIR and jobs and _is_made_up(tokens, parts)
    listed = listed or (len(leads) >= _PAIR and _with_rest(given, parts, leads))
    ranks = len(leads) == _PAIR and any(
        _says("workers", one) and _says("desks", two) for one, two in permutations(leads)
    )
    return (listed or ranks) and not set(people) - {*parts, *whole}


def _with_rest(given: Sequence[Given], parts: Sequence[int], leads: Sequence[str]) -> bool:
    """司机1300人、其他员工300人: jobs, and everybody else."""
    whole = {g.at for g in given if g.slot in ("employees", "persons", "everyone")}
    jobs = all(_says("trades", lead) or _says("departments", lead) for lead in leads[:-1])
    return jobs and _says("rest", leads[-1]) and not whole & {*parts[:-1]}


def _is_made_up(tokens: Sequence[Token], parts: Sequence[int]) -> bool:
    """律所：合伙人40，律师110，行政51。 is what the unit is made up of, from the colon behind its name on."""
    first, last = parts[0], parts[-1] + 1
    while first and not tokens[first - 1].is_("mark", *_MARKS):
        first -= 1
    ended = last >= len(tokens) or tokens[last].is_("mark", *_MARKS)
    ended = ended and not any(t.group in ("site", "unit") for t in tokens[first:last])
    return ended and first > 1 and tokens[first - 1].is_("mark", "：") and not tokens[first - 2].is_("mark")


_PAIR = 2


def _are_several(tokens: Sequence[Token], parts: Sequence[int]) -> bool:
    return sum(times(tokens, at) for at in parts) >= _PAIR


def _value(tokens: Sequence[Token], at: int) -> int:
    numeral = tokens[at].numeral
    return int(numeral.value) * times(tokens, at) if numeral is not None else 0


def times(tokens: Sequence[Token], at: int) -> int:
    """三个车间各400人: how many such parts there are; 1 where it is said of one only."""
    lead = tokens[max(0, at - 5) : at]
    if not any(t.is_("cue", "each") for t in lead[-2:]):
        return 1
    counts = [
        t.numeral.value for t in lead if t.numeral is not None and t.numeral.kind in ("sites", "other", "bare", "piece")
    ]
    return int(counts[-1]) if counts and 1 < counts[-1] <= _MOST_PARTS else 1


_MOST_PARTS = 30


def _marked(
    tokens: Sequence[Token], given: Sequence[Given], parts: list[int], whole: list[int], fits: bool
) -> list[Given]:
    """The parts as heads that are added up; a whole told beside them says the same, or is asked about."""
    total = sum(_value(tokens, at) for at in parts)
    inner = [at for at in parts if 2 * _value(tokens, at) == total]
    if len(inner) == 1 and len(parts) > _PAIR:  # 员工1500人，男800，女700，一起算: one of them is the whole
        parts = [at for at in parts if at not in inner]
    out = {g.at: g for g in given if g.at not in {*whole, *inner} or g.at in parts}
    for at in parts:
        numeral = tokens[at].numeral
        assert numeral is not None
        value = Fraction(_value(tokens, at))
        out[at] = Given("heads", replace(numeral, value=value, low=value, high=value), at, part=True)
    for at in () if fits else whole:
        numeral = tokens[at].numeral
        assert numeral is not None
        out[at] = Given("heads", numeral, at, total=True)
    return [g for _, g in sorted(out.items())]


def _told_whole(tokens: Sequence[Token], given: Sequence[Given]) -> list[Given] | None:
    """上班的1480人，在家休产假的21人，合计1501: a whole that all told before it add up to is the head count."""
    entries = _entries(tokens, [replace(g, settled=False, open=False) for g in given])
    whole = [at for at in entries if _is_whole(tokens, at)]
    if len(whole) != 1 or any(g.change for g in given):
        return None
    before = [at for at in entries if at < whole[0]]
    if len(before) < _PAIR or sum(_value(tokens, at) for at in before) != _value(tokens, whole[0]):
        return None
    numeral = tokens[whole[0]].numeral
    assert numeral is not None
    out = {g.at: replace(g, slot="other", settled=True, open=False) if g.at in before else g for g in given}
    out[whole[0]] = Given("heads", numeral, whole[0], total=True, settled=True)
    return [g for _, g in sorted(out.items())]


def _told_by_jobs(tokens: Sequence[Token], given: Sequence[Given]) -> list[Given] | None:
    """服务员、厨师、管理人员合计1100人: the one number of a list of jobs is the head count."""
    people = [g for g in given if g.numeral.kind in ("heads", "bare", "piece") and g.slot not in HAVES]
    if len(people) != 1 or people[0].slot not in ("other", "school_staff") or people[0].subset or people[0].change:
        return None
    clause = re.split("[，。；：？！（）]", text_of(tokens[: people[0].at]))[-1]
    jobs = [_IN_ALL.sub("", job) for job in re.split("[、和与及跟]", clause)]
    if (
        len(jobs) < _PAIR
        or _SOME_OF_ALL.search(clause)
        or not all(_says("trades", job) or _says("desks", job) for job in jobs[1:])
    ):
        return None
    return [replace(g, slot="heads") if g is people[0] else g for g in given]


_SOME_OF_ALL = re.compile("男|女|残疾|退休|党|团员|新|老|其中|里")
_IN_ALL = re.compile("(?:一共|总共|合计|共计|总计|共有|共|加起来|合起来)(?:有|是|为)*$")


def _of_school(tokens: Sequence[Token], given: Sequence[Given], parts: Sequence[int], all_in: bool) -> list[Given]:
    """学生1880名，老师100名，食堂阿姨和保洁19名，没别人了: whoever is no pupil is of the staff."""
    known = any(g.slot in _COUNTED for g in given)
    whole = any(g.slot in ("everyone", "persons") and g.at not in parts for g in given)
    if not known or whole:
        return list(given)
    people = ("other", "piece", "heads", "have", "bare")
    employed = {at for at in parts if not _is_whole(tokens, at) and (all_in or _says("of_school", lead_of(tokens, at)))}
    return [
        replace(g, slot="school_staff", besides=False) if g.at in employed and g.slot in people else g for g in given
    ]


def _says(name: str, words: str) -> bool:
    return load_patterns("parts")[name].pattern.search(words) is not None
