"""Where texts come from: one source a file."""

from corpus.sources.base import Source
from corpus.sources.bundled import BundledSource
from corpus.sources.package import PackageSource

__all__ = ["BundledSource", "PackageSource", "Source"]
