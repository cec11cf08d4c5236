"""The days that a law's own text states: when it was published, revised, and took effect."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from corpus.models import Document
from corpus.normalize import fold
from corpus.numerals import parse_integer

_CN = "[〇○零一二三四五六七八九十]"
_DAY = rf"(?P<y>[0-9]{{4}}|{_CN}{{4}}) ?年 ?(?P<m>[0-9]{{1,2}}|{_CN}{{1,2}}) ?月 ?(?P<d>[0-9]{{1,2}}|{_CN}{{1,3}}) ?日"
_ANY_DAY = re.compile(_DAY)
_EFFECTIVE = re.compile(rf"自 ?{_DAY} ?起(?:施行|生效|实施)")
_REVISED = re.compile("修订|修正|修改")


@dataclass(frozen=True, slots=True)
class Dates:
    """Days that a text states.

    Attributes:
        published: the first day in the lines below the title.
        effective: the day that the last article says the text takes effect.
        revised: days in the lines below the title that go with a revision, in order.
    """

    published: date | None = None
    effective: date | None = None
    revised: tuple[date, ...] = ()

    @property
    def since(self) -> date | None:
        """The first day for which the words stand.

        A revision's own first day is seldom in the text, so the day it was made counts.
        """
        days = [day for day in (self.effective or self.published, *self.revised) if day is not None]
        return max(days) if days else None


def read_dates(document: Document) -> Dates:
    """Read the days from what stands before the first article, and from the last articles."""
    first = document.articles[0].node.span.start if document.articles else len(document.text)
    head = fold(document.text[:first]).text
    days: list[date] = []
    revised: list[date] = []
    matches = list(_ANY_DAY.finditer(head))
    for index, match in enumerate(matches):
        day = _date(match)
        end = matches[index + 1].start() if index + 1 < len(matches) else len(head)
        if day is None:
            continue
        days.append(day)
        if _REVISED.search(head[match.end() : end]):
            revised.append(day)
    published = next((day for day in days if day not in revised), days[0] if days else None)
    return Dates(published, _effective(document), tuple(sorted(set(revised))))


def _effective(document: Document) -> date | None:
    for clause in reversed(document.articles[-3:]):
        found = [_date(match) for match in _EFFECTIVE.finditer(fold(document.body(clause)).text)]
        if found and found[0]:
            return found[0]
    return None


def _date(match: re.Match[str]) -> date | None:
    numbers = [parse_integer(match[name]) for name in ("y", "m", "d")]
    try:
        return date(numbers[0] or 0, numbers[1] or 0, numbers[2] or 0)
    except ValueError:
        return None
