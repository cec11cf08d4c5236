"""Check an index against its manifest and against the texts."""

from __future__ import annotations

from pathlib import Path

from corpus.errors import NeibaoError
from corpus.library import Library
from indexes.dense import SENTENCES, DenseIndex
from indexes.manifest import file_problems, load_manifest


def verify_index(build: Path, library: Library, embedding: str = "static") -> list[str]:
    """What is wrong with a build, one line each; empty where nothing is."""
    try:
        manifest = load_manifest(build)
    except NeibaoError as error:
        return [str(error)]
    problems = file_problems(build, manifest.files)
    problems += _collection_problems(build, SENTENCES, manifest.sentences)
    if reason := manifest.stale(library, embedding):
        problems.append(f"{reason}，下次提问时会自动重建")
    return problems


def _collection_problems(build: Path, name: str, expected: int) -> list[str]:
    try:
        held = len(DenseIndex(build / "chroma", name))
    except NeibaoError as error:
        return [str(error)]
    return [] if held == expected else [f"向量索引 {name} 有 {held} 条，应为 {expected} 条"]
