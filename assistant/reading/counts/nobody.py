"""Nobody is a number too: 没有保安, 一个保安都没有, 没有床位."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from assistant.reading.facts.given import ROLE_SLOTS, Given
from assistant.reading.words.numerals import Numeral
from assistant.reading.words.tokens import Token


def none_in_place(tokens: Sequence[Token], found: list[Given]) -> list[Given]:
    """没有保安, 一个保安都没有: nobody in place is a number too."""
    extra = _none_of_counts(tokens)
    for at, token in enumerate(tokens):
        if not token.is_("role", "staff", "full_time", "guards"):
            continue
        before = tokens[max(0, at - 3) : at]
        after = tokens[at + 1 : at + 4]
        denied = any(t.is_("cue", "none") for t in before[-2:]) and not before[-1].is_("mark")
        denied = denied and not _NO_FIGURE.match("".join(t.text for t in after))
        denied = denied or _says_none(after)
        close = []
        for following in after[:2]:
            if following.is_("mark"):
                break
            close.append(following)
        if denied and not any(t.is_("ask") or (t.is_("num") and t.numeral and t.numeral.value != 1) for t in close):
            zero = Numeral(token.start, token.end, "0", Fraction(0), Fraction(0), Fraction(0), kind="piece")
            extra.append(Given(ROLE_SLOTS[token.value], zero, at))
    ones = {
        g.at
        for g in found
        if g.numeral.value == 1 and extra and any(abs(g.at - e.at) <= 2 and g.slot == e.slot for e in extra)
    }
    found[:] = [g for g in found if g.at not in ones]
    return extra


_ZEROABLE = ("beds", "outpatients", "boarders", "employees", "everyone", "students")


def _none_of_counts(tokens: Sequence[Token]) -> list[Given]:
    """没有床位: zero beds; 没有床位数据 says only that the number is not known."""
    found = []
    for at, token in enumerate(tokens[1:], start=1):
        before, after = tokens[at - 1], tokens[at + 1 : at + 2]
        trailing = token.is_("count", "boarders", "beds") and bool(after) and after[0].is_("cue", "none")
        trailing = trailing and not any(t.group in ("role", "count", "num") for t in tokens[at + 2 : at + 3])
        leading = before.is_("cue", "none") or before.text.endswith("不设")
        if not token.is_("count", *_ZEROABLE) or not (leading or trailing):
            continue
        if token.text.endswith("数") or (after and re.match(r"数|信息|资料|统计|的|量", after[0].text)):
            continue
        zero = Numeral(token.start, token.end, "0", Fraction(0), Fraction(0), Fraction(0), kind="bed")
        if not (after and (after[0].is_("num") or after[0].is_("mark", "（"))):
            found.append(Given(token.value, zero, at))
    return found


_IN_PART = re.compile(r"(?:有|能)?(?:配|配备|招|补|聘|凑|到)?(?:齐|满|够|足|到位|全(?!职)|到)")
"""专职没配齐, 没招满: some are there, and nothing says how many."""
_UNTOLD = re.compile(
    r"(?:给|跟|和|对|向)?(?:我|我们|你)?(?:定|告诉|说|讲|提|报|填|写|给|核|查|数|问|算|确定|明确|统计|数据|数字|资料|信息)"
)
"""专职没定, 没告诉我有多少: the number is not known."""
_NO_FIGURE = re.compile(
    r"的?(?:数(?!量)|数据|数字|编制|名单|名册|台账|资料|信息|统计|记录|规定|要求|标准|职责|制度|证)"
)
"""没有专职保卫的数, 没有专职的编制: something else there is none of."""
_SURPLUS = re.compile(r"多|超|富余|额外|另外|再|增")
"""专职没有多配, 没超配: nobody on top, which is not nobody."""


def _says_none(after: Sequence[Token]) -> bool:
    for place, token in enumerate(after):
        if token.is_("cue", "none"):
            following = after[place + 1 : place + 2]
            words = "".join(t.text for t in after[place + 1 :])
            if _IN_PART.match(words) or (token.text in ("没", "未", "没有") and _UNTOLD.match(words)):
                return False
            return not (following and (following[0].is_("cue", "up") or _SURPLUS.match(following[0].text)))
        if not token.is_("cue", "fill", "now") and not (
            token.is_("num") and token.numeral and token.numeral.value == 1
        ):
            return False
    return False
