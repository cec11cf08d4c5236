"""Lists of columns that no mark parts: 医务800床位600门诊3000; 医务、床位、门诊分别是800、600、3000."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.reading.words.lexicon import load_words
from assistant.reading.words.patterns import load_patterns

_DIGITS = r"[0-9][0-9,]*(?:\.[0-9]+)?[万千百]?(?![0-9])"
_HAN = r"(?![十百千万])[零一二两三四五六七八九十百千万]+(?<=[一二两三四五六七八九十百千万])"
_NUMBER = rf"(?:{_DIGITS}|(?={_HAN}(?![一二两三四五六七八九十百千万]))(?=[^，。]?[十百千万]){_HAN})"
_UNIT = r"(?:个人|人次|人(?![员数次均])|名|个|张|位(?!置))?"
_LINK = r"\s?(?:总?数|人数)?(?:[：=]|有|共|是|为)?\s?"
_PAIR = 2
_COUNTED = "0123456789零一二两三四五六七八九十百千万人名个张次每"
"""A head behind one of these is the noun of the number in front of it: 800医务600床位."""
_AND = r"[、/和及与跟|\s]"
_EACH = r"(?:数|量|人数)?(?:分别|依次|各自|各)?(?:数)?(?:是|为|有|：|=|\s)*"


def columns_parted(text: str) -> str:
    """The question with a comma between the columns of such a list, each in front of its number."""
    return _parted(_headed().sub(_handed_out, text))


def _parted(text: str) -> str:
    out, done = [], 0
    for start, end in _runs(text):
        cells = [match[0].strip() for match in _cell().finditer(text, start, end)]
        out.append(text[done:start] + "，".join(cells))
        done = end
    return "".join(out) + text[done:]


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where two or more heads with their numbers follow each other with nothing between."""
    at = 0
    while at < len(text):
        head = _head().match(text, at)
        if head is None:
            at += 1
            continue
        end, cells = at, 0
        while (cell := _cell().match(text, end)) is not None:
            end, cells = cell.end(), cells + 1
        if cells >= _PAIR and text[at - 1 : at] not in tuple(_COUNTED):
            yield at, end
        at = max(end, head.end())


def _handed_out(match: re.Match[str]) -> str:
    """As many numbers as heads before them: each its own."""
    heads = re.split(_AND, match["heads"])
    numbers = [found[0] for found in re.finditer(rf"{_NUMBER}{_UNIT}", match["numbers"])]
    if len(heads) != len(numbers) or (len(heads) == _PAIR and not re.search("[分别依次各：=]", match["each"])):
        return match[0]
    return "，".join(head + number for head, number in zip(heads, numbers, strict=True))


@cache
def _head() -> re.Pattern[str]:
    words = [word for word, row in load_words().by_word.items() if row.group in ("count", "role") and word > "z"]
    words = [re.escape(word) for word in sorted(words, key=len, reverse=True) if word not in ("男", "女")]
    return re.compile(f"(?:{'|'.join([*words, '男', '女'])}|{load_patterns('columns')['heads'].piece})")


@cache
def _cell() -> re.Pattern[str]:
    return re.compile(rf"\s?{_head().pattern}{_LINK}{_NUMBER}{_UNIT}")


@cache
def _headed() -> re.Pattern[str]:
    head, cell = _head().pattern, rf"{_NUMBER}{_UNIT}"
    heads = rf"(?P<heads>{head}总?数?(?:{_AND}{head}总?数?)+)"
    return re.compile(
        rf"(?<![{_COUNTED}]){heads}(?P<each>{_EACH})(?P<numbers>{cell}(?:(?:，|{_AND}+){cell})+)(?![0-9])"
    )
