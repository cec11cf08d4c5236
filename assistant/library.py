"""Opens the library of texts with every source that the settings allow."""

from __future__ import annotations

from datetime import date

from assistant.settings import Settings
from corpus.library import Library
from corpus.national import NationalLibrary
from corpus.sources import SHIPPED


def open_library(settings: Settings) -> Library:
    """The library as this user has it: imported texts first, then what ships with the package."""
    return Library(SHIPPED)


def open_national(settings: Settings) -> NationalLibrary:
    """The extended library of national laws, standing judged on the settings' day; nothing is read before it is asked.

    Raises:
        ExtraMissing: on first use, where the package with the data is not installed.
    """
    return NationalLibrary(today=lambda: today(settings))


def today(settings: Settings) -> date:
    """The day on which standing is judged."""
    return date.fromisoformat(settings.today) if settings.today else date.today()
