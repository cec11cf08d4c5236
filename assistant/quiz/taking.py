"""Taking a paper: one candidate's answers so far, with feedback at once or only at the end."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from assistant.quiz.grading import Mark, Result, grade, mark
from assistant.quiz.models import TYPE_NAMES, Item, ItemType, Paper, letter

_HOW = {
    ItemType.SINGLE: "写一个字母",
    ItemType.MULTIPLE: "写几个字母，如 ACD",
    ItemType.JUDGE: "写“对”或“错”",
    ItemType.BLANK: "写空缺的内容，几个空以；分开",
    ItemType.SHORT: "写要点",
    ItemType.CASE: "写人数",
}


@dataclass(frozen=True, slots=True)
class Sitting:
    """A paper being taken.

    Attributes:
        paper: what is asked.
        exam: feedback only at the end.
        answers: by the number of the item, from 1.
    """

    paper: Paper
    exam: bool = False
    answers: Mapping[int, str] = field(default_factory=dict)

    def answer(self, number: int, given: str) -> Sitting:
        """The sitting with one answer put in, or changed."""
        return replace(self, answers={**self.answers, number: given})

    def question(self, number: int) -> str:
        """An item as text, with its options and how to answer it."""
        item = self.paper.items[number - 1]
        head = f"第{number}题（{TYPE_NAMES[item.type]}，{item.points}分）{item.stem}"
        options = [f"  {letter(i)}．{option.text}" for i, option in enumerate(item.options)]
        how = "写一个字母" if item.type is ItemType.CASE and item.options else _HOW[item.type]
        return "\n".join([head, *options, f"  〔{how}〕"])

    def feedback(self, number: int) -> str:
        """Whether the answer is right, and why."""
        item = self.paper.items[number - 1]
        right = mark(item, self.answers.get(number, ""))
        said = "请对照要点自评。" if right is None else "正确。" if right else "不正确。"
        return f"{said}答案：{item.key}\n解析：{item.explanation}"

    @property
    def result(self) -> Result:
        """The marks."""
        return grade(self.paper, "", self.answers)

    def dump(self) -> str:
        """The result as JSON text."""
        result = self.result
        rows = [_row(number, one) for number, one in enumerate(result.marks, 1)]
        head = {
            "title": self.paper.title,
            "score": result.score,
            "possible": result.possible,
            "total": self.paper.total,
        }
        return json.dumps({**head, "items": rows}, ensure_ascii=False, indent=1) + "\n"


def _row(number: int, one: Mark) -> dict[str, object]:
    return {
        "number": number,
        "id": one.item.id,
        "stem": one.item.stem,
        "given": one.given,
        "key": one.item.key,
        "right": one.right,
        "points": one.points,
        "clauses": clauses(one.item),
    }


def clauses(item: Item) -> list[str]:
    """The commands that show the clauses an item rests on."""
    return [f"neibao clause {source.document} {source.locator}".strip() for source in item.sources]


def finished(sitting: Sitting) -> str:
    """The score and the list of wrong answers, each with its clause."""
    result = sitting.result
    lines = [f"得分：{result.score}/{result.possible}分（全卷{sitting.paper.total}分，简答题须人工评分，未计入）"]
    if result.possible == sitting.paper.total:
        lines = [f"得分：{result.score}/{result.possible}分"]
    for number, one in enumerate(result.marks, 1):
        if one.right is False:
            lines.append(f"第{number}题 答“{one.given or '未答'}”，正确答案：{one.item.key}")
            lines.append(f"  {one.item.explanation}")
            lines += [f"  查看条款：{command}" for command in clauses(one.item)]
    return "\n".join(lines)
