"""Sizes told as a sum or a product: 500×3+1个人, 总人数2000-1, （1200+300）人, 1000乘以2人."""

from __future__ import annotations

import re
from fractions import Fraction

from assistant.reading.words.values import number_value

_N = r"[0-9]{1,6}(?![0-9.‰%])|[一二两三四五六七八九十百千万]+"
_TIMES = r"\s?(?:[×*x✕]|乘以?)\s?"
_ADD = r"\s?(?:[+＋]|加)\s?"
_LESS = r"\s?(?:[-－−]|减)\s?"
_FORMULA = re.compile(
    rf"(?<![0-9.,‰%×*x乘/之零一二两三四五六七八九十百千万])[（(]?(?P<f>(?:{_N})(?:(?:{_TIMES}|{_ADD}|{_LESS})(?:{_N}))+)[）)]?"
    r"(?P<u>个人|名员工|名职工|人|名)?(?![0-9.‰%×*/名个万千百])"
)
_PIECES = re.compile(rf"(?P<op>{_TIMES}|{_ADD}|{_LESS}|^)(?P<n>{_N})")
_LED = re.compile("(?:人数|总数|公司|单位|企业|厂里?|员工|职工|一共|总共|共)(?:总数)?(?:是|有|为|共|：|现有)*$")
_LEAST = 20


def formulas_told(text: str) -> str:
    """The question with such sizes worked out."""
    return _FORMULA.sub(_worked_out, text)


def _worked_out(match: re.Match[str]) -> str:
    """The value of a formula where it is of people; a range, 2000-2500人, is none."""
    value = _value(match["f"])
    of_people = match["u"] or _LED.search(match.string[: match.start()])
    if value is None or value < _LEAST or not of_people:
        return match[0]
    return f"{value}{match['u'] or '人'}"


def _value(formula: str) -> Fraction | None:
    """What a formula gives; products before sums."""
    terms: list[Fraction] = []
    for piece in _PIECES.finditer(formula):
        number, op = number_value(piece["n"]), piece["op"]
        if number is None:
            return None
        if re.search(_LESS, op) and number * 10 > sum(terms):
            return None
        if op and re.search(_TIMES, op):
            terms[-1] *= number
        else:
            terms.append(-number if re.search(_LESS, op) else number)
    return sum(terms, Fraction(0))
