"""One index of the two documents, built once; tests that damage it work on a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from corpus import Library
from corpus.questions import load_questions
from corpus.sources import BundledSource
from indexes.build import build_index


@pytest.fixture(scope="session")
def documents() -> Library:
    """The two documents alone, which index quickly."""
    return Library((BundledSource(),))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, documents: Library) -> Path:
    """An index folder with one build in use; for reading only."""
    folder = tmp_path_factory.mktemp("index")
    build_index(folder, documents, questions=load_questions()[::20])
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A copy of the index folder, for a test to change."""
    return shutil.copytree(built, tmp_path / "index")
