"""A class's answers from a file, and the report on them: scores, item analysis, a chart."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from assistant.quiz.grading import ItemFacts, Result, grade
from assistant.quiz.models import TYPE_NAMES, Paper
from assistant.quiz.sheets import read_sheet
from corpus.errors import InputError

_NAME = ("姓名", "考生", "name", "Name")


def read_answers(path: Path, paper: Paper) -> tuple[list[Result], list[str]]:
    """Mark a file: one row a candidate, a column 姓名 and a column for each item's number.

    Returns:
        The results, and what could not be read, row by row.

    Raises:
        InputError: it is no such table.
    """
    sheet = read_sheet(path)
    column = next((name for name in _NAME if name in sheet.heading), None)
    if column is None:
        raise InputError(f"{path.name} 缺少列“姓名”；其余各列以题号1、2、3…为列名")
    numbers = {name: int(match[1]) for name in sheet.heading if (match := re.fullmatch("第?([0-9]+)题?", name))}
    if not numbers:
        raise InputError(f"{path.name} 没有以题号（1、2、3…）为名的列")
    remarks = [f"第{n}题不在试卷中，已忽略" for n in sorted(numbers.values()) if not 1 <= n <= len(paper.items)]
    missing = [str(n) for n in range(1, len(paper.items) + 1) if n not in numbers.values()]
    if missing:
        remarks.append(f"缺少题号列：{'、'.join(missing[:20])}；按未答计")
    results = []
    seen: set[str] = set()
    for row in sheet.rows:
        name = row.get(column)
        if not name:
            remarks.append(f"第{row.number}行没有姓名，已跳过")
            continue
        if name in seen:
            remarks.append(f"第{row.number}行的姓名“{name}”重复，照样计分")
        seen.add(name)
        results.append(grade(paper, name, {number: row.get(head) for head, number in numbers.items()}))
    return results, remarks


def score_lines(results: Sequence[Result]) -> list[str]:
    """The scores as lines, best first, and their mean."""
    ranked = sorted(results, key=lambda result: (-result.score, result.name))
    lines = [f"{place:>3}  {result.name}  {result.score}/{result.possible}分" for place, result in enumerate(ranked, 1)]
    if ranked:
        mean = Fraction(sum(result.score for result in ranked), len(ranked))
        lines.append(f"共{len(ranked)}人，平均{decimal(mean)}分")
    return lines


def item_lines(facts: Sequence[ItemFacts]) -> list[str]:
    """The item analysis as lines, with a bar for the share that had it right."""
    lines = ["题号  正确率  区分度  题型  评语"]
    for one in facts:
        share = "  —  " if one.difficulty is None else f"{decimal(one.difficulty * 100, 0):>4}%"
        bar = (
            "" if one.difficulty is None else "█" * round(one.difficulty * 10) + "░" * (10 - round(one.difficulty * 10))
        )
        power = " —  " if one.discrimination is None else decimal(one.discrimination)
        lines.append(f"{one.number:>4}  {share} {bar}  {power}  {TYPE_NAMES[one.item.type]}  {one.remark}")
    return lines


def decimal(value: Fraction, places: int = 2) -> str:
    """A share as decimal digits, rounded half up."""
    scaled = value * 10**places
    whole = (abs(scaled.numerator) * 2 + scaled.denominator) // (2 * scaled.denominator)
    sign = "-" if value < 0 and whole else ""
    digits = str(whole).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else sign + digits


def report(paper: Paper, results: Sequence[Result], facts: Sequence[ItemFacts]) -> bytes:
    """A workbook with the scores, the item analysis, and a chart of it."""
    from openpyxl import Workbook

    book = Workbook()
    _scores(book.active, results)
    _items(book.create_sheet("题目分析"), facts)
    _wrong(book.create_sheet("错题"), results)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(sheet: Any, rows: Sequence[Sequence[Any]]) -> None:
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"


def _scores(sheet: Any, results: Sequence[Result]) -> None:
    sheet.title = "成绩"
    ranked = sorted(results, key=lambda result: (-result.score, result.name))
    _rows(sheet, [["名次", "姓名", "得分", "可得分", "错题数"]])
    _rows_from(sheet, 2, [[n, r.name, r.score, r.possible, len(r.wrong)] for n, r in enumerate(ranked, 1)])


def _rows_from(sheet: Any, first: int, rows: Sequence[Sequence[Any]]) -> None:
    for offset, row in enumerate(rows):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(first + offset, column)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"


def _items(sheet: Any, facts: Sequence[ItemFacts]) -> None:
    from openpyxl.chart import BarChart
    from openpyxl.chart import Reference as Cells

    _rows(sheet, [["题号", "题型", "正确率", "区分度", "答对人数", "作答分布", "评语", "题干"]])
    rows = []
    for one in facts:
        share = None if one.difficulty is None else round(one.difficulty.numerator / one.difficulty.denominator, 4)
        power = None
        if one.discrimination is not None:
            power = round(one.discrimination.numerator / one.discrimination.denominator, 4)
        spread = "；".join(f"{key}×{count}" for key, count in sorted(one.choices.items()))
        rows.append([one.number, TYPE_NAMES[one.item.type], share, power, one.right, spread, one.remark, one.item.stem])
    _rows_from(sheet, 2, rows)
    chart = BarChart()
    chart.title, chart.y_axis.title, chart.x_axis.title = "各题正确率与区分度", "比率", "题号"
    chart.add_data(Cells(sheet, min_col=3, max_col=4, min_row=1, max_row=len(facts) + 1), titles_from_data=True)
    chart.set_categories(Cells(sheet, min_col=1, min_row=2, max_row=len(facts) + 1))
    chart.height, chart.width = 9, max(16, len(facts) * 0.7)
    sheet.add_chart(chart, "J2")


def _wrong(sheet: Any, results: Sequence[Result]) -> None:
    _rows(sheet, [["姓名", "题号", "题干", "所答", "正确答案", "依据"]])
    rows = []
    for result in results:
        for number, one in enumerate(result.marks, 1):
            if one.right is False:
                basis = "；".join(source.label for source in one.item.sources)
                rows.append([result.name, number, one.item.stem, one.given, one.item.key, basis])
    _rows_from(sheet, 2, rows)
