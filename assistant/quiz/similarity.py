"""How alike two items are, for finding near-duplicates and giveaways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from assistant.quiz.texts import plain

NEAR = 0.8
"""Share of character pairs from which on two stems count as near-duplicates."""


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text, widths and white space aside."""
    words = plain(text)
    return frozenset(words[i : i + 2] for i in range(len(words) - 1))


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard's index of two sets of pairs: 0 for nothing in common, 1 for the same."""
    return len(one & other) / len(one | other) if one or other else 1.0


class Stock:
    """A growing set of texts that can be asked for those alike."""

    def __init__(self) -> None:
        self._texts: list[frozenset[str]] = []
        self._holders: dict[str, list[int]] = defaultdict(list)

    def add(self, text: str) -> None:
        """Put in a text."""
        found = pairs(text)
        for pair in found:
            self._holders[pair].append(len(self._texts))
        self._texts.append(found)

    def nearest(self, text: str) -> tuple[float, int]:
        """The greatest likeness to a text put in before, and that text's number; (0.0, -1) for none."""
        found = pairs(text)
        shared = Counter(index for pair in found for index in self._holders.get(pair, ()))
        best = max(
            ((count / (len(found) + len(self._texts[index]) - count), -index) for index, count in shared.items()),
            default=(0.0, 1),
        )
        return best[0], -best[1]


def near_pairs(texts: Sequence[str], least: float = NEAR) -> Iterable[tuple[int, int]]:
    """The numbers of texts that are near-duplicates of an earlier one, with that earlier one."""
    stock = Stock()
    for number, text in enumerate(texts):
        likeness, other = stock.nearest(text)
        if likeness >= least:
            yield number, other
        stock.add(text)
