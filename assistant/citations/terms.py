"""A list in the text's own words (禁止限制人身自由、搜查身体、扣押证件) whose members stand in another article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.citations.normal import plain
from assistant.citations.paraphrase import MASK
from assistant.citations.texts import CitedTexts
from corpus.models import Clause, Document

_SPLIT = re.compile(r"[、，,；;]|以及|和|及|与|或者?")
_LEAD = re.compile(
    r"^.*?(?:规定了?|要求|禁止|明确了?|列出了?|列举了?|列明了?|列了|点名了?|包括|包含|设立|讲的?是|讲|是|为|：|:)(?=[^、]{2,}、)",
    re.S,
)
_PREPOSITION = re.compile(r"^\s*(?:对于?|将|把|向|由|在|给|为)(?=..)")
_HELD = 0.6
_NAMED = 0.99


def misplaced(words: str, document: Document, cited: Sequence[Clause], texts: CitedTexts) -> Clause | None:
    """The article in which the listed terms of a paraphrase stand, where the cited one has none of them.

    Args:
        words: what the text says about the clause, quotations masked.
        document: the text cited.
        cited: the clauses cited.
        texts: what is held.

    Returns:
        The article, or None where the terms stand in the cited one, or nowhere clearly.
    """
    terms = listed_terms(words)
    if len(terms) < 2:
        return None
    ours = {clause.locator.clause for clause in cited}
    held = max((_held(terms, document, clause, texts) for clause in cited), default=0)
    articles = [c for c in document.clauses if c.locator == c.locator.clause and c.locator not in ours]
    counted = [(_held(terms, document, clause, texts), clause) for clause in articles]
    best = max((count for count, _ in counted), default=0)
    leaders = [clause for count, clause in counted if count == best]
    if not _is_clear(len(terms), held, best) or len(leaders) > 3:
        return None
    sentence = plain(words)
    leaders.sort(key=lambda clause: -_share(sentence, texts.words(document, clause).text))
    own_articles = [document.find(place) for place in ours]
    if max((_held(terms, document, c, texts) for c in own_articles if c), default=0) * 2 >= best:
        return None
    return leaders[0]


def _is_clear(terms: int, held: int, best: int) -> bool:
    if terms == 2:
        return held == 0 and best == 2
    return held * 3 <= terms and best * 4 >= terms * 3 and best >= held + 2


def listed_terms(words: str) -> tuple[str, ...]:
    """The members of the first list with 、 in some words; empty without one."""
    sentence = re.split(r"[。；;！？!?\n]", words, maxsplit=1)[0]
    if "、" not in sentence or MASK in sentence:
        return ()
    body = _LEAD.sub("", sentence, count=1)
    pieces = [piece for piece in re.split(r"[，,]", body) if "、" in piece]
    if not pieces:
        return ()
    members = [plain(_PREPOSITION.sub("", part)) for part in _SPLIT.split(pieces[0])]
    return tuple(member for member in members if 2 <= len(member) <= 16)


def _held(terms: Sequence[str], document: Document, clause: Clause, texts: CitedTexts) -> int:
    """How many of the terms a clause has, most of their two-character pieces being enough."""
    words = texts.words(document, clause).text
    return sum(_share(term, words) >= _HELD for term in terms)


def _share(term: str, words: str) -> float:
    if term in words:
        return 1.0
    pairs = [term[i : i + 2] for i in range(len(term) - 1)]
    return sum(pair in words for pair in pairs) / len(pairs) if len(pairs) > 1 else 0.0
