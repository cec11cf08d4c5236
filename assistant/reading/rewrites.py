"""Brings wordings into a form that the reader knows, by the rows of `data/rewrites.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_GAP = re.compile(r"\{([a-z|]+|[^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A row of the data file.

    Attributes:
        pattern: what is said.
        put: what stands for it; `{a|b|名}` is the first group that matched, else the words at the end.
        keep: the row holds only where the rest of the question says this; None for always.
        examples: texts with what becomes of them.
    """

    pattern: re.Pattern[str]
    put: str
    keep: re.Pattern[str] | None
    examples: tuple[tuple[str, str], ...]

    def apply(self, text: str) -> str:
        """The text with every such wording replaced."""
        if self.pattern.search(text) is None:
            return text
        if self.keep is not None and self.keep.search(self.pattern.sub("", text)) is None:
            return text
        return self.pattern.sub(self._filled, text)

    def _filled(self, match: re.Match[str]) -> str:
        def first(gap: re.Match[str]) -> str:
            *names, last = gap[1].split("|")
            names = [*names, last] if last.isascii() else names
            found = next((match[name] for name in names if match[name]), None)
            return found or ("" if last.isascii() else last)

        return _GAP.sub(first, self.put)


def rewritten(text: str) -> str:
    """The question in the wordings that the reader knows."""
    for row in load_rewrites():
        text = row.apply(text)
    return text


@cache
def load_rewrites() -> tuple[Rewrite, ...]:
    """The rows of the data file, in order."""
    data = tomllib.loads(files("assistant").joinpath("data", "rewrites.toml").read_text(encoding="utf-8"))
    return tuple(
        Rewrite(
            re.compile(row["pattern"]),
            row["put"],
            re.compile(row["keep"]) if "keep" in row else None,
            tuple((one, two) for one, two in row["examples"]),
        )
        for row in data["row"]
    )
