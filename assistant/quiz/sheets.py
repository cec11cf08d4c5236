"""Reads trainers' tables (xlsx, csv): rows of cells under a heading, with the number of each row in its file."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.quiz.storage import read_text
from corpus.errors import InputError

LARGEST_ROWS = 20_000
"""Most rows that are read from one table."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a table: its number as the spreadsheet shows it, and its cells by the name of their column."""

    number: int
    cells: dict[str, str]

    def get(self, name: str) -> str:
        """A cell without white space at the ends; empty where there is none."""
        return self.cells.get(name, "").strip()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: the names of its columns in order, and its rows that hold anything."""

    heading: tuple[str, ...]
    rows: tuple[SheetRow, ...]


def read_sheet(path: Path) -> Sheet:
    """Read a table.

    Raises:
        InputError: the file is not there, is no table, or has no heading.
    """
    ending = path.suffix.lower()
    if ending not in (".xlsx", ".csv"):
        raise InputError(f"读不了 {path.name}：只认 .xlsx 和 .csv")
    lines = _xlsx(path) if ending == ".xlsx" else _csv(path)
    heading: tuple[str, ...] = ()
    rows: list[SheetRow] = []
    for number, line in enumerate(lines, 1):
        if number > LARGEST_ROWS:
            raise InputError(f"{path.name} 超过{LARGEST_ROWS}行；请分成几个文件")
        if not any(cell.strip() for cell in line):
            continue
        if not heading:
            heading = tuple(cell.strip() for cell in line)
            continue
        rows.append(SheetRow(number, {name: cell for name, cell in zip(heading, line, strict=False) if name}))
    if not heading:
        raise InputError(f"{path.name} 是空的：第一行应为列名")
    return Sheet(heading, tuple(rows))


def _csv(path: Path) -> Iterator[list[str]]:
    yield from csv.reader(io.StringIO(read_text(path)))


def _xlsx(path: Path) -> Iterator[list[str]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except FileNotFoundError:
        raise InputError(f"没有文件 {path}") from None
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError):
        raise InputError(f"{path.name} 不是能读的 Excel 工作簿（.xlsx）") from None
    try:
        for row in book[book.sheetnames[0]].iter_rows(values_only=True):
            yield [_cell(value) for value in row]
    finally:
        book.close()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "对" if value else "错"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
