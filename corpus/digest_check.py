"""Whether a digest keeps everything that must be exact in a law, and copies none of its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.figures import find_figures
from corpus.models import Clause, Document
from corpus.normalize import fold
from corpus.numerals import CHINESE_NUMERAL
from corpus.vocabulary import NodeKind

LONGEST_RUN = 15
"""As many Chinese characters and digits in a row may stand in both; names of offices and duties are that long."""

_NUMBER = re.compile(
    rf"第?\(?(?:{CHINESE_NUMERAL}|[0-9]+(?:\.[0-9]+)?)\)?"
    r"(?:条|款|项|周岁|岁|个月|年|月|日|天|小时|倍|人|名|次|份|万元|元|%|‰)"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the digest of one article."""

    article: int
    kind: str
    detail: str


def check_digest(law: Document, digest: Document) -> Iterator[Fault]:
    """Compare a digest with the law's own words, article by article.

    Yields:
        articles: the digest has other articles than the law.
        number: a number of the law's article is not in the digest's.
        figure: a figure's value, unit or bound is not in the digest's article.
        items: the article's paragraphs or items are not the law's.
        copied: a run of words longer than `LONGEST_RUN` stands in both.
    """
    theirs = {clause.locator: clause for clause in law.articles}
    if [clause.locator for clause in digest.articles] != list(theirs):
        yield Fault(0, "articles", f"{len(law.articles)} / {len(digest.articles)}")
    for clause in digest.articles:
        if original := theirs.get(clause.locator):
            yield from _article(law, original, digest, clause)


def _article(law: Document, original: Clause, digest: Document, clause: Clause) -> Iterator[Fault]:
    number = clause.locator.article or 0
    words, ours = law.body(original), digest.body(clause)
    if missing := numbers(words) - numbers(ours):
        yield Fault(number, "number", "、".join(sorted(missing)))
    if missing_figures := _figures(words) - _figures(ours):
        yield Fault(number, "figure", "、".join(sorted(map(str, missing_figures))))
    if shape(original) != shape(clause):
        yield Fault(number, "items", f"{shape(original)} / {shape(clause)}")
    run = longest_run(words, ours)
    if len(run) > LONGEST_RUN:
        yield Fault(number, "copied", run)


def numbers(text: str) -> set[str]:
    """Every number that a text states with its unit or as a mention of an article, paragraph or item."""
    return {match[0] for match in _NUMBER.finditer(fold(text).text)}


def _figures(text: str) -> set[tuple[str, str, str]]:
    return {(figure.value_text, figure.unit, str(figure.comparator)) for figure in find_figures(text)}


def shape(clause: Clause) -> tuple[int, tuple[int, ...]]:
    """How many paragraphs an article has, and the numbers of its items in order."""
    nodes = list(clause.node.walk())
    paragraphs = sum(node.kind is NodeKind.PARAGRAPH for node in nodes)
    return paragraphs, tuple(node.number or 0 for node in nodes if node.kind is NodeKind.ITEM)


def longest_run(one: str, other: str) -> str:
    """The longest run of Chinese characters and digits that stands in both texts.

    Punctuation is left out; a title in 《》 is a name, not copied words, and ends a run.
    """
    first, second = (re.sub(r"[^0-9一-鿿\0]", "", re.sub("《[^》]*》", "\0", fold(text).text)) for text in (one, other))
    second = second.replace("\0", "\1")
    best = ""
    for start in range(len(first)):
        while first[start : start + len(best) + 1] in second and start + len(best) < len(first):
            best = first[start : start + len(best) + 1]
    return best
