"""Texts that a user brought in: every version kept, each write complete or not at all.

A folder a text: `versions.json` lists the versions, `ID.txt` holds the canonical text of each. A version's ID is
its first day and the start of its SHA-256, so the same text brought in twice is one version.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from corpus.errors import StorageError

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a text.

    Attributes:
        sha256: of the canonical text.
        since: first day for which the words stand, ISO; empty where unknown.
        effective, published: days read from the text, ISO; empty where none was found.
        revised: days of revisions, ISO.
        source: imported or synced.
        origin: file name or address it came from.
        retrieved: day it was brought in, ISO.
        scheme: how the text numbers its parts, where that is not as registered.
        changed: dotted articles that differ from `replaced`: changed, added or removed.
        replaced: ID of the version that was held before, empty where none was.
    """

    sha256: str
    title: str
    since: str
    effective: str
    published: str
    revised: tuple[str, ...]
    source: str
    origin: str
    retrieved: str
    articles: int
    scheme: str = ""
    changed: tuple[str, ...] = ()
    replaced: str = ""

    @property
    def id(self) -> str:
        """Name of the version and of its file."""
        return f"{self.since or 'undated'}-{self.sha256[:12]}"

    def holds_on(self, day: date) -> bool:
        """Whether the words stand on a day; undated words always do."""
        return not self.since or date.fromisoformat(self.since) <= day


class VersionStore:
    """Versions of texts below one folder; nothing is made until something is written.

    Args:
        folder: the folder, by the settings `NEIBAO_HOME/laws`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def texts(self) -> Iterator[str]:
        """Key of every text that has a version."""
        if self.folder.is_dir():
            yield from sorted(path.parent.name for path in self.folder.glob("*/versions.json"))

    def versions(self, key: str) -> tuple[Version, ...]:
        """All versions of a text, oldest first; of versions with the same first day the one brought in last is last.

        Raises:
            StorageError: the list cannot be read.
        """
        path = self._folder(key) / "versions.json"
        if not path.is_file():
            return ()
        try:
            rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["versions"]
            found = [_version(row) for row in rows]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StorageError(f"无法读取版本记录 {path}：{error}；请删除该文件夹后重新导入") from error
        return tuple(sorted(found, key=lambda version: version.since))

    def on(self, key: str, day: date) -> Version | None:
        """The version whose words stand on a day."""
        fitting = [version for version in self.versions(key) if version.holds_on(day)]
        return fitting[-1] if fitting else None

    def text(self, key: str, version: Version) -> str:
        """The canonical text of a version.

        Raises:
            StorageError: the file is gone, or its words are not the ones that were brought in.
        """
        path = self._folder(key) / f"{version.id}.txt"
        try:
            data = path.read_bytes()
        except OSError as error:
            raise StorageError(
                f"无法读取 {path}：{error.strerror or error}；请用 neibao laws import 重新导入"
            ) from error
        if hashlib.sha256(data).hexdigest() != version.sha256:
            raise StorageError(f"{path} 的内容与导入时不同；请用 neibao laws import 重新导入")
        return data.decode("utf-8")

    def add(self, key: str, version: Version, text: str) -> Version:
        """Keep a version: first its text, then the list that names it, each written whole.

        A version that is already there is replaced by the new record.

        Raises:
            StorageError: it cannot be written; then what was there before stands.
        """
        folder = self._folder(key)
        others = [known for known in self.versions(key) if known.id != version.id]
        rows = [asdict(known) for known in (*others, version)]
        write_atomically(folder / f"{version.id}.txt", text.encode("utf-8"))
        listing = json.dumps({"key": key, "versions": rows}, ensure_ascii=False, indent=1)
        write_atomically(folder / "versions.json", listing.encode("utf-8"))
        return version

    def _folder(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise StorageError(f"文件代号“{key[:40]}”不能用作文件夹名")
        return self.folder / key


def _version(row: dict[str, Any]) -> Version:
    return Version(**{**row, "revised": tuple(row["revised"]), "changed": tuple(row["changed"])})


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file whole: into a new file beside it, which then takes its name.

    Raises:
        StorageError: it cannot be written; a file of that name from before is untouched.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise StorageError(f"无法写入 {path}：{error.strerror or error}；请检查权限和剩余空间") from error
