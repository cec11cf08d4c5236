"""Parts a question that asks for several units, campuses or hospitals into one stretch of tokens a unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.reading.facts.given import HAVES, Given
from assistant.reading.facts.parts import Segment, Split
from assistant.reading.units.clusters import (
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
from assistant.reading.units.shares import (
    HEADS_OF,
    distributed,
    family_of,
    from_rows,
    joined_before,
    replicated,
    row_of_haves,
)
from assistant.reading.units.sizes import side_by_side
from assistant.reading.words.tokens import Token


def split(tokens: tuple[Token, ...], given: Sequence[Given]) -> Split:
    """The units of a question."""
    if any(g.part for g in given):
        return Split((Segment("", tokens, tuple(given)),))
    sites = _sites(tokens)
    campuses = _has_campuses(tokens)
    if sites < 2 and any(t.is_("cue", "another") and t.text in OTHER_ONES for t in tokens):
        sites = 2
    if sites > 1 and (parts := _with_common(tokens, given, sites)) is not None:
        return parts
    rows = distributed(tokens, given, sites)
    if rows is not None:
        return from_rows(tokens, given, rows, campuses, sites)
    if sites < 2 and not campuses and (sizes := side_by_side(tokens, given)) is not None:
        return sizes
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
            return replicated(tokens, given, [f"{i + 1}" for i in range(sites)], campuses)
        if each and len(joined := joined_before(tokens, each[0].at)) > 1:
            return replicated(tokens, given, joined, campuses)
        return Split((Segment("", tokens, tuple(given)),), sites=sites, unclear=apart, campuses=campuses)
    return _cut(tokens, given, clusters, campuses, sites)


def _with_common(tokens: tuple[Token, ...], given: Sequence[Given], sites: int) -> Split | None:
    """三所学校，每所师生1000人，寄宿生第一所299人、…: the number that all have goes to each beside its own."""
    common = [g for g in given if g.each and is_principal(g)]
    rest = [g for g in given if g not in common]
    own = [g for g in rest if is_principal(g)]
    if not common or len(own) < sites or {g.slot for g in own} & {g.slot for g in common}:
        return None
    parts = split(tokens, rest)
    if len(parts.segments) != sites:
        return None
    mine = tuple(replace(g, each=False) for g in common)
    return replace(parts, segments=tuple(replace(s, given=(*mine, *s.given)) for s in parts.segments))


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
    return len({t.text for t in tokens if t.is_("site", "campus") and t.text.endswith("校区") and len(t.text) == 3})


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
    unclear = sites > len(segments) or _one_is_none(tokens, clusters)
    return Split(tuple(segments), shared, loose, sites, unclear, campuses)


def _one_is_none(tokens: Sequence[Token], clusters: Sequence[Cluster]) -> bool:
    """东校区1000人，西校区1001人，保安各几名？另外3个人没来: behind the question and without a name stands no unit."""
    last = clusters[-1]
    asked = [at for at, t in enumerate(tokens) if t.is_("mark", "？") and at < min(g.at for g in last.given)]
    return len(clusters) > 2 and bool(asked) and all(at < asked[-1] for at in last.anchors)


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a unit's stretch begins here: at an item mark, or behind a mark that ends a clause."""
    return "item" in (tokens[at].group, tokens[at - 1].group) or tokens[at - 1].is_("mark", *END, "：")


def _share_out(
    tokens: Sequence[Token], given: Sequence[Given], segments: list[Segment]
) -> tuple[list[Segment], set[int]]:
    """现有保安5名和1名, 保安各3名: those in place, handed out to the units in their order."""
    haves = [g for g in given if g.slot in HAVES]
    row = row_of_haves(tokens, given, set(), len(segments))
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
        known = HEADS_OF.get(family_of(tokens))
    elliptic = known in _OF_HEADS and _are_elliptic(segments)
    out = []
    for segment in segments:
        sized = any(is_principal(g) and g.slot != "bare" for g in segment.given)
        given = tuple(
            replace(g, slot=known)
            if known is not None and ((g.slot == "bare" and not sized) or (g.slot == "heads" and elliptic))
            else g
            for g in segment.given
        )
        out.append(replace(segment, given=given))
    return out


_OF_HEADS = ("medical_staff", "boarders", "outpatients")


def _are_elliptic(segments: Sequence[Segment]) -> bool:
    """甲医院在岗医务人员200人，乙医院201人: the noun of the first number is meant for all, which are of its size."""
    sizes = [[g for g in s.given if is_principal(g)] for s in segments]
    if any(len(row) != 1 for row in sizes) or sizes[0][0].slot == "heads":
        return False
    values = [row[0].numeral.value for row in sizes]
    return all(row[0].slot in ("heads", sizes[0][0].slot) for row in sizes) and max(values) <= 2 * min(values)


def _for_all(tokens: Sequence[Token], given: Given, cluster: Cluster, last: bool) -> bool:
    """Whether a number in place is said of all units together: 全校一共6个保安."""
    if not last or not given.total:
        return False
    if given.slot in HAVES:
        return given.at > max(g.at for g in cluster.given)
    return is_principal(given) and any(g.at < given.at and not g.total for g in cluster.given)
