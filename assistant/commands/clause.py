"""`neibao clause`: one clause's words with its heading path and its ties, or a text's outline."""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import Any

from assistant.graph import build_graph
from assistant.library import open_library, open_national, parse_day, today
from assistant.reply import cite
from assistant.settings import load_settings
from assistant.ties import ties_json, ties_of, ties_text
from corpus.crosswalk import Place
from corpus.errors import NoSuchClause, TextNotHeld
from corpus.library import Library
from corpus.locator import dotted, label, parse_locator
from corpus.models import Clause, Document
from corpus.national import NationalLibrary
from corpus.sources.package import LawsDatabase
from corpus.versions import standing_notices
from corpus.vocabulary import Held, NodeKind


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("document", metavar="文件", help="文件的代号或名称，如 guangzhou、liaoning、内保条例")
    parser.add_argument(
        "locator", metavar="条款", nargs="*", help="条款位置，如 6.3.1、13、第十三条第一款；不写则列出目录"
    )
    parser.add_argument("--on", metavar="日期", help="按这一天有效的文本，如 2020-01-01；不写则为今天")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print the clause or the outline."""
    settings = load_settings()
    day = parse_day(arguments.on, "--on")
    library = open_library(settings, on=day)
    document = _document(arguments.document, library, open_national(settings), day)
    remarks = _remarks(document, today(settings))
    if not arguments.locator:
        print(_outline_json(document, remarks) if arguments.json else _outline(document, remarks))
        return 0
    locator = parse_locator("".join(arguments.locator), document.meta.scheme)
    if locator.is_empty:
        raise NoSuchClause(f"《{document.meta.title}》没有指明条款")
    clause = document.find(locator)
    if clause is None:
        raise NoSuchClause(library.missing_clause(document, locator))
    graph = build_graph(library, open_national(settings), also=(document,))
    ties = ties_of(graph, Place(document.key, clause.locator))
    if arguments.json:
        print(_clause_json(document, clause, remarks, ties_json(graph, ties)))
    else:
        print("\n\n".join(filter(None, (_clause(document, clause, remarks), ties_text(graph, ties)))))
    return 0


def _document(name: str, library: Library, national: NationalLibrary, day: date | None) -> Document:
    """The text that a name means: a registered one, or a national law as it stood on the day.

    Raises:
        NoSuchClause: there is no such text.
        TextNotHeld: its words, or those of the day, are not held.
    """
    alias = library.registry.by_name(name)
    if alias or name in library.registry:
        return library.require(alias.document if alias else name)
    if LawsDatabase.installed() is None:
        return library.require(name)
    if name in national:
        return national.get(name)
    if law := national.by_title(name, day):
        return national.get(law.law_id)
    if versions := national.explain(name, day):
        raise TextNotHeld(f"{'；'.join(versions)}；要看其中一种文本，请加 --on 日期")
    return library.require(name)


def _clause(document: Document, clause: Clause, remarks: list[str]) -> str:
    meta = document.meta
    lines = [f"《{meta.title}》{label(clause.locator, meta.scheme)}"]
    if clause.headings:
        lines.append(" > ".join(clause.headings))
    return "\n".join([*lines, *remarks, "", document.words(clause)])


def _remarks(document: Document, day: date) -> list[str]:
    digest = document.provenance.notices if document.held is Held.DIGEST else ()
    return [f"【{'要旨' if notice in digest else '注意'}】{notice}" for notice in standing_notices(document, day)]


def _clause_json(document: Document, clause: Clause, remarks: list[str], ties: dict[str, Any]) -> str:
    row = {
        **_citation_row(document, clause),
        "headings": list(clause.headings),
        "text": document.words(clause),
        "span": [clause.node.whole.start, clause.node.whole.end],
        "notices": remarks,
        **ties,
    }
    return json.dumps(row, ensure_ascii=False)


def _citation_row(document: Document, clause: Clause) -> dict[str, object]:
    citation = cite(document, clause)
    return {name: getattr(citation, name) for name in citation.__slots__ if name not in ("quote", "score")}


def _outline(document: Document, remarks: list[str]) -> str:
    meta = document.meta
    lines = [f"《{meta.title}》 共{len(document.articles)}条", *remarks]
    shown: tuple[str, ...] = ()
    for clause in _outlined(document):
        headings = clause.headings[: _heading_depth(document, clause)]
        for depth, heading in enumerate(headings):
            if headings[: depth + 1] != shown[: depth + 1]:
                lines.append("  " * depth + heading)
        shown = headings
        name = label(clause.locator, meta.scheme)
        depth = len(clause.headings)
        lines.append("  " * depth + f"{name}  {_first_words(document, clause)}  [{dotted(clause.locator)}]")
    return "\n".join(lines)


def _outlined(document: Document) -> list[Clause]:
    return [c for c in document.clauses if c.node.kind is not NodeKind.PARAGRAPH]


def _heading_depth(document: Document, clause: Clause) -> int:
    """How many of the headings are real ones, not the clause's own ancestors."""
    article = document.find(clause.locator.clause)
    return len(article.headings) if article else len(clause.headings)


def _first_words(document: Document, clause: Clause, limit: int = 28) -> str:
    words = " ".join(document.body(clause).split())
    return words if len(words) <= limit else words[:limit] + "…"


def _outline_json(document: Document, remarks: list[str]) -> str:
    rows = [{**_citation_row(document, clause), "headings": list(clause.headings)} for clause in document.clauses]
    outline = {
        "document": document.key,
        "title": document.meta.title,
        "articles": len(document.articles),
        "notices": remarks,
        "clauses": rows,
    }
    return json.dumps(outline, ensure_ascii=False)
