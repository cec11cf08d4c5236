"""Width folding with a way back to the raw text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from corpus.models import Span


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded to half width, and where each of its characters came from.

    Attributes:
        text: the folded text.
        origins: for each folded character the raw offset it came from, plus one last entry, the raw length.
    """

    text: str
    origins: tuple[int, ...]

    def raw_span(self, start: int, end: int) -> Span:
        """Map a span of the folded text to the raw text it came from."""
        if end <= start:
            return Span(self.origins[start], self.origins[start])
        last = self.origins[end - 1]
        following = end
        while following < len(self.origins) - 1 and self.origins[following] == last:
            following += 1  # one raw character may fold to several
        return Span(self.origins[start], self.origins[following])


def fold(text: str) -> Folded:
    """Fold each character by NFKC, keeping the offsets: １ → 1, （ → (, ％ → %, ． → ."""
    longer = False

    def one(found: re.Match[str]) -> str:
        nonlocal longer
        folded = _folded(found[0])
        longer = longer or len(folded) != 1
        return folded

    folded = text if text.isascii() else _FOLDABLE.sub(one, text)
    if not longer:
        return Folded(folded, tuple(range(len(text) + 1)))
    origins = [offset for offset, char in enumerate(text) for _ in (char if char.isascii() else _folded(char))]
    return Folded(folded, (*origins, len(text)))


_FOLDABLE = re.compile(r"[^\x00-\x7f一-鿿]")


@lru_cache(maxsize=4096)
def _folded(char: str) -> str:
    """One character by NFKC; the common Chinese characters stay as they are."""
    return char if "一" <= char <= "鿿" else unicodedata.normalize("NFKC", char)


_WIDTHS: dict[int, str] = {
    **{0xFF01 + n: chr(0x21 + n) for n in range(94)},
    **dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2009\u3000"), " "),
    **dict.fromkeys(map(ord, "‐‑‒–—―−─"), "-"),
    **dict.fromkeys(map(ord, "〜∼"), "~"),
    **dict.fromkeys(map(ord, "︵❨"), "("),
    **dict.fromkeys(map(ord, "︶❩"), ")"),
    **{
        ord(old): new
        for old, new in zip(
            "條項內國務號規則辦釋廣遼寧見單業團體衛護個資訊處罰",
            "条项内国务号规则办释广辽宁见单业团体卫护个资讯处罚",
            strict=True,
        )
    },
}


def halve(text: str) -> str:
    """Fold widths and 條 to 条 one character to one, so that every offset of the result is the raw one."""
    return text if text.isascii() else text.translate(_WIDTHS)
