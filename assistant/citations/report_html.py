"""A report as one HTML page that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from assistant.citations.page import STYLE, cards, marked_text
from assistant.citations.report import Report

_STYLE = """
body{font-family:system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;
margin:1.5em auto;max-width:75em;padding:0 1em;color:#1d2939}
table{border-collapse:collapse;margin:.5em 0}
td,th{border:1px solid #98a2b3;padding:.25em .6em;text-align:left;overflow-wrap:anywhere}
.cite-columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(20em,1fr));gap:1.5em;align-items:start}
"""


def render(report: Report) -> bytes:
    """The report as UTF-8 HTML."""
    parts = [
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
        f"<title>引用核对报告：{escape(report.name)}</title>",
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<style>{_STYLE}{STYLE}</style></head><body><h1>引用核对报告</h1>",
        "<h2>概况</h2>",
        _table(("项目", "数量"), ((name, str(count)) for name, count in report.summary)),
        '<h2>逐条</h2><div class="cite-columns">',
        f"<section><h3>文本</h3>{marked_text(report.text, report.findings)}</section>",
        f"<section><h3>核对结果</h3>{cards(report.findings)}</section></div>",
        "<h2>复核所需</h2>",
        _table(("项目", "值"), report.repeat),
        _table(
            ("文本", "形式", "来源", "SHA-256"),
            ((held.title, held.form, held.source, held.sha256) for held in report.held),
        ),
        "</body></html>",
    ]
    return "".join(parts).encode("utf-8", "replace")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    def line(cells: tuple[str, ...], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"

    return f"<table>{line(head, 'th')}{''.join(line(row, 'td') for row in rows)}</table>"
