"""Citations as they stand in a text, each with the text that it names, opened where it is held."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from assistant.citations.finding import NOT_IN_FORCE, SUPERSEDED_NAME
from assistant.citations.normal import plain
from assistant.citations.own_points import cites_nothing
from assistant.citations.texts import CitedTexts
from corpus.models import Clause, Document, Locator, Metadata, Reference, Span
from corpus.numerals import CHINESE_NUMERAL
from corpus.vocabulary import Head, Unresolved

_NAMING = frozenset({Head.TITLE, Head.NAME, Head.ORDER})
_TITLE_BEFORE = re.compile(r"《([^《》\n]{2,60})》\s{0,2}\Z")
_NUMBERED = re.compile(rf"[0-9０-９]|{CHINESE_NUMERAL}|[㈠-㈩⑴-⒇①-⑳]|引言|标题|落款|调查结果")
_LIST_MARKS = re.compile(r"[\s、，,和及与跟同或]{0,3}(?:以及|and)?[\s]{0,2}")


@dataclass(frozen=True, slots=True)
class Cited:
    """One clause that a mention names.

    Attributes:
        locator: the place named.
        clause: the clause there, None where there is none or the text is not held.
    """

    locator: Locator
    clause: Clause | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of one or several clauses of one text.

    Attributes:
        reference: the mention as found.
        meta: what is known of the text named, None for an unknown one.
        document: the text itself, where it is held.
        cited: the clauses named.
        flags: what the name alone already shows.
        group: mentions of one list (第六条、第七条) share a number.
    """

    reference: Reference
    meta: Metadata | None
    document: Document | None
    cited: tuple[Cited, ...]
    flags: tuple[str, ...] = ()
    group: int = 0

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return self.reference.span


def open_mentions(text: str, references: tuple[Reference, ...], texts: CitedTexts, on: date | None) -> list[Mention]:
    """Open the text behind every mention that names a clause.

    Args:
        text: the text checked.
        references: the mentions found in it, in order.
        texts: what is held.
        on: the day on which standing is judged, None for today.
    """
    mentions: list[Mention] = []
    misnamed: dict[str, bool] = {}
    misnames = _misnames(texts)
    for found in references:
        reference = _under_its_title(text, _trimmed(found))
        if reference.document is not None and reference.head in _NAMING:
            names = misnames.get(reference.document, ())
            misnamed[reference.document] = any(name in plain(reference.raw) for name in names)
        if not reference.locators or not _NUMBERED.search(reference.raw) or cites_nothing(text, reference):
            continue
        same_list = bool(mentions) and _joins(text, mentions[-1].reference, reference)
        group = mentions[-1].group + (0 if same_list else 1) if mentions else 0
        opened = _open(reference, texts, on, group)
        if reference.document is not None and misnamed.get(reference.document):
            opened = replace(opened, flags=(*opened.flags, SUPERSEDED_NAME))
        mentions.append(opened)
    return mentions


def _trimmed(reference: Reference) -> Reference:
    """The mention without white space at its ends."""
    raw = reference.raw.strip()
    start = reference.span.start + len(reference.raw) - len(reference.raw.lstrip())
    return replace(reference, raw=raw, span=Span(start, start + len(raw)))


def _under_its_title(text: str, reference: Reference) -> Reference:
    """A bare 第N条 right after a title that nobody knows belongs to that title, not to the law named before it."""
    if reference.head is not Head.BARE:
        return reference
    title = _TITLE_BEFORE.search(text, max(0, reference.span.start - 90), reference.span.start)
    if title is None:
        return reference
    span = Span(title.start(), reference.span.end)
    unknown = Unresolved.NOT_HELD
    return replace(reference, span=span, raw=span.cut(text), document=None, title=title[1].strip(), reason=unknown)


def _misnames(texts: CitedTexts) -> dict[str, tuple[str, ...]]:
    """For each text the names under which it is known, but which are not its real name."""
    wrong: dict[str, tuple[str, ...]] = {}
    for alias in texts.library.registry.aliases:
        if alias.superseded:
            wrong[alias.document] = (*wrong.get(alias.document, ()), plain(alias.name))
    return wrong


def _joins(text: str, first: Reference, second: Reference) -> bool:
    between = text[first.span.end : second.span.start]
    return len(between) <= 6 and _LIST_MARKS.fullmatch(between) is not None


def _open(reference: Reference, texts: CitedTexts, on: date | None, group: int) -> Mention:
    flags: list[str] = []
    meta: Metadata | None = None
    document: Document | None = None
    if reference.document is not None and reference.document in texts.library.registry:
        meta = texts.library.registry[reference.document]
        document = texts.library.get(reference.document)
    elif reference.document is not None:
        law, in_force = texts.national_law(reference.document, on)
        if law is not None and texts.national is not None:
            document = texts.national.get(law.law_id)
            meta = document.meta
            flags += [] if in_force else [NOT_IN_FORCE]
    cited = tuple(Cited(place, document.find(place) if document else None) for place in reference.locators)
    return Mention(reference, meta, document, cited, tuple(flags), group)
