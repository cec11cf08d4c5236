"""Quotations in a text: what stands between quotation marks, outermost pairs only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.models import Span

_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "﹁": "﹂", "﹃": "﹄", "〝": "〞"}
_CLOSERS = {close: open_ for open_, close in _PAIRS.items()}
_STRAIGHT = {'"': '"', "＂": "＂", "'": "'", "＇": "＇"}
_MARKS = re.compile("[" + "".join([*_PAIRS, *_CLOSERS, *_STRAIGHT]) + r"]|\n\s*\n")
_LONGEST = 6000


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, or after 规定：.

    Attributes:
        outer: with the marks.
        inner: the words.
        marked: whether quotation marks stand around them.
    """

    outer: Span
    inner: Span
    marked: bool = True


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of a text in order; what is quoted inside a quotation belongs to it."""
    outermost: list[Quotation] = []
    for start, end in sorted(_pairs(text), key=lambda pair: (pair[0], -pair[1])):
        if outermost and end <= outermost[-1].outer.end:
            continue
        if end - start > 2:
            outermost.append(Quotation(Span(start, end), Span(start + 1, end - 1)))
    return tuple(outermost)


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Matching marks, inner pairs too; a mark without its partner is passed over."""
    stack: list[tuple[str, int]] = []
    straight: dict[str, int] = {}
    for match in _MARKS.finditer(text):
        mark, at = match[0], match.start()
        if mark in _PAIRS:
            stack.append((mark, at))
        elif mark in _CLOSERS:
            depth = next((d for d in range(len(stack) - 1, max(-1, len(stack) - 6), -1)
                          if stack[d][0] == _CLOSERS[mark]), None)  # fmt: skip
            if depth is not None:
                start = stack[depth][1]
                del stack[depth:]
                if at - start <= _LONGEST:
                    yield start, at + 1
        elif mark in _STRAIGHT:
            if mark in "'＇" and _is_apostrophe(text, at, closing=mark in straight):
                continue
            start_or_none = straight.pop(mark, None)
            if start_or_none is None:
                straight[mark] = at
            elif at - start_or_none <= _LONGEST:
                yield start_or_none, at + 1
        else:
            straight.clear()  # a straight quotation ends with its paragraph


def _is_apostrophe(text: str, at: int, closing: bool) -> bool:
    """Whether a ' stands inside or behind an English word."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    inside = before.isascii() and before.isalnum() and after.isascii()
    return inside and (after.isalnum() or (after == " " and not closing))
