"""Where texts come from: one source a file."""

from corpus.sources.base import Source
from corpus.sources.bundled import BundledSource
from corpus.sources.digest import DigestSource
from corpus.sources.imported import ImportedSource
from corpus.sources.package import PackageSource

SHIPPED: tuple[Source, ...] = (BundledSource(), PackageSource(), DigestSource())
"""The sources that need nothing from the user, verbatim words before digests."""

__all__ = ["SHIPPED", "BundledSource", "DigestSource", "ImportedSource", "PackageSource", "Source"]
