"""Quotations without marks: words after 规定：, and words right after a citation that are nearly the clause's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from assistant.citations.claims import find_claims
from assistant.citations.compare import Comparison, compare, likeness
from assistant.citations.mentions import Mention
from assistant.citations.normal import plain
from assistant.citations.quotations import Quotation
from assistant.citations.texts import CitedTexts
from corpus.models import Clause, Document, Span

_ANNOUNCED = re.compile(
    r"[\s*_）)】\]]*(?:还|又|也|已|均|明确|具体)?(?:规定|指出|写明|写道|载明|原文)(?:如下|为|是)?[\s*_]*[：:]\s*"
)
_LOOSE = re.compile(r"[\s*_）)】\]]*[：:]\s*|[*_]*[ \t　]+(?=[\u4e00-\u9fff（(])")
_OPENING = "“「『‘\"'＂＇﹁﹃〝"
_SENTENCE = re.compile(r"[^。；;！？!?\n]*[。；;！？!?\n]?")
_NUMERIC = re.compile(r"[0-9０-９零〇一二两三四五六七八九十百千万%‰]")
_LONGEST = 3000
_LIKE_ANNOUNCED = 0.6
_LIKE_LOOSE = 0.92


def unmarked_quotations(
    text: str, mentions: Sequence[Mention], quotations: Sequence[Quotation], texts: CitedTexts
) -> list[Quotation]:
    """Words that count as quoted though no marks stand around them.

    Args:
        text: the text checked.
        mentions: its citations in order.
        quotations: its marked quotations in order.
        texts: what is held.
    """
    found: list[Quotation] = []
    starts = [quotation.outer.start for quotation in quotations]
    for mention in mentions:
        if found and mention.span.start < found[-1].outer.end:
            continue
        announced = _ANNOUNCED.match(text, mention.span.end)
        match = announced or _LOOSE.match(text, mention.span.end)
        if not match or match.end() >= len(text) or text[match.end()] in _OPENING:
            continue
        at = bisect_left(starts, mention.span.start)
        if at and quotations[at - 1].outer.end > mention.span.start:
            continue
        limit = quotations[at].outer.start if at < len(quotations) else len(text)
        end = _end(text, match.end(), min(limit, match.end() + _LONGEST), mention, texts, bool(announced))
        if end is not None:
            found.append(Quotation(Span(match.end(), end), Span(match.end(), end), marked=False))
    return found


def _end(text: str, start: int, limit: int, mention: Mention, texts: CitedTexts, announced: bool) -> int | None:
    """Where the quoted words end, or None where they are the text's own words."""
    sentences = list(_sentences(text, start, limit))
    if not sentences:
        return None
    target = _target(sentences[0].cut(text), mention, texts, announced)
    if target is None:
        return sentences[0].end if announced and mention.document is not None else None
    document, clause = target
    end = sentences[0].end
    for sentence in sentences[1:]:
        words = plain(sentence.cut(text))
        if words and likeness(words, texts.words(document, clause).text) < 0.6:
            break
        end = sentence.end if words else end
    return end


def _sentences(text: str, start: int, limit: int) -> Iterator[Span]:
    for match in _SENTENCE.finditer(text, start, limit):
        if match[0].strip():
            words = match[0].rstrip()
            yield Span(match.start(), match.start() + len(words))


def _target(words: str, mention: Mention, texts: CitedTexts, announced: bool) -> tuple[Document, Clause] | None:
    """The clause that words without marks are taken from, the cited one first."""
    least = _LIKE_ANNOUNCED if announced else _LIKE_LOOSE
    short = plain(words)
    if len(short) < 6:
        return None
    document = mention.document
    for cited in mention.cited:
        if document is None or cited.clause is None:
            continue
        if texts.stands(words, document, cited.clause):
            return document, cited.clause
        compared = compare(words, texts.words(document, cited.clause))
        if compared.likeness >= least and (announced or _is_verbatim(short, compared)):
            return document, cited.clause
    found = texts.where(words, document) if len(short) >= (12 if announced else 20) and document is not None else None
    return (found.document, found.clause) if found else None


def _is_verbatim(words: str, compared: Comparison) -> bool:
    """Whether words without marks are the clause's own with a slip, and no summary and no other figure.

    A summary leaves words out; a figure written or given otherwise is for the check of paraphrases.
    """
    if len(words) < 12 or abs(len(plain(compared.expected)) - len(words)) > max(2, len(words) // 10):
        return False
    changed = "".join(theirs + ours for op, theirs, ours in compared.diff if op != "equal")
    same_figures = {c.key for c in find_claims(words)} == {c.key for c in find_claims(compared.expected)}
    return same_figures and not _NUMERIC.search(changed)
