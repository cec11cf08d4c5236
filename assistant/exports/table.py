"""CSV in the trainers' layout, with a byte order mark so that Excel reads it as UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from assistant.exports.rows import cells, columns
from assistant.quiz.models import Paper

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(paper: Paper) -> Mapping[str, bytes]:
    """The items as rows."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    heading = columns(paper)
    writer.writerow(heading)
    for item in paper.items:
        writer.writerow([_safe(cell) for cell in cells(item, heading)])
    return {"": out.getvalue().encode("utf-8-sig")}


def _safe(cell: str | int) -> str | int:
    """A cell that a spreadsheet does not take for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
