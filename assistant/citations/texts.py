"""The texts that citations are checked against, ready for comparing: words of clauses, and where words stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.citations.claims import Claim, find_claims
from assistant.citations.compare import segments, stands_in
from assistant.citations.normal import Normal, normalise, plain
from assistant.citations.places import PlaceIndex
from corpus.errors import NeibaoError
from corpus.library import Library
from corpus.locator import label
from corpus.models import CITABLE, Clause, Document, Locator, Node
from corpus.national import NationalLaw, NationalLibrary
from corpus.references import Texts
from corpus.sources.package import package_record
from corpus.vocabulary import Held, NodeKind

_SHORTEST_ABROAD = 8
"""Fewer characters than this are no reason to look for words in the national library."""


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A clause in which words stand."""

    document: Document
    clause: Clause


class CitedTexts:
    """Words of every text held, each prepared when first asked for.

    Args:
        library: the texts of the registry.
        national: the extended library, or None to do without; nothing of it is read before a citation or a
            quotation leads there.
        today: the day on which standing is judged.
    """

    def __init__(
        self,
        library: Library,
        national: NationalLibrary | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        self.library = library
        self.national = national
        self.today = today
        self._normal: dict[tuple[str, Locator, str], Normal] = {}
        self._figures: dict[tuple[str, Locator], tuple[Claim, ...]] = {}

    @cached_property
    def named(self) -> Texts:
        """The same texts for the finder of references."""
        return Texts(self.library.registry, self.library, self.national)

    def national_law(self, key: str, on: date | None) -> tuple[NationalLaw | None, bool]:
        """The version of a national law that answers for a day, and whether it is in force then.

        Args:
            key: the key of any version; the day may choose another one.
            on: the day, None for today.
        """
        if self.national is None:
            return None, False
        try:
            law = self.national[key]
            law = self.national.by_title(law.title, on) or law
        except NeibaoError:
            return None, False
        return law, law.in_force(on or self.today())

    def words(self, document: Document, clause: Clause) -> Normal:
        """A clause's words, its numbers included."""
        return self._kept(document, clause, "whole", lambda: document.words(clause))

    def variants(self, document: Document, clause: Clause) -> Iterator[Normal]:
        """The ways in which a clause may rightly be quoted: as it stands, without numbers, with what leads to it."""
        yield self.words(document, clause)
        if any(child.kind in CITABLE for child in clause.node.children):
            yield self._kept(document, clause, "bare", lambda: unnumbered(document, clause.node))
        lead = self.lead(document, clause)
        if lead:
            yield self._kept(document, clause, "led", lambda: lead + document.words(clause))
            yield self._kept(document, clause, "led bare", lambda: lead + document.body(clause))

    def lead(self, document: Document, clause: Clause) -> str:
        """The words above an item that it goes on with, such as 不得有下列行为."""
        place = clause.locator
        if place.item is None and place.subitem is None:
            return ""
        return "".join(
            parent.node.span.cut(document.text).strip()
            if parent.node.kind is not NodeKind.CLAUSE
            else parent.node.span.cut(document.text).strip().removeprefix(parent.node.marker.strip())
            for parent in ancestors(document, clause)
        )

    def figures(self, document: Document, clause: Clause) -> tuple[Claim, ...]:
        """The figures of a clause, those of the words that lead to it included."""
        key = (document.key, clause.locator)
        if key not in self._figures:
            self._figures[key] = find_claims(self.lead(document, clause) + document.words(clause))
        return self._figures[key]

    def _kept(self, document: Document, clause: Clause, form: str, make: Callable[[], str]) -> Normal:
        key = (document.key, clause.locator, form)
        if key not in self._normal:
            self._normal[key] = normalise(make())
        return self._normal[key]

    def stands(self, quote: str, document: Document, clause: Clause, negated: bool = False) -> bool:
        """Whether quoted words stand in a clause."""
        parts = segments(quote)
        return any(stands_in(parts, words.text, negated) for words in self.variants(document, clause))

    def where(self, quote: str, beside: Document | None = None, negated: bool = False) -> PlaceFound | None:
        """The clause in which quoted words stand, in the cited text first, then in the others, then abroad.

        Args:
            quote: the quoted words.
            beside: the text that was cited; its clauses come first.
            negated: the text itself negates the words.
        """
        parts = segments(quote)
        if not parts:
            return None
        longest = max((part.text for part in parts), key=len)
        home = [self._own_names[n] for n in self._own.exact(longest)]
        home.sort(key=lambda name: beside is None or name[0] != beside.key)
        for key, locator in home:
            document = self.library.require(key)
            clause = document.find(locator)
            if clause is not None and self.stands(quote, document, clause, negated):
                return PlaceFound(document, self.deepest(quote, document, clause, negated))
        return self._abroad(quote, longest, negated)

    def deepest(self, quote: str, document: Document, article: Clause, negated: bool = False) -> Clause:
        """The smallest part of an article in which quoted words stand whole."""
        parts = segments(quote)
        inside = [
            clause
            for clause in document.clauses
            if clause.locator.clause == article.locator.clause
            and stands_in(parts, self.words(document, clause).text, negated)
        ]
        return min(inside, key=lambda clause: len(self.words(document, clause).text), default=article)

    def _abroad(self, quote: str, longest: str, negated: bool) -> PlaceFound | None:
        if self.national is None or len(longest) < _SHORTEST_ABROAD or self._abroad_index is None:
            return None
        parts = segments(quote)
        for number in self._abroad_index.exact(longest)[:16]:
            if stands_in(parts, self._abroad_index.texts[number], negated):
                return self._open_abroad(self._abroad_index.names[number], quote, negated)
        return None

    def _open_abroad(self, name: tuple[str, int], quote: str, negated: bool) -> PlaceFound | None:
        assert self.national is not None
        document = self.national.get(name[0])
        for article in document.articles:
            if self.stands(quote, document, article, negated):
                return PlaceFound(document, self.deepest(quote, document, article, negated))
        return None

    def nearest(self, words: str) -> PlaceFound | None:
        """The clause of the registry's texts that shares most with some words."""
        for number in self._own.nearest(plain(words), 1):
            key, locator = self._own_names[number]
            document = self.library.require(key)
            clause = document.find(locator)
            return PlaceFound(document, clause) if clause else None
        return None

    @cached_property
    def _own_names(self) -> list[tuple[str, Locator]]:
        return [
            (document.key, clause.locator)
            for document in self.library.documents()
            if document.held is Held.VERBATIM
            for clause in document.clauses
            if clause.locator == clause.locator.clause
        ]

    @cached_property
    def _own(self) -> PlaceIndex:
        texts = []
        for key, locator in self._own_names:
            document = self.library.require(key)
            clause = document.find(locator)
            assert clause is not None
            texts.append(self.words(document, clause).text)
        return PlaceIndex(self._own_names, texts)

    @cached_property
    def _abroad_index(self) -> PlaceIndex | None:
        """All articles of the laws in force, read when a quotation is first looked for beyond the registry."""
        assert self.national is not None
        ours = {row["law_id"] for row in package_record()["texts"].values()}
        names: list[tuple[str, int]] = []
        texts: list[str] = []
        try:
            for law in self.national.in_force(self.today()):
                if law.law_id in ours:
                    continue
                for number, row in enumerate(self.national.database.articles(law.law_id)):
                    names.append((law.law_id, number))
                    texts.append(plain(row.text))
        except NeibaoError:
            return None
        return PlaceIndex(names, texts)


def ancestors(document: Document, clause: Clause) -> list[Clause]:
    """The clauses above a clause, outermost first."""
    above = [other for other in document.clauses if other.locator != clause.locator and _above(other, clause)]
    return sorted(above, key=lambda other: other.node.span.start)


def _above(upper: Clause, lower: Clause) -> bool:
    whole = upper.node.whole
    return whole.start <= lower.node.span.start and lower.node.end <= whole.end and upper.node is not lower.node


def unnumbered(document: Document, node: Node) -> str:
    """The words of a node with everything inside it, its numbers left out."""
    return "".join(part.span.cut(document.text).strip().removeprefix(part.marker.strip()) for part in node.walk())


def clause_label(document: Document, locator: Locator) -> str:
    """How a clause of a text is called, such as 《…》第N条."""
    return f"《{document.meta.title}》{label(locator, document.meta.scheme)}"
