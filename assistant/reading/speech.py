"""What others are quoted to say: a boss's quota or a rule of thumb is no number of the unit that is asked about."""

from __future__ import annotations

import re

_QUOTED = re.compile(
    r"(?:说|讲|称|道|原话|话|喊|嚷|口头禅|认为|觉得|建议|要求|says?|said|told us|insists?)"
    r"(?:是|了|的|过|道)?[：，,]?\s?“[^”]*(?:[0-9一二两三四五六七八九十百千半])[^”]*”"
)
_RUMOUR = re.compile(
    r"(?:(?:^|(?<=[，。；]))[^，。；]{0,8}(?:说|讲|传|认为|觉得))[^，。；？！]{0,6}?[0-9一二两三四五六七八九十百千]+个?人[^，。；？！0-9]{0,6}?"
    r"(?:配|放|请|招|要|算)(?:备)?[0-9一二两三四五六七八九十]+(?:个|名|人)[^，。；？！]*"
)


def without_speech(text: str) -> str | None:
    """The question without the sayings in it; None where it has none."""
    bare = _RUMOUR.sub("", _QUOTED.sub("", text))
    return bare if bare != text else None
