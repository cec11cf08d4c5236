"""Figures as a text or a clause states them: with their unit, bound and the words that say what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from corpus.figures import TextFigure, find_figures
from corpus.models import Span
from corpus.numerals import ARABIC_NUMERAL, CHINESE_NUMERAL, parse_integer, parse_number
from corpus.vocabulary import Comparator

DATE = "date"
"""Unit of a day on which a text takes effect; its value is yyyymmdd, months and days 0 where not said."""

_TO = re.compile(r"\s*(?:元|日|天|个月|年|人|名|次)?\s*(?:至|到|—|–|-|~|～|－)+\s*")
_OPEN_RANGE = re.compile(rf"({ARABIC_NUMERAL}\s?[十百千万亿]*|{CHINESE_NUMERAL})\s*(?:至|到|—|–|-|~|～|－)\s*$")
_UNNAMED_LOW = re.compile(
    rf"[^0-9一二三四五六七八九十]*(?:{ARABIC_NUMERAL}|{CHINESE_NUMERAL})(?<!万)\s*(?:至|到|—|–|-|~|～|－)"
)
_N = rf"(?:[0-9０-９]{{1,4}}|{CHINESE_NUMERAL})"
_DATE = re.compile(rf"([0-9０-９]{{4}}|[〇零○一二三四五六七八九]{{4}})\s*年(?:\s*({_N})\s*月)?(?:\s*({_N})\s*日)?")
_EFFECT = re.compile(r"[^。；;，,]{0,6}(?:起|施行|生效|实施|执行)")
_POINT_NUMBER = re.compile("[①-⓿❶-➓]")
_HALF_YEAR = re.compile(r"半年")
_DELIMITER = re.compile(r"[，,。；;：:！？!?\n（(）)]")
_SEGMENT = re.compile(r"[。；;！？!?\n]")
_CONDITION = re.compile(r"的(?!罚款|标准|注册|拘留|比例|数额|比率|期限|处罚|资本|要求|原则|规定|幅度)")
_ONE_PERIOD = re.compile(r"\s*[一1１]\s?(?:年|个月|日|天)")
_MONTHS = {"年": 12}
_WIDER = {"年": "个月"}

_ENGLISH_NUMBER = {
    w: i for i, w in enumerate(("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))
}
_ENGLISH_UNIT = {
    "day": "日", "month": "个月", "year": "年", "hour": "小时", "yuan": "元", "rmb": "元", "person": "人",
    "year old": "周岁", "years old": "周岁", "years of age": "周岁",
    "people": "人", "guard": "人", "time": "次", "drill": "次", "percent": "%", "%": "%", "‰": "%",
}  # fmt: skip
_ENGLISH = re.compile(
    r"\b(?P<word>at least|no(?:t)? less than|no fewer than|minimum of|at most|no(?:t)? more than|up to|within|more than"
    r"|less than|over|under|exceeding)?\s*(?P<number>[0-9][0-9,.]*|" + "|".join(_ENGLISH_NUMBER) + r")[\s-]*"
    r"(?P<unit>years?[\s-]old|years of age|"
    r"days?|months?|years?|hours?|yuan|rmb|persons?|people|guards?|times|drills?|percent|%|‰)(?![a-z])",
    re.IGNORECASE,
)
_ENGLISH_LEAST = {"at least", "no less than", "not less than", "no fewer than", "minimum of", "more than", "over"}
_ENGLISH_MOST = {"at most", "no more than", "not more than", "up to", "within", "less than", "under"}


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure with what it is about.

    Attributes:
        text: as written.
        value, upper, unit, comparator, strict: as in `corpus.figures`, years as months.
        span: where it stands.
        about: the words right around it.
        lead: the words of its line that stand before it.
        subject: the words with which its line begins, up to its first figure.
        since: the words of its segment between the figure before it and itself.
        segment: the words around it up to the next semicolon or full stop.
        condition: the figure that says for whom it holds (200人以下的…), as value, upper, unit and bound.
        is_condition: it is such a condition itself.
    """

    text: str
    value: Fraction
    unit: str
    comparator: Comparator
    span: Span
    upper: Fraction | None = None
    strict: bool = False
    about: str = ""
    segment: str = ""
    lead: str = ""
    subject: str = ""
    since: str = ""
    condition: tuple[Fraction, Fraction | None, str, Comparator] | None = None
    is_condition: bool = False

    @property
    def key(self) -> tuple[Fraction, Fraction | None, str]:
        """What it says, apart from the bound."""
        return self.value, self.upper, self.unit


def find_claims(text: str) -> tuple[Claim, ...]:
    """All figures of a text with their contexts, dates of effect included."""
    text = _POINT_NUMBER.sub("、", text)
    days = [match.span() for match in _DATE.finditer(text)]
    figures = [c for c in _joined(text) if not any(s < c.span.end and c.span.start < e for s, e in days)]
    claims = sorted([*figures, *_english(text), *_dates(text), *_half_years(text)], key=lambda c: c.span)
    kept: list[Claim] = []
    for claim in claims:
        if not kept or claim.span.start >= kept[-1].span.end:
            kept.append(claim)
    counted = [c for n, c in enumerate(kept) if not _is_period(text, c, kept[n + 1 : n + 2])]
    return tuple(_with_contexts(text, counted))


def _is_period(text: str, claim: Claim, following: Sequence[Claim]) -> bool:
    """Whether 一年 only says in which time something happens so many times (一年两次)."""
    if claim.comparator is not Comparator.EQUAL or not _ONE_PERIOD.fullmatch(claim.text) or not following:
        return False
    return following[0].unit == "次" and following[0].span.start - claim.span.end <= 8


def _joined(text: str) -> Iterator[Claim]:
    """Figures, with 1万元至10万元 read as one range."""
    held: Claim | None = None
    for figure in find_figures(text):
        claim = _claim(text, figure)
        if held is not None:
            between = text[held.span.end : claim.span.start]
            both = Comparator.EQUAL in (held.comparator, claim.comparator) or held.comparator is Comparator.AT_LEAST
            if both and _TO.fullmatch(between) and held.unit == claim.unit and held.value < claim.value:
                span = Span(held.span.start, claim.span.end)
                yield replace(held, text=span.cut(text), span=span, comparator=Comparator.RANGE, upper=claim.value)
                held = None
                continue
            yield held
        held = claim
    if held is not None:
        yield held


def _claim(text: str, figure: TextFigure) -> Claim:
    """A figure as a claim, its lower bound added where it is written without a unit (1万至10万元)."""
    factor = _MONTHS.get(figure.unit, 1)
    unit = _WIDER.get(figure.unit, figure.unit)
    value, upper, span = figure.value * factor, figure.upper and figure.upper * factor, figure.span
    comparator = figure.comparator
    if upper is None and comparator is Comparator.EQUAL:
        low = _OPEN_RANGE.search(text, max(0, span.start - 14), span.start)
        number = parse_number(re.sub(r"\s", "", low[1])) if low else None
        if low and number is not None:
            if number < 1000 and value >= 10000 and "万" in figure.text and "万" not in low[1]:
                number *= 10000  # 1至10万元
            if unit == "%":
                number = number / 100 if "%" in figure.text or "％" in figure.text else number / 1000
            if number * factor < value:
                upper, value, comparator = value, number * factor, Comparator.RANGE
                span = Span(low.start(), span.end)
    if upper is not None and value < 1000 and upper >= 10000 and _UNNAMED_LOW.match(figure.text):
        value *= 10000  # 1至10万元, the lower bound in the upper one's unit
    return Claim(span.cut(text), value, unit, comparator, span, upper, figure.strict)


def _english(text: str) -> Iterator[Claim]:
    if not re.search(r"[a-zA-Z]{2}", text):
        return
    for match in _ENGLISH.finditer(text):
        word, number = (match["word"] or "").lower(), match["number"].lower().rstrip(".")
        value = Fraction(_ENGLISH_NUMBER[number]) if number in _ENGLISH_NUMBER else parse_number(number)
        if value is None:
            continue
        name = re.sub(r"[\s-]", " ", match["unit"].lower())
        unit = _ENGLISH_UNIT.get(name) or _ENGLISH_UNIT[name.rstrip("s")]
        value = value / (1000 if name == "‰" else 100) if unit == "%" else value
        factor = _MONTHS.get(unit, 1)
        comparator = Comparator.EQUAL
        if word in _ENGLISH_LEAST:
            comparator = Comparator.AT_LEAST
        elif word in _ENGLISH_MOST:
            comparator = Comparator.AT_MOST
        yield Claim(match[0], value * factor, _WIDER.get(unit, unit), comparator, Span(*match.span()))


def _dates(text: str) -> Iterator[Claim]:
    """Days on which something takes effect; other dates are no figures."""
    for match in _DATE.finditer(text):
        if not _EFFECT.match(text, match.end()):
            continue
        parts = [parse_integer(part) if part else 0 for part in match.groups()]
        if None in parts:
            continue
        year, month, day = (part or 0 for part in parts)
        value = Fraction(year * 10000 + month * 100 + day)
        yield Claim(match[0], value, DATE, Comparator.EQUAL, Span(*match.span()))


def _half_years(text: str) -> Iterator[Claim]:
    for match in _HALF_YEAR.finditer(text):
        if text[match.start() - 1 : match.start()] not in ("上", "下", "每"):
            yield Claim("半年", Fraction(6), "个月", Comparator.EQUAL, Span(*match.span()))


def _with_contexts(text: str, claims: list[Claim]) -> Iterator[Claim]:
    first_of_segment: Claim | None = None
    for number, claim in enumerate(claims):
        start, end = claim.span.start, claim.span.end
        previous = claims[number - 1].span.end if number else 0
        following = claims[number + 1].span.start if number + 1 < len(claims) else len(text)
        segment_start = max(
            (m.end() for m in _SEGMENT.finditer(text, max(0, start - 300), start)), default=max(0, start - 300)
        )
        segment_end = _next(_SEGMENT, text, end, 200)
        near_start = _near_start(text, max(segment_start, start - 80), start)
        near = (
            text[max(previous, near_start) : start]
            + "\n"
            + text[end : min(following, _next(_DELIMITER, text, end, 16))]
        )
        if first_of_segment is None or first_of_segment.span.start < segment_start:
            first_of_segment = None
        is_condition = claim.comparator is not Comparator.EQUAL and bool(_CONDITION.match(text, end))
        condition = None
        if first_of_segment is not None:
            held = first_of_segment
            condition = (held.value, held.upper, held.unit, held.comparator)
        line = text.rfind("\n", 0, start) + 1
        made = replace(
            claim, about=near, segment=text[segment_start:start] + text[end:segment_end],
            lead=text[max(start - 240, line) : start], since=text[max(previous, segment_start) : start],
            subject=text[line : min([line + 60, *(c.span.start for c in claims if c.span.start >= line)])],
            condition=condition, is_condition=is_condition,
        )  # fmt: skip
        if is_condition:
            first_of_segment = made
        yield made


def _near_start(text: str, floor: int, start: int) -> int:
    """Where the words right before a figure begin; a mere 处 or 可以并处 takes the words before its comma along."""
    delimiters = [match.end() for match in _DELIMITER.finditer(text, floor, start)]
    if delimiters and len(text[delimiters[-1] : start].strip()) <= 4:
        return delimiters[-2] if len(delimiters) > 1 else floor
    return delimiters[-1] if delimiters else floor


def _next(pattern: re.Pattern[str], text: str, start: int, most: int) -> int:
    found = pattern.search(text, start, min(len(text), start + most))
    return found.start() if found else min(len(text), start + most)
