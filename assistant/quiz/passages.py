"""The clauses cut into passages: runs of words that make sense by themselves, each under the body it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.quiz.rows import read_data
from assistant.quiz.texts import heading_of, tidy
from corpus.locator import dotted
from corpus.models import CITABLE, Clause, Document, Span
from corpus.vocabulary import Held, NodeKind, Scheme

LONGEST = 78
"""Longest run of a clause's words, in characters, that one stem shows."""

_LONGEST_PENALTY = 170
_BODIES = (
    "部门|机关|单位|政府|机构|人员|公司|委员会|医院|学校|负责人|责任人|组织|场所|中心|保安员|加油站|海关|法院"
    "|检察院|解放军|提供者"
)
_BODY = re.compile(f"(?:{_BODIES})$")
_OTHER_BODY = re.compile(
    "[^，]{0,16}?(?:(?:部门|机关|政府|机构|公司|委员会|解放军|武装警察部队)(?!的)|单位(?=要|应|必须|不得|可以|自))"
)
_MODAL = re.compile("应当|不得|可以|必须|有权")
_DOES = re.compile(
    "[要应须]|不得|可以|加强|建立|完善|落实|推[进动行]|强化|提[升高]|坚持|形成|明确|健全|协调|督促|确保|配备|制定|开展|实现|组织"
    "|纳入|防|探索|严格|规范|创新|会同|依托|汇聚|运用|实施|负责|是|研究|更加|挤压|部署|分析|构建|优化|夯实|配齐|倒逼|追究|固化|形成"
)
_REFERS = re.compile("前款|前两款|本章规定|第[一二三四五六七八九十]项|上述|参照本")
_LEADS_ON = re.compile(
    "(?:[^，]*(?:要|应当|应))?(?:对|针对|在|为|因|根据|按照|依照|围绕|结合|参照|由于|如|凡)[^，]*，?$"
    "|[^，]*(?:的|部位|时|后|以及[^，]*)，?$"
)
_PENALTY = re.compile("罚款|拘留|吊销|警告|没收")
_MARKS = "。；，、"


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

    @property
    def names_another(self) -> bool:
        """Whether, after its beginning, it goes on to speak of another body."""
        return any(_OTHER_BODY.match(piece) for piece in re.split("[，；]", self.text)[1:])


def passages(document: Document) -> Iterator[Passage]:
    """All passages of a document, in order; they do not overlap."""
    for clause in document.clauses:
        if clause.locator.article is None:
            continue
        span = _own_span(document, clause)
        context = _list_lead(document, clause)
        if len(span) >= 8 and context is not None:
            yield from _of_span(document, clause, span, context)


def leading_subject(text: str) -> str:
    """What a sentence speaks of, where it says so before 应当, 要 or the like; empty where it does not."""
    match = re.match(r"([^，。；：“”]{2,30}?)(?:应当|必须|不得(?!力)|应|要|可以)", text)
    if match is None or match[1].startswith(("对", "因", "按")):
        return ""
    return match[1] if _BODY.search(match[1]) else ""


def _own_span(document: Document, clause: Clause) -> Span:
    """The clause's own words: without its number, its title, and the smaller citable parts inside."""
    body = document.body_span(clause)
    inner = [child for child in clause.node.children if child.kind in CITABLE]
    end = inner[0].whole.start if inner else body.end
    raw = document.text[body.start : end]
    head = heading_of(document, clause)
    start = body.start + len(head) + 1 if head and raw.startswith(head + "。") else body.start
    return Span(start, max(start, end))


def _of_span(document: Document, clause: Clause, span: Span, context: str) -> Iterator[Passage]:
    for sentence in _pieces(document.text, span, "。\n"):
        words = sentence.cut(document.text)
        if words.rstrip().endswith(("：", ":")):
            continue  # the line above a list says nothing by itself
        if _PENALTY.search(words):
            yield from _penalty(document, clause, sentence, context)
        elif context:
            yield from _listed(document, clause, sentence, context)
        else:
            yield from _sentence(document, clause, sentence)


def _listed(document: Document, clause: Clause, sentence: Span, context: str) -> Iterator[Passage]:
    """The first run of an item of a list; the others would stand apart from the line above it."""
    run = next(_runs(document.text, next(_pieces(document.text, sentence, "；;"))))
    text = _words(document, run)
    if len(text) >= 10 and _makes_sense(text, True):
        yield Passage(document, clause, run, text, context, heading_of(document, clause), listed=True)


def _sentence(document: Document, clause: Clause, sentence: Span) -> Iterator[Passage]:
    """The runs of a sentence, each under the body that the words before it speak of, as far as that is certain."""
    heading, named = heading_of(document, clause), _named(document, clause)
    law = document.meta.scheme is Scheme.STATUTE
    subject = named
    for half in _pieces(document.text, sentence, "；;"):
        for number, run in enumerate(_runs(document.text, half)):
            text = _words(document, run)
            opening = number == 0 and half.start == sentence.start
            own = leading_subject(text) if number == 0 else ""
            other = number == 0 and not opening and bool(_OTHER_BODY.match(text))
            subject = own or ("" if other else named if opening else subject)
            before = "" if own or text.startswith(subject) else subject
            passage = Passage(document, clause, run, text, before, heading, opening)
            if not opening and _speaks_of_another(text):
                passage = Passage(document, clause, run, text, "", heading, opening)
                subject = ""
            cut = len(run) < len(half)
            loose = cut and not (_DOES.search(text) if not law else (subject and not opening) or _MODAL.search(text))
            if (
                not loose
                and len(text) >= (10 if opening or passage.context else 18)
                and _makes_sense(text, number == 0)
            ):
                yield passage
            if passage.names_another:
                subject = ""


def _speaks_of_another(text: str) -> bool:
    return any(_OTHER_BODY.match(piece) for piece in text.split("，"))


def _words(document: Document, run: Span) -> str:
    return tidy(run.cut(document.text)).rstrip(_MARKS)


def _named(document: Document, clause: Clause) -> str:
    """Whom all sentences of a clause speak of, where `subjects.toml` says so."""
    address = f"{document.key}:{dotted(clause.locator)}"
    return next((str(row["subject"]) for row in read_data("subjects.toml")["context"] if row["at"] == address), "")


def _penalty(document: Document, clause: Clause, sentence: Span, context: str) -> Iterator[Passage]:
    """A penalty keeps its precondition: the whole sentence, or its first half where that names the condition."""
    heading = heading_of(document, clause)
    for span in (sentence, next(_pieces(document.text, sentence, "；;"))):
        text = _words(document, span)
        if 12 <= len(text) <= _LONGEST_PENALTY:
            if _makes_sense(text, True):
                yield Passage(document, clause, span, text, context, heading, listed=bool(context))
            return


def _makes_sense(text: str, whole: bool) -> bool:
    """Whether a run of words can be read by itself: no condition without its consequence, no loose end."""
    if re.match("上述|上一款|该|此|这|另外|下面|以上|同时", text) or _REFERS.search(text):
        return False
    if not whole and re.match("以及|并|和|或|等|例如|其中|则|且|但|也|以$|方可|使|导致|造成|致使", text):
        return False
    loose = "，" not in text and re.match("针对|对|为|因|在|按|依|由于|如|凡|结合", text)
    return not (text.endswith(("的", "时", "后")) or loose)


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
