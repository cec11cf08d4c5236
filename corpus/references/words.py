"""The word lists of `data/references.toml`, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def reference_words() -> dict[str, Any]:
    """Every list of the file, by its name."""
    data = files("corpus").joinpath("data", "references.toml").read_text(encoding="utf-8")
    return tomllib.loads(data)


def alternation(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
