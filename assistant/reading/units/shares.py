"""Numbers that are handed out to units: a row of them, or one that each unit has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.reading.facts.given import HAVES, Given
from assistant.reading.facts.parts import Segment, Split
from assistant.reading.units.clusters import is_principal, label_of
from assistant.reading.words.tokens import Token


def distributed(tokens: Sequence[Token], given: Sequence[Given], sites: int) -> list[Given] | None:
    """A row of numbers that is to be handed out to units: 三个单位分别有180人、1001人、2500人."""
    row: list[Given] = []
    for one in given:
        if row and in_row(tokens, row[-1], one):
            row.append(one)
        elif len(row) > 1:
            break
        else:
            row = [one] if is_principal(one) else []
    if row and row[0].slot == "bare":
        known = [g.slot for g in given if is_principal(g) and g.slot != "bare" and g.at < row[0].at]
        told = any(t.is_("cue", "respectively") for t in tokens)
        noun = known[-1] if known else HEADS_OF.get(family_of(tokens)) if sites == len(row) else None
        row = [replace(g, slot=noun) for g in row] if told and noun else []
    if len(row) < 2 or any(t.is_("part") for t in tokens[: row[0].at]):
        return None
    labels = _labels(tokens, row)
    told = any(t.is_("cue", "respectively", "each") for t in tokens)
    return row if sites == len(row) or len(labels) == len(row) or (told and sites > 1) else None


HEADS_OF = {"school": "everyone", "unit": "heads"}
"""What numbers without any noun count, by the kind of the units; a hospital's may count several things."""


def family_of(tokens: Sequence[Token]) -> str:
    """The kind of the units that a question speaks of: hospital, school or unit."""
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


def in_row(tokens: Sequence[Token], one: Given, two: Given) -> bool:
    """Whether two numbers count the same thing and stand side by side."""
    between = tokens[one.at + 1 : two.at]
    return (
        one.slot == two.slot
        and bool(between)
        and all(t.is_("mark", "、", "，", ",") or t.text.strip() in ("和", "及", "与", "and", "跟") for t in between)
    )


def from_rows(tokens: tuple[Token, ...], given: Sequence[Given], row: list[Given], campuses: bool, sites: int) -> Split:
    """The units of a row of numbers, each with its own."""
    labels = _labels(tokens, row)
    taken = {g.at for g in row}
    names = [t.text for t in labels] if len(labels) == len(row) else [f"{i + 1}" for i in range(len(row))]
    others = row_of_haves(tokens, given, taken, len(row))
    segments = tuple(
        Segment(name, (), (one, *([others[i]] if others else [])), campuses)
        for i, (name, one) in enumerate(zip(names, row, strict=True))
    )
    loose = tuple(g for g in given if g.at not in taken | {o.at for o in others})
    return Split(segments, tokens, loose, sites, unclear=bool(sites) and sites != len(row), campuses=campuses)


def row_of_haves(tokens: Sequence[Token], given: Sequence[Given], taken: set[int], size: int) -> list[Given]:
    """A second row of as many numbers in place: 现有保安分别2个、5个."""
    rest = [g for g in given if g.at not in taken and g.slot in HAVES]
    rest = rest if len({g.slot for g in rest}) == 1 else []
    row = [
        g
        for i, g in enumerate(rest)
        if (i and in_row(tokens, rest[i - 1], g)) or (i + 1 < len(rest) and in_row(tokens, g, rest[i + 1]))
    ]
    return row if len(row) == size else []


def replicated(tokens: tuple[Token, ...], given: Sequence[Given], names: Sequence[str], campuses: bool) -> Split:
    """Units that all have the same numbers: 两个园区各300人."""
    mine = tuple(replace(g, each=False) for g in given if g.each)
    segments = tuple(Segment(name, (), mine, campuses) for name in names)
    return Split(segments, tokens, tuple(g for g in given if not g.each), len(names), campuses=campuses)


def joined_before(tokens: Sequence[Token], number: int) -> list[str]:
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
