"""A report as a spreadsheet: one row a finding, then the summary and what is needed to repeat it."""

from __future__ import annotations

import io
from typing import Any

from assistant.citations.finding import FLAGS, VERDICTS, Finding
from assistant.citations.report import Report
from assistant.citations.report_word import clean

_HEAD = (
    "序号", "结论", "文中写作", "起", "止", "文件代号", "条款", "标记",
    "所引文字", "原文", "差异", "应为", "说明", "条款文字",
)  # fmt: skip
_LONGEST = 32_000
"""A cell holds 32,767 characters."""


def render(report: Report) -> bytes:
    """The report as the bytes of an .xlsx."""
    import openpyxl

    book = openpyxl.Workbook()
    summary = book.active
    summary.title = "概况"
    for row in report.summary:
        _append(summary, row)
    findings = book.create_sheet("逐条结果")
    findings.append(_HEAD)
    findings.freeze_panes = "A2"
    for number, finding in enumerate(report.findings, 1):
        _append(findings, _row(number, finding))
    repeat = book.create_sheet("复核所需")
    for line in report.repeat:
        _append(repeat, line)
    _append(repeat, ("文本", "形式", "来源", "SHA-256"))
    for held in report.held:
        _append(repeat, (held.title, held.form, held.source, held.sha256))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _row(number: int, finding: Finding) -> tuple[object, ...]:
    changed = [f"{theirs or '（无）'}→{ours or '（无）'}" for op, theirs, ours in finding.diff if op != "equal"]
    return (
        number,
        VERDICTS[finding.verdict],
        finding.raw,
        finding.start,
        finding.end,
        finding.document or "",
        finding.label,
        "；".join(FLAGS.get(flag, flag) for flag in finding.flags),
        finding.quote or "",
        finding.expected or "",
        "；".join(changed),
        finding.suggestion.label if finding.suggestion else "",
        finding.detail,
        finding.clause_text or "",
    )


def _append(sheet: Any, row: tuple[object, ...]) -> None:
    """Add a row whose words are words: a cell that begins with = is no formula."""
    sheet.append([clean(value)[:_LONGEST] if isinstance(value, str) else value for value in row])
    for cell in sheet[sheet.max_row]:
        if isinstance(cell.value, str):
            cell.data_type = "s"
