"""Parts a question that asks for several units, campuses or hospitals into one stretch of tokens a unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.reading.clusters import (
    END,
    OTHER_ONES,
    Cluster,
    find_clusters,
    is_principal,
    label_of,
    merged,
    near,
    whole_of,
)
from assistant.reading.given import HAVES, Given
from assistant.reading.tokens import Token


@dataclass(frozen=True, slots=True)
class Segment:
    """What is said of one unit.

    Attributes:
        name: how it is called; empty where it is the only one.
        tokens: its stretch of the question.
        given: its numbers; `at` counts in the whole question.
        campus: it is a campus of one school.
    """

    name: str
    tokens: tuple[Token, ...]
    given: tuple[Given, ...]
    campus: bool = False


@dataclass(frozen=True, slots=True)
class Split:
    """A question in its units.

    Attributes:
        segments: one a unit.
        shared: tokens that hold for all of them.
        loose: numbers that belong to the whole, not to one of several.
        sites: how many units the question says there are; 0 where it says nothing.
        unclear: there are several, but their numbers cannot be told apart.
        campuses: the several are campuses of one school.
    """

    segments: tuple[Segment, ...]
    shared: tuple[Token, ...] = ()
    loose: tuple[Given, ...] = ()
    sites: int = 0
    unclear: bool = False
    campuses: bool = False


def split(tokens: tuple[Token, ...], given: Sequence[Given]) -> Split:
    """The units of a question."""
    sites = _sites(tokens)
    campuses = _has_campuses(tokens)
    if sites < 2 and any(t.is_("cue", "another") and t.text in OTHER_ONES for t in tokens):
        sites = 2
    rows = _distributed(tokens, given, sites)
    if rows is not None:
        return _from_rows(tokens, given, rows, campuses, sites)
    raw = find_clusters(tokens, given, sites)
    whole = whole_of(tokens, raw)
    clusters = merged(tokens, raw if whole is None else raw[1:])
    if whole is None and len(clusters) < sites == len(raw):
        clusters = raw
    if whole is not None:
        given = [g for g in given if g is not whole]
        parts = _cut(tokens, given, clusters, campuses, sites)
        return replace(parts, loose=(*parts.loose, whole))
    if len(clusters) < 2:
        apart = sites > 1 and _sites_matter(tokens, given)
        each = [g for g in given if g.each and g.slot not in HAVES]
        if apart and each:
            return _replicated(tokens, given, [f"{i + 1}" for i in range(sites)], campuses)
        if each and len(joined := _joined_before(tokens, each[0].at)) > 1:
            return _replicated(tokens, given, joined, campuses)
        return Split((Segment("", tokens, tuple(given)),), sites=sites, unclear=apart, campuses=campuses)
    return _cut(tokens, given, clusters, campuses, sites)


def _has_campuses(tokens: Sequence[Token]) -> bool:
    """Whether the several are campuses of one school: a word for a campus, with a school's words around it."""
    labels = any(t.is_("site", "label") and t.text.endswith("区") for t in tokens)
    if not (labels or any(t.is_("site", "campus") for t in tokens)) or any(t.is_("unit", "hospital") for t in tokens):
        return False
    school = any(t.group == "unit" and t.value.endswith("school") for t in tokens)
    counts = any(t.is_("count", "everyone", "students", "boarders", "school_staff") for t in tokens)
    if labels and not (school or counts):
        return False
    return school or counts or any(t.is_("site", "campus") and "校" in t.text for t in tokens)


def _sites(tokens: Sequence[Token]) -> int:
    for at, token in enumerate(tokens):
        if token.is_("num", "sites") and token.numeral is not None and token.numeral.value.denominator == 1:
            before = tokens[at - 1] if at else None
            if _AROUND_US.search("".join(t.text for t in tokens[max(0, at - 3) : at])):
                continue
            if 1 < token.numeral.value <= 50 and not (before and before.is_("cue", "each")):
                return int(token.numeral.value)
        if token.text.strip() in ("both", "各校区", "各院区") or (
            token.text == "两" and tokens[at + 1 : at + 2] and tokens[at + 1].group == "site"
        ):
            return 2
    return 0


_AROUND_US = re.compile(r"附近|周边|旁边|隔壁|周围|辖区|对面|全市|全区|全国")
"""学校附近有3所小学: units around that are not asked for."""


def _sites_matter(tokens: Sequence[Token], given: Sequence[Given]) -> bool:
    """Campuses and hospital sites are computed apart; a firm's shops and branches are one unit with one head count."""
    apart = any(t.is_("site", "campus", "hospital_site") or t.is_("unit", "school", "hospital") for t in tokens)
    apart = apart or _asked_of_each(tokens)
    return apart or not any(g.slot not in HAVES and not g.each for g in given)


def _asked_of_each(tokens: Sequence[Token]) -> bool:
    """两个厂一共2000人，保卫人员各几个: each one's number is sought, and only the sum is told."""
    firms = any(t.is_("num", "sites") and n.group == "unit" for t, n in pairwise(tokens))
    asked = any(t.is_("cue", "each") and n.is_("ask") for t, n in pairwise(tokens))
    return firms and asked


def _distributed(tokens: Sequence[Token], given: Sequence[Given], sites: int) -> list[Given] | None:
    """A row of numbers that is to be handed out to units: 三个单位分别有180人、1001人、2500人."""
    row: list[Given] = []
    for one in given:
        if row and _in_row(tokens, row[-1], one):
            row.append(one)
        elif len(row) > 1:
            break
        else:
            row = [one] if is_principal(one) else []
    if row and row[0].slot == "bare":
        known = [g.slot for g in given if is_principal(g) and g.slot != "bare" and g.at < row[0].at]
        told = any(t.is_("cue", "respectively") for t in tokens)
        noun = known[-1] if known else _HEADS_OF.get(_family_of(tokens)) if sites == len(row) else None
        row = [replace(g, slot=noun) for g in row] if told and noun else []
    if len(row) < 2 or any(t.is_("part") for t in tokens[: row[0].at]):
        return None
    labels = _labels(tokens, row)
    told = any(t.is_("cue", "respectively", "each") for t in tokens)
    return row if sites == len(row) or len(labels) == len(row) or (told and sites > 1) else None


_HEADS_OF = {"school": "everyone", "unit": "heads"}
"""What numbers without any noun count, by the kind of the units; a hospital's may count several things."""


def _family_of(tokens: Sequence[Token]) -> str:
    words = {t.value for t in tokens if t.group in ("unit", "site", "count")}
    if words & {"hospital", "hospital_site", "beds", "medical_staff", "outpatients"}:
        return "hospital"
    return "school" if any("school" in word or word == "campus" for word in words) else "unit"


def _labels(tokens: Sequence[Token], row: Sequence[Given]) -> list[Token]:
    """The names in front of a row of numbers: sites, or units in a row of their own (水厂、电厂、气厂分别有…)."""
    lead = tokens[: row[0].at]
    sites = [t for t in lead if t.is_("site", "label", "campus", "hospital_site", "branch")]
    if sites:
        return sites
    units = [at for at, t in enumerate(lead) if t.group == "unit"]
    listed = [
        at
        for at in units
        if any(
            t.is_("mark", "、") or t.text.strip() in ("和", "及")
            for t in (*lead[max(0, at - 2) : at], *lead[at + 1 : at + 2])
        )
    ]
    told = any(t.is_("cue", "respectively") for t in lead)
    return [lead[at] for at in listed] if told else []


def _in_row(tokens: Sequence[Token], one: Given, two: Given) -> bool:
    between = tokens[one.at + 1 : two.at]
    return (
        one.slot == two.slot
        and bool(between)
        and all(t.is_("mark", "、", "，", ",") or t.text.strip() in ("和", "及", "与", "and", "跟") for t in between)
    )


def _from_rows(
    tokens: tuple[Token, ...], given: Sequence[Given], row: list[Given], campuses: bool, sites: int
) -> Split:
    labels = _labels(tokens, row)
    taken = {g.at for g in row}
    names = [t.text for t in labels] if len(labels) == len(row) else [f"{i + 1}" for i in range(len(row))]
    others = _row_of_haves(tokens, given, taken, len(row))
    segments = tuple(
        Segment(name, (), (one, *([others[i]] if others else [])), campuses)
        for i, (name, one) in enumerate(zip(names, row, strict=True))
    )
    loose = tuple(g for g in given if g.at not in taken | {o.at for o in others})
    return Split(segments, tokens, loose, sites, unclear=bool(sites) and sites != len(row), campuses=campuses)


def _row_of_haves(tokens: Sequence[Token], given: Sequence[Given], taken: set[int], size: int) -> list[Given]:
    """A second row of as many numbers in place: 现有保安分别2个、5个."""
    rest = [g for g in given if g.at not in taken and g.slot in HAVES]
    rest = rest if len({g.slot for g in rest}) == 1 else []
    row = [
        g
        for i, g in enumerate(rest)
        if (i and _in_row(tokens, rest[i - 1], g)) or (i + 1 < len(rest) and _in_row(tokens, g, rest[i + 1]))
    ]
    return row if len(row) == size else []


def _replicated(tokens: tuple[Token, ...], given: Sequence[Given], names: Sequence[str], campuses: bool) -> Split:
    mine = tuple(replace(g, each=False) for g in given if g.each)
    segments = tuple(Segment(name, (), mine, campuses) for name in names)
    return Split(segments, tokens, tuple(g for g in given if not g.each), len(names), campuses=campuses)


def _joined_before(tokens: Sequence[Token], number: int) -> list[str]:
    """百货店和仓储店各有2750人: the units joined in front of a number that each of them has."""
    first = number
    while first and not tokens[first - 1].is_("mark", "，", "。", "；", "？", "！", "："):
        first -= 1
    while first and all(t.is_("cue") for t in tokens[first:number]) and not tokens[first - 1].is_("mark", "。"):
        first -= 1
        while first and not tokens[first - 1].is_("mark", "，", "。", "；", "？", "！", "："):
            first -= 1
    anchors = [at for at in range(first, number) if tokens[at].group in ("unit", "site")]
    joined = all(_AND.search("".join(t.text for t in tokens[one + 1 : two])) for one, two in pairwise(anchors))
    names = [label_of(tokens, [at]) for at in anchors]
    return names if joined and len(set(names)) == len(names) else []


_AND = re.compile(r"和|与|跟|及|、|还有|and")


def _cut(
    tokens: tuple[Token, ...], given: Sequence[Given], clusters: list[Cluster], campuses: bool, sites: int
) -> Split:
    """Cut the question at the clauses in which each unit begins."""
    starts: list[int] = []
    for cluster in clusters:
        first = min([*cluster.anchors, *(g.at for g in cluster.given)])
        floor = 0 if not starts else max(g.at for g in clusters[len(starts) - 1].given) + 1
        while first > floor and not _begins(tokens, first):
            first -= 1
        starts.append(first)
    last_number = max((g.at for g in given), default=len(tokens) - 1)
    end = next((i for i in range(last_number, len(tokens)) if tokens[i].is_("mark", *END)), len(tokens))
    bounds = [*starts, end]
    segments, taken = [], set()
    for place, cluster in enumerate(clusters):
        low, high = bounds[place], bounds[place + 1]
        mine = tuple(
            g for g in given if low <= g.at < high and not _for_all(tokens, g, cluster, place == len(clusters) - 1)
        )
        taken |= {g.at for g in mine}
        segments.append(
            Segment(label_of(tokens, near(tokens, cluster)) or f"{place + 1}", tokens[low:high], mine, campuses)
        )
    segments, shared_out = _share_out(tokens, given, _alike(tokens, segments))
    loose = tuple(g for g in given if g.at not in taken | shared_out)
    shared = (*tokens[: starts[0]], *tokens[end:])
    unclear = sites > len(segments)
    return Split(tuple(segments), shared, loose, sites, unclear, campuses)


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a unit's stretch begins here: at an item mark, or behind a mark that ends a clause."""
    return "item" in (tokens[at].group, tokens[at - 1].group) or tokens[at - 1].is_("mark", *END, "：")


def _share_out(
    tokens: Sequence[Token], given: Sequence[Given], segments: list[Segment]
) -> tuple[list[Segment], set[int]]:
    """现有保安5名和1名, 保安各3名: those in place, handed out to the units in their order."""
    haves = [g for g in given if g.slot in HAVES]
    row = _row_of_haves(tokens, given, set(), len(segments))
    each = [g for g in haves if g.each]
    if not row and not each:
        return segments, set()
    taken = {g.at for g in (row or each)}
    out = []
    for place, segment in enumerate(segments):
        own = tuple(g for g in segment.given if g.at not in taken)
        more = (row[place],) if row else tuple(replace(g, each=False) for g in each)
        out.append(replace(segment, given=(*own, *more)))
    return out, taken


def _alike(tokens: Sequence[Token], segments: list[Segment]) -> list[Segment]:
    """East 1,600 people, West 2,100: a number without a noun counts what its neighbours' numbers count."""
    known = next((g.slot for s in segments for g in s.given if is_principal(g) and g.slot != "bare"), None)
    if known is None and all(sum(is_principal(g) for g in s.given) == 1 for s in segments):
        known = _HEADS_OF.get(_family_of(tokens))
    out = []
    for segment in segments:
        sized = any(is_principal(g) and g.slot != "bare" for g in segment.given)
        given = tuple(
            replace(g, slot=known) if g.slot == "bare" and known is not None and not sized else g for g in segment.given
        )
        out.append(replace(segment, given=given))
    return out


def _for_all(tokens: Sequence[Token], given: Given, cluster: Cluster, last: bool) -> bool:
    """Whether a number in place is said of all units together: 全校一共6个保安."""
    if not last or not given.total:
        return False
    if given.slot in HAVES:
        return given.at > max(g.at for g in cluster.given)
    return is_principal(given) and any(g.at < given.at and not g.total for g in cluster.given)
