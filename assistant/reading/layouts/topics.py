"""Those in place whom one clause names and the next one counts: 专职保卫人员我们多配了，实有12人."""

from __future__ import annotations

import re
from functools import cache

from assistant.reading.sentences.told import sizes_in
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value

_TIMES = 5
"""A size is larger than those in place by so much."""
_COMPARES = re.compile("够|差|缺|达标|合规|合格|符合")
_OFFICE = re.compile(r"(?:科|处|部|股|办公室|室)$")


def topics_counted(text: str) -> str:
    """The question with such a number told beside the role, where another number tells the size."""
    return _topic().sub(_counted, text)


def _counted(match: re.Match[str]) -> str:
    number = number_value(match["n"])
    others = [*sizes_in(match.string[: match.start("n")]), *sizes_in(match.string[match.end("n") :])]
    held = match["led"] or _COMPARES.search(match.string)
    if number is None or not held or not any(value >= _TIMES * number for _, value in others):
        return match[0]
    office = _OFFICE.search(match["role"]) is not None
    named = "治安保卫人员" if office else re.sub("(?:队伍|队|班)$", "", match["role"])
    return f"{match['whose']}{named}现有{match['n']}名"


@cache
def _topic() -> re.Pattern[str]:
    rows = load_patterns("topics")
    start = rf"(?:(?<=[，。；：？！])|^)(?P<whose>(?:{rows['whose'].piece}){{0,4}})"
    return re.compile(
        rf"{start}(?P<role>{rows['role'].piece}){rows['says'].piece}[，。；](?P<led>(?:{rows['counts'].piece})?)"
        r"(?P<n>[1-9][0-9]?|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
        r"(?:个人|个弟兄|号人|人|名|个|位)(?=[，。；？！够]|$)"
    )
