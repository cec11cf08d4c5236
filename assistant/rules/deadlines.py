"""Dates from the laws' time limits (`data/deadlines.toml`): the day itself is not counted, other readings beside it."""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from corpus.errors import InputError
from corpus.models import Locator


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit.

    Attributes:
        kind: due, lapse or keep.
        starts_on_day: its wording (之日起) leaves in doubt whether the first day counts.
        fixed: the day it runs from, where the law names it.
        together: ids of limits that may hold at the same time.
    """

    id: str
    document: str
    locator: Locator
    value: int
    unit: str
    kind: str
    starts_on_day: bool
    start: Mapping[str, str]
    act: Mapping[str, str]
    needs: tuple[re.Pattern[str], ...]
    forbids: tuple[re.Pattern[str], ...]
    fixed: date | None
    together: tuple[str, ...]
    examples: tuple[str, ...]

    def concerns(self, text: str) -> bool:
        """Whether a question is about this limit."""
        return all(p.search(text) for p in self.needs) and not any(p.search(text) for p in self.forbids)


@dataclass(frozen=True, slots=True)
class Counted:
    """A limit counted from a day.

    Attributes:
        last: last day of the limit, the first day not counted.
        free: of something to be kept, the first day on which it may go; of a permission, the first without it.
        last_counting_first: last day where the first day counts; None where that makes no sense.
    """

    limit: Limit
    start: date
    last: date
    free: date
    last_counting_first: date | None


@cache
def load_limits() -> tuple[Limit, ...]:
    """The limits that ship with the package."""
    text = files("assistant").joinpath("data", "deadlines.toml").read_text(encoding="utf-8")
    return tuple(
        Limit(
            id=row["id"],
            document=row["document"],
            locator=Locator(row["article"], paragraph=row.get("paragraph")),
            value=int(row["value"]),
            unit=row["unit"],
            kind=row["kind"],
            starts_on_day=row["starts_on_day"],
            start=row["start"],
            act=row["act"],
            needs=tuple(re.compile(pattern, re.IGNORECASE) for pattern in row["all"]),
            forbids=tuple(re.compile(pattern, re.IGNORECASE) for pattern in row["none"]),
            fixed=row.get("fixed"),
            together=tuple(row.get("with", ())),
            examples=tuple(row["examples"]),
        )
        for row in tomllib.loads(text)["limit"]
    )


def limit(name: str) -> Limit:
    """The limit with this id.

    Raises:
        InputError: there is none; the message lists those there are.
    """
    for one in load_limits():
        if one.id == name:
            return one
    raise InputError(f"没有名为“{name[:40]}”的期限；可用的有：{'、'.join(one.id for one in load_limits())}")


def count(one: Limit, start: date) -> Counted:
    """Count a limit from a day.

    Args:
        one: the limit.
        start: the day of the event; it is not counted, the limit runs from the next day.
    """
    last = _end(start, one.value, one.unit)
    earlier = _end(start - timedelta(days=1), one.value, one.unit)
    doubted = one.starts_on_day or one.kind == "keep"
    return Counted(one, start, last, last + timedelta(days=1), earlier if doubted else None)


def _end(start: date, value: int, unit: str) -> date:
    """The last day of a limit: months and years end on the day of the same number, or on the month's last."""
    if unit == "日":
        return start + timedelta(days=value)
    months = value if unit == "个月" else 12 * value
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
