"""Named patterns of the data files, each with texts that it must find and near ones that it must not."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

PATTERN_FILES = (
    "moves",
    "speaker",
    "parts",
    "supposed",
    "stated",
    "left_out",
    "columns",
    "asides",
    "events",
    "proportions",
    "verdicts",
    "bounds",
    "alone",
    "parties",
    "holds",
    "members",
    "posts",
    "opening",
    "topics",
    "grades",
    "on_top",
    "bystanders",
    "opinions",
    "overfull",
    "accounted",
    "visits",
    "other_counts",
    "apart",
    "mustered",
)
"""The files of this form under `data`."""


@dataclass(frozen=True, slots=True)
class PatternRow:
    """A row of such a file: the pattern, texts that it finds and near ones that it does not."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def piece(self) -> str:
        """The pattern as a piece of a longer one."""
        return f"(?:{self.pattern.pattern})"


@cache
def load_patterns(file: str) -> dict[str, PatternRow]:
    """The rows of a file by name.

    Args:
        file: one of `PATTERN_FILES`.
    """
    data = tomllib.loads(files("assistant").joinpath("data", f"{file}.toml").read_text(encoding="utf-8"))
    parts = data.pop("parts", {})
    return {
        name: PatternRow(
            name, re.compile(one_pattern(row["words"], parts)), tuple(row["examples"]), tuple(row["others"])
        )
        for name, row in data.items()
    }


def one_pattern(words: str | list[str], parts: Mapping[str, str] | None = None) -> str:
    """A pattern that a file may tell on several lines, each with some of its alternatives, and with parts by name."""
    pattern = words if isinstance(words, str) else "|".join(words)
    for name, part in (parts or {}).items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return pattern
