"""The words of a clause that answer a question: its best sentence, and the figures in it that are asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.asked import Asked
from corpus.figures import TextFigure, find_figures
from corpus.models import Clause, Document, Node, Span
from corpus.vocabulary import NodeKind, Scheme
from indexes.terms import terms

LONGEST_QUOTE = 320
"""A clause up to this many characters is quoted whole; of a longer one the sentences that answer."""

LONGEST_LEAD_IN = 60
"""A longer sentence before a list is left out of one-line statements."""

_SAME_CASE = re.compile(r"前款|上一款")
FIGURE_WORTH = 0.45
"""A sentence with a figure of the unit asked for counts as much as one that has this share of the question's terms."""

_SENTENCE = re.compile(r"[^。！？\n]*(?:[。！？]|\n|$)")


@dataclass(frozen=True, slots=True)
class Extract:
    """What a clause says to a question.

    Attributes:
        clause: the smallest citable part that holds the answer.
        quote: words to quote, verbatim, one run of the clause.
        sentence: the sentence that answers best, inside the quote.
        lead_in: words that lead in the list in which the sentence is an item (保安员不得：); empty outside lists.
        figures: figures of the unit asked for, in that sentence first, else in the quote.
        overlap: share of the question's terms that stand in the sentence, 0–1.
    """

    clause: Clause
    quote: str
    sentence: str
    figures: tuple[TextFigure, ...]
    overlap: float
    lead_in: str = ""

    @property
    def statement(self) -> str:
        """The sentence with the words that lead it in, as it is shown in one line."""
        words = self.sentence.replace("\n", "")
        return f"{self.lead_in}……{words}" if self.lead_in else words


def extract(document: Document, clause: Clause, asked: Asked) -> Extract:
    """Find what a clause says to a question."""
    wanted = set(terms(asked.text)) | {term for word in asked.expansions for term in terms(word)}
    part = _best_part(document, clause, wanted, asked)
    body = _own_span(document, part)
    spans = _sentences(document.text, body)
    scored = [(_worth(span.cut(document.text), wanted, asked), span) for span in spans]
    best_score, best = max(scored, key=lambda row: row[0])
    sentence = best.cut(document.text).strip()
    lead_in = _lead_in(document, part, best)
    short = len(body) <= LONGEST_QUOTE or bool(lead_in)
    quote = body.cut(document.text) if short else sentence
    asked_for = _figures(sentence, asked) or _figures(quote, asked)
    overlap = best_score if wanted else 0.0
    return Extract(part, quote, sentence, asked_for, min(1.0, overlap), lead_in)


def _own_span(document: Document, part: Clause) -> Span:
    """A clause's words; of a document's clause with numbered items only the words before them, which are its own."""
    whole = document.body_span(part)
    items = [child for child in part.node.children if child.kind in (NodeKind.ITEM, NodeKind.SUBITEM)]
    if document.meta.scheme is Scheme.STATUTE or not items:
        return whole
    own = document.text[whole.start : items[0].span.start].rstrip()
    return Span(whole.start, whole.start + len(own)) if own else whole


def _lead_in(document: Document, part: Clause, sentence: Span) -> str:
    """The words before the first item of the list that holds the sentence."""
    for node in part.node.walk():
        items = [child for child in node.children if child.kind is NodeKind.ITEM]
        if items and items[0].span.start <= sentence.start < items[-1].end:
            words = node.span.cut(document.text).strip()
            return words if len(words) <= LONGEST_LEAD_IN and words.endswith((":", "：")) else ""
    return ""


def _best_part(document: Document, clause: Clause, wanted: set[str], asked: Asked) -> Clause:
    """The paragraph of a law's article that answers; a clause with one part, or a whole document clause, is itself."""
    if clause.node.kind is not NodeKind.CLAUSE or len(document.body_span(clause)) <= 90:
        return clause
    paragraphs = [child for child in clause.node.children if child.kind is NodeKind.PARAGRAPH]
    if len(paragraphs) < 2:
        return clause
    if asked.units and _one_rule(document, clause, paragraphs):
        return clause
    parts = [c for c in document.clauses if c.node in paragraphs]
    return max(parts, key=lambda part: _part_worth(document, part, wanted, asked))


def _one_rule(document: Document, clause: Clause, paragraphs: Sequence[Node]) -> bool:
    """Whether a short article is one rule: a later paragraph rests on the one before it and has a figure of its own."""
    if len(document.body_span(clause)) > LONGEST_QUOTE:
        return False
    later = (node.whole.cut(document.text) for node in paragraphs[1:])
    return any(_SAME_CASE.search(words) and find_figures(words) for words in later)


def _part_worth(document: Document, part: Clause, wanted: set[str], asked: Asked) -> float:
    spans = _sentences(document.text, document.body_span(part))
    return max((_worth(span.cut(document.text), wanted, asked) for span in spans), default=0.0)


def _sentences(text: str, span: Span) -> list[Span]:
    """Sentences of a span, at 。！？ and line breaks; a list's items stay with the sentence that leads them in."""
    found = []
    for match in _SENTENCE.finditer(text, span.start, span.end):
        if match[0].strip():
            found.append(Span(match.start(), match.end()))
    return found or [span]


def _worth(sentence: str, wanted: set[str], asked: Asked) -> float:
    """Weighted share of the wanted terms that a sentence has; a figure of the unit asked for counts on top."""
    have = set(terms(sentence))
    total = sum(len(term) for term in wanted)
    if not total:
        return 0.0
    share = sum(len(term) for term in wanted & have) / total
    return share + (FIGURE_WORTH if _figures(sentence, asked) else 0.0)


def _figures(text: str, asked: Asked) -> tuple[TextFigure, ...]:
    if not asked.units:
        return ()
    return tuple(figure for figure in find_figures(text) if figure.unit in asked.units)
