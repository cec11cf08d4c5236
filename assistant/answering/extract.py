"""The words of a clause that answer a question: its best sentence, and the figures in it that are asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.asked import Asked
from corpus.figures import TextFigure, find_figures
from corpus.models import Clause, Document, Node, Span
from corpus.vocabulary import NodeKind, Scheme
from indexes.classifier import load_classifier
from indexes.lexical import Scores
from indexes.terms import terms

LONGEST_QUOTE = 320
"""A clause up to this many characters is quoted whole; of a longer one the sentences that answer."""

LONGEST_LEAD_IN = 60
"""A longer sentence before a list is left out of one-line statements."""

LEAD_IN_WORTH = 0.7
"""Words that lead in a list count so much of what they seem to be worth: one of its items is likelier to answer."""

CATCH_ALL_WORTH = 0.6
"""The item of a list that only says 其他 answers who asks for something named but seldom."""

_CATCH_ALL = re.compile(
    r"\s*（?[一二三四五六七八九十0-9]+[）.、]\s*(?:其他|其它|此外|另外|做出其他|有其他|法律、?行政法规规定的其他)"
)
_SAME_CASE = re.compile(r"前款|上一款")
FIGURE_WORTH = 0.45
"""A sentence with a figure of the unit asked for counts as much as one that has this share of the question's terms."""

NEARNESS = 2.0
"""How near a sentence lies to the question counts this many times as much as the terms that both have."""

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


@dataclass(frozen=True, slots=True)
class _Sought:
    """What a sentence must have to answer.

    Attributes:
        terms: terms of the question and of the texts' words for it.
        vector: where the question lies.
        units: units of the figure asked for.
    """

    terms: frozenset[str]
    vector: Scores
    units: tuple[str, ...]

    @classmethod
    def of(cls, asked: Asked) -> _Sought:
        """What a question seeks."""
        words = (asked.text, *asked.expansions)
        wanted = frozenset(term for word in words for term in terms(word))
        return cls(wanted, _vector(" ".join(words)), asked.units)

    def worth(self, sentence: str) -> float:
        """How well a sentence answers: its figure and terms where a figure is asked for, else also its meaning."""
        overlap = self.overlap(sentence)
        if self.units:
            return overlap
        worth = overlap + NEARNESS * float(self.vector @ _vector(sentence))
        if sentence.rstrip().endswith(("：", ":")):
            return worth * LEAD_IN_WORTH
        return worth * (CATCH_ALL_WORTH if _CATCH_ALL.match(sentence) else 1.0)

    def overlap(self, sentence: str) -> float:
        """Weighted share of the terms sought that a sentence has; a figure of the unit asked for counts on top."""
        total = sum(len(term) for term in self.terms)
        if not total:
            return 0.0
        share = sum(len(term) for term in self.terms.intersection(terms(sentence))) / total
        return share + (FIGURE_WORTH if self.figures(sentence) else 0.0)

    def figures(self, text: str) -> tuple[TextFigure, ...]:
        """Figures of the units asked for."""
        if not self.units:
            return ()
        return tuple(figure for figure in find_figures(text) if figure.unit in self.units)


@lru_cache(maxsize=4096)
def _vector(text: str) -> Scores:
    return load_classifier().vector(text)


def extract(document: Document, clause: Clause, asked: Asked) -> Extract:
    """Find what a clause says to a question."""
    sought = _Sought.of(asked)
    part = _best_part(document, clause, sought)
    body = _own_span(document, part)
    best = max(sentences(document.text, body), key=lambda span: sought.worth(span.cut(document.text)))
    sentence = best.cut(document.text).strip()
    lead_in = _lead_in(document, part, best)
    short = len(body) <= LONGEST_QUOTE or bool(lead_in)
    quote = body.cut(document.text) if short else sentence
    asked_for = sought.figures(sentence) or sought.figures(quote)
    return Extract(part, quote, sentence, asked_for, min(1.0, sought.overlap(sentence)), lead_in)


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


def _best_part(document: Document, clause: Clause, sought: _Sought) -> Clause:
    """The paragraph of a law's article that answers; a clause with one part, or a whole document clause, is itself."""
    if clause.node.kind is not NodeKind.CLAUSE or len(document.body_span(clause)) <= 90:
        return clause
    paragraphs = [child for child in clause.node.children if child.kind is NodeKind.PARAGRAPH]
    if len(paragraphs) < 2:
        return clause
    if sought.units and _one_rule(document, clause, paragraphs):
        return clause
    nodes = {id(node) for node in paragraphs}
    parts = [part for part in document.clauses if id(part.node) in nodes]
    return max(parts, key=lambda part: _part_worth(document, part, sought))


def _one_rule(document: Document, clause: Clause, paragraphs: Sequence[Node]) -> bool:
    """Whether a short article is one rule: a later paragraph rests on the one before it and has a figure of its own."""
    if len(document.body_span(clause)) > LONGEST_QUOTE:
        return False
    later = (node.whole.cut(document.text) for node in paragraphs[1:])
    return any(_SAME_CASE.search(words) and find_figures(words) for words in later)


def _part_worth(document: Document, part: Clause, sought: _Sought) -> float:
    spans = sentences(document.text, document.body_span(part))
    return max((sought.worth(span.cut(document.text)) for span in spans), default=0.0)


def sentences(text: str, span: Span) -> list[Span]:
    """Sentences and list items of a span: it is cut at 。！？ and line breaks."""
    found = []
    for match in _SENTENCE.finditer(text, span.start, span.end):
        if match[0].strip():
            found.append(Span(match.start(), match.end()))
    return found or [span]
