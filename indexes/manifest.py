"""What an index was built from, so that a change of any of it is noticed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from corpus.errors import IndexMissing
from corpus.library import Library

FORMAT = 3
LIBRARIES = ("chromadb", "numpy", "scipy")
FILE = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The inputs of a build, and hashes of what it wrote.

    Attributes:
        format: layout of the index's files.
        corpus: fingerprint of the texts (see `Library.fingerprint`).
        questions: hash of the indexed questions and phrases.
        embedding: name of the embedding, and its settings.
        libraries: versions of the libraries that decide the files.
        passages, sentences, bank: how many of each the index holds.
        files: SHA-256 of each file that is read back, chromadb's own files left out.
        built: when, ISO 8601 in UTC.
    """

    format: int
    corpus: str
    questions: str
    embedding: str
    embedding_settings: dict[str, Any]
    libraries: dict[str, str]
    passages: int
    sentences: int
    bank: int
    files: dict[str, str]
    built: str

    def save(self, folder: Path) -> None:
        """Write the manifest, the last file of a build."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=2)
        (folder / FILE).write_text(text, encoding="utf-8")

    def stale(self, library: Library, embedding: str) -> str:
        """Why the index no longer fits, in a few words; empty where it does."""
        if self.format != FORMAT:
            return "索引格式已更新"
        if self.corpus != library.fingerprint():
            return "收录的文本已改变"
        if self.questions != questions_hash():
            return "问题库已改变"
        if self.embedding != embedding:
            return "向量模型已改变"
        if self.libraries != library_versions():
            return "所用程序库的版本已改变"
        return ""


def load_manifest(folder: Path) -> Manifest:
    """Read the manifest of a build.

    Raises:
        IndexMissing: there is none, or it cannot be read.
    """
    try:
        return Manifest(**json.loads((folder / FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise IndexMissing(f"索引 {folder} 不完整或已损坏；请运行 neibao index build 重建") from error


def library_versions() -> dict[str, str]:
    """Versions of the libraries that decide the index's files."""
    return {name: version(name) for name in LIBRARIES}


def questions_hash() -> str:
    """SHA-256 over the files of the questions and the phrases; unread, as every cold start asks for it."""
    digest = hashlib.sha256()
    for folder in ("questions", "more_questions", "phrases"):
        for entry in sorted(files("corpus").joinpath("data", folder).iterdir(), key=lambda e: e.name):
            digest.update(f"{folder}/{entry.name}\0".encode() + entry.read_bytes())
    return digest.hexdigest()


def file_hash(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def file_problems(build: Path, hashes: dict[str, str]) -> list[str]:
    """Files of a build that are missing or are not what was written, one line each."""
    problems = []
    for name, expected in hashes.items():
        path = build / name
        if not path.is_file():
            problems.append(f"缺少文件 {name}")
        elif file_hash(path) != expected:
            problems.append(f"文件 {name} 的内容与建立时不同")
    return problems
