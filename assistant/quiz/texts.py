"""The clauses' words as items use them: tidied for print, compared without regard to width, named in citations."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from assistant.quiz.models import Source
from corpus.library import Library
from corpus.locator import dotted, label, parse_locator
from corpus.models import Clause, Document, Locator
from corpus.normalize import fold
from corpus.vocabulary import Scheme

_FULL = str.maketrans({",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "!": "！"})
_DIGITS = str.maketrans("０１２３４５６７８９％．", "0123456789%.")


@lru_cache(maxsize=200_000)
def plain(text: str) -> str:
    """A text for comparing: half width, no white space, quotation marks alike."""
    folded = "".join(fold(text).text.split())
    return re.sub("[“”‘’「」]", '"', folded)


def tidy(text: str) -> str:
    """A text for print: full-width punctuation, half-width digits, no line breaks or spaces."""
    return "".join(text.split()).translate(_FULL).translate(_DIGITS)


def stands_in(words: str, text: str) -> bool:
    """Whether the words stand in the text, widths and white space aside."""
    return bool(words) and plain(words) in plain(text)


def source_of(document: Document, clause: Clause) -> Source:
    """The clause as an item's source."""
    words = document.words(clause)
    name = label(clause.locator, document.meta.scheme)
    return Source(
        document.key,
        dotted(clause.locator),
        f"《{document.meta.title}》{name}",
        hashlib.sha256(plain(words).encode()).hexdigest(),
        str(document.held),
    )


def source_words(library: Library, source: Source) -> str | None:
    """Today's words of a source; None where the clause or the text is no longer there."""
    if source.document not in library.registry or (document := library.get(source.document)) is None:
        return None
    if not source.locator:
        return document.text
    clause = document.find(parse_locator(source.locator, document.meta.scheme))
    return None if clause is None else document.words(clause)


def short_cite(document: Document, locator: Locator) -> str:
    """How a stem names a clause: 辽宁指导意见第4条, 《内保条例》第六条."""
    return short_title(document) + label(locator, document.meta.scheme)


def short_title(document: Document) -> str:
    """How a stem names a text; a regulation or law in title marks."""
    name = document.meta.short_title
    return name if document.meta.place else f"《{name}》"


def around(document: Document, clause: Clause) -> str:
    """The words that a wrong answer must not stand in: of a law the whole article, of a document the part itself."""
    whole = document.find(clause.locator.clause) if document.meta.scheme is Scheme.STATUTE else None
    return document.words(whole or clause)


def heading_of(document: Document, clause: Clause) -> str:
    """The title that a document's clause begins with (建立责任机制), else that of the part it stands in."""
    article = document.find(clause.locator.clause)
    if article is None or document.meta.scheme is Scheme.STATUTE:
        return ""
    first = re.match(r"[^。，,；;\n]{4,14}(?=。)", document.body(article))
    if first and article.locator.article is not None:
        return first[0]
    names = [re.sub(r"^[（(一二三四五六七八九十）)、\s]+", "", h) for h in article.headings]
    return names[-1] if names else ""
