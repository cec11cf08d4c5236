"""Quoted words against a clause's words: the same, or the difference character by character."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.citations.normal import ELLIPSIS, Normal, normalise

NEGATIONS = ("不", "未", "无", "非", "勿", "莫")
_GRAM = 5
_LONGEST_ALIGNED = 4000
_FIGURE = re.compile(r"[0-9０-９零〇一二两三四五六七八九十百千万亿%‰％]")

Diff = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How quoted words relate to a clause's words.

    Attributes:
        same: they stand there, harmless differences aside.
        likeness: 0 to 1, share of the quoted characters that stand there in order.
        expected: the clause's words in the place where the quoted ones come closest.
        diff: the difference, for words that are not the same.
    """

    same: bool
    likeness: float
    expected: str = ""
    diff: Diff = ()
    negation_cut: bool = False


def segments(quote: str) -> tuple[Normal, ...]:
    """The parts of a quotation between its ellipses, without harmless differences."""
    parts = (normalise(part) for part in ELLIPSIS.split(quote))
    return tuple(part for part in parts if part.text)


def stands_in(parts: tuple[Normal, ...], clause: str, negated_before: bool = False) -> bool:
    """Whether all parts stand in a clause in order, none with its negation cut off."""
    start = 0
    for number, part in enumerate(parts):
        at = _find_whole(part.text, clause, start, negated_before and number == 0)
        if at < 0:
            return False
        start = at + len(part.text)
    return True


def _find_whole(words: str, clause: str, start: int, negated: bool) -> int:
    at = clause.find(words, start)
    while at >= 0 and not _is_whole(words, clause, at, negated):
        at = clause.find(words, at + 1)
    return at


def _is_whole(words: str, clause: str, at: int, negated: bool) -> bool:
    """Whether nothing that belongs to the words was cut off: their negation, or a digit."""
    before = clause[at - 1 : at]
    if before in NEGATIONS and before and not negated:
        return False
    if before.isdigit() and words[0].isdigit():
        return False
    after = clause[at + len(words) : at + len(words) + 1]
    return not (after.isdigit() and words[-1].isdigit())


def compare(quote: str, clause: Normal, negated_before: bool = False) -> Comparison:
    """Compare quoted words with a clause.

    Args:
        quote: the words between the quotation marks.
        clause: the clause's words.
        negated_before: the text itself says 不 right before the quotation.
    """
    parts = segments(quote)
    if not parts:
        return Comparison(True, 1.0)
    if stands_in(parts, clause.text, negated_before):
        return Comparison(True, 1.0)
    matched = 0.0
    pieces: list[tuple[str, str, str]] = []
    expected: list[str] = []
    cut = False
    for part in parts:
        likeness, found, words = _align(part, clause)
        if not any(op != "equal" for op, _, _ in found) and _negation_before(part.text, clause.text):
            found = (("insert", "", _negation_before(part.text, clause.text)), *found)
            cut = True
        matched += likeness * len(part.text)
        pieces += found
        expected.append(words)
    return Comparison(
        False, matched / sum(len(p.text) for p in parts), "……".join(filter(None, expected)), tuple(pieces), cut
    )


def _negation_before(words: str, clause: str) -> str:
    at = clause.find(words)
    before = clause[at - 1 : at] if at > 0 else ""
    return before if before in NEGATIONS or before.isdigit() else ""


def likeness(words: str, clause: str) -> float:
    """Share of the words' two-character pieces that a clause holds: cheap, blind to order."""
    if len(words) < 2:
        return float(bool(words) and words in clause)
    pairs = Counter(words[i : i + 2] for i in range(len(words) - 1))
    return sum(n for pair, n in pairs.items() if pair in clause) / (len(words) - 1)


def _align(part: Normal, clause: Normal) -> tuple[float, Diff, str]:
    """Lay words over the place of a clause where they come closest.

    Returns:
        Share of the words that stand there, the difference, and the clause's words in that place.
    """
    words = part.text[:_LONGEST_ALIGNED]
    start, end = _window(words, clause.text)
    if end <= start:
        return 0.0, (("delete", part.raw, ""),), ""
    ours = clause.text[start:end]
    codes = _codes(words, ours)
    while codes and codes[0][0] == "insert" and codes[0][4] - codes[0][3] > 2:  # words of ours before theirs begin
        start += codes[0][4]
        codes = [(op, a, b, c - codes[0][4], d - codes[0][4]) for op, a, b, c, d in codes[1:]]
    while codes and codes[-1][0] == "insert" and codes[-1][4] - codes[-1][3] > 0:
        end -= codes[-1][4] - codes[-1][3]
        codes = codes[:-1]
    same = sum(b - a for op, a, b, _, _ in codes if op == "equal")
    pieces = tuple((op, part.raw_words(a, b), clause.raw_words(start + c, start + d)) for op, a, b, c, d in codes)
    return same / len(words), pieces, clause.raw_words(start, end)


def _codes(words: str, ours: str) -> list[tuple[str, int, int, int, int]]:
    """Edit operations, the common beginning and end taken off first because most differences are small."""
    head = 0
    while head < min(len(words), len(ours)) and words[head] == ours[head]:
        head += 1
    tail = 0
    while tail < min(len(words), len(ours)) - head and words[-1 - tail] == ours[-1 - tail]:
        tail += 1
    middle = SequenceMatcher(None, words[head : len(words) - tail], ours[head : len(ours) - tail], autojunk=False)
    codes: list[tuple[str, int, int, int, int]] = [("equal", 0, head, 0, head)] if head else []
    codes += [(op, a + head, b + head, c + head, d + head) for op, a, b, c, d in middle.get_opcodes()]
    if tail:
        codes.append(("equal", len(words) - tail, len(words), len(ours) - tail, len(ours)))
    return codes


def _window(words: str, clause: str) -> tuple[int, int]:
    """The stretch of a clause over which words lie best, by the diagonals that their pieces fall on."""
    size = min(_GRAM, max(1, len(words) // 2))
    votes: Counter[int] = Counter()
    for i in range(0, len(words) - size + 1):
        at = clause.find(words[i : i + size])
        tries = 0
        while at >= 0 and tries < 8:
            votes[at - i] += 1
            at, tries = clause.find(words[i : i + size], at + 1), tries + 1
    if not votes:
        return (0, len(clause)) if len(words) * len(clause) <= 200_000 and likeness(words, clause) > 0.2 else (0, 0)
    best = votes.most_common(1)[0][0]
    near = [offset for offset in votes if abs(offset - best) <= max(8, len(words) // 4)]
    slack = 4 if votes[best] < len(words) - size + 1 else 0
    return max(0, min(near) - slack), min(len(clause), max(near) + len(words) + slack)


def changes_figure(diff: Diff) -> bool:
    """Whether a difference touches a number's digits or its unit, and not only how the number is written."""
    return any(_FIGURE.search(theirs + ours) for op, theirs, ours in diff if op != "equal")
