"""`neibao clause`: one clause's words with its heading path, or a text's outline."""

from __future__ import annotations

import argparse
import json

from assistant.library import open_library
from assistant.reply import cite
from assistant.settings import load_settings
from corpus.errors import NoSuchClause
from corpus.locator import dotted, label, parse_locator
from corpus.models import Clause, Document
from corpus.vocabulary import Held, NodeKind


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("document", metavar="文件", help="文件的代号或名称，如 guangzhou、liaoning、内保条例")
    parser.add_argument(
        "locator", metavar="条款", nargs="*", help="条款位置，如 6.3.1、13、第十三条第一款；不写则列出目录"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print the clause or the outline."""
    library = open_library(load_settings())
    alias = library.registry.by_name(arguments.document)
    document = library.require(alias.document if alias else arguments.document)
    if not arguments.locator:
        print(_outline_json(document) if arguments.json else _outline(document))
        return 0
    locator = parse_locator("".join(arguments.locator), document.meta.scheme)
    if locator.is_empty:
        raise NoSuchClause(f"《{document.meta.title}》没有指明条款")
    document, clause = library.clause(document.key, locator)
    print(_clause_json(document, clause) if arguments.json else _clause(document, clause))
    return 0


def _clause(document: Document, clause: Clause) -> str:
    meta = document.meta
    lines = [f"《{meta.title}》{label(clause.locator, meta.scheme)}"]
    if clause.headings:
        lines.append(" > ".join(clause.headings))
    lines += _remarks(document)
    return "\n".join([*lines, "", document.words(clause)])


def _remarks(document: Document) -> list[str]:
    remarks = [f"【注意】{document.meta.draft_notice}"] if document.meta.draft_notice else []
    if document.held is Held.DIGEST:
        remarks.append("【要旨】以下为本库以自己的话写成的要旨，不是原文。")
    return remarks


def _clause_json(document: Document, clause: Clause) -> str:
    row = {
        **_citation_row(document, clause),
        "headings": list(clause.headings),
        "text": document.words(clause),
        "span": [clause.node.whole.start, clause.node.whole.end],
        "notices": _remarks(document),
    }
    return json.dumps(row, ensure_ascii=False)


def _citation_row(document: Document, clause: Clause) -> dict[str, object]:
    citation = cite(document, clause)
    return {name: getattr(citation, name) for name in citation.__slots__ if name not in ("quote", "score")}


def _outline(document: Document) -> str:
    meta = document.meta
    lines = [f"《{meta.title}》 共{len(document.articles)}条", *_remarks(document)]
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


def _outline_json(document: Document) -> str:
    rows = [{**_citation_row(document, clause), "headings": list(clause.headings)} for clause in document.clauses]
    return json.dumps(
        {"document": document.key, "articles": len(document.articles), "clauses": rows}, ensure_ascii=False
    )
