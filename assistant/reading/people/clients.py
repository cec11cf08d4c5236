"""Schools and hospitals that a firm deals with or stands beside are not what it is: 给学校送餐的公司, 医院旁的药店."""

from __future__ import annotations

import re

from assistant.reading.sentences.rewrites import Rewrite, load_rewrites


def clients_left_out(text: str) -> str:
    """The question without a firm's customers and neighbours, where what is left is of the firm alone."""
    bare, told = text, list[Rewrite]()
    for row in load_rewrites("clients"):
        if row.pattern.search(bare) is not None:
            bare, told = row.put_in(bare), [*told, row]
    bare = _EMPTY.sub("", bare)
    return bare if all(row.holds(bare) for row in told) else text


_EMPTY = re.compile("（[，。；]*）|(?<=[，；。？！])，+|^，+")
"""What is left of a clause without its words."""
