"""Plain tables for a terminal, where a Chinese character is two columns wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table with aligned columns, its head underlined.

    Args:
        head: the columns' names.
        rows: cells, as many a row as `head` has.
    """
    widths = [max(width(cell) for cell in column) for column in zip(head, *rows, strict=True)]
    lines = [head, ["-" * size for size in widths], *rows]
    return "\n".join(
        "  ".join(cell + " " * (size - width(cell)) for cell, size in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def width(text: str) -> int:
    """How many columns a text takes in a terminal."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
