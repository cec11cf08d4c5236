"""Where in all texts held do some words stand: an index of four-character pieces over every clause.

Built once with numpy, read by binary search; the words found are always compared themselves, so the index can
never invent a place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Numbers = np.ndarray[Any, Any]

_PIECE = 4
_BREAK = "\x00"
_MOST_PLACES = 512


@dataclass
class PlaceIndex:
    """Finds clauses by words.

    Attributes:
        names: what each clause is called, in the order of `texts`.
        texts: each clause's words without harmless differences.
    """

    names: Sequence[Any]
    texts: Sequence[str]
    _starts: list[int] = field(default_factory=list, repr=False)

    @cached_property
    def joined(self) -> str:
        """All words, a break between clauses."""
        return _BREAK.join(self.texts)

    @cached_property
    def _pieces(self) -> tuple[Numbers, Numbers, Numbers]:
        """Codes of all pieces sorted, their offsets, and the offsets at which the clauses begin."""
        import numpy as np

        codes = _codes(self.joined)
        order = np.argsort(codes, kind="stable").astype(np.uint32)
        lengths = np.array([len(text) + 1 for text in self.texts], dtype=np.int64)
        starts = np.concatenate(([0], np.cumsum(lengths)[:-1])) if len(lengths) else np.zeros(0, dtype=np.int64)
        return codes[order], order, starts

    def exact(self, words: str) -> list[int]:
        """Numbers of the clauses in which the words stand, in order."""
        if len(words) < _PIECE:
            return [number for number, text in enumerate(self.texts) if words and words in text]
        offsets = self._rarest(words)
        return sorted({number for number in self._clauses(offsets) if words in self.texts[number]})

    def nearest(self, words: str, limit: int = 4) -> list[int]:
        """Numbers of the clauses that share most pieces with the words, best first."""
        import numpy as np

        if len(words) < _PIECE or not self.texts:
            return []
        sorted_codes, order, _ = self._pieces
        codes = np.unique(_codes(words))
        low = np.searchsorted(sorted_codes, codes, side="left")
        high = np.searchsorted(sorted_codes, codes, side="right")
        votes: Counter[int] = Counter()
        for begin, end in zip(low.tolist(), high.tolist(), strict=True):
            if 0 < end - begin <= _MOST_PLACES:
                votes.update(set(self._clauses(order[begin:end])))
        return [number for number, _ in votes.most_common(limit)]

    def _rarest(self, words: str) -> Numbers:
        """Offsets of that piece of the words that stands in the fewest places."""
        import numpy as np

        sorted_codes, order, _ = self._pieces
        codes = _codes(words)
        low = np.searchsorted(sorted_codes, codes, side="left")
        high = np.searchsorted(sorted_codes, codes, side="right")
        best = int(np.argmin(high - low))
        return order[low[best] : high[best]]

    def _clauses(self, offsets: Numbers) -> list[int]:
        import numpy as np

        starts = self._pieces[2]
        found: list[int] = (np.searchsorted(starts, offsets, side="right") - 1).tolist()
        return found


def _codes(text: str) -> Numbers:
    """One number for each piece of four characters."""
    import numpy as np

    chars = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64) & np.uint64(0xFFFF)
    if len(chars) < _PIECE:
        return np.zeros(0, dtype=np.uint64)
    count = len(chars) - _PIECE + 1
    code = np.zeros(count, dtype=np.uint64)
    for shift in range(_PIECE):
        code = (code << np.uint64(16)) | chars[shift : shift + count]
    return code
