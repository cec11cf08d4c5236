"""Numbers told by their distance from another: 差一个就1500人, 比1000人多1人, 1000人再加1个人."""

from __future__ import annotations

import re
from fractions import Fraction

from assistant.reading.numerals import number_value

_N = r"[0-9][0-9,]*(?:万|千|百)?|[零〇一二两三四五六七八九十百千万]+"
_HEADS = r"(?:个人|名人|人|名|个|张床?|张|人次)"
_UNIT = rf"(?P<u>{_HEADS}|(?=[，。；？！、）]|$))"
"""The measure word of the whole, or the clause's end without one."""
_FORMS = (
    (re.compile(rf"(?:再少|再减|少|减)(?P<n>{_N})\s?{_HEADS}?(?:就|才)(?:到|是|有)?(?P<m>{_N})(?P<u>{_HEADS})"), 1),
    (
        re.compile(
            rf"(?:只|就|还|仅)?差(?P<n>{_N})\s?{_HEADS}?(?:就|才|便)?(?:能)?(?:到|满|够|凑够|凑满|达到|是|有)?(?P<m>{_N}){_UNIT}"
        ),
        -1,
    ),
    (
        re.compile(
            rf"(?:再多|再来|再加|再添|多)(?P<n>{_N})\s?{_HEADS}?(?:就|才|便)(?:到|满|够|是|有)?(?P<m>{_N}){_UNIT}"
        ),
        -1,
    ),
    (re.compile(rf"离(?P<m>{_N})(?P<u>{_HEADS})?(?:还|就|只)*(?:差|缺|少)(?P<n>{_N})(?:个人|人|个|名|张)"), -1),
    (re.compile(rf"比(?P<m>{_N})(?P<u>{_HEADS})?(?:还)?(?:多|多出|多了)(?P<n>{_N})(?:个人|人|个|名|张)"), 1),
    (re.compile(rf"比(?P<m>{_N})(?P<u>{_HEADS})?(?:还)?(?:少|少了)(?P<n>{_N})(?:个人|人|个|名|张)"), -1),
    (
        re.compile(
            rf"(?P<m>{_N})(?P<u>人|名|张)(?:还|只|就)?(?:差|少|缺)(?P<n>{_N})(?:个人|人|个|名|张)(?=[，。；？的）]|$)"
        ),
        -1,
    ),
)


def tell_numbers(text: str) -> str:
    """The question with such numbers written out."""
    for pattern, sign in _FORMS:
        text = pattern.sub(lambda match, sign=sign: _told(match, sign), text)  # type: ignore[misc]
    return text


def _told(match: re.Match[str], sign: int) -> str:
    whole, part = number_value(match["m"]), number_value(match["n"])
    if whole is None or part is None or whole.denominator != 1 or part.denominator != 1 or not 0 < part < whole / 4:
        return match[0]
    value = whole + sign * Fraction(part)
    return f"{value}{match['u'] or '人'}"
