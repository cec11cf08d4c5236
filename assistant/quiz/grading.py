"""Marks answers: of one candidate while taking, of a whole class from a file, with an analysis of the items."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assistant.quiz.models import JUDGE_FALSE, JUDGE_TRUE, Item, ItemType, Paper
from assistant.quiz.texts import plain

_TRUE = {"对", "√", "✓", "t", "true", "正确", "是", "y", "1"}
_FALSE = {"错", "×", "✗", "x", "f", "false", "错误", "否", "n", "0"}


@dataclass(frozen=True, slots=True)
class Mark:
    """An item's mark: None for right where a person has to judge it."""

    item: Item
    given: str
    right: bool | None

    @property
    def points(self) -> int:
        """Points earned."""
        return self.item.points if self.right else 0


@dataclass(frozen=True, slots=True)
class Result:
    """One candidate's marks, in order of the paper."""

    name: str
    marks: tuple[Mark, ...]

    @property
    def score(self) -> int:
        """Points earned."""
        return sum(mark.points for mark in self.marks)

    @property
    def possible(self) -> int:
        """Points of the items that were marked."""
        return sum(mark.item.points for mark in self.marks if mark.right is not None)

    @property
    def wrong(self) -> tuple[Mark, ...]:
        """What was answered wrongly or not at all."""
        return tuple(mark for mark in self.marks if mark.right is False)


def mark(item: Item, given: str) -> bool | None:
    """Whether an answer is right; None where a person has to judge it, as for a short answer.

    Args:
        item: the question.
        given: letters, 对 or 错, the words of the gaps joined with ；, or a number.
    """
    words = given.strip()
    if item.options:
        return bool(words) and set(re.findall("[A-Z]", plain(words).upper())) == set(item.letters)
    if item.type is ItemType.JUDGE:
        folded = plain(words).lower()
        said = JUDGE_TRUE if folded in _TRUE else JUDGE_FALSE if folded in _FALSE else ""
        return (said,) == item.answer
    if item.type is ItemType.BLANK:
        parts = [part for part in re.split("[；;|]", words) if part.strip()] if len(item.answer) > 1 else [words]
        return [_loose(part) for part in parts] == [_loose(part) for part in item.answer]
    if item.type is ItemType.CASE:
        return re.findall("[0-9]+", plain(words))[-1:] == re.findall("[0-9]+", plain(item.answer[0]))
    return None


def _loose(words: str) -> str:
    """Words for comparing: widths, white space and punctuation at the ends aside."""
    return plain(words).strip('".,;:()《》<>')


def grade(paper: Paper, name: str, answers: Mapping[int, str]) -> Result:
    """One candidate's result; answers by the number of the item, from 1."""
    marks = []
    for number, item in enumerate(paper.items, 1):
        given = answers.get(number, "")
        marks.append(Mark(item, given, mark(item, given)))
    return Result(name, tuple(marks))


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """How an item did in a class.

    Attributes:
        number: the item, from 1.
        right: candidates that had it right.
        difficulty: share that had it right (1 is easy); None where it is not marked automatically.
        discrimination: that share in the best 27 % less that in the weakest 27 %; None with fewer than four candidates.
        choices: how often each answer was given.
    """

    number: int
    item: Item
    right: int
    difficulty: Fraction | None
    discrimination: Fraction | None
    choices: Mapping[str, int]

    @property
    def remark(self) -> str:
        """What the figures say about the item, in Chinese."""
        if self.difficulty is None:
            return "需人工评分"
        if self.discrimination is not None and self.discrimination < 0:
            return "区分度为负，请复核题目与答案"
        if self.difficulty < Fraction(3, 10):
            return "偏难"
        if self.difficulty > Fraction(9, 10):
            return "偏易"
        if self.discrimination is not None and self.discrimination < Fraction(1, 5):
            return "区分度低"
        return "正常"


def analyse(paper: Paper, results: Sequence[Result]) -> list[ItemFacts]:
    """The figures of every item."""
    ranked = sorted(results, key=lambda result: (-result.score, result.name))
    size = max(1, round(Fraction(27, 100) * len(ranked))) if len(ranked) >= 4 else 0
    facts = []
    for number, item in enumerate(paper.items, 1):
        marks = [result.marks[number - 1] for result in ranked]
        counted = [m for m in marks if m.right is not None]
        right = sum(bool(m.right) for m in marks)
        difficulty = Fraction(right, len(counted)) if counted else None
        discrimination = None
        if counted and size:
            best, weakest = marks[:size], marks[-size:]
            discrimination = Fraction(sum(bool(m.right) for m in best) - sum(bool(m.right) for m in weakest), size)
        choices: dict[str, int] = {}
        for m in marks:
            key = m.given.strip() or "未答"
            choices[key] = choices.get(key, 0) + 1
        facts.append(ItemFacts(number, item, right, difficulty, discrimination, choices))
    return facts
