"""Dates as people write them: 3月5日, 三月五号, 2026-03-05, 2026/3/5, 今天, March 5."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.errors import InputError
from corpus.normalize import fold
from corpus.numerals import parse_integer

_N = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_FULL = re.compile(r"(?P<y>(?:19|20)[0-9]{2})\s?[-/.年]\s?(?P<m>[0-9]{1,2})\s?[-/.月]\s?(?P<d>[0-9]{1,2})(?:日|号)?")
_SHORT = re.compile(rf"(?:(?P<when>今年|去年|明年)\s?)?(?P<m>{_N})月(?P<d>{_N})(?:日|号)?")
_ENGLISH = re.compile(
    rf"(?P<month>{'|'.join(m[:3] + '(?:' + m[3:] + ')?' for m in _MONTHS)})\.?\s(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?"
    r"(?:,?\s(?P<y>(?:19|20)[0-9]{2}))?"
)
_DAYS = {"今天": 0, "今日": 0, "昨天": -1, "前天": -2, "明天": 1, "后天": 2, "today": 0, "yesterday": -1, "tomorrow": 1}


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a question.

    Attributes:
        assumed_year: the year was not written and is taken from today.
    """

    day: date
    text: str
    assumed_year: bool


def find_date(text: str, today: date) -> FoundDate | None:
    """The first date of a question; None where there is none.

    Raises:
        InputError: a day that does not exist, such as 2月30日.
    """
    folded = fold(text).text.lower()
    if match := _FULL.search(folded):
        return FoundDate(_day(int(match["y"]), int(match["m"]), int(match["d"]), match[0]), match[0], False)
    if match := _SHORT.search(folded):
        year = today.year + {"去年": -1, "明年": 1}.get(match["when"] or "", 0)
        month, day = parse_integer(match["m"]), parse_integer(match["d"])
        return FoundDate(_day(year, month or 0, day or 0, match[0]), match[0], match["when"] is None)
    if match := _ENGLISH.search(folded):
        month = next(i for i, name in enumerate(_MONTHS, start=1) if name.startswith(match["month"][:3]))
        year = int(match["y"]) if match["y"] else today.year
        return FoundDate(_day(year, month, int(match["d"]), match[0]), match[0], match["y"] is None)
    for word, shift in _DAYS.items():
        if word in folded:
            return FoundDate(today + timedelta(days=shift), word, False)
    return None


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise InputError(f"没有{text}这一天，请核对日期") from None
