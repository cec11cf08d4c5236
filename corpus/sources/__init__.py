"""Where texts come from: one source a file."""

from corpus.sources.base import Source
from corpus.sources.bundled import BundledSource

__all__ = ["BundledSource", "Source"]
