"""The texts as a user has them, a bank of a thousand items, and a paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.library import open_library
from assistant.quiz.blueprint import Blueprint, parse_counts
from assistant.quiz.drawing import draw
from assistant.quiz.models import Paper
from assistant.settings import Settings
from corpus.library import Library

THOUSAND = "single=300,multiple=50,judge=280,blank=270,short=40,case=60"


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """All texts that ship with the package."""
    return open_library(Settings(home=tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="session")
def bank(texts: Library) -> Paper:
    """A thousand items over both documents and the laws."""
    return draw(texts, Blueprint(parse_counts(THOUSAND)), "2026", "题库", bank=True)[0]


@pytest.fixture(scope="session")
def paper(texts: Library) -> Paper:
    """A paper with every type of item."""
    counts = parse_counts("single=10,multiple=5,judge=10,blank=6,short=3,case=6")
    return draw(texts, Blueprint(counts, ("guangzhou", "liaoning", "neibao", "fankong")), "7", "内保知识测试")[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder to write to."""
    return tmp_path
