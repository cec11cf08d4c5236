"""In which 编, 章 and 节 an article stands, and whether a chapter exists: read from the headings above articles."""

from __future__ import annotations

import re

from corpus.models import Chapter, Document, Locator
from corpus.normalize import halve
from corpus.references.locators import NUMERAL, value

_HEADING = re.compile(rf"[\s#]*第\s?({NUMERAL})\s?(编|分编|章|节)")


def chapter_of(document: Document, article: Locator) -> Chapter:
    """The chapter of an article, as far as headings name one."""
    clause = document.find(article.clause)
    return Chapter() if clause is None else _from_headings(clause.headings)


def _from_headings(headings: tuple[str, ...]) -> Chapter:
    numbers: dict[str, int | None] = {}
    for heading in headings:
        if found := _HEADING.match(halve(heading)):
            numbers[found[2]] = value(found[1])
    return Chapter(numbers.get("编"), numbers.get("章"), numbers.get("节"))


def has_chapter(document: Document, chapter: Chapter) -> bool:
    """Whether a heading of the text bears these numbers; levels that are not named count as any."""
    wanted = (chapter.part, chapter.chapter, chapter.division)
    held = {_from_headings(clause.headings) for clause in document.articles}
    return any(
        all(number is None or number == there for number, there in zip(wanted, _numbers(have), strict=True))
        for have in held
    )


def _numbers(chapter: Chapter) -> tuple[int | None, int | None, int | None]:
    return chapter.part, chapter.chapter, chapter.division
