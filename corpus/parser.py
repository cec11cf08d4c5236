"""Text to clause tree, and back.

The parser never refuses a text. It works by lines: each line begins a node or goes on with the last one, and a node
owns the characters from its first one to the next node's first one. So the nodes' own spans partition the text, and
`unparse` gives back every character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpus.markers import PARAGRAPH_DEPTH, SCHEMES, Level
from corpus.models import BUNDLED, CITABLE, Clause, Document, Locator, Metadata, Node, Provenance, Span
from corpus.normalize import fold
from corpus.vocabulary import Held, NodeKind, Scheme

_SENTENCE_MARK = re.compile(r"[,。:;,.:;，：；]")
_CONSULTATION = re.compile(r"调查结果:")
_SIGNATURE_DATE = re.compile(r"[0-9]{4} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日\s*$")
_SCRAP = re.compile(r"\(此件[^)]*\)|<!--.*-->\s*$|[|\s]*$")
_PROMULGATION = re.compile(r"\(?[0-9]{4} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日")
_CONTENTS = re.compile(r"目\s*[录次]\s*$")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+")

_LEAVES = frozenset(
    {
        NodeKind.TITLE,
        NodeKind.PREAMBLE,
        NodeKind.PROMULGATION,
        NodeKind.CONTENTS,
        NodeKind.SIGNATURE,
        NodeKind.CONSULTATION,
        NodeKind.SCRAP,
    }
)


@dataclass(slots=True)
class _Open:
    """A node while its text is still being read."""

    kind: NodeKind
    depth: int
    start: int
    number: int | None = None
    suffix: int | None = None
    marker: str = ""
    children: list[_Open] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    raw: str
    folded: str


def parse(text: str, meta: Metadata, held: Held = Held.VERBATIM, provenance: Provenance = BUNDLED) -> Document:
    """Parse any text by the numbering scheme of its metadata.

    Args:
        text: the canonical text; kept as it is.
        meta: names the scheme.
        held: whether these are the original's words.
        provenance: where they came from.

    Returns:
        The document with its tree, its citable clauses and warnings. Never raises on any text.
    """
    root, warnings = _tree(text, meta.scheme)
    clauses = tuple(_clauses(root, text, meta.scheme))
    warnings += _numbering_warnings(clauses)
    return Document(meta, text, root, held, clauses, tuple(warnings), provenance)


def unparse(document: Document) -> str:
    """Join the own spans of all nodes, which gives the text back character by character."""
    return "".join(node.span.cut(document.text) for node in document.root.walk())


def _lines(text: str) -> Iterator[_Line]:
    offset = 0
    for raw in text.splitlines(keepends=True):
        yield _Line(offset, raw, fold(raw).text)
        offset += len(raw)


def _tree(text: str, scheme: Scheme) -> tuple[Node, list[str]]:
    reader = _Reader(scheme)
    for line in _lines(text):
        reader.take(line)
    return _closed(reader.root, len(text)), reader.warnings


class _Reader:
    """Reads line by line and keeps the path of open nodes."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.levels = SCHEMES[scheme]
        self.root = _Open(NodeKind.DOCUMENT, -1, 0)
        self.path = [self.root]
        self.warnings: list[str] = []
        self.body_begun = False
        self.last_article = 0

    def take(self, line: _Line) -> None:
        """Put one line where it belongs."""
        if not line.folded.strip():
            return  # white space goes on with the node before it
        prefix = _MARKDOWN_HEADING.match(line.raw)
        skipped = prefix.end() if prefix else 0
        folded = line.folded[skipped:]
        if self._take_tail(line, folded) or self._take_marked(line, folded, skipped):
            return
        if not self.body_begun:
            self._take_front(line, folded)
        elif self.scheme is Scheme.STATUTE:
            self._take_paragraph(line, folded)
        elif self.path[-1].kind is NodeKind.HEADING and _SENTENCE_MARK.search(folded):
            self.warnings.append(f"第{line.start}字起的一行不属于任何条：{line.raw.strip()[:20]}")

    def _take_tail(self, line: _Line, folded: str) -> bool:
        """Lines after the last clause: consultation result, signature, scraps."""
        text = folded.strip()
        if _SCRAP.match(text):
            self._open(NodeKind.SCRAP, 0, line.start)
        elif self.body_begun and _CONSULTATION.match(text):
            self._open(NodeKind.CONSULTATION, 0, line.start)
        elif self.body_begun and self.scheme is not Scheme.STATUTE and self._is_signature(text):
            if self.path[-1].kind is not NodeKind.SIGNATURE:
                self._open(NodeKind.SIGNATURE, 0, line.start)
        else:
            return False
        return True

    def _is_signature(self, text: str) -> bool:
        if self.path[-1].kind is NodeKind.SIGNATURE or _SIGNATURE_DATE.fullmatch(text):
            return self._unmarked(text)
        inside_clause = self.path[-1].kind in CITABLE
        return inside_clause and len(text) <= 30 and not _SENTENCE_MARK.search(text) and self._unmarked(text)

    def _unmarked(self, text: str) -> bool:
        return not any(level.marker.match(text) for level in self.levels)

    def _take_marked(self, line: _Line, folded: str, skipped: int) -> bool:
        """A line that begins with the marker of one of the scheme's levels."""
        for level in self.levels:
            found = level.marker.match(folded)
            if not found or not self._fits(level, found[0], folded, found[2]):
                continue
            number, suffix, length = found
            self.body_begun = True
            self.last_article = number if level.kind is NodeKind.CLAUSE else self.last_article
            raw_end = skipped + fold(line.raw[skipped:]).raw_span(0, length).end
            marker = line.raw[:raw_end]
            node = self._open(level.kind, level.depth, line.start, number, suffix, marker)
            if level.kind is NodeKind.CLAUSE and self.scheme is Scheme.STATUTE:
                self._open_first_paragraph(node, line.start + raw_end)
            return True
        return False

    def _fits(self, level: Level, number: int, folded: str, length: int) -> bool:
        """Whether a marker at this place really opens a node of its level."""
        if level.kind in (NodeKind.ITEM, NodeKind.SUBITEM):
            return any(node.kind is NodeKind.CLAUSE for node in self.path)
        if level.kind is NodeKind.CLAUSE and self.scheme is Scheme.STATUTE:
            # 第三条规定的… at the start of a paragraph is a mention, not the article
            return folded[length - 1].isspace() or number == self.last_article + 1
        return True

    def _open_first_paragraph(self, article: _Open, start: int) -> None:
        paragraph = _Open(NodeKind.PARAGRAPH, PARAGRAPH_DEPTH, start, 1)
        article.children.append(paragraph)
        self.path.append(paragraph)

    def _take_front(self, line: _Line, folded: str) -> None:
        """Lines before the first marker: title, promulgation, table of contents, introduction."""
        text = folded.strip()
        if self.scheme is Scheme.STATUTE and _CONTENTS.match(text):
            self._open(NodeKind.CONTENTS, 0, line.start)
        elif self.scheme is Scheme.STATUTE and _PROMULGATION.match(text):
            self._continue_or_open(NodeKind.PROMULGATION, line.start)
        elif not _SENTENCE_MARK.search(text) and all(n.kind is NodeKind.TITLE for n in self.path[1:]):
            self._continue_or_open(NodeKind.TITLE, line.start)
        else:
            self._continue_or_open(NodeKind.PREAMBLE, line.start)

    def _continue_or_open(self, kind: NodeKind, start: int) -> None:
        if self.path[-1].kind is not kind:
            self._open(kind, 0, start)

    def _take_paragraph(self, line: _Line, folded: str) -> None:
        """An unmarked line in a statute: the next paragraph of the open article."""
        article = next((n for n in reversed(self.path) if n.kind is NodeKind.CLAUSE), None)
        if article is None:
            self.warnings.append(f"第{line.start}字起的一行不属于任何条：{line.raw.strip()[:20]}")
            return
        numbers = [c.number or 0 for c in article.children if c.kind is NodeKind.PARAGRAPH]
        self._open(NodeKind.PARAGRAPH, PARAGRAPH_DEPTH, line.start, max(numbers, default=0) + 1)

    def _open(
        self,
        kind: NodeKind,
        depth: int,
        start: int,
        number: int | None = None,
        suffix: int | None = None,
        marker: str = "",
    ) -> _Open:
        while len(self.path) > 1 and (self.path[-1].depth >= depth or self.path[-1].kind in _LEAVES):
            self.path.pop()
        node = _Open(kind, depth, start, number, suffix, marker)
        self.path[-1].children.append(node)
        self.path.append(node)
        return node


def _closed(node: _Open, end: int) -> Node:
    """Freeze a node; its own span ends where its first child begins."""
    ends = [child.start for child in node.children[1:]] + [end]
    children = tuple(_closed(child, stop) for child, stop in zip(node.children, ends, strict=False))
    own_end = node.children[0].start if node.children else end
    return Node(node.kind, Span(node.start, own_end), node.number, node.suffix, node.marker, children)


_SECTION_NAMES = {
    NodeKind.TITLE: "标题",
    NodeKind.PREAMBLE: "引言",
    NodeKind.SIGNATURE: "落款",
    NodeKind.CONSULTATION: "调查结果",
}


def _clauses(root: Node, text: str, scheme: Scheme) -> Iterator[Clause]:
    """Every citable part, parents before children."""
    yield from _clauses_below(root, text, scheme, Locator(), (), None)


def _clauses_below(
    node: Node, text: str, scheme: Scheme, place: Locator, headings: tuple[str, ...], heading: Node | None
) -> Iterator[Clause]:
    for child in node.children:
        if child.kind in _SECTION_NAMES:
            yield Clause(Locator(section=_SECTION_NAMES[child.kind]), child, headings)
        elif child.kind is NodeKind.HEADING:
            title = child.span.cut(text).strip()
            yield from _clauses_below(child, text, scheme, place, (*headings, title), child)
        elif child.kind is NodeKind.GROUP:
            yield from _group_clauses(child, text, scheme, headings, heading)
        elif child.kind in CITABLE:
            locator = _below(place, child)
            yield Clause(locator, child, headings)
            inner = headings if child.kind is NodeKind.PARAGRAPH else (*headings, _own_heading(child, text))
            yield from _clauses_below(child, text, scheme, locator, inner, heading)


def _group_clauses(
    group: Node, text: str, scheme: Scheme, headings: tuple[str, ...], heading: Node | None
) -> Iterator[Clause]:
    """A （一） group of a numbered text: a section of its own where no clause lies in it."""
    if any(child.kind is NodeKind.CLAUSE for child in group.children):
        title = group.span.cut(text).strip()
        yield from _clauses_below(group, text, scheme, Locator(), (*headings, title), heading)
    elif heading is not None and heading.number is not None:
        name = fold(heading.marker.strip()[:-1] + group.marker.strip()).text
        yield Clause(Locator(section=name), group, headings)


def _below(place: Locator, node: Node) -> Locator:
    if node.kind is NodeKind.CLAUSE:
        return Locator(node.number, node.suffix)
    if node.kind is NodeKind.PARAGRAPH:
        return replace(place, paragraph=node.number)
    if node.kind is NodeKind.ITEM:
        return replace(place, item=node.number)
    return replace(place, subitem=node.number)


def _own_heading(node: Node, text: str) -> str:
    """What a clause adds to the heading path of the parts inside it: its number and, if short, its first sentence."""
    line = node.span.cut(text).strip().split("\n", 1)[0]
    end = re.search(r"[。:：]", line)
    short = line[: end.start()] if end else line
    if len(short) <= 30:
        return short
    return f"第{node.number}项" if node.kind is NodeKind.ITEM else node.marker.strip()


def _numbering_warnings(clauses: tuple[Clause, ...]) -> list[str]:
    """Say where numbers of clauses do not run on by one."""
    warnings, last = [], 0
    for clause in clauses:
        number = clause.locator.article
        if clause.node.kind is not NodeKind.CLAUSE or number is None or clause.locator.article_suffix:
            continue
        if number != last + 1:
            warnings.append(f"条号不连续：{last} 之后是 {number}")
        last = number
    return warnings
