"""The wheel holds what it should and runs where there is no checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("assistant", "corpus", "indexes", "ui")

pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True)
class Installation:
    """The wheel, installed into an environment of its own."""

    wheel: Path
    site: Path
    command: Path
    work: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run `neibao` in an empty folder, with everything that it writes under `work`."""
        env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        env |= {"NEIBAO_HOME": str(self.work / "home"), "PYTHONIOENCODING": "utf-8"}
        return subprocess.run(
            [str(self.command), *arguments],
            cwd=self.work,
            env=env,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    def state(self) -> dict[str, tuple[int, int]]:
        """Size and time of every installed file."""
        return {
            path.relative_to(self.site).as_posix(): (path.stat().st_size, path.stat().st_mtime_ns)
            for path in self.site.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }


def _checked(*command: str, cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", timeout=600, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """The wheel of a copy of the tree, built without the network, installed beside this interpreter's packages."""
    base = tmp_path_factory.mktemp("packaging")
    source, wheels, work = base / "source", base / "wheels", base / "work"
    work.mkdir()
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    for name in (*PACKAGES, "tests"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input")
    _checked(*pip, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", str(wheels), ".", cwd=source)
    (wheel,) = wheels.glob("*.whl")
    _checked(sys.executable, "-m", "venv", "--without-pip", str(base / "venv"), cwd=base)
    scheme = {"base": str(base / "venv"), "platbase": str(base / "venv")}
    site = Path(sysconfig.get_path("purelib", "venv", scheme))
    scripts = Path(sysconfig.get_path("scripts", "venv", scheme))
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    _checked(*pip, "--python", str(python), "install", "--no-deps", "--no-index", str(wheel), cwd=work)
    # the dependencies come from this interpreter's own packages, searched after the new ones
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return Installation(wheel, site, scripts / ("neibao.exe" if os.name == "nt" else "neibao"), work)


def test_the_wheel_holds_every_module_and_data_file_and_no_tests(installation: Installation) -> None:
    with zipfile.ZipFile(installation.wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    expected = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert held == expected


def test_a_clause_is_read_outside_the_checkout(installation: Installation) -> None:
    done = installation.run("clause", "guangzhou", "6")
    assert done.returncode == 0, done.stderr
    assert "单位总人数200人（含本数）以下的，专（兼）职治安保卫人员不少于2名" in done.stdout
    assert "征求意见稿" in done.stdout


def test_nothing_is_written_into_the_installed_folders_nor_where_the_command_runs(installation: Installation) -> None:
    before = installation.state()
    for arguments in (("clause", "liaoning"), ("quota", "school", "--persons", "1800"), ("--help",)):
        assert installation.run(*arguments).returncode == 0
    assert installation.state() == before
    assert list(installation.work.iterdir()) == []
