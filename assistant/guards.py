"""The product's promise, checked on every reply: no figure without a proof, no quotation that is not the clause's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import asdict

from assistant.reply import Citation, Reply
from corpus.library import Library
from corpus.models import Clause, Document
from corpus.vocabulary import Held, Route

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


def unproven_numbers(reply: Reply, titles: Iterable[str] = ()) -> list[str]:
    """Numbers in the answer that no citation, calculator result, notice or word of the question proves.

    Args:
        reply: what is checked.
        titles: names of registered texts; a number inside one, as in 《公治〔2015〕168号》, states nothing.
    """
    proof = [reply.question, *reply.notices, *(f"{c.quote} {c.label} {c.title}" for c in reply.citations)]
    if reply.quota is not None:
        proof.append(str(asdict(reply.quota)))
    proof += [str(asdict(deadline)) for deadline in reply.deadlines]
    known = set(_numbers(" ".join(proof)))
    answer = reply.answer
    for title in titles:
        answer = answer.replace(f"《{title}》", "")
    return [number for number in _numbers(answer) if number not in known]


def _numbers(text: str) -> list[str]:
    return [found.replace(",", "") for found in _NUMBER.findall(unicodedata.normalize("NFKC", text))]


Further = Callable[[str], Document | None]
"""Gives a text outside the registry by its key: a law of the national library."""


def false_quotations(reply: Reply, library: Library, further: Further | None = None) -> list[str]:
    """Citations whose quote is not in the clause they name.

    Args:
        reply: what is checked.
        library: the registered texts.
        further: gives the other texts; None where only registered ones may be cited.
    """
    wrong = []
    for citation in reply.citations:
        document = _text_of(citation.document, library, further)
        clause = document.find(citation.locator) if document else None
        if document is None or clause is None or not _says(document, clause, citation):
            wrong.append(citation.label)
    return wrong


def _text_of(key: str, library: Library, further: Further | None) -> Document | None:
    if key in library.registry:
        return library.get(key)
    return further(key) if further else None


def _says(document: Document, clause: Clause, citation: Citation) -> bool:
    """Whether the quote stands in the clause, and is labelled as what it is: the original's words or a digest."""
    same_words = _plain(citation.quote) in _plain(document.words(clause))
    return same_words and (citation.kind == "digest") is (document.held is Held.DIGEST)


def _plain(text: str) -> str:
    return "".join(text.split())


def proven(reply: Reply, library: Library, further: Further | None = None) -> bool:
    """Whether a reply keeps the promise; replies that cite nothing speak only of the question and of the texts held."""
    if reply.route in (Route.ERROR, Route.CLARIFY) or (reply.declined and not reply.citations):
        return True
    titles = (meta.title for meta in library.registry)
    return not unproven_numbers(reply, titles) and not false_quotations(reply, library, further)
