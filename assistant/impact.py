"""Saved work that rests on words that have changed since: conversations, quizzes, reports.

The rule: any .json or .jsonl file is looked through for objects that carry `document` and `article`, as every
citation of a Reply, a Finding or a quiz does. A citation is touched where the article is gone; where it carries
`sha256` of the clause's words and that is no longer theirs; where its quotation no longer stands in the clause; or
where the article changed when the version held now came in, and the file is older than that.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.library import open_library
from assistant.settings import Settings
from corpus.library import Library
from corpus.locator import dotted, label
from corpus.models import Clause, Document, Locator
from corpus.store import VersionStore
from corpus.versions import plain_words, words_sha256
from corpus.vocabulary import Held

FOLDERS = ("conversations", "quizzes", "reports")
"""Folders under NEIBAO_HOME that are looked through."""

_PARTS = ("article", "article_suffix", "section", "paragraph", "item", "subitem")
_MAX_BYTES = 200 * 2**20


@dataclass(frozen=True, slots=True)
class Touched:
    """A saved citation that rests on words that have changed.

    Attributes:
        file: the file it is saved in.
        where: path of keys inside the file, or the line of a .jsonl file with it.
        document, label: what it cites.
        reason: gone, words, quote or changed.
        detail: the reason in words.
    """

    file: str
    where: str
    document: str
    label: str
    reason: str
    detail: str


def find_touched(settings: Settings, paths: Sequence[Path] = ()) -> Iterator[Touched | str]:
    """Look through saved files.

    Args:
        settings: say where saved work and texts are.
        paths: files or folders; by default the folders of `FOLDERS` under NEIBAO_HOME.

    Yields:
        Each touched citation; for a file that cannot be read one line that says so.
    """
    judge = _Judge(open_library(settings), VersionStore(settings.laws))
    for file in _files(paths or [settings.home / name for name in FOLDERS]):
        try:
            if file.stat().st_size > _MAX_BYTES:
                yield f"{file} 过大，未检查"
                continue
            saved = date.fromtimestamp(file.stat().st_mtime)
            rows = list(_values(file))
        except (OSError, ValueError, RecursionError) as error:
            yield f"{file} 不是可读的 JSON，未检查：{error}"
            continue
        for where, value in rows:
            for place, citation in _citations(value, where):
                if found := judge.reason(citation, saved):
                    yield Touched(str(file), place, str(citation["document"]), *found)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.suffix in (".json", ".jsonl") and p.is_file())
        elif path.exists():
            yield path


def _values(file: Path) -> Iterator[tuple[str, Any]]:
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".jsonl":
        yield "", json.loads(text)
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield f"第{number}行", json.loads(line)


def _citations(value: Any, where: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(value, dict):
        if isinstance(value.get("document"), str) and any(value.get(part) is not None for part in _PARTS[:3]):
            yield where, value
        for name, below in value.items():
            yield from _citations(below, f"{where}.{name}".lstrip("."))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from _citations(below, f"{where}[{index}]")


def _locator(citation: Mapping[str, Any]) -> Locator:
    section = citation.get("section")
    numbers = {part: citation.get(part) for part in _PARTS if part != "section"}
    whole = {part: value for part, value in numbers.items() if isinstance(value, int)}
    return Locator(section=section if isinstance(section, str) else None, **whole)


@dataclass(slots=True)
class _Judge:
    """Says whether a saved citation still stands."""

    library: Library
    store: VersionStore

    def reason(self, citation: Mapping[str, Any], saved: date) -> tuple[str, str, str] | None:
        """Label, reason and detail where it is touched, else None; texts that are not held are not judged."""
        key = citation["document"]
        document = self.library.get(key) if key in self.library.registry else None
        if document is None:
            return None
        locator = _locator(citation)
        name = label(locator, document.meta.scheme)
        clause = document.find(locator)
        if clause is None:
            return name, "gone", "现行文本中没有这一条款"
        return self._words(citation, document, clause, name) or self._changed(key, locator, saved, name)

    def _words(
        self, citation: Mapping[str, Any], document: Document, clause: Clause, name: str
    ) -> tuple[str, str, str] | None:
        recorded, quote = citation.get("sha256"), citation.get("quote")
        words = document.words(clause)
        if isinstance(recorded, str) and recorded:
            whole = (words_sha256(words), words_sha256(document.body(clause)))
            return None if recorded in whole else (name, "words", "条款文字与保存时不同")
        verbatim = citation.get("kind", "verbatim") == "verbatim" and document.held is Held.VERBATIM
        if verbatim and isinstance(quote, str) and quote:
            pieces = [piece for piece in plain_words(quote).replace("...", "…").split("…") if piece]
            if any(piece not in plain_words(words) for piece in pieces):
                return name, "quote", "引文已不在现行条款中"
        return None

    def _changed(self, key: str, locator: Locator, saved: date, name: str) -> tuple[str, str, str] | None:
        for version in self.store.versions(key):
            if dotted(locator.clause) in version.changed and saved <= date.fromisoformat(version.retrieved):
                return name, "changed", f"该条在{version.since or version.retrieved}的文本中有改动"
        return None
