"""Excel question bank in the trainers' layout (openpyxl), with a sheet that says what it is."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from assistant.exports.rows import cells, columns
from assistant.quiz.models import TYPE_NAMES, ItemType, Paper

SHEET = "题库"
"""Name of the sheet with the items."""

_WIDTHS = {"题型": 11, "题干": 60, "答案": 14, "解析": 60, "难度": 6, "依据": 36, "分值": 6}


def write(paper: Paper) -> Mapping[str, bytes]:
    """The items as rows, and the paper's title and notices on a second sheet."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    heading = columns(paper)
    _put(sheet, 1, heading)
    for number, item in enumerate(paper.items, 2):
        _put(sheet, number, cells(item, heading))
    _lay_out(sheet, heading, len(paper.items))
    _about(book.create_sheet("说明"), paper)
    out = io.BytesIO()
    book.save(out)
    return {"": out.getvalue()}


def _put(sheet: Any, row: int, values: list[Any]) -> None:
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row, column)
        cell.value = value if value != "" else None
        if isinstance(value, str) and value:
            cell.data_type = "s"  # a text that begins with = is no formula


def _lay_out(sheet: Any, heading: list[str], count: int) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for column, name in enumerate(heading, 1):
        cell = sheet.cell(1, column)
        cell.font = Font(name="微软雅黑", bold=True)
        cell.fill = PatternFill("solid", fgColor="D9E2F3")
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(name, 22)
    body, top = Font(name="宋体", size=11), Alignment(wrap_text=True, vertical="top")
    for row in sheet.iter_rows(min_row=2, max_row=count + 1):
        for cell in row:
            cell.font, cell.alignment = body, top
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _about(sheet: Any, paper: Paper) -> None:
    rows: list[list[Any]] = [["标题", paper.title], ["卷别", paper.form], ["种子", paper.seed], ["总分", paper.total]]
    rows += [[TYPE_NAMES[kind], len(paper.of_type(kind))] for kind in ItemType if paper.of_type(kind)]
    rows += [["提示", notice] for notice in paper.notices]
    for number, row in enumerate(rows, 1):
        _put(sheet, number, row)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 14, 80
