"""Build the default scope's index: the two documents, the laws they cite, and the bank of questions."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from corpus.library import Library
from corpus.phrases import load_phrases
from corpus.questions import NONE_DOCUMENT, Question, indexed_questions
from indexes.aside import build_aside
from indexes.dense import SENTENCES, build_dense
from indexes.embeddings import Embedding, backend
from indexes.lexical import build_bm25, build_tfidf
from indexes.manifest import FORMAT, Manifest, file_hash, library_versions, questions_hash
from indexes.passages import Passage, passages, sentences, unit_of

CLAUSES_FILE, PHRASES_FILE, BANK_FILE = "clauses.npz", "phrases.npz", "bank.npz"
PASSAGES_FILE, OWNERS_FILE = "passages.json", "bank.json"

NOBODY = -1
"""Owner of a question of the bank that no passage answers."""

Progress = Callable[[str, int, int], None]
"""Called with what is being done, steps done and steps in all."""


def build_index(
    folder: Path,
    library: Library,
    embedding: str = "static",
    progress: Progress | None = None,
    questions: Sequence[Question] | None = None,
) -> Path:
    """Build a new index and put it into use.

    Args:
        folder: the index folder; made if absent.
        library: the texts.
        embedding: name of the embedding backend.
        progress: told how far the build is.
        questions: questions to index; None for all that may be. Training and measurements leave some out.

    Returns:
        Folder of the new build.

    Raises:
        StorageError: the folder cannot be written.
    """
    told = progress or _silent
    chosen = indexed_questions() if questions is None else questions
    return build_aside(folder, lambda target: _fill(target, library, embedding, told, chosen))


def _silent(what: str, done: int, total: int) -> None:
    """No progress shown."""


def _fill(target: Path, library: Library, embedding_name: str, progress: Progress, bank: Sequence[Question]) -> None:
    steps = 4
    progress("切分条款", 0, steps)
    found = passages(library)
    questions = _owned(found, bank)
    progress("建立字词索引", 1, steps)
    build_bm25([p.searchable for p in found]).save(target / CLAUSES_FILE)
    build_bm25(_phrases(found)).save(target / PHRASES_FILE)
    build_tfidf([q.text for q, _ in questions] or ["-"], longest=3).save(target / BANK_FILE)
    owners = [owner for _, owner in questions]
    (target / OWNERS_FILE).write_text(json.dumps({"owners": owners, "ids": [q.id for q, _ in questions]}))
    _write_passages(target / PASSAGES_FILE, found)
    progress("训练向量模型", 2, steps)
    embedding = backend(embedding_name).fit([p.searchable for p in found] + [q.text for q, _ in questions])
    embedding.save(target)
    progress("建立向量索引", 3, steps)
    count = _build_dense_side(target, found, embedding)
    _manifest(target, library, embedding, len(found), count, len(questions)).save(target)
    progress("完成", steps, steps)


def _owned(found: tuple[Passage, ...], bank: Sequence[Question]) -> list[tuple[Question, int]]:
    """Questions with the index of the passage that answers each; those on texts that are not held are left out."""
    places = {passage.id: index for index, passage in enumerate(found)}
    rows = []
    for question in bank:
        nobody = question.document == NONE_DOCUMENT
        owner = NOBODY if nobody else unit_of(places, question.document, question.locator)
        if owner is not None:
            rows.append((question, owner))
    return rows


def _phrases(found: tuple[Passage, ...]) -> list[str]:
    """The lay phrases of each passage, joined; those of a clause with parts belong to its first part."""
    places = {passage.id: index for index, passage in enumerate(found)}
    texts = [""] * len(found)
    for row in load_phrases():
        owner = unit_of(places, row.document, row.locator)
        if owner is not None:
            texts[owner] = "\n".join(filter(None, (texts[owner], *row.phrases)))
    return texts


def _build_dense_side(target: Path, found: tuple[Passage, ...], embedding: Embedding) -> int:
    texts, owners = [], []
    for owner, passage in enumerate(found):
        for sentence in sentences(passage.text) or [passage.context]:
            texts.append(sentence)
            owners.append(owner)
    build_dense(target / "chroma", SENTENCES, texts, owners, embedding.encode(texts))
    return len(texts)


def _write_passages(path: Path, found: tuple[Passage, ...]) -> None:
    rows = [{**asdict(passage), "locator": asdict(passage.locator)} for passage in found]
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def _manifest(
    target: Path, library: Library, embedding: Embedding, passage_count: int, sentence_count: int, bank_count: int
) -> Manifest:
    written = sorted(p for p in target.iterdir() if p.is_file())
    return Manifest(
        format=FORMAT,
        corpus=library.fingerprint(),
        questions=questions_hash(),
        embedding=embedding.name,
        embedding_settings=embedding.settings,
        libraries=library_versions(),
        passages=passage_count,
        sentences=sentence_count,
        bank=bank_count,
        files={p.name: file_hash(p) for p in written},
        built=datetime.now(UTC).isoformat(timespec="seconds"),
    )
