"""Which clauses a paper covers, and which clauses of its documents state a duty or a figure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from assistant.quiz.models import Paper
from corpus.figures import find_figures
from corpus.library import Library
from corpus.locator import dotted, label
from corpus.models import Clause, Document

_DUTY = re.compile("应|要|必须|不得|负责|坚持|加强|建立|完善|落实|按照国家")


@dataclass(frozen=True, slots=True)
class Row:
    """A clause with the number of items that rest on it."""

    document: str
    locator: str
    label: str
    binding: bool
    items: int


def coverage(paper: Paper, library: Library) -> list[Row]:
    """A row for each clause of the paper's documents, in order."""
    counts = Counter(item.clause for item in paper.items)
    keys = paper.documents or tuple(dict.fromkeys(s.document for item in paper.items for s in item.sources))
    rows = []
    for key in keys:
        document = library.require(key)
        for clause in document.articles:
            place = dotted(clause.locator)
            rows.append(
                Row(
                    key,
                    place,
                    label(clause.locator, document.meta.scheme),
                    binds(document, clause),
                    counts[f"{key}:{place}"],
                )
            )
    return rows


def binds(document: Document, clause: Clause) -> bool:
    """Whether a clause states a duty or a figure."""
    words = document.words(clause)
    return bool(_DUTY.search(words) or any(figure.unit for figure in find_figures(words)))


def table(rows: list[Row], library: Library) -> str:
    """The rows as lines for a terminal: one a document, with the clauses not covered."""
    lines = []
    for key in dict.fromkeys(row.document for row in rows):
        own = [row for row in rows if row.document == key]
        binding = [row for row in own if row.binding]
        missing = [row.label for row in binding if not row.items]
        covered = len(binding) - len(missing)
        name = library.registry[key].short_title
        lines.append(f"{name}：{covered}/{len(binding)}条有题" + (f"；未出题：{'、'.join(missing)}" if missing else ""))
    return "\n".join(lines)
