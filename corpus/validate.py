"""Checks that a whole collection of texts parses: counts and beginnings of articles against the source's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.models import Document
from corpus.national import NationalLaw, NationalLibrary
from corpus.sources.package import WHOLE, ArticleRow, opening
from corpus.vocabulary import NodeKind

EXPLAINED = {
    "heading": "数据库把下一编或分编的标题放在上一条的末尾；解析后成为标题",
    "annex": "数据库把附件、表格放在最后一条的末尾；解析后不属于该条",
    "front": "数据库把题目的后半和通过日期放在正文之首；解析后不属于正文",
    "gap": "数据库缺少这一条",
}
"""Differences that have a reason, by kind; every other kind is a fault."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a parsed text and its source differ.

    Attributes:
        kind: count or start, which are faults, or a kind of `EXPLAINED`.
        detail: what was found.
    """

    law_id: str
    title: str
    article: str
    kind: str
    detail: str

    @property
    def explained(self) -> bool:
        """Whether the source, not the parser, is the reason."""
        return self.kind in EXPLAINED


def check_national(library: NationalLibrary) -> Iterator[Finding]:
    """Parse every text and compare it with the database's rows."""
    for law in library:
        document, rows = library.read(law.law_id), library.database.articles(law.law_id)
        yield from _compare(law, document, rows)
        yield from _gaps(law, document)


def _compare(law: NationalLaw, document: Document, rows: tuple[ArticleRow, ...]) -> Iterator[Finding]:
    clauses = document.articles
    if [row.number for row in rows] == [WHOLE]:
        clauses = tuple(c for c in document.clauses if c.node.kind is NodeKind.PREAMBLE)
    if len(clauses) != len(rows):
        yield Finding(law.law_id, law.title, "", "count", f"数据库{len(rows)}条，解析得{len(clauses)}条")
        return
    for clause, row in zip(clauses, rows, strict=True):
        expected, found = opening(row) + row.text.strip(), document.words(clause)
        if kind := _difference(row, expected, found):
            rest = expected.removeprefix(found) if kind in ("heading", "annex") else found
            yield Finding(law.law_id, law.title, row.number, kind, rest.strip()[:20])


def _difference(row: ArticleRow, expected: str, found: str) -> str:
    if found == expected:
        return ""
    if row.number == WHOLE and expected.endswith(found):
        return "front"
    if not found.startswith(opening(row)) or not expected.startswith(found):
        return "start"
    rest = expected.removeprefix(found).strip()
    return "heading" if rest.startswith("第") and "编 " in rest[:6] else "annex"


def _gaps(law: NationalLaw, document: Document) -> Iterator[Finding]:
    numbers = [clause.locator.article or 0 for clause in document.articles]
    for before, after in pairwise(numbers):
        if after > before + 1:
            yield Finding(law.law_id, law.title, "", "gap", f"{before}之后是{after}")
