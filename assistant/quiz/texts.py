"""The clauses' words as items use them: tidied for print, compared without regard to width, cut into passages."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.quiz.models import Source
from assistant.quiz.rows import read_data
from corpus.library import Library
from corpus.locator import dotted, label, parse_locator
from corpus.models import CITABLE, Clause, Document, Locator, Span
from corpus.normalize import fold
from corpus.vocabulary import Held, NodeKind, Scheme

_FULL = str.maketrans({",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "!": "！"})
_DIGITS = str.maketrans("０１２３４５６７８９％．", "0123456789%.")
LONGEST = 78
"""Longest run of a clause's words, in characters, that one stem shows."""


@lru_cache(maxsize=200_000)
def plain(text: str) -> str:
    """A text for comparing: half width, no white space, quotation marks alike."""
    folded = "".join(fold(text).text.split())
    return re.sub("[“”‘’「」]", '"', folded)


def tidy(text: str) -> str:
    """A text for print: full-width punctuation, half-width digits, no line breaks or spaces."""
    return "".join(text.split()).translate(_FULL).translate(_DIGITS)


def stands_in(words: str, text: str) -> bool:
    """Whether the words stand in the text, widths and white space aside."""
    return bool(words) and plain(words) in plain(text)


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of a clause's words that makes sense by itself, or after its context.

    Attributes:
        document, clause: where it stands.
        span: where in the document's text.
        text: the words, tidied, without the mark at the end.
        context: words of the clause that lead to it: its subject, or the line above a list; empty for none.
        heading: what the part of the text is about.
        opening: it begins a sentence.
        listed: the context is the line above the list that the words stand in.
    """

    document: Document
    clause: Clause
    span: Span
    text: str
    context: str = ""
    heading: str = ""
    opening: bool = True
    listed: bool = False

    @property
    def digest(self) -> bool:
        """Whether the words are a digest's."""
        return self.document.held is Held.DIGEST


def source_of(document: Document, clause: Clause) -> Source:
    """The clause as an item's source."""
    words = document.words(clause)
    name = label(clause.locator, document.meta.scheme)
    return Source(
        document.key,
        dotted(clause.locator),
        f"《{document.meta.title}》{name}",
        hashlib.sha256(plain(words).encode()).hexdigest(),
        str(document.held),
    )


def source_words(library: Library, source: Source) -> str | None:
    """Today's words of a source; None where the clause or the text is no longer there."""
    if source.document not in library.registry or (document := library.get(source.document)) is None:
        return None
    if not source.locator:
        return document.text
    clause = document.find(parse_locator(source.locator, document.meta.scheme))
    return None if clause is None else document.words(clause)


def short_cite(document: Document, locator: Locator) -> str:
    """How a stem names a clause: 辽宁指导意见第4条, 《内保条例》第六条."""
    return short_title(document) + label(locator, document.meta.scheme)


def short_title(document: Document) -> str:
    """How a stem names a text; a regulation or law in title marks."""
    name = document.meta.short_title
    return name if document.meta.place else f"《{name}》"


def around(document: Document, clause: Clause) -> str:
    """The words that a wrong answer must not stand in: of a law the whole article, of a document the part itself."""
    whole = document.find(clause.locator.clause) if document.meta.scheme is Scheme.STATUTE else None
    return document.words(whole or clause)


def passages(document: Document) -> Iterator[Passage]:
    """All passages of a document, in order; they do not overlap."""
    for clause in document.clauses:
        if clause.locator.article is None:
            continue
        span = _own_span(document, clause)
        if len(span) >= 8:
            yield from _of_span(document, clause, span)


def _own_span(document: Document, clause: Clause) -> Span:
    """The clause's own words: without its number, its title, and the smaller citable parts inside."""
    body = document.body_span(clause)
    inner = [child for child in clause.node.children if child.kind in CITABLE]
    end = inner[0].whole.start if inner else body.end
    raw = document.text[body.start : end]
    head = heading_of(document, clause)
    start = body.start + len(head) + 1 if head and raw.startswith(head + "。") else body.start
    return Span(start, max(start, end))


def heading_of(document: Document, clause: Clause) -> str:
    """The title that a document's clause begins with (建立责任机制), else that of the part it stands in."""
    article = document.find(clause.locator.clause)
    if article is None or document.meta.scheme is Scheme.STATUTE:
        return ""
    first = re.match(r"[^。，,；;\n]{4,14}(?=。)", document.body(article))
    if first and article.locator.article is not None:
        return first[0]
    names = [re.sub(r"^[（(一二三四五六七八九十）)、\s]+", "", h) for h in article.headings]
    return names[-1] if names else ""


_BODY = (
    "(?:部门|机关|单位|政府|机构|人员|公司|委员会|医院|学校|负责人|责任人|组织|场所|中心|保安员|加油站|海关|法院"
    "|检察院|解放军|提供者)$"
)
_MODAL = re.compile("应当|不得|可以|必须|有权")
_REFERS = re.compile("前款|前两款|本章规定|第[一二三四五六七八九十]项|上述|参照本")
_LEADS_ON = re.compile(
    "(?:要|应当|应)?(?:对|针对|在|为|因|根据|按照|依照|围绕|由于|如|凡)[^，]*，?$|[^，]*(?:的|部位|时|后|以及[^，]*)，?$"
)
_PENALTY = re.compile("罚款|拘留|吊销|警告|没收")


def _of_span(document: Document, clause: Clause, span: Span) -> Iterator[Passage]:
    context = _list_lead(document, clause)
    if context is None:
        return
    heading = heading_of(document, clause)
    for sentence in _pieces(document.text, span, "。\n"):
        words = sentence.cut(document.text)
        if words.rstrip().endswith(("：", ":")):
            continue  # the line above a list says nothing by itself
        if _PENALTY.search(words):
            yield from _penalty(document, clause, sentence, context, heading)
            continue
        subject = _named(document, clause)
        for half in _pieces(document.text, sentence, "；;"):
            for number, run in enumerate(_runs(document.text, half)):
                text = tidy(run.cut(document.text)).rstrip("。；，、")
                opening = number == 0 and half.start == sentence.start
                if opening:
                    subject = leading_subject(text) or _named(document, clause)
                cut = len(run) < len(half) and document.meta.scheme is Scheme.STATUTE
                if cut and not ((subject and not opening) or _MODAL.search(text)):
                    continue  # of a law's long sentence, a list of acts without what follows from them
                if (
                    len(text) >= (10 if opening or context or subject else 18)
                    and _makes_sense(text, opening or number == 0)
                    and (opening or not context)
                ):
                    lead = context or ("" if text.startswith(subject) else subject)
                    yield Passage(document, clause, run, text, lead, heading, opening, bool(context))


def _named(document: Document, clause: Clause) -> str:
    """Whom all sentences of a clause speak of, where `subjects.toml` says so."""
    address = f"{document.key}:{dotted(clause.locator)}"
    return next((str(row["subject"]) for row in read_data("subjects.toml")["context"] if row["at"] == address), "")


def _penalty(document: Document, clause: Clause, sentence: Span, context: str, heading: str) -> Iterator[Passage]:
    """A penalty keeps its precondition: the whole sentence, or its first half where that names the condition."""
    text = tidy(sentence.cut(document.text)).rstrip("。；，、")
    if 12 <= len(text) <= 170 and _makes_sense(text, True):
        yield Passage(document, clause, sentence, text, context, heading, listed=bool(context))
        return
    halves = list(_pieces(document.text, sentence, "；;"))
    first = tidy(halves[0].cut(document.text)).rstrip("。；，、")
    if 12 <= len(first) <= 170 and _makes_sense(first, True):
        yield Passage(document, clause, halves[0], first, context, heading, listed=bool(context))


def _makes_sense(text: str, whole: bool) -> bool:
    """Whether a run of words can be read by itself: no condition without its consequence, no loose end."""
    if re.match("上述|上一款|该|此|这|另外|下面|以上", text) or _REFERS.search(text):
        return False
    if not whole and re.match("以及|并|和|或|等|例如|其中|则|且|但|也|以$|方可|使|导致|造成|致使", text):
        return False
    return not (
        text.endswith(("的", "时", "后")) or ("，" not in text and re.match("针对|对|为|因|在|按|依|由于|如|凡", text))
    )


def leading_subject(text: str) -> str:
    """What a sentence speaks of, where it says so before 应当, 要 or the like; empty where it does not."""
    match = re.match(r"([^，。；：“”]{2,30}?)(?:应当|必须|不得(?!力)|应|要|可以)", text)
    if match is None or match[1].startswith(("对", "因", "按")):
        return ""
    return match[1] if re.search(_BODY, match[1]) else ""


def _list_lead(document: Document, clause: Clause) -> str | None:
    """The line above the list that the clause is an item of; None where it is too long to show."""
    if clause.node.kind not in (NodeKind.ITEM, NodeKind.SUBITEM) or document.meta.scheme is not Scheme.STATUTE:
        return ""  # the numbered items of the two documents are sentences by themselves
    parent = parent_of(document, clause)
    if parent is None:
        return ""
    body = document.body_span(parent)
    inner = next((c for c in parent.node.children if c.kind in CITABLE), None)
    if inner is None:
        return ""
    lead = document.text[body.start : inner.whole.start].strip()
    if not lead.endswith(("：", ":")):
        return ""
    last = tidy(lead.rsplit("。", 1)[-1]).rstrip("：").rsplit("：", 1)[-1].removesuffix("，包括")
    return last if len(last) <= 40 else None


def parent_of(document: Document, clause: Clause) -> Clause | None:
    """The citable part that directly holds this one."""
    return next((other for other in document.clauses if clause.node in other.node.children), None)


def _pieces(text: str, span: Span, marks: str) -> Iterator[Span]:
    """Cut after any of the marks that stands outside brackets and quotation marks."""
    start, depth = span.start, 0
    for i in range(span.start, span.end):
        char = text[i]
        depth += (char in "（(“《") - (char in "）)”》")
        if char in marks and depth <= 0:
            if text[start : i + 1].strip():
                yield Span(start, i + 1)
            start, depth = i + 1, 0
    if text[start : span.end].strip():
        yield Span(start, span.end)


def _runs(text: str, span: Span) -> Iterator[Span]:
    """A sentence, or runs of its parts of up to `LONGEST` characters."""
    if len(tidy(span.cut(text))) <= LONGEST:
        yield span
        return
    held: Span | None = None
    waiting: Span | None = None  # a part that only makes sense with the next
    for piece in _pieces(text, span, "，,"):
        if waiting:
            piece = Span(waiting.start, piece.end)
            waiting = None
        if _LEADS_ON.match(tidy(piece.cut(text))) and piece.end < span.end:
            waiting = piece
            continue
        joined = Span(held.start, piece.end) if held else piece
        if held and len(tidy(joined.cut(text))) > LONGEST - 22:
            yield held
            joined = piece
        held = joined
    if held:
        yield held
