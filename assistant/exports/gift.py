"""Moodle GIFT: one question a block, its difficulty, topic, points and basis in comments."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from assistant.exports.rows import basis, clean, is_number, number_of
from assistant.quiz.models import BLANK, JUDGE_TRUE, TYPE_NAMES, Item, ItemType, Paper


def write(paper: Paper) -> Mapping[str, bytes]:
    """The items as text."""
    blocks = [f"// {_line(paper.title)}{paper.form}　共{len(paper.items)}题　满分{paper.total}分"]
    blocks += [f"// 提示：{_line(notice)}" for notice in paper.notices]
    number = 0
    for kind in ItemType:
        items = paper.of_type(kind)
        if items:
            blocks.append(f"$CATEGORY: {_line(paper.title).replace('/', '／')}{paper.form}/{TYPE_NAMES[kind]}")
        for item in items:
            number += 1
            blocks.append(_question(item, number))
    return {"": ("\n\n".join(blocks) + "\n").encode()}


def _question(item: Item, number: int) -> str:
    about = f"// 难度：{item.difficulty}　主题：{item.topic}　分值：{item.points}　依据：{_line(basis(item))}"
    return f"{about}\n::{number:04d} {item.id}::{_body(item)}"


def _body(item: Item) -> str:
    reason = f"####{escape(item.explanation)}"
    if item.type is ItemType.BLANK:
        return _gaps(item, reason)
    return f"{escape(item.stem)}{{{_answers(item)}{reason}}}"


def _answers(item: Item) -> str:
    if item.options:
        return _options(item)
    if item.type is ItemType.JUDGE:
        return "T" if item.answer == (JUDGE_TRUE,) else "F"
    if is_number(item):
        return f"#{number_of(item)}"
    return ""  # an essay: GIFT has no place for its points but the feedback


def _options(item: Item) -> str:
    if item.type is not ItemType.MULTIPLE:
        return " ".join(("=" if o.correct else "~") + escape(o.text) for o in item.options)
    right = sum(o.correct for o in item.options)
    shares = {True: Fraction(100, right), False: Fraction(-100, max(1, len(item.options) - right))}
    return " ".join(f"~%{_share(shares[o.correct])}%{escape(o.text)}" for o in item.options)


def _share(share: Fraction) -> str:
    return str(int(share)) if share.denominator == 1 else f"{share.numerator / share.denominator:.5f}"


def _gaps(item: Item, reason: str) -> str:
    """One gap stands in the sentence; of several, GIFT can ask for all of them only as one answer after it."""
    if len(item.answer) == 1:
        before, _, after = item.stem.partition(BLANK)
        return f"{escape(before)}{{={escape(item.answer[0])}{reason}}}{escape(after)}"
    return f"{escape(item.stem)}{{={escape('；'.join(item.answer))}{reason}}}"


def escape(words: str) -> str:
    """Words with the characters that GIFT gives a meaning to escaped."""
    return "".join("\\" + c if c in "~=#{}:\\" else "\\n" if c == "\n" else c for c in clean(words).replace("\r", ""))


def _line(words: str) -> str:
    return " ".join(clean(words).split())
