"""Chinese and Arabic numerals, as they stand in clause numbers and in figures.

Values are exact: whole numbers are ``int``, everything else is ``Fraction``.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "○": 0, "两": 2, "俩": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
_SMALL_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE_UNITS = {"万": 10**4, "亿": 10**8}
_RUNS_OF_TEN = {"廿": "二十", "卅": "三十", "卌": "四十"}

_DIGIT = "[零〇○一二三四五六七八九]"

CHINESE_NUMERAL = "[零〇○一二两三四五六七八九十百千万亿廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟]+"
"""A run of characters that may be a Chinese numeral (a regular expression)."""

ARABIC_NUMERAL = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
"""An Arabic number after width folding (a regular expression)."""

_GROUPED = r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)"
_LONGEST = 40
"""Longest numeral that is read; a longer run of digits is no number that any text means."""

_RATIO = {"%": 100, "‰": 1000, "‱": 10000}
_RATIO_WORDS = {"百分之": 100, "千分之": 1000, "万分之": 10000}


def parse_integer(text: str) -> int | None:
    """Read a whole number written as 13, １３, 十三, 廿三, 一千二百零五 or 二〇二一.

    Args:
        text: the numeral alone; spaces and width do not matter.

    Returns:
        The value, or None where the text is not one whole number: 两三 and 三五 are guesses, not 23 and 35.
    """
    folded = unicodedata.normalize("NFKC", text).replace(" ", "")
    if len(folded) > _LONGEST:
        return None
    if re.fullmatch(_GROUPED, folded):
        return int(folded.replace(",", ""))
    for short, long in _RUNS_OF_TEN.items():
        folded = folded.replace(short, long)
    if not folded or not re.fullmatch(CHINESE_NUMERAL, folded):
        return None
    if all(c in _DIGITS for c in folded):
        return _parse_digits(folded)
    return _parse_places(folded)


def _parse_digits(text: str) -> int | None:
    """Read digits one after the other, 二〇二一, 一一九, or a single one."""
    a_guess = len(text) == 2 and "0" not in (str(_DIGITS[c]) for c in text)
    if a_guess or (len(text) > 1 and set(text) & {"两", "俩"}):
        return None
    return int("".join(str(_DIGITS[c]) for c in text))


def _parse_places(text: str) -> int | None:
    """Read a numeral with places (十百千万亿), where 一百二 is 120 and 三万五 is 35,000."""
    total = section = 0
    smallest = 10**4  # the last place within the section: 一百一千 is no number
    digit: int | None = None
    last_unit = 1
    zero_seen = False
    for char in text:
        if char in _DIGITS:
            if digit not in (None, 0):
                return None  # two digits in a row, as in 一二百
            digit = _DIGITS[char]
            zero_seen = zero_seen or digit == 0
        elif char in _SMALL_UNITS:
            unit = _SMALL_UNITS[char]
            if unit >= smallest:
                return None
            smallest = unit
            if digit is None and unit != 10 and section == 0 and total == 0:
                digit = 1
            section += (1 if digit is None else digit) * unit
            digit, last_unit, zero_seen = None, unit, False
        else:
            unit = _LARGE_UNITS[char]
            section += digit or 0
            total = (total + section) * unit if unit > 10**4 and total else total + (section or 1) * unit
            section, digit, last_unit, zero_seen, smallest = 0, None, unit, False, 10**4
    if digit:
        section += digit if zero_seen or last_unit <= 10 else digit * (last_unit // 10)
    return total + section


def parse_number(text: str) -> Fraction | None:
    """Read any number exactly: 1,250, 1.2万, 3万5, 九十, 一点二万, 百分之三, 千分之二, 2‰, ３％, 三分之二.

    Args:
        text: the number alone, without a unit of measure.

    Returns:
        The exact value, or None where the text is no number.
    """
    folded = unicodedata.normalize("NFKC", text).replace(" ", "")
    if len(folded) > _LONGEST:
        return None
    for word, base in _RATIO_WORDS.items():
        if folded.startswith(word):
            return _divided(folded[len(word) :], base)
    if folded and folded[-1] in _RATIO:
        return _divided(folded[:-1], _RATIO[folded[-1]])
    if match := re.fullmatch(rf"({CHINESE_NUMERAL})分之({CHINESE_NUMERAL})", folded):
        below, above = parse_integer(match[1]), parse_integer(match[2])
        return None if not below or above is None else Fraction(above, below)
    if match := re.fullmatch(rf"({ARABIC_NUMERAL})([十百千万亿]*)", folded):
        return Fraction(match[1].replace(",", "")) * _multiplied(match[2])
    if match := re.fullmatch(r"([0-9]+)([百千万亿])([1-9])", folded):  # 3万5 is 35,000
        unit = _multiplied(match[2])
        return int(match[1]) * unit + int(match[3]) * unit / 10
    if match := re.fullmatch(rf"({CHINESE_NUMERAL})点({_DIGIT}+)([百千万亿]*)", folded):
        return _parse_decimal(match[1], match[2], match[3])
    whole = parse_integer(folded)
    return None if whole is None else Fraction(whole)


def _divided(text: str, base: int) -> Fraction | None:
    part = parse_number(text)
    return None if part is None else part / base


def _multiplied(units: str) -> Fraction:
    """The product of some units: 千万 is 10,000,000."""
    product = Fraction(1)
    for unit in units:
        product *= _SMALL_UNITS.get(unit) or _LARGE_UNITS[unit]
    return product


def _parse_decimal(whole: str, places: str, units: str) -> Fraction | None:
    """Read 三点五 and 一点二万."""
    before = parse_integer(whole)
    if before is None:
        return None
    digits = "".join(str(_DIGITS[c]) for c in places)
    return (before + Fraction(int(digits), 10 ** len(digits))) * _multiplied(units)


def to_chinese(number: int) -> str:
    """Write 0–9,999 as a Chinese numeral, the way article numbers are written (10 is 十)."""
    if not 0 <= number <= 9999:
        raise ValueError(f"{number} is outside 0-9999")
    digits = "零一二三四五六七八九"
    out, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            lead = "" if unit == 10 and digit == 1 and not out else digits[digit]
            out += ("零" if zero and out else "") + lead + name
            zero = False
        else:
            zero = bool(out)
    return out or "零"
