"""A citation as a page shows it: opening to the full clause with the quoted words highlighted."""

from __future__ import annotations

import re

from assistant.reply import Citation
from corpus.errors import NeibaoError
from corpus.library import Library
from corpus.locator import label
from corpus.models import Clause, Document, Span
from corpus.vocabulary import Standing
from ui.markup import escape, lines

STANDINGS = {
    Standing.IN_FORCE: "现行有效",
    Standing.ISSUED: "已印发",
    Standing.DRAFT: "征求意见稿 · 未生效",
    Standing.UNKNOWN: "效力未核",
    Standing.SUPERSEDED: "已被新版本取代",
    Standing.REPEALED: "已废止",
    Standing.NOT_YET: "尚未施行",
}
_PIECES = re.compile(r"…+|\.{3,}|\n+")
_LEAST_PIECE = 4


def citation_view(citation: Citation, library: Library, number: int) -> str:
    """One citation as a fold-out.

    Args:
        citation: what is cited.
        library: where the full clause is read; a text that it does not hold shows the quoted words alone.
        number: its place in the list, from 1.
    """
    found = _full_clause(citation, library)
    if found is None:
        path, body = "", f"<mark>{lines(citation.quote)}</mark>"
    else:
        document, cited, full = found
        path = _path(document, full, cited)
        body = highlighted(document.text, full.node.whole, cited.node.whole, citation.quote)
    standing = f'<span class="standing standing-{escape(citation.standing)}">{_standing(citation.standing)}</span>'
    digest = '<span class="standing standing-digest">要旨，非原文</span>' if citation.kind == "digest" else ""
    return (
        f'<details class="citation" data-document="{escape(citation.document)}"><summary>'
        f'<span class="number">{number}</span><span class="label">{escape(citation.label)}</span>{standing}{digest}'
        f'</summary><div class="clause">{path}<div class="clause-text" tabindex="0">{body}</div></div></details>'
    )


def highlighted(text: str, shown: Span, cited: Span, quote: str) -> str:
    """The characters of `shown` as HTML, the quoted words among them marked.

    Args:
        text: the document's canonical text.
        shown: what to show of it.
        cited: where the quoted words are looked for first.
        quote: the words; omissions in them are written ……
    """
    end = shown.start + len(shown.cut(text).rstrip())
    begin = end - len(text[shown.start : end].lstrip())
    parts, at = [], begin
    for span in quote_spans(text, shown, cited, quote):
        parts += [lines(text[at : span.start]), f"<mark>{lines(span.cut(text))}</mark>"]
        at = span.end
    return "".join([*parts, lines(text[at:end])])


def quote_spans(text: str, shown: Span, cited: Span, quote: str) -> list[Span]:
    """Where the words of a quotation stand, in order, without overlaps."""
    whole = _find(text, shown, cited, quote)
    if whole is not None:
        return [whole]
    pieces = [piece.strip() for piece in _PIECES.split(quote)]
    found = [_find(text, shown, cited, piece) for piece in pieces if len(piece) >= _LEAST_PIECE]
    spans: list[Span] = []
    for span in sorted(span for span in found if span is not None):
        if not spans or span.start >= spans[-1].end:
            spans.append(span)
    return spans


def _find(text: str, shown: Span, cited: Span, words: str) -> Span | None:
    """Words inside the cited part, else inside what is shown; white space does not count."""
    letters = "".join(words.split())
    if not letters:
        return None
    pattern = re.compile(r"\s*".join(map(re.escape, letters)))
    match = pattern.search(text, cited.start, cited.end) or pattern.search(text, shown.start, shown.end)
    return Span(match.start(), match.end()) if match else None


def _full_clause(citation: Citation, library: Library) -> tuple[Document, Clause, Clause] | None:
    """The document, the part that is cited, and the whole clause or article around it."""
    try:
        document, cited = library.clause(citation.document, citation.locator)
    except NeibaoError:
        return None
    return document, cited, document.find(cited.locator.clause) or cited


def _path(document: Document, clause: Clause, cited: Clause) -> str:
    meta = document.meta
    steps = [meta.short_title, *clause.headings, label(cited.locator, meta.scheme)]
    facts = [f"《{meta.title}》", meta.issuer, meta.document_number, meta.issued.isoformat() if meta.issued else ""]
    return (
        f'<div class="path">{" › ".join(escape(step) for step in steps if step)}</div>'
        f'<div class="source">{" · ".join(escape(fact) for fact in facts if fact)}</div>'
    )


def _standing(value: str) -> str:
    try:
        return STANDINGS[Standing(value)]
    except ValueError:
        return escape(value)
