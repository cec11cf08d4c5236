"""Which places of a text lie inside quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

_QUOTED = re.compile(r"“[^“”]{0,3000}”|「[^「」]{0,3000}」|『[^『』]{0,3000}』|\"[^\"\n]{0,1000}\"")


def quotations(text: str) -> Callable[[int], bool]:
    """A test whether an offset lies inside quotation marks, the marks themselves excluded."""
    spans = [found.span() for found in _QUOTED.finditer(text)]
    starts = [start for start, _ in spans]

    def inside(offset: int) -> bool:
        index = bisect_right(starts, offset) - 1
        return index >= 0 and spans[index][0] < offset < spans[index][1] - 1

    return inside
