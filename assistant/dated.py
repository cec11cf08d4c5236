"""The day whose rules a question asks for, by the rows of `data/days.toml`."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from tomllib import loads

from corpus.normalize import fold

_DAY = (
    r"(?:(?P<y>(?:19|20)[0-9]{2})年(?:(?P<m>[0-9]{1,2})月(?:份|(?P<d>[0-9]{1,2})[日号])?)?"
    r"|(?P<iso>(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})|(?P<ago>去年|前年))"
)


@dataclass(frozen=True, slots=True)
class DayRow:
    """One way to name a day: its pattern, days to add, and questions that it is found in."""

    pattern: re.Pattern[str]
    shift: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedDay:
    """The day whose rules are asked for.

    Attributes:
        day: the day; of a month or a year the last one.
        words: how the question names it.
        exact: whether it names a day, not a month or a year.
    """

    day: date
    words: str
    exact: bool

    @property
    def notice(self) -> str:
        """What the answer says about it."""
        day = self.day.isoformat()
        return (
            f"按{day}有效的文本作答。"
            if self.exact
            else f"按{day}有效的文本作答（问题写的是“{self.words}”，按其最后一日计）。"
        )


@cache
def load_days() -> tuple[DayRow, ...]:
    """The rows of `data/days.toml`."""
    rows = loads(files("assistant").joinpath("data", "days.toml").read_text(encoding="utf-8"))["row"]
    return tuple(
        DayRow(re.compile(row["pattern"].replace("DAY", _DAY)), row.get("shift", 0), tuple(row["examples"]))
        for row in rows
    )


def named_day(question: str, today: date) -> NamedDay | None:
    """The day whose rules a question asks for; None where it names none, or means today or the current year."""
    return next(_found(fold(question).text.replace(" ", ""), today), None)


def _found(text: str, today: date) -> Iterator[NamedDay]:
    for row in load_days():
        for match in row.pattern.finditer(text):
            named = _read(match, row.shift, today)
            if named is not None:
                yield named


def _read(match: re.Match[str], shift: int, today: date) -> NamedDay | None:
    try:
        first, last = _bounds(match, today)
    except ValueError:
        return None
    if not shift and first <= today <= last:
        return None
    day = first + timedelta(days=shift) if shift else last
    exact = first == last or bool(shift)
    return NamedDay(day, _name(match), exact)


def _bounds(match: re.Match[str], today: date) -> tuple[date, date]:
    """First and last day of what is named."""
    if match["iso"]:
        day = date.fromisoformat(match["iso"])
        return day, day
    year = int(match["y"]) if match["y"] else today.year - (1 if match["ago"] == "去年" else 2)
    if not match["m"]:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(match["m"])
    if not match["d"]:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    day = date(year, month, int(match["d"]))
    return day, day


def _name(match: re.Match[str]) -> str:
    """How the question names the day."""
    if not match["y"]:
        return match["iso"] or match["ago"]
    return f"{match['y']}年" + (f"{match['m']}月" if match["m"] else "") + (f"{match['d']}日" if match["d"] else "")
