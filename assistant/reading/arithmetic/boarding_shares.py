"""Boarders told as a share of the pupils: 学生2200人，一半住校; 学生1800人，住校的占三分之一."""

from __future__ import annotations

import re

from assistant.reading.arithmetic.proportions import share_of
from assistant.reading.sentences.told import NUMBER
from assistant.reading.words.values import number_value

_SHARE = "一半|半数|[二三四五]分之[一二三四]|[一二三四五六七八九]成"
_BOARD = "(?:住校|寄宿|住宿|内宿)"
_OF_PUPILS = re.compile(
    rf"(?P<told>(?:学生|在校生|孩子)[^，。；？！0-9]{{0,4}}?(?P<n>{NUMBER})(?:个人|个|名|人)?)[，、]?(?:其中)?(?:有|正好|刚好|恰好|整整)*"
    rf"(?:(?P<share>{_SHARE})(?:的)?(?:学生|孩子|人)?(?:是|都|要)?{_BOARD}(?:的|生)?"
    rf"|{_BOARD}(?:的|生)(?:学生)?(?:正好|刚好|恰好)?(?:占|是|有)了?(?P<behind>{_SHARE}))(?=[，。；？！]|$)"
)


def boarders_by_share(text: str) -> str:
    """The question with the number of boarders for an exact share of the pupils; a share that leaves a rest stays."""
    return _OF_PUPILS.sub(_counted, text)


def _counted(match: re.Match[str]) -> str:
    pupils, share = number_value(match["n"]), share_of(match["share"] or match["behind"])
    if pupils is None or (pupils * share).denominator != 1:
        return match[0]
    return f"{match['told']}，其中寄宿生{pupils * share}人"
