"""Build an index aside, then swap it in: a build that dies half-way leaves the old one serving.

Under an index's folder lies one folder a build, and a small file `current` that names the one in use.
"""

from __future__ import annotations

import os
import shutil
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from corpus.errors import IndexMissing, StorageError
from indexes.manifest import FILE as MANIFEST

POINTER = "current"

ABANDONED_AFTER = 6 * 3600
"""Seconds after which a build that was never finished is taken for dead."""


def current_build(folder: Path) -> Path | None:
    """Folder of the build in use, or None where nothing was ever built.

    Raises:
        IndexMissing: a build was in use, and its folder is gone.
    """
    pointer = folder / POINTER
    if not pointer.exists():
        return None
    build = folder / pointer.read_bytes().decode("utf-8", "replace").strip()
    if build.parent != folder or not build.is_dir():
        raise IndexMissing(f"索引 {build} 已丢失；请运行 neibao index build 重建")
    return build


def build_aside(folder: Path, fill: Callable[[Path], None]) -> Path:
    """Make a new build and put it into use.

    Args:
        folder: the index's folder; made if absent.
        fill: writes the build into the empty folder that it is given, the manifest last.

    Returns:
        Folder of the new build.

    Raises:
        StorageError: the folder cannot be written.
    """
    name = f"build-{uuid.uuid4().hex[:12]}"
    target = folder / name
    try:
        target.mkdir(parents=True)
        fill(target)
        _point_at(folder, name)
    except OSError as error:
        shutil.rmtree(target, ignore_errors=True)
        reason = error.strerror or type(error).__name__
        raise StorageError(
            f"索引文件夹 {folder} 无法写入（{reason}）；请检查权限和磁盘空间，或用环境变量 NEIBAO_HOME 指到别处"
        ) from error
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    _remove_others(folder, name)
    return target


def _point_at(folder: Path, name: str) -> None:
    fresh = folder / f"{POINTER}.{uuid.uuid4().hex[:8]}"
    fresh.write_text(name, encoding="utf-8")
    os.replace(fresh, folder / POINTER)


def _remove_others(folder: Path, keep: str) -> None:
    """Remove older builds; one that another process still reads, or is still making, may stay for a while."""
    for other in folder.glob("build-*"):
        if other.name != keep and ((other / MANIFEST).is_file() or _is_abandoned(other)):
            shutil.rmtree(other, ignore_errors=True)


def _is_abandoned(build: Path) -> bool:
    """Whether a build without a manifest, its last file, was begun so long ago that nobody is making it any more."""
    try:
        return time.time() - build.stat().st_mtime > ABANDONED_AFTER
    except OSError:
        return False
