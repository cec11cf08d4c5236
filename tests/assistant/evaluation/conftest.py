"""One index of the two documents, for measuring on a few questions."""

from __future__ import annotations

import pytest

from corpus import Library
from corpus.sources import BundledSource
from indexes.build import build_index
from indexes.search import SearchIndex


@pytest.fixture(scope="session")
def documents() -> Library:
    """The two documents alone, which index quickly."""
    return Library((BundledSource(),))


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory, documents: Library) -> SearchIndex:
    """Their index, opened; for reading only."""
    return SearchIndex(build_index(tmp_path_factory.mktemp("index"), documents))
