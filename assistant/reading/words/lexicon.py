"""The words that the reader knows (`data/reading.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class WordRow:
    """Words of one meaning.

    Attributes:
        group: count, role, unit, site, part, key, ask, cue or skip.
        value: which of its group.
        generic: names no particular unit.
        examples: texts in which one of the words is found with this meaning.
    """

    group: str
    value: str
    words: tuple[str, ...]
    generic: bool
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All rows, ready for look-up of the longest word at a place."""

    rows: tuple[WordRow, ...]
    by_word: dict[str, WordRow]
    longest: dict[str, tuple[str, ...]]

    def match(self, text: str, start: int) -> tuple[str, WordRow] | None:
        """The longest known word that starts here; Latin words must end at a word's end."""
        for word in self.longest.get(text[start], ()):
            if not text.startswith(word, start):
                continue
            if word in ("a", "an") and text[start + len(word) : start + len(word) + 1] != " ":
                continue
            if word[0].isascii() and word[0].isalpha() and not _is_whole(text, start, start + len(word)):
                continue
            return word, self.by_word[word]
        return None


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isascii() and before.isalpha()) and not (after.isascii() and after.isalpha())


@cache
def load_words() -> Lexicon:
    """The lexicon that ships with the package."""
    text = files("assistant").joinpath("data", "reading.toml").read_text(encoding="utf-8")
    rows = tuple(
        WordRow(row["class"], row["value"], tuple(row["words"]), row.get("generic", False), tuple(row["examples"]))
        for row in tomllib.loads(text)["word"]
    )
    by_word = {word: row for row in rows for word in row.words}
    starts: dict[str, list[str]] = {}
    for word in by_word:
        starts.setdefault(word[0], []).append(word)
    longest = {first: tuple(sorted(words, key=len, reverse=True)) for first, words in starts.items()}
    return Lexicon(rows, by_word, longest)
