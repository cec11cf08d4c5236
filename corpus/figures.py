"""Figures in a text: the number, its unit, how it bounds its subject, and where it stands.

A figure is read, never computed: 1万元以上10万元以下 is one figure, a range of 元. Article numbers, dates and document
numbers are not figures.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files

from corpus.models import Span
from corpus.normalize import fold
from corpus.numerals import CHINESE_NUMERAL, parse_number
from corpus.vocabulary import Comparator

_AT_LEAST_BEFORE = (
    "不得少于",
    "不得低于",
    "不少于",
    "不低于",
    "不短于",
    "不小于",
    "至少",
    "最少",
    "最低",
    "起码",
    "年满",
    "满",
    "≥",
)
_AT_MOST_BEFORE = ("不得超过", "不得多于", "不超过", "不多于", "不高于", "至多", "最多", "最高", "最长", "≤")
_ABOVE_BEFORE = ("超过", "多于", "高于", "超出", "逾", ">")
_BELOW_BEFORE = ("未满", "不满", "少于", "低于", "不足", "不到", "<")
_AT_LEAST_AFTER = ("及以上", "以上", "或以上", "起")
_AT_MOST_AFTER = ("及以下", "以下", "或以下", "以内", "之内", "内")

# possessive, so that thousands of digits in a row cost no more than their length
_ARABIC = r"[0-9]++(?:,[0-9]{3})*+(?:\.[0-9]++)?"
_CHINESE = f"{CHINESE_NUMERAL}+"
_DIGITS = "[零〇○一二三四五六七八九]"
_NUMBER = (
    rf"(?:[百千万]分之(?:{_ARABIC}|{_CHINESE}(?:点{_DIGITS}+)?)"
    rf"|[0-9]++[百千万][1-9](?![0-9.])|{_ARABIC}\ ?[十百千万亿]*\ ?[%‰]?"
    rf"|{_CHINESE}点{_DIGITS}+[万亿]|{_CHINESE}"
    r"|(?<![上下前后大多过])半(?=年|个月|天|日|个?小时))"
)
_ALONE = r"(?<![0-9零〇○一二两三四五六七八九十百千万亿])"
_TO = r"\ ?[-~—至到]\ ?"
_YEAR = rf"(?:[0-9]{{4}}|{_DIGITS}{{4}})\ ?年"

_NOT_A_FIGURE = re.compile(
    rf"第\ ?{_NUMBER}(?:{_TO}第?{_NUMBER})?|{_YEAR}(?:\ ?{_NUMBER}\ ?月(?:\ ?{_NUMBER}\ ?日)?)?"
    rf"|{_ALONE}{_NUMBER}\ ?月\ ?{_NUMBER}\ ?日"
    rf"|〔[0-9]+〕|\[[0-9]{{4}}\]|{_ALONE}(?:{_CHINESE}|[0-9]++)号|[统同唯单惟逐]一|一次性"
)
_EARLIER = re.compile(
    rf"(?P<word>{'|'.join((*_AT_LEAST_BEFORE[:8], *_AT_MOST_BEFORE[:-1]))})"
    r"[^0-9一二三四五六七八九十,;:。、()“”]{0,12}$"
)

_BOUND_WORDS = re.compile("|".join((*_AT_LEAST_BEFORE, *_AT_MOST_BEFORE, *_AT_LEAST_AFTER, *_AT_MOST_AFTER)))


@dataclass(frozen=True, slots=True)
class TextFigure:
    """A figure as it stands in a text.

    Attributes:
        text: its words, with the comparing words (不少于2次, 1万元以上10万元以下).
        value: exact value in `unit`; of a range the lower bound.
        unit: canonical unit (日, 元, 人, …); % for a ratio, whose value is the plain number (2‰ is 1/500).
        comparator: how it bounds its subject.
        strict: the bound itself is outside (超过, 未满).
        upper: upper bound of a range.
        span: where it stands in the text it was found in.
    """

    text: str
    value: Fraction
    unit: str
    comparator: Comparator
    span: Span
    strict: bool = False
    upper: Fraction | None = None

    @property
    def stated(self) -> str:
        """Its words with the bound they are under: 30日 of 至少留存30日 is 至少30日."""
        words = self.text.strip()
        bounds = {Comparator.AT_LEAST: "至少", Comparator.AT_MOST: "至多"}
        if self.strict or self.comparator not in bounds or _BOUND_WORDS.search(words):
            return words
        return f"{bounds[self.comparator]}{words}"

    @property
    def value_text(self) -> str:
        """The value as a decimal string, as a fraction where no short decimal is exact; a range as low-high."""
        return _decimal(self.value) if self.upper is None else f"{_decimal(self.value)}-{_decimal(self.upper)}"


def _decimal(value: Fraction) -> str:
    if value.denominator == 1:
        return str(value.numerator)
    for places in range(1, 7):
        scaled = value * 10**places
        if scaled.denominator == 1:
            digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
            sign = "-" if value < 0 else ""
            return f"{sign}{digits[:-places]}.{digits[-places:]}"
    return f"{value.numerator}/{value.denominator}"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure and the ways it is written."""

    unit: str
    names: tuple[str, ...]
    examples: tuple[str, ...]


@cache
def load_units() -> tuple[Unit, ...]:
    """The rows of `data/units.toml`."""
    data = files("corpus").joinpath("data", "units.toml").read_text(encoding="utf-8")
    return tuple(Unit(r["unit"], tuple(r["names"]), tuple(r["examples"])) for r in tomllib.loads(data)["unit"])


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted((name for unit in load_units() for name in unit.names), key=len, reverse=True)
    unit = "|".join(map(re.escape, names))
    before = "|".join((*_AT_LEAST_BEFORE, *_AT_MOST_BEFORE, *_ABOVE_BEFORE, *_BELOW_BEFORE))
    after = "|".join((*_AT_LEAST_AFTER, *_AT_MOST_AFTER))
    return re.compile(
        rf"(?:(?P<before>{before})\ ?)?(?:人民币)?(?:(?P<low>{_NUMBER}){_TO})?(?P<number>{_NUMBER})\ ?"
        rf"(?:(?P<unit>{unit})(?P<half>半(?!数|径|夜))?)?"
        rf"(?:\ ?\(含本数\))?(?P<after>{after})?"
    )


@cache
def _canonical() -> dict[str, str]:
    return {name: unit.unit for unit in load_units() for name in unit.names}


def find_figures(text: str) -> tuple[TextFigure, ...]:
    """All figures of a text, in order, without overlaps.

    Args:
        text: any text; widths do not matter.

    Returns:
        The figures; spans cut `text` exactly.
    """
    folded = fold(text)
    found = _joined(_single(folded.text, _NOT_A_FIGURE.finditer(folded.text)), folded.text)
    result = []
    for figure in found:
        span = folded.raw_span(figure.span.start, figure.span.end)
        result.append(
            TextFigure(span.cut(text), figure.value, figure.unit, figure.comparator, span, figure.strict, figure.upper)
        )
    return tuple(result)


def _single(text: str, blocked: Iterator[re.Match[str]]) -> Iterator[TextFigure]:
    """Figures one by one, ranges of two bounds not yet joined; what `blocked` covers is none."""
    position = 0
    stop = next(blocked, None)
    while match := _pattern().search(text, position):
        position = max(match.end(), match.start() + 1)
        start, end = match.start("low" if match["low"] else "number"), match.end("number")
        while stop and stop.end() <= start:
            stop = next(blocked, None)
        if stop and stop.start() < end:
            position = max(stop.end(), match.start() + 1)
        elif figure := _read(match):
            yield figure


def _read(match: re.Match[str]) -> TextFigure | None:
    number = match["number"].replace(" ", "")
    ratio = number[-1] in "%‰" or "分之" in number
    if not ratio and match["unit"] is None:
        return None
    value = Fraction(1, 2) if number == "半" else parse_number(number)
    if value is None:
        return None
    value += Fraction(1, 2) if match["half"] else 0
    unit = "%" if ratio else _canonical()[match["unit"]]
    if match["low"] and (low := _lower(match["low"], ratio)) is not None and low < value:
        return TextFigure(match[0], low, unit, Comparator.RANGE, Span(*match.span()), False, value)
    comparator, strict = _comparator(match["before"] or _earlier_word(match), match["after"] or "")
    return TextFigure(match[0], value, unit, comparator, Span(*match.span()), strict)


def _lower(number: str, ratio: bool) -> Fraction | None:
    """Lower bound of 2-3名 or 3‰至5‰, where both bounds must be of one kind."""
    plain = number.replace(" ", "")
    return parse_number(plain) if ratio == (plain[-1] in "%‰" or "分之" in plain) else None


def _earlier_word(match: re.Match[str]) -> str:
    """The comparing word that stands a few words before the number: 不少于人员总数的2‰, 至少留存30日."""
    earlier = _EARLIER.search(match.string[max(0, match.start() - 16) : match.start()])
    return earlier["word"] if earlier else ""


def _comparator(before: str, after: str) -> tuple[Comparator, bool]:
    if before in _AT_LEAST_BEFORE or after in _AT_LEAST_AFTER:
        return Comparator.AT_LEAST, False
    if before in _AT_MOST_BEFORE or after in _AT_MOST_AFTER:
        return Comparator.AT_MOST, False
    if before in _ABOVE_BEFORE:
        return Comparator.AT_LEAST, True
    if before in _BELOW_BEFORE:
        return Comparator.AT_MOST, True
    return Comparator.EQUAL, False


def _joined(figures: Iterator[TextFigure], text: str) -> Iterator[TextFigure]:
    """Join 1万元以上 and 10万元以下, which touch, and 10日至15日 into one range."""
    held: TextFigure | None = None
    for figure in figures:
        if held and _is_range(held, figure, text[held.span.end : figure.span.start]):
            span = Span(held.span.start, figure.span.end)
            yield TextFigure(span.cut(text), held.value, held.unit, Comparator.RANGE, span, False, figure.value)
            held = None
            continue
        if held:
            yield held
        held = figure
    if held:
        yield held


def _is_range(low: TextFigure, high: TextFigure, between: str) -> bool:
    if low.unit != high.unit or low.value >= high.value:
        return False
    if low.comparator is high.comparator is Comparator.EQUAL:
        return bool(re.fullmatch(_TO, between))
    bounds = low.comparator is Comparator.AT_LEAST and high.comparator is Comparator.AT_MOST
    return bounds and len(between) <= 1
