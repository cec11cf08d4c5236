"""Opens the library of texts with every source that the settings allow."""

from __future__ import annotations

from datetime import date

from assistant.settings import Settings
from corpus.errors import InputError
from corpus.library import Library
from corpus.national import NationalLibrary
from corpus.sources import SHIPPED, ImportedSource
from corpus.store import VersionStore


def open_library(settings: Settings, on: date | None = None) -> Library:
    """The library as this user has it: imported texts first, then what ships with the package.

    Args:
        settings: says where imported texts are, and which day is today.
        on: a day that a question names; the library then holds only words that stood on that day, and a text whose
            words of that day are not held raises TextNotHeld when required.
    """
    day = today(settings)
    imported = ImportedSource(settings.laws, on or day, day)
    return Library((imported, *SHIPPED), day=on)


def open_national(settings: Settings) -> NationalLibrary:
    """The extended library of national laws, standing judged on the settings' day; nothing is read before it is asked.

    Raises:
        ExtraMissing: on first use, where the package with the data is not installed.
    """
    return NationalLibrary(today=lambda: today(settings), store=VersionStore(settings.laws))


def today(settings: Settings) -> date:
    """The day on which standing is judged.

    Raises:
        InputError: NEIBAO_TODAY is no day.
    """
    return parse_day(settings.today, "NEIBAO_TODAY") or date.today()


def parse_day(text: str | None, name: str) -> date | None:
    """A day as an option or a setting gives it; None where nothing is given.

    Raises:
        InputError: it is no day; the message says which option.
    """
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{name} 的值“{text[:20]}”不是日期；请写成 2026-11-22 这样的形式") from None
