"""Terms of a text: characters' 1+2-grams for Chinese, words for the rest (see the README for why not words)."""

from __future__ import annotations

import re
import unicodedata

_RUN = re.compile(r"[一-鿿]+|[a-z]+|[0-9]+(?:\.[0-9]+)?[%‰]?")

_STOP = frozenset("的了吗呢啊吧呀么嘛是在和与及或")
"""Characters too common to mean anything alone; they still count inside pairs."""


def terms(text: str, longest: int = 2) -> list[str]:
    """The terms of a text.

    Args:
        text: any text; width and case do not matter.
        longest: longest n-gram of Chinese characters.

    Returns:
        All n-grams of 1 to `longest` characters of each Chinese run, then Latin words and numbers as they stand.
    """
    found: list[str] = []
    for run in _RUN.findall(unicodedata.normalize("NFKC", text).lower()):
        if run[0].isascii():
            found.append(run)
            continue
        found.extend(char for char in run if char not in _STOP)
        for size in range(2, longest + 1):
            found.extend(run[i : i + size] for i in range(len(run) - size + 1))
    return found
