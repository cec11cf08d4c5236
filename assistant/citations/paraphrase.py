"""What a text says in its own words about a clause: which words those are, and which of their figures it claims."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.citations.claims import DATE, Claim, find_claims
from assistant.citations.cues import cue
from assistant.citations.mentions import Mention
from assistant.citations.quotations import Quotation
from corpus.models import Span
from corpus.vocabulary import Comparator

MASK = "\ue000"
"""Stands for every quoted character, so that offsets stay."""

_STOP = re.compile(r"[。！？!?\n]|\.(?=\s|$)")
_BEFORE_STOP = re.compile(r"[。！？!?\n；;|]")
_TRAILING = re.compile(
    r"(?:[（(\[【][\s]*(?:见|参见|详见|依据|根据|出自|来源|引自|《[^》]*》)?[：:\s]*(?:为|是)?|——|—|--"
    r"|\b(?:under|by|see|per|in|of|from)\s*[（(]?\s*|[，,]\s*(?:见|参见|详见|出自)"
    r"|[，,]\s*(?:这(?:也|正|就|均|都)?是|此为|均为|(?:其|法律)?依据(?:是|为|见|来自)?|根据(?:是|为)?|[出来源]自|来源于|即)\s*)$"
)
_OPEN_BRACKET = re.compile(r"[（(\[【][^）)\]】]*$")
_PIECE = re.compile(r"[，,；;：:]")
_SAYS = re.compile(
    r"^[^，。；,;]{0,6}?(?:规定|要求|明确|写明|指出|提出|设定|对|：|:|，|,|讲|是|为|requires?|says?|sets?|states?)",
    re.I,
)
_NEXT_SAYS = re.compile(
    r"(?:这个|这一|的)?(?:比例|标准|期限|要求|数字?|说法)?(?:才|则|就|却|倒)?(?:是|出自|见于|来自|源自|写在|载于)[^，。；,;：:]{0,3}"
)
_FROM_ELSEWHERE = re.compile(
    r"(?:这个|这一|的)?(?:比例|标准|期限|要求|数字?|说法)?(?:只|仅|都|却)?(?:见于|出自|来自|源自|写在|载于)(?![该本此同上])"
)
_OWN_PRICE = re.compile(
    r"^(?:(?!规定|要求|明确|应|须|不|[：:]).)*(?:保额|保费|月薪|造价|单价|报价)(?:每人|约|共|各)*$", re.S
)
_COMPARED = re.compile(
    r"\s*[,，]?\s*(?:which is |is |are )?(?:(?:longer|more|higher) than|above|exceed(?:s|ing)?)\s+the\b", re.I
)
_MEETING = re.compile(r"(?:会期|课时|学时|用时|历时|时长|耗时|工期)(?:约|共)?$")
_ENDS = frozenset("。！？!?\n")
_OTHER_CELL = re.compile(r"[|｜]")
_DEED = re.compile(r"整改|改正|完成|复查|销号")
_LOOSE_UNITS = frozenset({"人", "家", "张", "次", "米", "小时", "分钟", "倍"})


@dataclass(frozen=True, slots=True)
class Scope:
    """The words that speak about the clauses of one list of citations.

    Attributes:
        forward: after the citation, up to the next one or the end of the sentence.
        backward: before it, where the citation closes a statement in brackets; empty otherwise.
    """

    forward: Span
    backward: Span


def masked(text: str, quotations: Sequence[Quotation]) -> str:
    """The text with every quoted character replaced, offsets kept."""
    parts, at = [], 0
    for quotation in quotations:
        inner = quotation.inner
        parts += [text[at : inner.start], MASK * len(inner)]
        at = inner.end
    return "".join([*parts, text[at:]])


def scope_of(text: str, first: Mention, last: Mention, before: int, after: int) -> Scope:
    """The words about a list of citations.

    Args:
        text: the masked text.
        first: the first mention of the list.
        last: the last mention of the list.
        before: where the words about the list before it end.
        after: where the next list begins.
    """
    start, end = first.span.start, last.span.end
    lead = text[max(before, start - 12) : start]
    trailing = bool(_TRAILING.search(lead))
    bracket = _OPEN_BRACKET.search(text, max(before, start - 40), start)
    stop = _STOP.search(text, end, min(after, end + 400))
    forward_end = stop.start() if stop else min(after, end + 400)
    if trailing and bracket:
        closing = re.compile(r"[）)\]】]").search(text, end, forward_end)
        forward_end = closing.start() if closing else forward_end
    backward = Span(start, start)
    if trailing:
        begin = max(
            (m.end() for m in _BEFORE_STOP.finditer(text, max(before, start - 200), start)),
            default=max(before, start - 200),
        )
        backward = Span(begin, start)
    return Scope(Span(end, max(end, forward_end)), backward)


def stated_figures(text: str, scope: Scope) -> tuple[tuple[Claim, bool], ...]:
    """The figures of a scope, each with whether the text gives it as the clause's (True) or may mean something else."""
    found: list[tuple[Claim, bool]] = []
    for span, ahead in ((scope.backward, False), (scope.forward, True)):
        words = span.cut(text)
        pieces = [0, *(m.end() for m in _PIECE.finditer(words)), len(words) + 1]
        for claim in find_claims(words):
            at = bisect_left(pieces, claim.span.start + 1) - 1
            piece = words[pieces[at] : pieces[at + 1] - 1]
            earlier = words[: pieces[at]]
            aside = _is_aside(text, span, claim, pieces[at], ahead)
            found.append((_moved(claim, span.start), not aside and _is_claimed(claim, piece, earlier, ahead)))
    return tuple(found)


def _moved(claim: Claim, by: int) -> Claim:
    return replace(claim, span=claim.span.shifted(by))


def _is_aside(text: str, span: Span, claim: Claim, piece: int, ahead: bool) -> bool:
    """Whether a figure belongs to something beside the citation.

    That is: to the citation that follows (千分之二是《…》), to another cell of the table's row, to a meeting's
    length, or to a practice that is compared with the clause's figure.

    Args:
        text: the masked text.
        span: the words about the citation.
        claim: the figure, its offsets counted from there.
        piece: where its piece of the sentence begins, counted likewise.
        ahead: the words stand after the citation.
    """
    words = span.cut(text)
    onward, before = words[claim.span.end :], words[: claim.span.start]
    if _COMPARED.match(onward) or _MEETING.search(before):
        return True
    if not ahead:
        return False
    if _FROM_ELSEWHERE.match(onward) or _OWN_PRICE.match(before):
        return True
    if text[span.end : span.end + 1] not in _ENDS and claim.span.start - piece <= 3 and _NEXT_SAYS.fullmatch(onward):
        return True
    return bool(_OTHER_CELL.search(before) and _DEED.search(onward[:8]))


def _is_claimed(claim: Claim, piece: str, earlier: str, ahead: bool) -> bool:
    """Whether a figure is given as the clause's: not where it describes the asker's own house."""
    if cue("denies").search(piece):
        return False
    if cue("fact").search(piece):
        applied = claim.comparator is Comparator.EQUAL and claim.unit in _LOOSE_UNITS
        return (
            bool(cue("duty").search(piece))
            and not applied
            and not re.search(r"(?<!申)请|合同价|违约金|被罚|发现|只存|仅存", piece)
        )
    if claim.unit == DATE:
        return bool(re.search(r"规定|明确|要求|为|：|:|是|requires|says", earlier + piece))
    if claim.comparator is not Comparator.EQUAL:
        return not (cue("fact").search(earlier) and not cue("claim").search(piece))
    if cue("fact").search(earlier):
        return bool(cue("duty").search(piece))
    if cue("claim").search(piece):
        return True
    if claim.unit in _LOOSE_UNITS:
        return False
    return not ahead or bool(_SAYS.match(earlier + piece))
