"""The parts of a question that asks several things at once."""

from __future__ import annotations

import re

_BREAK = re.compile(r"[，,；;。？?！!]+\s*|\s+(?:and|also)\s+", re.IGNORECASE)
_ASKS = re.compile(
    r"吗|呢|谁|哪|什么|啥|多久|多少|几|怎么|怎样|如何|咋|能不能|可不可以|要不要|是否|怎|罚|由|归|会|装"
    r"|\b(?:who|what|when|how|which|may|can|must|is|are|do|does)\b",
    re.IGNORECASE,
)
_SHORTEST = 4
MOST_PARTS = 4


def parts(question: str) -> tuple[str, ...]:
    """The parts that each ask something; the whole question alone where it asks only one thing.

    A part that asks nothing gives the next one its subject: it stays with it.
    """
    pieces = [piece.strip() for piece in _BREAK.split(question) if piece and piece.strip()]
    asking: list[str] = []
    held = ""
    for piece in pieces:
        held = f"{held}，{piece}" if held else piece
        if _ASKS.search(piece) and len(piece) >= _SHORTEST:
            asking.append(held)
            held = ""
    if held and asking:
        asking[-1] = f"{asking[-1]}，{held}"
    return tuple(asking) if 1 < len(asking) <= MOST_PARTS else (question,)
