"""Guards and staff in place told for each post or shift: 两个门各2个保安, 东门和西门各1名, 两班倒每班3个保安."""

from __future__ import annotations

import re
from functools import cache

from assistant.reading.sentences.clauses import ROLE
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value

_FEW = r"[1-9][0-9]?|[一两二三四五六七八九十]"
_JOINT = r"(?:、|和|与|及|跟|，)?"
_TOLD = re.compile(
    rf"(?:{ROLE.pattern})(?:现有|一共|总共|共|只有|有|是|就|才)*(?:{_FEW})(?:个|名|位)|(?:{_FEW})(?:个|名|位)(?:{ROLE.pattern})"
)
"""Those in place are told all at once."""
_WISHED = re.compile(r"[要该得应]$")


def posts_summed(text: str) -> str:
    """The question with those at all posts told together, where it asks whether they suffice."""
    if load_patterns("posts")["enough"].pattern.search(text) is None:
        return text
    return _at_each().sub(lambda match: _together(text, match), text)


def _together(text: str, match: re.Match[str]) -> str:
    """现有4名保安 for 两个门各2名保安."""
    each, posts = number_value(match["m"]), _posts(match)
    named = match["role"] or ROLE.search(re.split("[。；？！]", text[: match.start()])[-1])
    told = _TOLD.search(f"{text[: match.start()]}#{text[match.end() :]}")
    if each is None or posts < _PAIR or not named or told or _WISHED.search(match["each"]):
        return match[0]
    return f"现有{each * posts}名{match['role'] or ''}"


def _posts(match: re.Match[str]) -> int:
    """How many posts are told: by a number, by their sides, or one by one."""
    if match["n"]:
        return int(number_value(match["n"]) or 0)
    if match["sides"]:
        return len(match["sides"])
    return len(re.findall(load_patterns("posts")["post"].piece, match["list"]))


@cache
def _at_each() -> re.Pattern[str]:
    rows = load_patterns("posts")
    post, sides, each = rows["post"].piece, rows["sides"].piece, rows["each"].piece
    many = rf"(?P<n>[2-9]|[两二三四五六])(?:个|道|处|座)?{post}(?:倒|制|运转|轮换|轮班|值班)?"
    listed = rf"(?P<list>{post}(?:{_JOINT}{post})+)(?:[两二三四](?:个|处|边))?"
    staff = rf"(?P<m>{_FEW})(?:个|名|位)(?![0-9月小])(?:人(?!的))?(?:的)?(?P<role>{ROLE.pattern})?"
    return re.compile(rf"(?<![0-9一二三四五六七八九十])(?:{sides}|{many}|{listed})(?P<each>{each}){staff}")


_PAIR = 2
