"""Search in the extended library of national laws: BM25 over characters' 1+2-grams, and a little of the vectors.

The index holds every text of the library; which of them may answer is decided for the day of the question, so it does
not age with the calendar.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from corpus.errors import IndexMissing
from corpus.models import Locator
from corpus.national import NationalLibrary
from indexes.aside import current_build
from indexes.backends import static
from indexes.dense import DenseIndex
from indexes.lexical import LexicalIndex, Scores
from indexes.national_build import (
    ARTICLES,
    ARTICLES_FILE,
    COMMAND,
    PLACES_FILE,
    load_national_manifest,
)

DENSE_WEIGHT = 0.05
"""What a cosine of 1 adds to the lexical score of about 0 to 1.

Measured on 2026-11-22 with 720 lay questions (`tests/benchmark`), against none: R@1 .288 to .290, R@5 .473 to .474,
R@10 .542 to .542, MRR .457 to .459. From 0.1 on recall falls.
"""

NEIGHBOURS = 200
"""Articles fetched from the vectors for one question; the others count as near as the farthest of these."""


@dataclass(frozen=True, slots=True)
class NationalHit:
    """An article that was found.

    Attributes:
        law_id: the text.
        locator: the article.
        score: lexical and dense together, about 0–1.
        lexical: share of the question's terms, by weight, that the article has: about 0–1.
    """

    law_id: str
    locator: Locator
    score: float
    lexical: float


class NationalIndex:
    """An opened index of the national library.

    Args:
        folder: folder of one build.

    Raises:
        IndexMissing: the build is incomplete or damaged.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = load_national_manifest(folder)
        try:
            self._lexical = LexicalIndex.load(folder / ARTICLES_FILE)
            rows = json.loads((folder / PLACES_FILE).read_text(encoding="utf-8"))
            self.laws: tuple[str, ...] = tuple(rows["laws"])
            self._law_of: NDArray[np.int64] = np.array(rows["law_of"], dtype=np.int64)
            self._places: list[list[int | str | None]] = rows["places"]
            self._embedding = static.load(folder)
            self._dense = DenseIndex(folder / "chroma", ARTICLES)
        except (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile, IndexMissing) as error:
            raise IndexMissing(
                f"国家法律库的索引 {folder} 已损坏（{type(error).__name__}）；请运行 {COMMAND} 重建"
            ) from error

    def __len__(self) -> int:
        return len(self._places)

    def search(self, question: str, laws: Collection[str], limit: int = 10) -> list[NationalHit]:
        """The best articles of some laws.

        Args:
            question: what was asked.
            laws: keys of the laws that may answer: those in force on the day asked about, or the ones named.
            limit: how many to return.

        Returns:
            Hits with a lexical score above zero, best first.
        """
        lexical = self._lexical.bm25(question)
        scores = lexical + DENSE_WEIGHT * self._similarity(question)
        wanted = np.array([law in laws for law in self.laws])[self._law_of] & (lexical > 0)
        scores = np.where(wanted, scores, -np.inf)
        order = np.argsort(-scores, kind="stable")[:limit]
        return [self._hit(int(row), scores, lexical) for row in order if wanted[row]]

    def _similarity(self, question: str) -> Scores:
        found = self._dense.nearest(self._embedding.encode([question])[0], len(self), limit=NEIGHBOURS)
        near = found[found > 0]
        return np.where(found > 0, found, near.min()) if len(near) else found

    def _hit(self, row: int, scores: Scores, lexical: Scores) -> NationalHit:
        article, suffix, section = self._places[row]
        locator = Locator(article, suffix, section)  # type: ignore[arg-type]
        return NationalHit(self.laws[self._law_of[row]], locator, float(scores[row]), float(lexical[row]))


def national_build(folder: Path) -> Path | None:
    """Folder of the build in use, or None where the national library was never indexed.

    Raises:
        IndexMissing: a build was in use, and its folder is gone.
    """
    try:
        return current_build(folder)
    except IndexMissing as error:
        raise IndexMissing(f"{folder} 下的国家法律库索引已丢失；请运行 {COMMAND} 重建") from error


def open_national_index(folder: Path, national: NationalLibrary) -> NationalIndex | None:
    """Open the index in use; it is never built unasked, because that takes minutes.

    Returns:
        The index, or None where none was built.

    Raises:
        IndexMissing: it is damaged, gone, or no longer fits the library.
    """
    build = national_build(folder)
    if build is None:
        return None
    index = NationalIndex(build)
    if reason := index.manifest.stale(national):
        raise IndexMissing(f"国家法律库的索引已过时（{reason}）；请运行 {COMMAND} 重建")
    return index
