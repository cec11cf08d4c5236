"""Shared fixtures: the library, and the laws where the shared folder has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import Library

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def library() -> Library:
    """The library with nothing but what ships with the package."""
    return Library()


@pytest.fixture(scope="session")
def shared_laws() -> Path:
    """Folder of the three laws' texts, for reading; tests that need it are skipped where it is absent."""
    folder = SHARED / "laws"
    if not folder.is_dir():
        pytest.skip("the shared laws folder is absent")
    return folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty NEIBAO_HOME for tests that write."""
    folder = tmp_path / "home"
    monkeypatch.setenv("NEIBAO_HOME", str(folder))
    return folder
