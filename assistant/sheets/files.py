"""Writes a sheet as Word (python-docx) or Excel (openpyxl), by the file's ending."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.sheets.content import Sheet
from corpus.errors import InputError, StorageError


def write_sheet(sheet: Sheet, out: Path) -> None:
    """Write a sheet to a file.

    Raises:
        InputError: the ending is neither .docx nor .xlsx.
        StorageError: the file cannot be written.
    """
    makers: dict[str, Callable[[Sheet], bytes]] = {".docx": as_word, ".xlsx": as_workbook}
    maker = makers.get(out.suffix.lower())
    if maker is None:
        raise InputError(f"没有以“{out.suffix or out.name}”结尾的计算表格式；可用的有：.docx（Word）、.xlsx（Excel）")
    save(out, maker(sheet))


def save(out: Path, content: bytes) -> None:
    """Write bytes to a file.

    Raises:
        StorageError: the file cannot be written.
    """
    try:
        out.write_bytes(content)
    except OSError as error:
        raise StorageError(f"写不进 {out}：{error.strerror or error}；请换一个可写的位置") from error


def _sections(sheet: Sheet) -> list[tuple[str, list[tuple[str, str]]]]:
    """The parts as tables of name and text, empty ones left out."""
    parts = [
        ("一、输入", list(sheet.inputs)),
        ("二、结果", list(sheet.results)),
        ("三、计算步骤", [(str(n), text) for n, text in enumerate(sheet.steps, 1)]),
        ("四、其他读法", [(str(n), text) for n, text in enumerate(sheet.readings, 1)]),
        ("五、依据", list(sheet.clauses)),
        ("六、说明", [(str(n), text) for n, text in enumerate(sheet.notices, 1)]),
        ("七、版本", list(sheet.foot)),
    ]
    return [(title, rows) for title, rows in parts if rows]


def as_word(sheet: Sheet) -> bytes:
    """The sheet as a Word document, ready to print."""
    import docx

    document = docx.Document()
    document.core_properties.title = sheet.title
    document.add_heading(sheet.title, level=0)
    for title, rows in _sections(sheet):
        document.add_heading(title, level=1)
        table = document.add_table(rows=0, cols=2)
        table.style = "Table Grid"
        for name, text in rows:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = name, text
    document.add_paragraph("\n填表人：____________    审核人：____________    日期：____________")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_workbook(sheet: Sheet) -> bytes:
    """The sheet as an Excel workbook with one page."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    page = book.active
    page.title = "计算表"
    page.append([sheet.title])
    page["A1"].font = Font(bold=True, size=14)
    for title, rows in _sections(sheet):
        page.append([])
        page.append([title])
        page.cell(page.max_row, 1).font = Font(bold=True)
        for name, text in rows:
            put_row(page, [name, text])
    page.column_dimensions["A"].width = 34
    page.column_dimensions["B"].width = 90
    for row in page.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def put_row(page: Any, values: list[object]) -> None:
    """Append a row whose texts stay texts: none is taken for a formula."""
    page.append([""] * len(values))
    for column, value in enumerate(values, 1):
        cell = page.cell(page.max_row, column)
        cell.value = value
        if isinstance(value, str) and value:
            cell.data_type = "s"
