"""Numbers that are put forward for a yes: they say nothing of who is there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.asking.asked import Question
from assistant.reading.facts.given import Given
from assistant.reading.words.tokens import Token

_PUT_FORWARD = re.compile(
    r"[^，。；？！]{0,10}(?:[，,]\s?)?(?:就行|就够|可以|没错)?(?:了)?[，,]?"
    r"(?:吗|吧|对吧|对吗|是不是|对不对|是吧|是吗|没错吧|right\b|correct\b|is that right)"
)
"""What makes a number one that is held out for a yes: 一共9个保安吗, 3个保安，对不对."""


def without_claims(text: str, tokens: Sequence[Token], given: list[Given], asked: Question) -> list[Given]:
    """是4个加5个一共9个保安吗: a number put forward for confirmation is nobody in place."""
    if asked.mode != "how_many":
        return given
    kept = []
    for one in given:
        owned = any(
            t.is_("cue", "have", "now", "none") or t.text == "在岗" for t in tokens[max(0, one.at - 4) : one.at]
        )
        same = one.slot in ("have_guards", "have_staff") and not owned
        put_forward = same and _PUT_FORWARD.match(text, one.numeral.end) is not None
        kept.append(replace(one, wish=True) if put_forward else one)
    return kept
