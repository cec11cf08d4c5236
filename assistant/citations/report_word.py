"""A report as a Word file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import Any

from assistant.citations.finding import FLAGS, VERDICTS, Finding
from assistant.citations.report import Report

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def render(report: Report) -> bytes:
    """The report as the bytes of a .docx."""
    import docx

    document = docx.Document()
    document.add_heading("引用核对报告", 0)
    _table(document, ("项目", "数量"), ((name, str(count)) for name, count in report.summary))
    document.add_heading("逐条结果", 1)
    for number, finding in enumerate(report.findings, 1):
        _finding(document, number, finding)
    if not report.findings:
        document.add_paragraph("没有找到指明条款的引用。")
    document.add_heading("复核所需", 1)
    _table(document, ("项目", "值"), report.repeat)
    held = ((text.title, text.form, text.source, text.sha256) for text in report.held)
    _table(document, ("文本", "形式", "来源", "SHA-256"), held)
    document.add_heading("所核对的文本", 1)
    for line in report.text.splitlines():
        document.add_paragraph(clean(line))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def clean(text: str) -> str:
    """A text without the characters that XML does not allow."""
    return _CONTROL.sub("�", text)


def _finding(document: Any, number: int, finding: Finding) -> None:
    document.add_heading(clean(f"{number}. {VERDICTS[finding.verdict]}　{finding.label}"), 2)
    document.add_paragraph(clean(f"文中写作：{finding.raw}（第{finding.start}至{finding.end}字）。{finding.detail}"))
    for flag in finding.flags:
        document.add_paragraph(f"注意：{FLAGS.get(flag, flag)}", style="List Bullet")
    if finding.quote:
        document.add_paragraph(clean(f"所引文字：{finding.quote}"))
    if finding.diff:
        _diff(document.add_paragraph("差异："), finding)
    if finding.suggestion is not None:
        document.add_paragraph(clean(f"应为{finding.suggestion.label}：{finding.suggestion.text}"))
    if finding.clause_text:
        document.add_paragraph(clean(f"条款文字：{finding.clause_text}"))


def _diff(paragraph: Any, finding: Finding) -> None:
    from docx.shared import RGBColor

    for op, theirs, ours in finding.diff:
        if op == "equal":
            paragraph.add_run(clean(theirs))
            continue
        if theirs:
            run = paragraph.add_run(clean(theirs))
            run.font.strike = True
            run.font.color.rgb = RGBColor(0xB4, 0x23, 0x18)
        if ours:
            run = paragraph.add_run(clean(ours))
            run.font.underline = True
            run.font.color.rgb = RGBColor(0x1D, 0x7A, 0x46)


def _table(document: Any, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    table = document.add_table(rows=1, cols=len(head))
    table.style = "Table Grid"
    for cell, words in zip(table.rows[0].cells, head, strict=True):
        cell.text = words
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = clean(words)
