"""Whether the staff themselves are held against what is needed, before any number is told: 我们学校保安够吗."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.words.tokens import Token

_SUFFICES = frozenset(
    (
        "够不够",
        "够吗",
        "够么",
        "够嘛",
        "够没",
        "够了吗",
        "够了没",
        "够数吗",
        "够用吗",
        "足够",
        "缺不缺",
        "少不少",
        "enough",
    )
)
_STATE = re.compile("(?:的|人数|数量|数|配备|配得|配的|现在|目前|到底|究竟|是不是|是否|人手)*")
"""What may stand between those who do the job and the word that asks whether they suffice."""
_OTHER = ("格", "用心", "资格")
_NEAR = 3


def asks_of_role(tokens: Sequence[Token]) -> bool:
    """Whether a word that asks for enough stands right behind those who do the job.

    Args:
        tokens: the words of a question.
    """
    return any(
        token.is_("ask", "enough")
        and token.text.strip() in _SUFFICES
        and not any(behind.text.startswith(_OTHER) for behind in tokens[at + 1 : at + 2])
        and _follows_role(tokens, at)
        for at, token in enumerate(tokens)
    )


def _follows_role(tokens: Sequence[Token], at: int) -> bool:
    near = range(max(0, at - _NEAR), at)
    roles = [i for i in near if tokens[i].is_("role", "staff", "full_time", "guards")]
    between = tokens[roles[-1] + 1 : at] if roles else ()
    return bool(roles) and all(t.group != "mark" and _STATE.fullmatch(t.text.strip()) for t in between)
