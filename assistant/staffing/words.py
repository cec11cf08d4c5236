"""The sentences of the staffing replies (`data/staffing_words.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _words() -> Mapping[str, Any]:
    text = files("assistant").joinpath("data", "staffing_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def say(group: str, row: str, language: str, /, **values: object) -> str:
    """A sentence with its gaps filled.

    Args:
        group: table of the data file: head, part, notice, ask, …
        row: row of the table.
        language: zh or en.
        **values: what fills the gaps.
    """
    return str(_words()[group][row][language]).format(**values)
