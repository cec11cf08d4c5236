"""What texts and clauses a question names: the reference finder's mentions, sorted by what can be done with them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.library import Library
from corpus.models import Locator, Reference
from corpus.references import find_references
from corpus.vocabulary import Form, Held

_ASKS_FOR_WORDS = re.compile(
    r"(?:是|说|讲|写|规定)(?:了|的)?(?:什么|啥|哪些|怎样|怎么)|内容|原文|全文|^[第（(]?[^，。]{1,12}[?？]?$"
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names.

    Attributes:
        documents: keys of the texts held, in order, each once.
        clauses: clauses named by number, with the key of their text.
        not_held: references to registered texts without words.
        unknown: references to other texts: laws of the national library, or titles nobody knows.
        bare: clauses named by number without any text.
        rest: the question without the names of texts held: what is asked of them.
    """

    documents: tuple[str, ...]
    clauses: tuple[tuple[str, Locator], ...]
    not_held: tuple[Reference, ...]
    unknown: tuple[Reference, ...]
    bare: tuple[Reference, ...]
    rest: str


def named_in(question: str, library: Library) -> Named:
    """Sort what a question names.

    Args:
        question: the question, typing errors mended.
        library: the texts.
    """
    documents: dict[str, None] = {}
    clauses: dict[tuple[str, Locator], None] = {}
    not_held, unknown, bare = [], [], []
    rest = question
    for reference in find_references(question, library.registry):
        if reference.form is Form.HANGING:
            continue
        if reference.document is not None and reference.document in library.registry:
            if library.held(reference.document) is Held.NONE:
                not_held.append(reference)
                continue
            documents[reference.document] = None
            rest = rest.replace(reference.raw, "", 1)
            clauses.update(dict.fromkeys((reference.document, place) for place in reference.locators))
        elif reference.title:
            unknown.append(reference)
        elif reference.locators:
            bare.append(reference)
    return Named(tuple(documents), tuple(clauses), tuple(not_held), tuple(unknown), tuple(bare), rest.strip())


def bare_lookup(question: str) -> bool:
    """Whether a question that names only a clause number asks for that clause's words."""
    return bool(_ASKS_FOR_WORDS.search(question))
