"""From the steps of a mention to locators: members of lists inherit what stands before them, ranges are filled in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from corpus.models import Chapter, Document, Locator
from corpus.references.locators import ARTICLE, FIRST_TO, RANGES, Step

LONGEST_RANGE = 400
"""A longer range is read by its ends alone, so that a typing error does not fill memory."""

_FIELDS = {"条": "article", "款": "paragraph", "项": "item", "目": "subitem"}
_CHAPTERS = {"编": "part", "分编": "subpart", "章": "chapter", "节": "division"}


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a mention: a place below articles, or a chapter; `ranged` where it ends a range, of 前N款 too."""

    place: Locator
    chapter: Chapter | None = None
    unit: str = ""
    ranged: bool = False
    first_few: bool = False


def members(steps: Sequence[Step], base: Locator, chapter: Chapter) -> list[Member]:
    """The members as written.

    Args:
        steps: of one mention.
        base: the place that the head stands for; the steps go on from it.
        chapter: the chapter that the head stands for.
    """
    found: list[Member] = []
    place, above = base, chapter
    for step in steps:
        ranged = step.join in RANGES or step.join == FIRST_TO
        if step.rank < ARTICLE:
            above = _in_chapter(above, step)
            member = Member(Locator(), above, step.unit, ranged, step.join == FIRST_TO)
        else:
            place = _in_article(place, step)
            member = Member(place, None, step.unit, ranged, step.join == FIRST_TO)
        if step.join or not found:
            found.append(member)
        else:
            found[-1] = replace(member, ranged=found[-1].ranged)
    return found


def _in_article(place: Locator, step: Step) -> Locator:
    if step.unit == "条":
        return Locator(step.number, step.suffix)
    below = {"款": ("item", "subitem"), "项": ("subitem",), "目": ()}[step.unit]
    values: dict[str, Any] = {_FIELDS[step.unit]: step.number, **dict.fromkeys(below)}
    return replace(place, **values)


def _in_chapter(chapter: Chapter, step: Step) -> Chapter:
    if step.unit == "编":
        return Chapter(step.number)
    if step.unit == "分编":
        return Chapter(chapter.part, step.number)
    if step.unit == "章":
        return Chapter(chapter.part, chapter.subpart, step.number)
    return replace(chapter, division=step.number)


def expanded(found: Iterable[Member], document: Document | None) -> list[Locator]:
    """Every place that the members name, ranges filled from end to end.

    Args:
        found: the members, in order.
        document: the text, by which a range takes in 第N条之一; None where it is not held.
    """
    places: list[Locator] = []
    for member in found:
        if member.chapter is not None:
            continue
        if member.ranged and places:
            places += between(places[-1], member.place, member.unit, document)
        places.append(member.place)
    return places


def between(first: Locator, last: Locator, unit: str, document: Document | None) -> list[Locator]:
    """The places strictly between the two ends of a range."""
    if unit == "条" or first.clause != last.clause:
        return _articles_between(first, last, document)
    field = _FIELDS.get(unit, "item")
    low, high = getattr(first, field), getattr(last, field)
    if low is None or high is None or not 0 < high - low <= LONGEST_RANGE:
        return []
    return [_at(last, field, number) for number in range(low + 1, high)]


def _at(place: Locator, field: str, number: int) -> Locator:
    values: dict[str, Any] = {field: number}
    return replace(place, **values)


def _articles_between(first: Locator, last: Locator, document: Document | None) -> list[Locator]:
    low = (first.article or 0, first.article_suffix or 0)
    high = (last.article or 0, last.article_suffix or 0)
    if not low < high or high[0] - low[0] > LONGEST_RANGE:
        return []
    if low[0] == high[0]:
        return [Locator(low[0], suffix) for suffix in range(low[1] + 1, high[1])]
    held = {} if document is None else _suffixes(document)
    places = [Locator(low[0], suffix) for suffix in held.get(low[0], ()) if suffix > low[1]]
    for number in range(low[0] + 1, high[0]):
        places += [Locator(number), *(Locator(number, suffix) for suffix in held.get(number, ()))]
    return places + ([Locator(high[0])] if high[1] else []) + [Locator(high[0], suffix) for suffix in range(1, high[1])]


def _suffixes(document: Document) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for clause in document.articles:
        place = clause.locator
        if place.article is not None and place.article_suffix:
            found.setdefault(place.article, []).append(place.article_suffix)
    return found


def chapters(found: Iterable[Member]) -> list[Chapter]:
    """The chapters that the members name, ranges of chapters filled in."""
    places: list[Chapter] = []
    for member in found:
        if member.chapter is None:
            continue
        field = _CHAPTERS.get(member.unit, "part")
        if member.ranged and places:
            low, high = getattr(places[-1], field), getattr(member.chapter, field)
            if low is not None and high is not None and 0 < high - low <= LONGEST_RANGE:
                places += [replace(member.chapter, **{field: number}) for number in range(low + 1, high)]
        places.append(member.chapter)
    return places
