"""In which 编, 章 and 节 an article stands, and whether a chapter exists: read from the headings above articles."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.models import Chapter, Document, Locator
from corpus.normalize import halve
from corpus.references.locators import NUMERAL, value

_HEADING = re.compile(rf"[\s#]*第\s?({NUMERAL})\s?(分编|编|章|节)")


def chapter_of(document: Document, article: Locator) -> Chapter:
    """The chapter of an article, as far as headings name one."""
    clause = document.find(article.clause)
    return Chapter() if clause is None else _from_headings(clause.headings)


@lru_cache(maxsize=2048)
def _from_headings(headings: tuple[str, ...]) -> Chapter:
    numbers: dict[str, int | None] = {}
    for heading in headings:
        if found := _HEADING.match(halve(heading)):
            numbers[found[2]] = value(found[1])
    return Chapter(numbers.get("编"), numbers.get("分编"), numbers.get("章"), numbers.get("节"))


def has_chapter(document: Document, chapter: Chapter) -> bool:
    """Whether a heading of the text bears these numbers; a level that the text's headings do not show counts as any."""
    held = {_numbers(_from_headings(clause.headings)) for clause in document.articles}
    shown = [any(numbers[level] is not None for numbers in held) for level in range(4)]
    wanted = [number if shown[level] else None for level, number in enumerate(_numbers(chapter))]
    return any(
        all(
            number is None or number == there or (there is None and level < 2)  # the package leaves some 编 out
            for level, (number, there) in enumerate(zip(wanted, numbers, strict=True))
        )
        for numbers in held
    )


def _numbers(chapter: Chapter) -> tuple[int | None, int | None, int | None, int | None]:
    return chapter.part, chapter.subpart, chapter.chapter, chapter.division
