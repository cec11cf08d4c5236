"""Libraries to check citations against: with the laws imported, and with what ships alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.citations.check import check_citations
from assistant.citations.finding import Finding
from assistant.citations.texts import CitedTexts
from corpus import Document, Library, Metadata, load_registry, parse
from corpus.sources import SHIPPED

Check = Callable[[str], tuple[Finding, ...]]

_FILES = {"neibao": "neibao-2004.md", "baoan": "baoan-2022.md", "fankong": "fankong-2018.md"}
_MADE_UP = {
    "neibao": "企业事业单位内部治安保卫条例\n\n第一条 甲方每季度清点钥匙，并登记在册。\n\n"
    "第二条 夜班门卫应当每小时巡楼一次，不得擅离岗位。巡楼记录保存不少于四十日。\n\n"
    "第三条 有下列情形之一的，对单位处3万元以上8万元以下的罚款，对值班人员处200元以上900元以下的罚款：\n\n"
    "（一）丢失库房钥匙的；\n\n（二）伪造巡楼记录的。\n\n第四条 本条例自2004年12月1日起施行。\n",
}
"""Words of our own in a law's shape, so that laws are tested where the real ones are absent."""


class _Texts:
    """Laws from texts."""

    name = "texts"

    def __init__(self, texts: dict[str, str]) -> None:
        self.texts = texts

    def load(self, meta: Metadata) -> Document | None:
        text = self.texts.get(meta.key)
        return None if text is None else parse(text, meta)


def _checker(library: Library) -> Check:
    texts = CitedTexts(library)
    return lambda text: check_citations(text, library, texts=texts)


@pytest.fixture(scope="session")
def made_up() -> Library:
    """The library with a made-up law under a real law's name."""
    return Library((_Texts(_MADE_UP), *SHIPPED), load_registry())


@pytest.fixture(scope="session")
def imported(shared_laws: Path) -> Library:
    """The library with the three laws verbatim."""
    texts = {key: (shared_laws / name).read_text(encoding="utf-8") for key, name in _FILES.items()}
    return Library((_Texts(texts), *SHIPPED), load_registry())


@pytest.fixture(scope="session")
def check(made_up: Library) -> Check:
    """Checks a text against the two documents and a made-up law."""
    return _checker(made_up)


@pytest.fixture(scope="session")
def check_shipped(library: Library) -> Check:
    """Checks a text against what ships alone: two documents, a law from the package, digests."""
    return _checker(library)
