"""Answers by when something is due, or how long it must be kept, from the laws' time limits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from assistant.reading.words.dates import FoundDate, find_date
from assistant.reading.words.plain import language_of
from assistant.reply import Citation, Deadline, Figure, Reply, cite
from assistant.rules.deadlines import Counted, Limit, count, limit, load_limits
from assistant.staffing.words import say
from corpus.errors import InputError
from corpus.library import Library
from corpus.models import Locator
from corpus.vocabulary import Route

_ASKS_DAY = re.compile(
    r"最晚|最迟|哪天|哪一天|哪日|几号|几月几日|什么时候|何时|截止|到期|届满|之前|前办|过期|逾期|失效|来得及|超期|还剩|覆盖|可以删|能删|到哪|多晚|"
    r"by when|when|deadline|latest|until|which day|what day|overdue|expire|overwrit|due",
    re.IGNORECASE,
)
_ENGLISH_UNITS = {"日": "days", "个月": "months", "年": "years"}
_WEEKDAYS = (
    ("星期一", "Monday"), ("星期二", "Tuesday"), ("星期三", "Wednesday"), ("星期四", "Thursday"), ("星期五", "Friday"),
    ("星期六", "Saturday"), ("星期日", "Sunday"),
)  # fmt: skip


@cache
def _bundled() -> Library:
    return Library()


def answer_deadline(question: str, today: date, library: Library | None = None) -> Reply | None:
    """Answer a question on a date that a time limit leads to.

    Args:
        question: the user's words.
        today: the day that counts as today, for dates without a year.
        library: the texts to quote from; by default those of the package.

    Returns:
        The reply; None where the question asks for no date of a known limit, or names no day and asks for none.
    """
    language = language_of(question)
    limits = find_limits(question)
    if not limits or not _ASKS_DAY.search(question):
        return None
    try:
        found = find_date(question, today)
    except InputError as error:
        return Reply(question, Route.ERROR, f"{error}。", language)
    if found is None and limits[0].fixed is None:
        if not re.search(r"最晚|最迟|哪天|哪一天|几号|which day|latest", question):
            return None
        words = say("deadline", "ask_day", language, start=limits[0].start[language])
        return Reply(question, Route.CLARIFY, words, language, clarify=words)
    return reply_for(question, limits, found, today, library or _bundled(), language)


def find_limits(question: str) -> tuple[Limit, ...]:
    """The limits that a question is about, the most particular first, with those that may hold beside it."""
    hits = [one for one in load_limits() if one.concerns(question)]
    if not hits:
        return ()
    best = max(hits, key=lambda one: (len(one.needs), one.document == "fankong", one.id.startswith("target")))
    return (best, *(limit(name) for name in best.together))


def reply_for(
    question: str, limits: Sequence[Limit], found: FoundDate | None, today: date, library: Library, language: str
) -> Reply:
    """The reply that counts each limit from the day."""
    counted = [count(one, one.fixed or (found.day if found else today)) for one in limits]
    citations = tuple(c for c in (_citation(library, one) for one in limits) if c is not None)
    lead = [_head(one, language) for one in counted]
    steps = [_step(one, language) for one in counted]
    others = [words for one in counted if (words := _reading(one, language))]
    notices = _notices(counted, found, today, language)
    parts = ["\n".join(lead if len(lead) == 1 else [f"- {line}" for line in lead])]
    quotes = [_quoted(citation, language) for citation in citations]
    for title, lines in (("basis", quotes), ("steps", steps), ("readings", others), ("notices", notices)):
        if lines:
            parts.append(f"**{say('part', title, language)}**\n" + "\n".join(f"- {line}" for line in lines))
    figures = tuple(
        Figure(_day(day, language), day.isoformat(), "日期" if language == "zh" else "date", "=", "calculator")
        for one in counted
        for day in ((one.last, one.free) if one.limit.kind != "due" else (one.last,))
    )
    deadlines = tuple(_as_row(one, words, language) for one, words in zip(counted, [*lead], strict=True))
    return Reply(
        question, Route.FIGURE, "\n\n".join(parts), language, citations, figures, notices=notices, deadlines=deadlines
    )


def _day(day: date, language: str) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if language == "zh" else day.isoformat()


def _weekday(day: date, language: str) -> str:
    return _WEEKDAYS[day.weekday()][0 if language == "zh" else 1]


def _head(one: Counted, language: str) -> str:
    return say(
        "deadline",
        one.limit.kind,
        language,
        last=_day(one.last, language),
        free=_day(one.free, language),
        weekday=_weekday(one.last, language),
        act=one.limit.act[language],
    )


def _step(one: Counted, language: str) -> str:
    return say(
        "deadline",
        "step",
        language,
        start=one.limit.start[language],
        from_day=_day(one.start, language),
        value=one.limit.value,
        unit=one.limit.unit if language == "zh" else _ENGLISH_UNITS[one.limit.unit],
        last=_day(one.last, language),
    )


def _reading(one: Counted, language: str) -> str:
    if one.last_counting_first is None:
        return ""
    row = "reading_keep" if one.limit.kind == "keep" else "reading"
    return say("deadline", row, language, last=_day(one.last_counting_first, language))


def _notices(counted: Sequence[Counted], found: FoundDate | None, today: date, language: str) -> tuple[str, ...]:
    notices = []
    if found is not None and found.assumed_year:
        notices.append(say("deadline", "year", language, year=found.day.year))
    if len(counted) > 1:
        notices.append(say("deadline", "several", language))
    first = counted[0]
    if first.limit.kind != "keep" and first.last.weekday() >= 5:
        words = {"last": _day(first.last, language), "weekday": _weekday(first.last, language)}
        notices.append(say("deadline", "weekend", language, **words))
    days = (first.last - today).days
    row = "passed" if days < 0 else "left"
    if first.limit.fixed is None:
        notices.append(say("deadline", row, language, today=_day(today, language), days=days))
    return tuple(notices)


def _citation(library: Library, one: Limit) -> Citation | None:
    document = library.get(one.document)
    if document is None:
        return None
    clause = document.find(one.locator) or document.find(Locator(one.locator.article))
    return None if clause is None else cite(document, clause)


def _quoted(citation: Citation, language: str) -> str:
    words = "".join(citation.quote.split("\n"))
    if citation.kind == "digest":
        return f"{citation.label}（要旨）{words}"
    return f"{citation.label}：“{words}”" if language == "zh" else f"{citation.label}: “{words}”"


def _as_row(one: Counted, words: str, language: str) -> Deadline:
    other = one.last_counting_first
    return Deadline(
        limit=one.limit.id,
        document=one.limit.document,
        article=one.limit.locator.article or 0,
        paragraph=one.limit.locator.paragraph,
        kind=one.limit.kind,
        start=one.start.isoformat(),
        value=one.limit.value,
        unit=one.limit.unit,
        last_day=one.last.isoformat(),
        free_day=one.free.isoformat() if one.limit.kind != "due" else None,
        last_day_counting_first=other.isoformat() if other else None,
        steps=(words, _step(one, language), *((text,) if (text := _reading(one, language)) else ())),
    )
