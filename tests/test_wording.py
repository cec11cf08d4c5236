"""No sentence of a national law stands in the project: digests, questions and tests are in our own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus import Library
from corpus.sources.package import LawsDatabase, package_record

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("assistant", "corpus", "indexes", "tests", "ui", ".ci")
RUN = 24
"""Characters in a row, counting Chinese characters and digits alone, that make a copy."""


def _plain(text: str) -> str:
    return re.sub(r"[^一-鿿0-9]", "", text)


def _runs(texts: Iterable[str]) -> set[str]:
    return {text[i : i + RUN] for text in map(_plain, texts) for i in range(len(text) - RUN + 1)}


def _files() -> Iterator[Path]:
    tops = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*")]
    for path in [*tops, *ROOT.glob("*")]:
        if path.is_file() and "__pycache__" not in path.parts and path.stat().st_size < 5_000_000:
            yield path


def _copied(laws: Iterable[str], library: Library) -> list[str]:
    """Files with words of the laws that the two documents do not have themselves."""
    bundled = [library.require(key).text for key in ("guangzhou", "liaoning")]
    runs = _runs(laws) - _runs(bundled)
    found = []
    for path in _files():
        raw = path.read_bytes()
        if b"\0" not in raw[:4096] and (hits := _runs([raw.decode("utf-8", "ignore")]) & runs):
            found.append(f"{path.relative_to(ROOT)}: {min(hits)}")
    return found


def test_no_sentence_of_the_three_laws_is_in_the_project(library: Library, shared_laws: Path) -> None:
    assert _copied((path.read_text(encoding="utf-8") for path in shared_laws.glob("*.md")), library) == []


def test_no_sentence_of_the_packages_counter_terrorism_law_is_in_the_project(library: Library) -> None:
    database = LawsDatabase.installed()
    assert database is not None
    rows = database.articles(package_record()["texts"]["fankong"]["law_id"])
    laws = [row.text for row in rows]
    assert len(laws) == 97
    assert _copied(laws, library) == []


def test_a_copied_sentence_would_be_found(library: Library) -> None:
    sentence = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒"
    runs = _runs([sentence])
    assert len(runs) == len(sentence) - RUN + 1
    assert _runs([f"前言：{sentence[:12]}，{sentence[12:]}。"]) & runs
    assert not _runs([sentence[: RUN - 1]])
