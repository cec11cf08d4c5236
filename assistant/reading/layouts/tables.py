"""Tables typed into a question, written out as sentences: a header and rows parted by bars, tabs, commas or spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from assistant.reading.layouts.names import names_part
from assistant.reading.words.lexicon import load_words

ROW = "⟦"
"""Stands before the name of each row; the tokenizer takes it for an item of an enumeration."""

_SEPARATORS = (
    re.compile(r"\s*[|｜]\s*"),
    re.compile(r"\s*\t\s*"),
    re.compile(r"\s*(?:[ \u3000]{2,}|\u3000)\s*"),
    re.compile(r"\s*[,，;；、]\s*"),
    re.compile(r"\s+|/"),
)
_RULE = re.compile(r"[\s|｜:+\-—－=]+")
_COUNT = re.compile(r"[0-9][0-9,]*\s?(?:人|名|个|张|人次|床|位)?(?:/[日天])?")
_NOTHING = ("", "-", "—", "－", "/", "\\", "--", "——", "n/a")
_NONE = ("无", "没有", "零")
_UNIT_OF_HEADER = re.compile(r"[（(\[][^）)\]]*[）)\]]")
_NAME_OF = re.compile(r"(?:的?(?:名称|名字|名|全称|简称))$")


def write_out(text: str) -> str:
    """The text with every table in it written as sentences; a text without a table as it is."""
    lines = text.splitlines()
    if len(lines) < 2:
        return text
    out: list[str] = []
    at = 0
    while at < len(lines):
        found = _table_at(lines, at, _EACH.search(text) is not None)
        if found is None:
            out.append(lines[at])
            at += 1
        else:
            sentences, at = found
            out += sentences
    return "\n".join(out)


def _table_at(lines: Sequence[str], at: int, each: bool) -> tuple[list[str], int] | None:
    """The sentences of a table that starts with this line, and the line behind it."""
    for separator in _SEPARATORS:
        head = _cells(lines[at], separator)
        width = len(head)
        if width < 2 or any(len(cell) > 14 for cell in head):
            continue
        rows, end = [] if _is_header(head) else [head], at + 1
        while end < len(lines) and (_is_rule(lines[end]) or len(_cells(lines[end], separator)) == width):
            if not _is_rule(lines[end]) and not _is_row(_cells(lines[end], separator)):
                break
            rows += [] if _is_rule(lines[end]) else [_cells(lines[end], separator)]
            end += 1
        if (len(rows) >= 2 or _is_barred(lines[at], head, rows)) and all(_is_row(row) for row in rows):
            header = head if _is_header(head) else None
            if header is not None or width == 2:
                summed = None if each or header is None else _summed(header, rows)
                return summed or _sentences(header, rows), end
    return None


def _is_barred(line: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """| 单位 | 人数 | over one row: bars leave no doubt that it is a table."""
    return bool(rows) and _is_header(head) and len(head) > _LEAST and line.strip().startswith(("|", "｜"))


_LEAST = 2
"""Columns from which on one row is a table."""


def _cells(line: str, separator: re.Pattern[str]) -> list[str]:
    return [cell.strip() for cell in separator.split(line.strip().strip("|｜").strip())]


def _is_rule(line: str) -> bool:
    return not line.strip() or (bool(_RULE.fullmatch(line)) and "-" in line)


def _folded(cell: str) -> str:
    return unicodedata.normalize("NFKC", cell)


def _is_count(cell: str) -> bool:
    return bool(_COUNT.fullmatch(_folded(cell)))


def _is_header(cells: Sequence[str]) -> bool:
    return not any(re.search(r"[0-9]", _folded(cell)) for cell in cells) and len(set(cells)) == len(cells)


def _is_row(cells: Sequence[str]) -> bool:
    """A name, then numbers; words stand only beside numbers."""
    name = _folded(cells[0])
    counts = sum(_is_count(cell) for cell in cells[1:])
    named = bool(name) and len(name) <= 12 and not re.search(r"[:？?。]", name)
    return (named or _is_count(name)) and counts > 0 and all(len(cell) <= 14 for cell in cells)


def _summed(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str] | None:
    """年级、学生、寄宿生: the columns of a table of one unit's parts added up; None for any other table."""
    nouns = [_UNIT_OF_HEADER.sub("", cell).strip() for cell in header]
    parts = [row for row in rows if not _TOTAL.fullmatch(row[0])]
    of_heads = len(nouns) == _LEAST and not _COUNTED.search(nouns[1])
    if not _PARTS.fullmatch(nouns[0]) or of_heads or not all(_is_count(c) for row in rows for c in row[1:]):
        return None
    sums = [sum(map(_number, column)) for column in zip(*(row[1:] for row in parts), strict=True)]
    wholes = [[_number(cell) for cell in row[1:]] for row in rows if _TOTAL.fullmatch(row[0])]
    if any(whole != sums for whole in wholes):
        return None
    return ["，".join(f"{_noun(noun)}{number}" for noun, number in zip(nouns[1:], sums, strict=True)) + "。"]


def _number(cell: str) -> int:
    return int(re.sub("[^0-9]", "", _folded(cell)))


def _noun(noun: str) -> str:
    return "总人数" if noun in ("人数", "合计", "小计", "总数", "总计") else noun


_PARTS = re.compile(
    "年级|学段|学部|班级?|部门|科室|病区|车间|班组|工段|岗位|工种|(?:宿舍|公寓)?楼栋?|栋|宿舍楼?|楼号|宿舍号?|楼层"
)
"""The name of a column that lists parts of one unit."""
_COUNTED = re.compile("学生|幼儿|寄宿|住校|住宿|床|医务|医护|门诊")
"""What such a column of numbers counts where it is not just heads."""
_EACH = re.compile("各|分别|每[个一]|逐|依次")


def _sentences(header: Sequence[str] | None, rows: Sequence[Sequence[str]]) -> list[str]:
    """One sentence a row; a first column of running numbers is left out."""
    if [_folded(row[0]) for row in rows] == [str(i + 1) for i in range(len(rows))] and len(rows[0]) > 2:
        rows = [row[1:] for row in rows]
        header = None if header is None else header[1:]
    total = [f"合计{row[-1]}人。" for row in rows if _TOTAL.fullmatch(row[0])][-1:]
    rows = [row for row in rows if not _TOTAL.fullmatch(row[0])]
    if len(rows[0]) == 2 and rows and all(names_part(row[0]) for row in rows):
        return ["，".join(f"{row[0]}{row[1].removesuffix('人')}人" for row in rows) + "。", *total]
    return [*_rows_said(header, rows), *total]


_TOTAL = re.compile(r"(?:总|合|共|小)\s?计|总数|总人数|合计人数|合|总")
"""The name of a row that adds up those above it."""


def _rows_said(header: Sequence[str] | None, rows: Sequence[Sequence[str]]) -> list[str]:
    """One sentence a row, with the words of the header where there is one."""
    if header is None and len(rows[0]) == 2 and len({row[0] for row in rows}) == len(rows) and _are_fields(rows):
        return ["，".join(f"{row[0]}{row[1]}" for row in rows) + "。"]
    if header is None:
        return [f"{ROW}{row[0]}{row[1]}" for row in rows]
    if len(header) == 2 and _are_fields(rows):
        return ["，".join(f"{row[0]}{row[1]}" for row in rows) + "。"]
    nouns = [_UNIT_OF_HEADER.sub("", cell).strip() for cell in header]
    kind = _NAME_OF.sub("", nouns[0])
    lead = [f"各{kind}如下"] if kind and len(kind) <= 6 else []
    if len(rows) == 1:
        key = "重点单位，" if "重点单位" in kind else ""
        return [f"{key}{rows[0][0]}：" + "，".join(_said(nouns[1:], rows[0][1:])) + "。"]
    return [*lead, *(ROW + row[0] + "：" + "，".join(_said(nouns[1:], row[1:])) for row in rows)]


def _are_fields(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the rows tell one unit, count by count: 在岗医务人员 100人, 床位 60张."""
    return all(_is_field(row[0]) for row in rows)


def _is_field(name: str) -> bool:
    """Whether a row's name is what is counted, not who: 床位 | 500."""
    groups = {found[1].group for at in range(len(name)) if (found := load_words().match(_folded(name), at))}
    return bool(groups & {"count", "role"}) and not groups & {"unit", "site", "part"}


def _said(nouns: Sequence[str], cells: Sequence[str]) -> list[str]:
    """寄宿生 900; 重点 是 is 重点单位; an empty cell says nothing."""
    said = []
    for noun, cell in zip(nouns, cells, strict=True):
        if cell.lower() in _NOTHING:
            continue
        if "重点" in noun or "重点" in cell or cell in ("普通", "一般"):
            said.append("重点单位" if cell in ("是", "√", "重点", "重点单位", "Y", "y") else "普通单位")
        else:
            said.append(noun + ("0" if cell in _NONE else cell))
    return said
