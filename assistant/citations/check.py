"""The citation check: a text goes in, one finding for each clause that it cites comes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from assistant.citations.binding import Binder, Bound, Target
from assistant.citations.finding import Finding
from assistant.citations.judge import Judge
from assistant.citations.mentions import Mention, open_mentions
from assistant.citations.paraphrase import masked
from assistant.citations.quotations import Quotation, find_quotations
from assistant.citations.texts import CitedTexts
from assistant.citations.unmarked import unmarked_quotations
from corpus.library import Library
from corpus.models import Reference, Span
from corpus.national import NationalLibrary
from corpus.references import find_references

Finder = Callable[[str], Sequence[Reference]]

_TITLE_OF = re.compile(r"(?:标题|题目|题为|名为|主题|名称|代号)(?:是|为|叫)?[：:]?\s*$")


def check_citations(
    text: str,
    library: Library,
    national: NationalLibrary | None = None,
    on: date | None = None,
    texts: CitedTexts | None = None,
    finder: Finder | None = None,
) -> tuple[Finding, ...]:
    """Check every citation in a text.

    Args:
        text: any text; never refused.
        library: the registry's texts as held.
        national: the extended library for other laws and for words that stand nowhere in the registry's texts.
        on: the day on which standing is judged, by default today.
        texts: prepared texts of the same libraries, to be reused over many calls.
        finder: finds the mentions; by default `corpus.references.find_references`.

    Returns:
        One finding for each clause cited, in the order of the text; a range gives one for each member.
    """
    prepared = texts or CitedTexts(library, national)
    references = finder(text) if finder else find_references(text, library.registry, texts=prepared.named)
    mentions = open_mentions(text, tuple(references), prepared, on)
    quotations = find_quotations(text)
    quotations = tuple(
        sorted([*quotations, *unmarked_quotations(text, mentions, quotations, prepared)], key=lambda q: q.outer)
    )
    binder = Binder(text, mentions, quotations, prepared)
    bound = binder.bind()
    attributed = {quote.quotation.outer for quotes in bound.values() for quote in quotes}
    hidden = masked(text, [q for q in quotations if q.outer in attributed or q.marked])
    judge = Judge(text, hidden, prepared, on)
    findings: list[Finding] = []
    kept = [n for n, m in enumerate(mentions) if not _is_hidden(m, binder, quotations, attributed, text)]
    for position, group in _groups(mentions, kept):
        before = mentions[kept[position - 1]].span.end if position else 0
        last = position + len(group)
        after = mentions[kept[last]].span.start if last < len(kept) else len(text)
        findings += judge.group([mentions[n] for n in group], _quotes(bound, group, mentions), before, after)
    return tuple(findings)


def _is_hidden(
    mention: Mention, binder: Binder, quotations: Sequence[Quotation], attributed: set[Span], text: str
) -> bool:
    """Whether a mention stands inside words quoted from a clause, or inside a quoted title."""
    number = binder.enclosing(mention.span.start)
    if number is None:
        return False
    quotation = quotations[number]
    return quotation.outer in attributed or bool(_TITLE_OF.search(text[: quotation.outer.start][-12:]))


def _groups(mentions: Sequence[Mention], kept: Sequence[int]) -> list[tuple[int, list[int]]]:
    """Mentions of one list together, each list with the position of its first in `kept`."""
    groups: list[tuple[int, list[int]]] = []
    for position, number in enumerate(kept):
        if groups and mentions[groups[-1][1][-1]].group == mentions[number].group:
            groups[-1][1].append(number)
        else:
            groups.append((position, [number]))
    return groups


def _quotes(
    bound: dict[Target, list[Bound]], group: Sequence[int], mentions: Sequence[Mention]
) -> dict[Target, list[Bound]]:
    """The quotations of a list's clauses, numbered within the list."""
    quotes: dict[Target, list[Bound]] = {}
    for index, number in enumerate(group):
        for place in range(len(mentions[number].cited)):
            if (number, place) in bound:
                quotes[index, place] = bound[number, place]
    return quotes
