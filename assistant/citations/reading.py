"""Files whose citations are to be checked become one text: .txt, .md, .docx with footnotes and tables, .pdf, .html.

A text file is taken as it is, so offsets count its own characters. What the other formats hold is put in reading
order; a short footnote stands in brackets where its number stands, so that a citation in it meets its quotation.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.errors import InputError, MissingError
from corpus.importing import pdf, webpage, word
from corpus.importing.plain import decode
from corpus.importing.readers import MAX_BYTES, shown, sniff

_NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHORT_NOTE = 120
_OPEN_LINE = re.compile(r"[^。！？；：:!?;|”」）)\s]$")
_NEW_LINE = re.compile(
    r"\s*(?:[-*•·#>|①-⑳]|[（(]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[)）、.．]|第.{1,5}[条章节])"
)


def read_file(path: Path) -> str:
    """The text of a file.

    Raises:
        MissingError: there is no such file.
        InputError: it cannot be read; one line that says why.
    """
    try:
        if not path.is_file():
            raise MissingError(
                f"找不到文件 {shown(path)}；请给出 .txt、.md、.docx、.pdf 或 .html 文件，或写 - 从标准输入读"
            )
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"{shown(path)} 超过 {MAX_BYTES // 2**20} MB 的上限；请拆开后分别核对")
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"无法读取 {shown(path)}：{error.strerror or error}") from error
    return read_bytes(data, shown(path))


def read_bytes(data: bytes, name: str) -> str:
    """The text of a file's content; what kind of file it is, its content tells.

    Args:
        data: the bytes.
        name: how messages call it.

    Raises:
        InputError: it cannot be read.
    """
    try:
        kind = sniff(data, name)
        if kind == "docx":
            return _word(data)
        if kind == "pdf":
            return _unwrapped(pdf.read(data))
        if kind == "html":
            return "\n".join(line.strip() for line in webpage.read(data) if line.strip())
        return decode(data)
    except InputError as error:
        message = str(error)
        raise InputError(message if message.startswith(name) else f"{name} {message}") from error
    except RecursionError as error:
        raise InputError(f"{name} 嵌套过深，无法读取；请另存为纯文本") from error


def _word(data: bytes) -> str:
    """Paragraphs, tables and notes of a Word file in reading order."""
    word.check_archive(data)
    import docx
    from docx.table import Table

    try:
        document = docx.Document(io.BytesIO(data))
        notes = {kind: _notes(document, kind) for kind in ("footnote", "endnote")}
        lines: list[str] = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                lines += _rows(block, notes)
            else:
                lines += _paragraph(block._p, notes)
        return "\n".join(lines)
    except InputError:
        raise
    except Exception as error:  # python-docx raises whatever the broken part led to
        raise InputError(f"不是完好的 .docx（{type(error).__name__}）；请重新另存一份") from error


def _notes(document: Any, kind: str) -> dict[str, str]:
    """The words of the footnotes or endnotes, by their number in the file."""
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{kind}s") and not relation.is_external:
            root = parse_xml(relation.target_part.blob)
            return {
                note.get(f"{_NAMESPACE}id", ""): "".join(t.text or "" for t in note.iter(f"{_NAMESPACE}t")).strip()
                for note in root.iter(f"{_NAMESPACE}{kind}")
            }
    return {}


def _paragraph(paragraph: Any, notes: dict[str, dict[str, str]]) -> list[str]:
    """A paragraph's words; short notes stand in brackets in their place, long ones on lines after it."""
    parts: list[str] = []
    after: list[str] = []
    for element in paragraph.iter():
        tag = str(element.tag).removeprefix(_NAMESPACE)
        if tag == "t":
            parts.append(element.text or "")
        elif tag in ("tab", "br", "cr"):
            parts.append("\n" if tag != "tab" else "\t")
        elif tag in ("footnoteReference", "endnoteReference"):
            note = notes[tag.removesuffix("Reference")].get(element.get(f"{_NAMESPACE}id", ""), "")
            if 0 < len(note) <= _SHORT_NOTE:
                parts.append(f"（{note.rstrip('。；;.')}）")
            elif note:
                after.append(note)
    return ["".join(parts), *after]


def _rows(table: Any, notes: dict[str, dict[str, str]]) -> Iterator[str]:
    """Each row of a table on a line, its cells apart by bars; a merged cell once."""
    for row in table.rows:
        cells: list[str] = []
        seen: list[Any] = []
        for cell in row.cells:
            if any(cell._tc is other for other in seen):
                continue
            seen.append(cell._tc)
            cells.append("\n".join(line for p in cell.paragraphs for line in _paragraph(p._p, notes)))
        yield " | ".join(cells)


def _unwrapped(lines: list[str]) -> str:
    """Lines of a page joined to paragraphs where one plainly goes on in the next."""
    paragraphs: list[str] = []
    for line in lines:
        text = line.strip()
        goes_on = paragraphs and len(paragraphs[-1]) >= 12 and _OPEN_LINE.search(paragraphs[-1])
        if goes_on and text and not _NEW_LINE.match(text):
            paragraphs[-1] += text
        else:
            paragraphs.append(text)
    return "\n".join(paragraphs)
