"""Harmless differences are taken out of a text before it is compared: width, spaces, punctuation, quotation marks.

What stays are letters, Chinese characters, digits, the signs of ratios, and a point or dash between two digits. Every
character keeps its way back to the raw text, so a difference can be shown in the words as written.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

ELLIPSIS = re.compile(r"…+|\.{3,}|。{3,}|·{3,}|⋯+|\[…+\]|（略）|\(略\)")
"""What skips words inside a quotation."""

_SIGNS = frozenset("%‰‱+×")
_DASHES = frozenset("-—–−~〜～")
_DASH_RUN = re.compile(r"(?<=[0-9])[—–−~〜～](?=[0-9])")


@dataclass(frozen=True, slots=True)
class Normal:
    """A text without its harmless differences.

    Attributes:
        raw: the text as given.
        text: what is compared.
        origins: for each character of `text` its raw offset, plus the raw length.
    """

    raw: str
    text: str
    origins: tuple[int, ...]

    def raw_words(self, start: int, end: int) -> str:
        """The raw words that `text[start:end]` came from, without the marks before and after them."""
        if end <= start:
            return ""
        return self.raw[self.origins[start] : self.origins[end - 1] + 1]


@lru_cache(maxsize=65536)
def _kept(char: str) -> str:
    """What a single character becomes, points and dashes aside."""
    folded = char if "一" <= char <= "鿿" else unicodedata.normalize("NFKC", char)
    return "".join(c for c in folded if c in _SIGNS or unicodedata.category(c)[0] in "LN")


def normalise(raw: str) -> Normal:
    """Take the harmless differences out of a text.

    Args:
        raw: any text.

    Returns:
        What is left, with the offsets of each character.
    """
    parts: list[str] = []
    origins: list[int] = []
    for offset, char in enumerate(raw):
        kept = _kept(char) or _between_digits(raw, offset, char)
        parts.append(kept)
        origins.extend([offset] * len(kept))
    origins.append(len(raw))
    return Normal(raw, "".join(parts), tuple(origins))


def _between_digits(raw: str, offset: int, char: str) -> str:
    """A decimal point or a dash that stands between two digits."""
    if not 0 < offset < len(raw) - 1 or not (raw[offset - 1].isdigit() and raw[offset + 1].isdigit()):
        return ""
    folded = unicodedata.normalize("NFKC", char)
    if folded == ".":
        return "."
    return "-" if folded in _DASHES else ""


_STRAY = re.compile(r"(?<![0-9])[.-]|[.-](?![0-9])")
_HARMLESS = re.compile(r"[^\w%‰‱+×.-]+|_+")


def plain(raw: str) -> str:
    """The compared text alone, made quickly: for indexes over many texts."""
    folded = _DASH_RUN.sub("-", unicodedata.normalize("NFKC", raw))
    return _HARMLESS.sub("", _STRAY.sub("", folded))
