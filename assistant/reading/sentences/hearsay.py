"""What somebody else says, misread or believes is a claim to check, no number of the unit (`data/hearsay.toml`)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.reading.words.lexicon import load_words

_ROLE = re.compile(
    r"专职(?:治安)?保卫人员|(?:治安)?保卫人员|专职保安员?|保安员?(?!公司)|门卫|"
    r"security (?:staff|personnel|guards|officers)|guards"
)


@dataclass(frozen=True, slots=True)
class Hearsay:
    """A row of the data file: its words, the question in which it does not hold, and texts that try it."""

    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    inverse: bool
    examples: tuple[str, ...]
    others: tuple[str, ...]


def without_hearsay(text: str) -> str | None:
    """The question without such claims; None where it has none. A role that only a claim names stays."""
    bare = text
    largest = asks_largest(text)
    for row in load_hearsay():
        if (row.inverse and not largest) or (row.unless is not None and row.unless.search(text)):
            continue
        bare = row.pattern.sub("，", bare)
    if bare == text:
        return None
    role = None if _ROLE.search(bare) else _ROLE.search(text)
    return bare if role is None else f"{bare}，{role[0]}"


def asks_largest(text: str) -> bool:
    """Whether a word of the question asks for the largest size."""
    words = load_words()
    found = (words.match(text, at) for at in range(len(text)))
    return any(word is not None and word[1].group == "ask" and word[1].value == "inverse" for word in found)


@cache
def load_hearsay() -> tuple[Hearsay, ...]:
    """The rows of the data file, in order."""
    data = tomllib.loads(files("assistant").joinpath("data", "hearsay.toml").read_text(encoding="utf-8"))
    return tuple(
        Hearsay(
            re.compile(_filled(row["words"], data["parts"])),
            re.compile(row["unless"]) if "unless" in row else None,
            row.get("inverse", False),
            tuple(row["examples"]),
            tuple(row["others"]),
        )
        for row in data["row"]
    )


def _filled(words: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        words = words.replace(f"{{{name}}}", part)
    return words
