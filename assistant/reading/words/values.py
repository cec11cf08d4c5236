"""What the words of a number alone are worth."""

from __future__ import annotations

import re
from fractions import Fraction

from corpus.numerals import parse_integer

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ENGLISH = {
    **{word: value for value, word in enumerate([*_ONES.split(), "seventeen", "eighteen", "nineteen"]) if value},
    **{word: 10 * value for value, word in enumerate(_TENS.split(), start=2)},
    "a": 1,
    "an": 1,
}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
ENGLISH_NUMBER = re.compile(
    r"\b(?:(?!(?:{small})\s(?:and\s)?(?:{small})\b)(?:an?|{ones})(?:[\s-](?:and[\s-])?(?:{ones}|{scales}))+|(?:{ones_only}|zero))\b".format(
        small="|".join(_ONES.split()[1:]),
        ones="|".join(k for k in _ENGLISH if k not in ("a", "an")),
        scales="|".join(SCALES),
        ones_only="|".join(k for k in _ENGLISH if k not in ("a", "an")),
    )
)


def number_value(text: str) -> Fraction | None:
    """Read a number alone: 1,250, 1.2万, 3万5, 1万2千3百, 一千二, 壹仟贰佰, 一二五〇."""
    text = text.replace(",", "").replace(" ", "").replace("俩", "两").replace("仨", "三")
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", text):
        return Fraction(text)
    if text[0].isdigit():
        return _mixed_value(text)
    whole = parse_integer(text)
    return None if whole is None else Fraction(whole)


def _mixed_value(text: str) -> Fraction | None:
    """Arabic digits with Chinese places: 1.2万, 3万5, 2千零1."""
    units = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "十万": 10**5, "百万": 10**6, "千万": 10**7}
    total, last, zero = Fraction(0), 0, False
    for digits, unit in re.findall(r"([0-9.]+|[零〇]|[一二三四五六七八九])([十百千]万|[十百千万亿]?)", text):
        if digits in "零〇":
            zero = True
            continue
        value = Fraction(digits) if digits[0].isdigit() else Fraction(parse_integer(digits) or 0)
        if unit:
            total, last, zero = total + value * units[unit], units[unit], False
        else:
            short = last >= 100 and len(digits) == 1 and not zero
            total += value * (last // 10) if short else value
    return total


def english_value(text: str) -> Fraction | None:
    """Read a number in English words: twelve hundred, two dozen, a thousand and five."""
    total = section = 0
    for word in re.split(r"[\s-]+", text):
        if word == "zero":
            return Fraction(0)
        if word in _ENGLISH:
            section += _ENGLISH[word]
        elif word in ("dozen", "hundred"):
            section = max(section, 1) * SCALES[word]
        elif word in SCALES:
            total, section = total + max(section, 1) * SCALES[word], 0
    return Fraction(total + section)
