"""How items word what they show (`data/quiz/wording.toml`): stems and explanations."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from assistant.quiz.chance import pick
from assistant.quiz.passages import Passage
from assistant.quiz.texts import short_cite, short_title, tidy
from corpus.models import Clause, Document
from corpus.vocabulary import Held, Standing


@cache
def load_wording() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The rows: form, then set (plain, subject, lead), then templates."""
    text = files("assistant").joinpath("data", "quiz", "wording.toml").read_text(encoding="utf-8")
    return {form: {name: tuple(rows) for name, rows in sets.items()} for form, sets in tomllib.loads(text).items()}


def stem(form: str, seed: str, passage: Passage, shown: str, **words: str) -> str:
    """A stem that shows words of a passage.

    Args:
        form: the form of `wording.toml`.
        seed: what the choice of the row depends on, besides the words shown.
        passage: where the words come from.
        shown: the words, with their gap or change.
        words: what else a row may name.
    """
    sets = load_wording()[form]
    name = "plain"
    if passage.context:
        name = "lead" if passage.listed else "subject"
    rows = [row for row in sets.get(name, sets["plain"]) if _fits(row, passage)]
    row = pick(rows, seed, form, shown)
    return _fill(
        row,
        passage.document,
        passage.clause,
        shown=shown,
        context=passage.context,
        heading=passage.heading,
        **words,
    )


def list_stem(form: str, seed: str, document: Document, clause: Clause, what: str, shown: str = "") -> str:
    """A stem that asks for the members of an enumeration by its name."""
    row = pick(load_wording()[form]["plain"], seed, form, what, shown)
    return _fill(row, document, clause, what=what, shown=shown)


def _fits(row: str, passage: Passage) -> bool:
    if "{heading}" in row and not passage.heading:
        return False
    quoted = "“{shown}”" in row or "“{context}”" in row
    return not (quoted and (passage.digest or "“" in passage.text or "“" in passage.context))


def _fill(row: str, document: Document, clause: Clause, **words: str) -> str:
    return row.format(cite=cite(document, clause), title=_marked(short_title(document), document), **words)


def cite(document: Document, clause: Clause) -> str:
    """The clause as a stem names it; a digest is marked."""
    return _marked(short_cite(document, clause.locator), document)


def _marked(name: str, document: Document) -> str:
    return f"{name}（要旨）" if document.held is Held.DIGEST else name


def quoted(document: Document, words: str) -> str:
    """The clause's words in an explanation: in quotation marks, or as a digest without them."""
    words = tidy(words)
    if document.held is Held.DIGEST:
        return f"要旨：{words}"
    return f"原文：“{words.replace('“', '‘').replace('”', '’')}”"


def mark(document: Document, words: str) -> str:
    """Words of the clause within a sentence of ours: in quotation marks, or as a digest without."""
    return words if document.held is Held.DIGEST or "“" in words else f"“{words}”"


def explanation(document: Document, clause: Clause, words: str, before: str = "") -> str:
    """Why the key is right: the clause with its words, and what must be known about the text."""
    name = f"《{document.meta.title}》{cite_place(document, clause)}"
    parts = [before, f"依据{name}，{quoted(document, words)}。"]
    if document.meta.standing is Standing.DRAFT:
        parts.append("该文本为征求意见稿，从未以此文本生效。")
    return "".join(parts)


def cite_place(document: Document, clause: Clause) -> str:
    """The clause's place alone: 第（六）条第3项."""
    return short_cite(document, clause.locator).removeprefix(short_title(document))
