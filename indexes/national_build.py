"""Build, describe and verify the index of the national library: one row an article, every version of every law."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpus.errors import IndexMissing, NeibaoError
from corpus.locator import label
from corpus.models import Clause, Document
from corpus.national import NationalLibrary
from corpus.vocabulary import NodeKind
from indexes.aside import build_aside
from indexes.backends import static
from indexes.build import Progress
from indexes.dense import DenseIndex, build_dense
from indexes.lexical import build_bm25
from indexes.manifest import FILE as MANIFEST
from indexes.manifest import file_hash, file_problems, library_versions

FORMAT = 1
COMMAND = "neibao index build --scope national"
"""The command that builds this index, as messages name it."""

ARTICLES = "articles"
"""Name of the collection of vectors."""

ARTICLES_FILE, PLACES_FILE = "articles.npz", "places.json"

DIMENSIONS, LEAST = 128, 3
"""Size of the term vectors, and in how many articles a term has to stand to get one: 57,000 terms, 29 MB."""


@dataclass(frozen=True, slots=True)
class NationalManifest:
    """What an index of the national library was built from.

    Attributes:
        format: layout of the index's files.
        corpus: fingerprint of the library.
        embedding_settings: size of the vocabulary and of the vectors.
        libraries: versions of the libraries that decide the files.
        laws, articles: how many of each the index holds.
        files: SHA-256 of each file that is read back, chromadb's own files left out.
        built: when, ISO 8601 in UTC.
    """

    format: int
    corpus: str
    embedding_settings: dict[str, Any]
    libraries: dict[str, str]
    laws: int
    articles: int
    files: dict[str, str]
    built: str

    def save(self, folder: Path) -> None:
        """Write the manifest, the last file of a build."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=2)
        (folder / MANIFEST).write_text(text, encoding="utf-8")

    def stale(self, national: NationalLibrary) -> str:
        """Why the index no longer fits, in a few words; empty where it does."""
        if self.format != FORMAT:
            return "索引格式已更新"
        if self.corpus != fingerprint(national):
            return "法律库已改变"
        return "" if self.libraries == library_versions() else "所用程序库的版本已改变"


def load_national_manifest(folder: Path) -> NationalManifest:
    """Read the manifest of a build.

    Raises:
        IndexMissing: there is none, or it cannot be read.
    """
    try:
        return NationalManifest(**json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise IndexMissing(f"国家法律库的索引 {folder} 不完整或已损坏；请运行 {COMMAND} 重建") from error


def fingerprint(national: NationalLibrary) -> str:
    """SHA-256 over the package's database and the versions brought in; the day does not count."""
    digest = hashlib.sha256(file_hash(national.database.path).encode())
    for law in national:
        digest.update(f"{law.law_id}\0{law.title}\0{law.articles}\n".encode())
    return digest.hexdigest()


def build_national(folder: Path, national: NationalLibrary, progress: Progress | None = None) -> Path:
    """Index the whole national library and put the new index into use.

    Args:
        folder: the index's folder; made if absent.
        national: the library.
        progress: told how far the build is.

    Returns:
        Folder of the new build.

    Raises:
        ExtraMissing: the package with the laws is not installed.
        StorageError: the folder cannot be written.
    """
    told = progress or _silent
    return build_aside(folder, lambda target: _fill(target, national, told))


def _silent(what: str, done: int, total: int) -> None:
    """No progress shown."""


def _fill(target: Path, national: NationalLibrary, progress: Progress) -> None:
    laws = list(national)
    steps = len(laws) + 4
    texts: list[str] = []
    labels: list[str] = []
    law_of: list[int] = []
    places: list[list[int | str | None]] = []
    for number, law in enumerate(laws):
        progress("读取法律", number, steps)
        document = national.read(law.law_id)
        for clause in findable(document):
            place = clause.locator
            texts.append("\n".join((" ".join((law.title, *clause.headings)), document.body(clause))))
            labels.append(f"《{law.title}》{label(place, document.meta.scheme)}")
            law_of.append(number)
            places.append([place.article, place.article_suffix, place.section])
    progress("建立字词索引", len(laws), steps)
    build_bm25(texts).save(target / ARTICLES_FILE)
    rows = {"laws": [law.law_id for law in laws], "law_of": law_of, "places": places}
    (target / PLACES_FILE).write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    progress("训练向量模型（约一分钟）", len(laws) + 1, steps)
    embedding = static.fit(texts, DIMENSIONS, LEAST)
    embedding.save(target)
    progress("建立向量索引", len(laws) + 2, steps)
    build_dense(target / "chroma", ARTICLES, labels, range(len(texts)), embedding.encode(texts))
    progress("核对", len(laws) + 3, steps)
    written = sorted(path for path in target.iterdir() if path.is_file())
    NationalManifest(
        format=FORMAT,
        corpus=fingerprint(national),
        embedding_settings=embedding.settings,
        libraries=library_versions(),
        laws=len(laws),
        articles=len(texts),
        files={path.name: file_hash(path) for path in written},
        built=datetime.now(UTC).isoformat(timespec="seconds"),
    ).save(target)
    progress("完成", steps, steps)


def findable(document: Document) -> Iterator[Clause]:
    """The articles of a text; of one without articles its preamble, which is all it has."""
    yield from document.articles or (c for c in document.clauses if c.node.kind is NodeKind.PREAMBLE)


def verify_national(build: Path, national: NationalLibrary) -> list[str]:
    """What is wrong with a build, one line each; empty where nothing is."""
    try:
        manifest = load_national_manifest(build)
    except NeibaoError as error:
        return [str(error)]
    problems = file_problems(build, manifest.files)
    try:
        held = len(DenseIndex(build / "chroma", ARTICLES))
    except NeibaoError:
        problems.append("向量索引无法打开")
    else:
        if held != manifest.articles:
            problems.append(f"向量索引有 {held} 条，应为 {manifest.articles} 条")
    if reason := manifest.stale(national):
        problems.append(reason)
    return problems
