"""The values that the whole project speaks in: spans, locators, nodes, documents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from corpus.vocabulary import Form, Head, Held, NodeKind, Scheme, Standing, Unresolved


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points in one canonical text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def cut(self, text: str) -> str:
        """The characters of `text` inside this span."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """The same span, `by` characters further on."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in a text something stands (DOMAIN §2).

    Attributes:
        article: number of the article (law) or clause (document).
        article_suffix: 1 for 第N条之一.
        section: name of a part that is no clause: 标题, 引言, 一(一), 调查结果, …
        paragraph: 款 of a law's article, counted from 1.
        item: 项 of a law, numbered item of a document.
        subitem: 目.
    """

    article: int | None = None
    article_suffix: int | None = None
    section: str | None = None
    paragraph: int | None = None
    item: int | None = None
    subitem: int | None = None

    @property
    def clause(self) -> Locator:
        """The article or section that holds this place."""
        return Locator(self.article, self.article_suffix, self.section)

    @property
    def is_empty(self) -> bool:
        """Whether this names the whole document."""
        return self == Locator()

    def covers(self, other: Locator) -> bool:
        """Whether `other` is this place or lies inside it."""
        if self.clause != other.clause:
            return self.is_empty
        own = (self.paragraph, self.item, self.subitem)
        theirs = (other.paragraph, other.item, other.subitem)
        return all(mine is None or mine == yours for mine, yours in zip(own, theirs, strict=True))


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a text: its own characters, then its children's.

    The own spans of all nodes, in order, partition the text, so joining them gives it back.

    Attributes:
        kind: what this part is.
        span: the node's own characters, without its children's.
        number: number it carries in the text (article, item, …), None where it has none.
        suffix: 1 for 第N条之一.
        marker: the characters that number it, for example （六） or 第六条; empty for none.
        children: the parts inside.
    """

    kind: NodeKind
    span: Span
    number: int | None = None
    suffix: int | None = None
    marker: str = ""
    children: tuple[Node, ...] = ()

    @property
    def end(self) -> int:
        """Offset at which the last part inside this node ends."""
        return self.children[-1].end if self.children else self.span.end

    @property
    def whole(self) -> Span:
        """Span of this node together with everything inside it."""
        return Span(self.span.start, self.end)

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Clause:
    """A citable part of a document, with its place in the tree.

    Attributes:
        locator: its address.
        node: its node.
        headings: what stands above it, outermost first, for example ("三、落实单位主体责任", "（六）加强保卫力量").
    """

    locator: Locator
    node: Node
    headings: tuple[str, ...] = ()

    @property
    def is_leaf(self) -> bool:
        """Whether no smaller citable part lies inside."""
        return not any(child.kind in CITABLE for child in self.node.children)


CITABLE = frozenset({NodeKind.CLAUSE, NodeKind.PARAGRAPH, NodeKind.ITEM, NodeKind.SUBITEM})
"""Node kinds that a locator can name by number."""


@dataclass(frozen=True, slots=True)
class Note:
    """A dated remark about a text, for example a revision that is pending."""

    date: date
    text: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a text besides its words (DOMAIN §1).

    Attributes:
        key: the short name used in code, commands and JSON.
        title: the full title.
        short_title: how people call it in one breath; used in labels of lists.
        scheme: how it numbers its parts.
        place: key of the place it is for, None for national texts.
        level: rank among the texts: law, regulation, guidance, draft.
        issuer, document_number: who issued it and under which number.
        issued, effective: dates, None where unknown.
        standing: its legal standing, as last checked on `checked_on`.
        not_bundled: why no words are bundled; empty where they are.
        draft_notice: what every answer that rests on it must say; empty for none.
    """

    key: str
    title: str
    short_title: str
    scheme: Scheme
    standing: Standing
    level: str
    place: str | None = None
    issuer: str = ""
    document_number: str = ""
    issued: date | None = None
    effective: date | None = None
    revised: tuple[date, ...] = ()
    checked_on: date | None = None
    file: str = ""
    articles: int | None = None
    not_bundled: str = ""
    draft_notice: str = ""
    source: str = ""
    notes: tuple[Note, ...] = ()

    @property
    def since(self) -> date | None:
        """The first day for which these words stand: the last revision, or the day it took effect or was issued."""
        days = [day for day in (self.effective or self.issued, *self.revised) if day is not None]
        return max(days) if days else None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the words of a text came from.

    Attributes:
        source: name of the source: bundled, package, digest, imported, synced.
        origin: the package, file or address, as shown to people.
        version: version of the package, or the day the words are from.
        notices: what every answer that rests on these words must say about them.
        retrieved: the day they were brought in, None where they ship with the product.
    """

    source: str
    origin: str = ""
    version: str = ""
    notices: tuple[str, ...] = ()
    retrieved: date | None = None


BUNDLED = Provenance("bundled")
"""Provenance of the words that ship with the product."""


@dataclass(frozen=True)
class Document:
    """A parsed text.

    Attributes:
        meta: what is known about it.
        text: the canonical text; every span of the document points into it.
        root: the tree.
        held: whether the words are the original's (verbatim) or a digest in our own words.
        warnings: what the parser could not place.
        provenance: where the words came from.
    """

    meta: Metadata
    text: str
    root: Node
    held: Held = Held.VERBATIM
    clauses: tuple[Clause, ...] = ()
    warnings: tuple[str, ...] = ()
    provenance: Provenance = BUNDLED
    _index: dict[Locator, Clause] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._index.update({clause.locator: clause for clause in reversed(self.clauses)})

    @property
    def key(self) -> str:
        """The document's key."""
        return self.meta.key

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the canonical text, hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def articles(self) -> tuple[Clause, ...]:
        """The numbered clauses or articles alone, in order."""
        return tuple(c for c in self.clauses if c.node.kind is NodeKind.CLAUSE)

    def find(self, locator: Locator) -> Clause | None:
        """The clause at `locator`, or None.

        A law's item may be named without its paragraph where only one paragraph of the article has that item.
        """
        if locator in self._index:
            return self._index[locator]
        if locator.article is None or locator.item is None or locator.paragraph is not None:
            return None
        matches = [
            clause
            for place, clause in self._index.items()
            if place.paragraph is not None and replace(place, paragraph=None) == locator
        ]
        return matches[0] if len(matches) == 1 else None

    def words(self, clause: Clause) -> str:
        """The clause's words with everything inside it, without white space at the ends."""
        return clause.node.whole.cut(self.text).strip()

    def body_span(self, clause: Clause) -> Span:
        """Span of the clause's words without its number and without white space at the ends."""
        whole = clause.node.whole
        start = whole.start + len(clause.node.marker)
        raw = self.text[start : whole.end]
        lead = len(raw) - len(raw.lstrip())
        return Span(start + lead, start + lead + len(raw.strip()))

    def body(self, clause: Clause) -> str:
        """The clause's words without its number."""
        return self.body_span(clause).cut(self.text)


@dataclass(frozen=True, slots=True)
class Home:
    """Where a text stands that mentions clauses, so that 本法, 前款 and a bare 第N条 have something to start from.

    Attributes:
        document: key or law_id of the text it belongs to.
        locator: the article, paragraph or item it begins in; empty where that is not known.
    """

    document: str
    locator: Locator = Locator()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a law above its articles: 编, 分编, 章 and 节, as far as they are named."""

    part: int | None = None
    subpart: int | None = None
    chapter: int | None = None
    division: int | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of a text or a clause, as found in some other text.

    Attributes:
        span: where the mention stands.
        raw: the words of the mention.
        document: key or law_id of the text named, None where it is not one we know.
        title: the full title of the text named, or the name as written where it is not one we know.
        locators: the clauses named, one each for ranges and lists; empty where only a text is named.
        form: how it is written, the first that fits of hanging, range, list, internal, title, exact, short.
        reason: why it could not be resolved (`Unresolved`); None where it was.
        head: what names the text: a title, an alias, 本法, 前款, … or nothing.
        chapters: the chapters named, where they are not articles.
        quoted: it stands inside quotation marks.
        introduces: it introduces a short name (以下简称…).
    """

    span: Span
    raw: str
    document: str | None = None
    title: str = ""
    locators: tuple[Locator, ...] = ()
    form: Form = Form.EXACT
    reason: Unresolved | None = None
    head: Head = Head.TITLE
    chapters: tuple[Chapter, ...] = ()
    quoted: bool = False
    introduces: bool = False
