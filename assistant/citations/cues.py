"""Word lists of the citation check (`assistant/data/citation_words.toml`)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Cues:
    """A word list.

    Attributes:
        name: what the code calls it.
        words: regular expressions, any of which may match.
        examples: words that it must find.
        counter: words that it must not find.
    """

    name: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counter: tuple[str, ...] = ()

    @property
    def alternation(self) -> str:
        """All words as one expression, without a group around it."""
        return "|".join(self.words)


@cache
def load_cues() -> dict[str, Cues]:
    """All word lists by name."""
    data = files("assistant").joinpath("data", "citation_words.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(data)["list"]
    return {
        row["name"]: Cues(row["name"], tuple(row["words"]), tuple(row["examples"]), tuple(row.get("counter", ())))
        for row in rows
    }


@cache
def cue(name: str) -> re.Pattern[str]:
    """The pattern of a word list."""
    return re.compile(load_cues()[name].alternation, re.IGNORECASE)
