"""A workbook of many units in, a workbook of results out; bad rows are named and the rest is done."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.rules.facts import Kind, UnitFacts
from assistant.rules.places import place_key
from assistant.rules.quota import compute
from assistant.sheets.files import put_row
from corpus.errors import InputError
from corpus.numerals import parse_number

COLUMNS = {
    "name": ("名称", "单位名称", "单位", "name"),
    "kind": ("类别", "单位类别", "类型", "kind"),
    "region": ("地点", "地区", "region"),
    "persons": ("总人数", "单位总人数", "师生员工总数", "人数", "persons"),
    "students": ("学生", "学生人数", "students"),
    "boarders": ("寄宿生", "寄宿生人数", "boarders"),
    "medical_staff": ("医务人员", "在岗医务人员", "medical_staff", "medical-staff"),
    "beds": ("床位", "床位数", "beds"),
    "outpatients": ("日均门诊量", "门诊量", "outpatients"),
    "full_time": ("现有专职", "现有专职治安保卫人员", "full_time", "full-time"),
    "have_staff": ("现有保卫人员", "现有治安保卫人员", "have_staff", "have-staff"),
    "have_guards": ("现有保安员", "现有保安", "have_guards", "have-guards"),
}
"""Columns of the workbook by the names that their head may have."""

_KINDS = {
    **dict.fromkeys(("unit", "单位", "企业"), (Kind.UNIT, None)),
    **dict.fromkeys(("key-unit", "重点单位", "治安保卫重点单位"), (Kind.UNIT, True)),
    **dict.fromkeys(("school", "学校", "小学", "中学", "幼儿园"), (Kind.SCHOOL, None)),
    **dict.fromkeys(("hospital", "医院"), (Kind.HOSPITAL, None)),
    "普通单位": (Kind.UNIT, False),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One unit of a workbook.

    Attributes:
        row: its row in the workbook, counted from 1.
        facts: the unit; None where the row cannot be used.
        problem: why it cannot.
    """

    row: int
    name: str
    facts: UnitFacts | None
    problem: str = ""


def run_batch(source: Path) -> tuple[bytes, tuple[str, ...]]:
    """Compute every unit of a workbook.

    Args:
        source: an .xlsx whose first row names the columns.

    Returns:
        The workbook of results, and one line for each row that cannot be used.

    Raises:
        InputError: the file is no workbook, or has no column with the kind of unit.
    """
    lines = tuple(read_lines(source))
    return _written(lines), tuple(f"第{line.row}行：{line.problem}" for line in lines if line.problem)


def read_lines(source: Path) -> Iterator[Line]:
    """The units of a workbook, row by row."""
    rows = _rows(source)
    head = _head(next(rows, ()))
    if "kind" not in head:
        known = "、".join(names[0] for names in COLUMNS.values())
        raise InputError(f"{source} 第1行没有“类别”一列；可用的列名有：{known}")
    for number, row in enumerate(rows, start=2):
        cells = {name: row[at] for name, at in head.items() if at < len(row)}
        if all(value is None or str(value).strip() == "" for value in cells.values()):
            continue
        yield _line(number, cells)


def _rows(source: Path) -> Iterator[Sequence[Any]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(source, read_only=True, data_only=True)
    except FileNotFoundError:
        raise InputError(f"没有找到 {source}") from None
    except Exception as error:
        raise InputError(f"{source} 不是可读的 .xlsx 工作簿（{type(error).__name__}）") from error
    yield from book.worksheets[0].iter_rows(values_only=True)


def _head(row: Sequence[Any]) -> dict[str, int]:
    names = {word: key for key, words in COLUMNS.items() for word in words}
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        key = names.get(str(cell or "").strip().lower()) or names.get(str(cell or "").strip())
        if key is not None:
            found.setdefault(key, at)
    return found


def _line(number: int, cells: dict[str, Any]) -> Line:
    try:
        facts = _facts(cells)
        compute(facts)
    except InputError as error:
        return Line(number, str(cells.get("name") or ""), None, str(error))
    return Line(number, facts.name, facts)


def _facts(cells: dict[str, Any]) -> UnitFacts:
    written = str(cells.get("kind") or "").strip()
    if written not in _KINDS:
        raise InputError(f"类别“{written[:20]}”不认识；可用的有：普通单位、治安保卫重点单位、学校、医院")
    kind, key_unit = _KINDS[written]
    counts = {
        name: _count(name, cells[name]) for name in COLUMNS if name in cells and name not in ("name", "kind", "region")
    }
    region = str(cells.get("region") or "").strip()
    return UnitFacts(
        kind=kind,
        key_unit=key_unit,
        region=place_key(region) if region else None,
        name=str(cells.get("name") or "").strip(),
        **counts,  # type: ignore[arg-type]
    )


def _count(name: str, cell: Any) -> int | None:
    if cell is None or str(cell).strip() == "":
        return None
    text = str(cell).strip()
    negative = text.startswith("-")
    value = parse_number(text.lstrip("-"))
    if value is None or value.denominator != 1:
        raise InputError(f"“{COLUMNS[name][0]}”的值“{text[:20]}”不是整数")
    return -int(value) if negative else int(value)


def _written(lines: Sequence[Line]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    page.title = "结果"
    put_row(page, ["行", "名称", "规则", "地点", "人员", "下限", "现有", "缺", "其他读法", "计算步骤", "说明"])
    for line in lines:
        for row in _result_rows(line):
            put_row(page, row)
    for column, width in zip("ABCDEFGHIJK", (6, 24, 12, 12, 26, 8, 8, 8, 40, 70, 40), strict=True):
        page.column_dimensions[column].width = width
    notes = book.create_sheet("说明")
    put_row(
        notes,
        [
            "依据广州市《关于进一步加强单位内部治安保卫工作的意见（征求意见稿）》第（六）条；征求意见稿从未生效，仅供参考。"
        ],
    )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _result_rows(line: Line) -> Iterator[list[object]]:
    if line.facts is None:
        yield [line.row, line.name, "", "", "", None, None, None, "", "", f"未计算：{line.problem}"]
        return
    facts, quota = line.facts, compute(line.facts)
    lead: list[object] = [line.row, facts.name, quota.rule, quota.region]
    if quota.reference is not None or not facts.is_covered:
        yield [*lead, "", None, None, None, "", "", "本库所收文本未规定比例"]
    elif not quota.results:
        yield [*lead, "", None, None, None, "", "", "未计算：缺少" + "、".join(_names(quota.missing))]
    for result in quota.results:
        others = "；".join(f"{r.value}名：{r.because}" for r in result.readings)
        note = (
            "文本未规定人数"
            if result.as_needed
            else ("尚缺" + "、".join(_names(quota.missing)) if result.at_least else "")
        )
        yield [*lead, result.role, result.minimum, result.have, result.shortfall, others, "；".join(result.steps), note]


def _names(missing: tuple[str, ...]) -> list[str]:
    return [COLUMNS[name][0] for name in missing]
