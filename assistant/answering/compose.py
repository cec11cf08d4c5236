"""Writes an answer down: first sentence, quotation with its source, supporting clauses, notices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answering.extract import Extract
from assistant.reply import Citation, Figure, cite
from corpus.figures import find_figures
from corpus.models import Document
from corpus.versions import standing_notices
from corpus.vocabulary import Held, Scheme, Standing

STANDING_WORDS = {
    Standing.IN_FORCE: ("现行有效", "in force"),
    Standing.ISSUED: ("已印发", "issued"),
    Standing.DRAFT: ("征求意见稿，未生效", "consultation draft, never in force"),
    Standing.UNKNOWN: ("效力未核", "standing unknown"),
    Standing.SUPERSEDED: ("已被新版本取代", "superseded"),
    Standing.REPEALED: ("已废止", "repealed"),
    Standing.NOT_YET: ("尚未施行", "not yet in force"),
}
DRAFT_NOTICE_EN = "The Guangzhou text (征求意见稿) is a 2018 consultation draft, never in force as it stands."
DIGEST_NOTICE_EN = (
    "Text marked 要旨 is our own digest of the article, not its wording; `neibao laws import` replaces it."
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A clause that an answer rests on: the document, what it says to the question, how well it matched."""

    document: Document
    extract: Extract
    score: float

    @property
    def citation(self) -> Citation:
        """The citation of the clause, with the words quoted."""
        return cite(self.document, self.extract.clause, self.extract.quote, self.score)

    @property
    def whole(self) -> str:
        """The words of the clause that holds the quotation; an item of a document's clause is whole by itself."""
        clause = self.extract.clause
        if self.document.meta.scheme is Scheme.STATUTE:
            clause = self.document.find(clause.locator.clause) or clause
        return self.document.body(clause)


def quoted(evidence: Evidence, language: str = "zh") -> str:
    """The clause's words as a quotation with its source; a digest stands without quotation marks."""
    words = evidence.extract.quote.replace("\n\n", "\n")
    lines = "\n".join(f"> {line}" for line in words.split("\n"))
    meta = evidence.document.meta
    standing = STANDING_WORDS[meta.standing][1 if language == "en" else 0]
    source = f"{evidence.citation.label}（{standing}）"
    if evidence.document.held is Held.DIGEST:
        return f"> 要旨：{lines[2:]}\n>\n> ——{source}"
    return f"> “{lines[2:]}”\n>\n> ——{source}"


def supporting(rows: Sequence[Evidence], language: str = "zh") -> str:
    """A short list of further clauses, each with the sentence that matters."""
    if not rows:
        return ""
    head = "See also:" if language == "en" else "相关条款："
    return "\n".join([head, *(f"- {row.citation.label}：{_short(row)}" for row in rows)])


def _short(evidence: Evidence) -> str:
    words = evidence.extract.statement
    if evidence.document.held is Held.DIGEST:
        return f"要旨：{words}"
    return f"“{words.replace('……', '”……“')}”" if evidence.extract.lead_in else f"“{words}”"


def notices(documents: Iterable[Document], today: date, language: str = "zh") -> tuple[str, ...]:
    """What must be said about the texts an answer rests on: draft, digest, pending revision, stale standing."""
    found: list[str] = []
    for document in {document.key: document for document in documents}.values():
        if language == "en" and document.meta.draft_notice:
            found.append(DRAFT_NOTICE_EN)
        if language == "en" and document.held is Held.DIGEST:
            found.append(DIGEST_NOTICE_EN)
        found += standing_notices(document, today)
    return tuple(dict.fromkeys(found))


def figures_of(evidence: Sequence[Evidence], texts: Sequence[str]) -> tuple[Figure, ...]:
    """Every figure in the words that an answer shows, each with the citation that proves it.

    Args:
        evidence: the clauses, in the order of the reply's citations.
        texts: the words shown of each.
    """
    rows: list[Figure] = []
    for index, (_, text) in enumerate(zip(evidence, texts, strict=True)):
        for figure in find_figures(text):
            words = figure.text.strip()
            rows.append(Figure(words, figure.value_text, figure.unit, str(figure.comparator), "clause", index))
    return tuple(dict.fromkeys(rows))
