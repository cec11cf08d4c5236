"""Brings wordings into a form that the reader knows, by the rows of `data/rewrites.toml` and of files like it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.reading.sentences.clauses import with_role

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
        if self.pattern.search(text) is None or not self.holds(self.pattern.sub("", text)):
            return text
        return self.put_in(text)

    def holds(self, rest: str) -> bool:
        """Whether the rest of a question lets the row hold."""
        return self.keep is None or self.keep.search(rest) is not None

    def put_in(self, text: str) -> str:
        """The text with every such wording replaced, whatever else it says."""
        return self.pattern.sub(self._filled, text)

    def _filled(self, match: re.Match[str]) -> str:
        def first(gap: re.Match[str]) -> str:
            *names, last = gap[1].split("|")
            names = [*names, last] if last.isascii() else names
            found = next((match[name] for name in names if match[name]), None)
            return found or ("" if last.isascii() else last)

        return _GAP.sub(first, self.put)


REWRITE_FILES = (
    "rewrites",
    "claimed",
    "asides_apart",
    "clients",
    "things",
    "spoken",
    "surroundings",
    "idle",
    "idle_turns",
)
"""The files of this form under `data`."""


def rewritten(text: str) -> str:
    """The question in the wordings that the reader knows."""
    for row in load_rewrites():
        text = row.apply(text)
    return text


def pauses_put(text: str) -> str:
    """The question with a pause where somebody who speaks without one goes on to another thing."""
    for row in load_rewrites("spoken"):
        text = row.apply(text)
    return text


def things_named(text: str) -> str:
    """The question without the numbers of money, of telephones and of other things that nobody counts."""
    for row in load_rewrites("things"):
        text = row.apply(text)
    return text


def surroundings_left_out(text: str) -> str:
    """The question of a school without the clauses that change nothing: visitors, other years, room for more."""
    for row in load_rewrites("surroundings"):
        text = row.apply(text)
    return text


def claims_left_out(text: str) -> str:
    """The question without what is claimed, denied or told of others beside its size; a role named there stays."""
    bare = text
    for row in load_rewrites("claimed"):
        bare = row.apply(bare)
    return with_role(bare, text)


@cache
def load_rewrites(file: str = "rewrites") -> tuple[Rewrite, ...]:
    """The rows of a data file, in order.

    Args:
        file: one of `REWRITE_FILES`.
    """
    data = tomllib.loads(files("assistant").joinpath("data", f"{file}.toml").read_text(encoding="utf-8"))
    parts = data.get("parts", {})
    return tuple(
        Rewrite(
            re.compile(_with_parts(row["pattern"], parts)),
            row["put"],
            re.compile(_with_parts(row["keep"], parts)) if "keep" in row else None,
            tuple((one, two) for one, two in row["examples"]),
        )
        for row in data["row"]
    )


def _with_parts(words: str, parts: dict[str, str]) -> str:
    filled = words
    while (words := filled) != (filled := _with_each(words, parts)):
        continue
    return filled


def _with_each(words: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        words = words.replace(f"{{{name}}}", part)
    return words
