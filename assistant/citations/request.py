"""Whether a message asks to have its citations checked; apart from the checker, which most questions never load."""

from __future__ import annotations

import re

_CITED = r"(?:引用|引文|援引|引述|出处|所引|引的(?:法条|条款|条文))"
_CITING = rf"(?:{_CITED}|法条|条款|条文)"
_CHECKING = r"(?:核对|核查|核实|校对|校验|查验|检查|审核|查核|对一下|查一下|看一下|看看)"
_RIGHT = r"(?:对不对|对吗|正确吗|准确吗|有没有错|是否(?:正确|准确|属实))"
_REQUEST = re.compile(
    rf"\s*[^：:\n“「]{{0,24}}?(?:{_CHECKING}[^：:\n“「]{{0,16}}?{_CITING}"
    rf"|{_CITED}[^：:\n“「]{{0,12}}?(?:{_CHECKING}|{_RIGHT}))"
    r"[^：:\n“「《]{0,16}?\s*(?P<mark>[：:\n]|(?=[“「《])|$)"
    r"|\s*(?:please\s+)?(?:check|verify)\s+(?:the\s+|all\s+)?"
    r"(?:citations?|references?|quotations?)\b[^:\n]{0,40}(?P<english>[:\n]|$)",
    re.IGNORECASE,
)


def asked_to_check(message: str) -> str | None:
    """The text that a message asks to have checked (帮我核对这段话的引用：…), None where it asks for something else."""
    request = _REQUEST.match(message)
    if not request or (request["mark"] is None and request["english"] is None):
        return None
    return message[request.end() :]
