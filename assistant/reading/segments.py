"""Parts a question that asks for several units, campuses or hospitals into one stretch of tokens a unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from assistant.reading.slots import HAVES, Given
from assistant.reading.tokens import Token

_FAMILY = {
    "boarding_school": "school",
    "day_school": "school",
    "all_board": "school",
    "campus": "school",
    "hospital_site": "hospital",
}
_END = ("，", "。", "；", "？", "！", ",", ".")
_PLAIN_LABEL = re.compile(r"^(?:我们|咱们?|这|那|该|某|的|小|大|一|在|是|有|下面|下属|叫|个|普通|本|our|the|\s)*$")


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


@dataclass(slots=True)
class _Cluster:
    """A unit in the making: its anchor words and its numbers."""

    anchors: list[int] = field(default_factory=list)
    given: list[Given] = field(default_factory=list)
    apart: bool = False


def split(tokens: tuple[Token, ...], given: Sequence[Given]) -> Split:
    """The units of a question."""
    sites = _sites(tokens)
    campuses = _has_campuses(tokens)
    if sites < 2 and any(t.is_("cue", "another") and t.text in _OTHER_ONES for t in tokens):
        sites = 2
    rows = _distributed(tokens, given, sites)
    if rows is not None:
        return _from_rows(tokens, given, rows, campuses, sites)
    raw = _clusters(tokens, given, sites)
    whole = _whole_of(tokens, raw)
    clusters = _merged(tokens, raw if whole is None else raw[1:])
    if whole is not None:
        given = [g for g in given if g is not whole]
    if whole is not None:
        parts = _cut(tokens, given, clusters, campuses, sites)
        return replace(parts, loose=(*parts.loose, whole))
    if len(clusters) < 2:
        apart = sites > 1 and _sites_matter(tokens, given)
        each = [g for g in given if g.each and g.slot not in HAVES]
        if apart and each:
            return _replicated(tokens, given, sites, campuses)
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
            if 1 < token.numeral.value <= 50 and not (before and before.is_("cue", "each")):
                return int(token.numeral.value)
        if token.text.strip() in ("both", "各校区", "各院区") or (
            token.text == "两" and tokens[at + 1 : at + 2] and tokens[at + 1].group == "site"
        ):
            return 2
    return 0


def _sites_matter(tokens: Sequence[Token], given: Sequence[Given]) -> bool:
    """Campuses and hospital sites are computed apart; a firm's shops and branches are one unit with one head count."""
    apart = any(t.is_("site", "campus", "hospital_site") or t.is_("unit", "school", "hospital") for t in tokens)
    return apart or not any(g.slot not in HAVES and not g.each for g in given)


def _principal(given: Given) -> bool:
    return given.slot not in (*HAVES, "other", "have", "piece", "ambiguous") and not given.change and not given.subset


def _distributed(tokens: Sequence[Token], given: Sequence[Given], sites: int) -> list[Given] | None:
    """A row of numbers that is to be handed out to units: 三个单位分别有180人、1001人、2500人."""
    row: list[Given] = []
    for one in given:
        if row and _in_row(tokens, row[-1], one):
            row.append(one)
        elif len(row) > 1:
            break
        else:
            row = [one] if _principal(one) else []
    if row and row[0].slot == "bare":
        known = [g.slot for g in given if _principal(g) and g.slot != "bare" and g.at < row[0].at]
        row = (
            [replace(g, slot=known[-1]) for g in row]
            if known and any(t.is_("cue", "respectively") for t in tokens)
            else []
        )
    if len(row) < 2 or any(t.is_("part") for t in tokens[: row[0].at]):
        return None
    labels = [t for t in tokens[: row[0].at] if t.is_("site", "label", "campus", "hospital_site", "branch")]
    told = any(t.is_("cue", "respectively", "each") for t in tokens)
    return row if sites == len(row) or len(labels) == len(row) or (told and sites > 1) else None


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
    labels = [t for t in tokens[: row[0].at] if t.is_("site", "label", "campus", "hospital_site", "branch")]
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


def _replicated(tokens: tuple[Token, ...], given: Sequence[Given], sites: int, campuses: bool) -> Split:
    mine = tuple(replace(g, each=False) for g in given if g.each)
    segments = tuple(Segment(f"{i + 1}", (), mine, campuses) for i in range(sites))
    return Split(segments, tokens, tuple(g for g in given if not g.each), sites, campuses=campuses)


def _is_anchor(tokens: Sequence[Token], at: int, sites: int) -> bool:
    """Whether a token names a unit, or one of several: 一所师生320人，另一所师生1100人."""
    token = tokens[at]
    if token.is_("key", "yes", "no"):
        return _both_keys(tokens)
    if token.is_("site", "label") and any(t.is_("part") for t in tokens[at + 1 : at + 2]):
        return False
    if token.group in ("unit", "site", "item"):
        return not token.is_("unit", "day_school", "all_board")
    if token.group == "place":
        return _places_apart(tokens)
    if sites < 2:
        return False
    return (
        (token.is_("cue", "another") and token.text not in ("另外", "还有"))
        or (token.is_("skip") and token.text in _ONE_OF)
        or token.text in _ONE_OF
    )


def _places_apart(tokens: Sequence[Token]) -> bool:
    """在广州有1200人，在深圳有800人: places that each have their own head count."""
    led = {
        t.value + t.text
        for t, *after in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if t.group == "place" and any(n.is_("num", "heads") for n in after)
    }
    return len(led) > 1


def _both_keys(tokens: Sequence[Token]) -> bool:
    """普通单位1000人和重点单位1000人各要几名: a key and an ordinary unit, each with its number behind it."""
    led = [t.value for t, after in pairwise(tokens) if t.is_("key", "yes", "no") and after.is_("num", "heads")]
    return set(led) == {"yes", "no"}


_OTHER_ONES = ("另一家", "另一所", "另外一家", "另外一所", "第二家", "第二所", "the other")
_ONE_OF = ("一家", "一所", "一间", "一座", "一处", "一个", "另一家", "另一所", "one", "the other")


def _clusters(tokens: Sequence[Token], given: Sequence[Given], sites: int) -> list[_Cluster]:
    """Anchors with their numbers: in 1200人的公司 the word behind owns the number, else the last word before."""
    principals = {g.at: g for g in given if _principal(g)}
    clusters = [_Cluster()]
    pending: list[Given] = []
    at = 0
    while at < len(tokens):
        if _is_anchor(tokens, at, sites):
            start_new = bool(clusters[-1].given) and not _asks_only(tokens, at)
            if start_new and (pending or _number_follows(tokens, principals, at)):
                clusters.append(_Cluster(apart=_told_apart(tokens, at)))
            clusters[-1].anchors.append(at)
            clusters[-1].given += pending
            pending = []
        elif at in principals:
            one = principals[at]
            if _owner_follows(tokens, at):
                if clusters[-1].given and not pending:
                    clusters.append(_Cluster(apart=_told_apart(tokens, at)))
                pending.append(one)
                clusters[-1].given += pending
                pending = []
            else:
                clusters[-1].given.append(one)
        at += 1
    return [c for c in clusters if c.given]


def _asks_only(tokens: Sequence[Token], at: int) -> bool:
    """Whether a unit word is only a standard to go by: 按中小学标准."""
    return at > 0 and (tokens[at - 1].is_("cue", "to") or tokens[at - 1].text.endswith(("按", "照", "参照", "比照")))


def _number_follows(tokens: Sequence[Token], principals: dict[int, Given], at: int) -> bool:
    """Whether a principal number stands behind this anchor before the next one."""
    for position in range(at + 1, len(tokens)):
        if position in principals and principals[position].slot != "bare":
            return not _owner_follows(tokens, position)
        if position in principals:
            return True
        if tokens[position].group == "item":
            return False
    return False


def _owner_follows(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is said of the unit word behind it: 1900人的小学, 1300人公司."""
    for position in range(at + 1, min(at + 6, len(tokens))):
        token = tokens[position]
        if token.group in ("unit", "key") and token.value not in ("day_school", "all_board"):
            return True
        if token.is_("cue", "fill") and token.text in ("的", "a", "the", "of"):
            continue
        if token.group in ("place", "skip", "count") or (token.is_("other") and len(token.text.strip()) <= 4):
            if token.group == "count" and position != at + 1:
                return False
            continue
        return False
    return False


def _told_apart(tokens: Sequence[Token], at: int) -> bool:
    """Whether words or an enumeration set this unit apart from the one before."""
    for token in reversed(tokens[max(0, at - 5) : at + 1]):
        if token.is_("cue", "another") or token.group == "item" or token.is_("site", "label"):
            return True
        if token.text in _ONE_OF and token.group in ("skip", "num"):
            return True
        if token.is_("mark", *_END):
            return False
    return False


def label_of(tokens: Sequence[Token], cluster: Sequence[int]) -> str:
    """How a unit is called: its words with what stands right in front of them."""
    parts: list[str] = []
    for at in cluster:
        token = tokens[at]
        before = tokens[at - 1] if at else None
        numbered = before is not None and before.is_("skip", "name") and before.text.startswith("第")
        if before is not None and (
            numbered or before.is_("other") or before.group == "place" or before.is_("site", "label")
        ):
            lead = before.text.strip()
            lead = re.split(r"[的有是在和与及叫家所个位]", lead)[-1]
            if lead and not _PLAIN_LABEL.match(lead) and len(lead) <= 8 and lead not in parts:
                parts.append(lead)
        if token.group not in ("item", "cue", "skip", "num") and token.text.strip() not in parts:
            parts.append(token.text.strip())
    return (" " if all(part.isascii() for part in parts) else "").join(parts)


def _near(tokens: Sequence[Token], cluster: _Cluster) -> list[int]:
    """The anchors that name a unit: those in the clause of its first number, else the last before it."""
    first = min(g.at for g in cluster.given)
    owner = [at for at in cluster.anchors if at > first and _owner_follows(tokens, first)][:1]
    before = [at for at in cluster.anchors if at < first]
    clause = [at for at in before if not any(t.is_("mark", *_END, "：") for t in tokens[at:first])]
    return [*(clause or before[-1:]), *owner] or cluster.anchors


def _is_generic(tokens: Sequence[Token], cluster: _Cluster) -> bool:
    near = _near(tokens, cluster)
    words = [tokens[at] for at in near]
    if any(t.group == "site" for t in words):
        return False
    plain = [t for t in words if t.group == "unit"]
    return all(t.generic for t in plain) and label_of(tokens, near) in ("".join(t.text for t in plain), "")


def _family(tokens: Sequence[Token], cluster: _Cluster) -> set[str]:
    return {
        _FAMILY.get(tokens[at].value, tokens[at].value) for at in _near(tokens, cluster) if tokens[at].group == "unit"
    }


def _merged(tokens: Sequence[Token], clusters: list[_Cluster]) -> list[_Cluster]:
    """Clusters that speak of the same unit again are one."""
    out: list[_Cluster] = []
    for cluster in clusters:
        if out and _same_unit(tokens, out[-1], cluster):
            out[-1].anchors += cluster.anchors
            out[-1].given += cluster.given
        else:
            out.append(cluster)
    return out


def _whole_of(tokens: Sequence[Token], clusters: list[_Cluster]) -> Given | None:
    """The head count of the whole in 全公司1200人，甲厂700人，乙厂500人."""
    if len(clusters) < 3 or not _is_generic(tokens, clusters[0]) or len(clusters[0].given) != 1:
        return None
    if not all(any(tokens[at].group == "site" for at in _near(tokens, c)) for c in clusters[1:]):
        return None
    return clusters[0].given[0]


def _same_unit(tokens: Sequence[Token], one: _Cluster, two: _Cluster) -> bool:
    if two.apart:
        return False
    if not one.anchors or not two.anchors:
        return True
    if label_of(tokens, _near(tokens, one)) == label_of(tokens, _near(tokens, two)):
        return True
    first, second = _family(tokens, one), _family(tokens, two)
    kinds = {"school", "hospital", "unit"}
    if first & kinds and second & kinds and not first & second:
        words = {tokens[at].text for at in _near(tokens, two)}
        return _is_generic(tokens, two) and second == {"unit"} and words <= _SELF
    return _is_generic(tokens, one) or _is_generic(tokens, two)


_SELF = {"单位", "我们单位", "本单位", "咱单位", "我单位", "单位里", "unit"}
"""Words that mean the unit already spoken of, whatever its kind."""


def _cut(
    tokens: tuple[Token, ...], given: Sequence[Given], clusters: list[_Cluster], campuses: bool, sites: int
) -> Split:
    """Cut the question at the clauses in which each unit begins."""
    starts: list[int] = []
    for cluster in clusters:
        first = min([*cluster.anchors, *(g.at for g in cluster.given)])
        floor = 0 if not starts else max(g.at for g in clusters[len(starts) - 1].given) + 1
        while first > floor and not tokens[first - 1].is_("mark", *_END, "：") and tokens[first - 1].group != "item":
            first -= 1
        starts.append(first)
    last_number = max((g.at for g in given), default=len(tokens) - 1)
    end = next((i for i in range(last_number, len(tokens)) if tokens[i].is_("mark", *_END)), len(tokens))
    bounds = [*starts, end]
    segments, taken = [], set()
    for place, cluster in enumerate(clusters):
        low, high = bounds[place], bounds[place + 1]
        mine = tuple(
            g for g in given if low <= g.at < high and not _for_all(tokens, g, cluster, place == len(clusters) - 1)
        )
        taken |= {g.at for g in mine}
        segments.append(
            Segment(label_of(tokens, _near(tokens, cluster)) or f"{place + 1}", tokens[low:high], mine, campuses)
        )
    segments, shared_out = _share_out(tokens, given, _alike(segments))
    loose = tuple(g for g in given if g.at not in taken | shared_out)
    shared = (*tokens[: starts[0]], *tokens[end:])
    unclear = sites > len(segments)
    return Split(tuple(segments), shared, loose, sites, unclear, campuses)


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


def _alike(segments: list[Segment]) -> list[Segment]:
    """East 1,600 people, West 2,100: a number without a noun counts what its neighbours' numbers count."""
    known = next((g.slot for s in segments for g in s.given if _principal(g) and g.slot != "bare"), None)
    out = []
    for segment in segments:
        sized = any(_principal(g) and g.slot != "bare" for g in segment.given)
        given = tuple(
            replace(g, slot=known) if g.slot == "bare" and known is not None and not sized else g for g in segment.given
        )
        out.append(replace(segment, given=given))
    return out


def _for_all(tokens: Sequence[Token], given: Given, cluster: _Cluster, last: bool) -> bool:
    """Whether a number in place is said of all units together: 全校一共6个保安."""
    if given.slot not in HAVES or not last or not given.total:
        return False
    return given.at > max(g.at for g in cluster.given)
