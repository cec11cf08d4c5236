"""Lay words, typing errors and English words of the field (`data/lexicon.toml`).

It turns a question into one that the texts' own words can match: errors corrected, and beside it the statute's words
for the lay ones. The question itself is never replaced: what was asked is still searched as it was asked.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_LATIN_WORD = re.compile("[a-z]{2}")


@dataclass(frozen=True, slots=True)
class TermRow:
    """Lay words and the words that the texts use for the same thing."""

    lay: tuple[str, ...]
    statute: tuple[str, ...]
    english: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypoRow:
    """A common typing error, and the contexts in which the same characters are right."""

    wrong: str
    right: str
    unless: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EnglishRow:
    """An English word or phrase and its Chinese."""

    english: tuple[str, ...]
    chinese: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All rows."""

    terms: tuple[TermRow, ...]
    typos: tuple[TypoRow, ...]
    english: tuple[EnglishRow, ...]

    def corrected(self, text: str) -> str:
        """The text with common typing errors mended."""
        for row in self.typos:
            if row.wrong in text and not any(context in text for context in row.unless):
                text = text.replace(row.wrong, row.right)
        return text

    def expansions(self, text: str) -> tuple[str, ...]:
        """Words of the texts for the lay and English words in a question, in order, each once."""
        lowered = text.lower()
        has_latin = _LATIN_WORD.search(lowered) is not None
        found: dict[str, None] = {}
        for term in self.terms:
            if any(word in lowered for word in term.lay) or (has_latin and _has_words(lowered, term.english)):
                found.update(dict.fromkeys(term.statute))
        for row in self.english if has_latin else ():
            if _has_words(lowered, row.english):
                found.update(dict.fromkeys(row.chinese))
        return tuple(word for word in found if word not in text)


def _has_words(lowered: str, phrases: tuple[str, ...]) -> bool:
    """Whether an English phrase stands in the text as whole words, a plural s allowed."""
    return any(
        phrase.lower() in lowered and re.search(rf"\b{re.escape(phrase.lower())}(?:s|es)?\b", lowered)
        for phrase in phrases
    )


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships with the package."""
    data = tomllib.loads(files("corpus").joinpath("data", "lexicon.toml").read_text(encoding="utf-8"))
    return Lexicon(
        terms=tuple(
            TermRow(_words(row["lay"]), _words(row["statute"]), _words(row.get("en", ())), _words(row["examples"]))
            for row in data["term"]
        ),
        typos=tuple(
            TypoRow(row["wrong"], row["right"], _words(row.get("unless", ())), _words(row["examples"]))
            for row in data["typo"]
        ),
        english=tuple(
            EnglishRow(_words(row["en"]), _words(row["zh"]), _words(row["examples"])) for row in data["english"]
        ),
    )


def _words(value: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
