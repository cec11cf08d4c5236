"""Shared fixtures: the library, the laws where the shared folder has them, and a wall around the network."""

from __future__ import annotations

import ipaddress
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from corpus import Library

# the same examples on every run, no clock, and nothing written beside the tests
settings.register_profile("seeded", derandomize=True, deadline=None, database=None)
settings.load_profile("seeded")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def library() -> Library:
    """The library with nothing but what ships with the package."""
    return Library()


@pytest.fixture(scope="session")
def shared_laws() -> Path:
    """Folder of the three laws' texts, for reading; tests that need it are skipped where it is absent."""
    folder = SHARED / "laws"
    if not folder.is_dir():
        pytest.skip("the shared laws folder is absent")
    return folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty NEIBAO_HOME for tests that write."""
    folder = tmp_path / "home"
    monkeypatch.setenv("NEIBAO_HOME", str(folder))
    return folder


ALONE = """
import atexit, socket, sys
tried = []
def refused(*arguments, **options):
    tried.append(arguments)
    raise OSError("no network")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refused
from assistant.cli import main
code = main(sys.argv[1:])
atexit.register(lambda: print("TRIED", tried, file=sys.stderr))
sys.exit(code)
"""


def run_alone(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `neibao` in a fresh interpreter that has no network; the last line of stderr is what it tried to reach."""
    return subprocess.run(
        [sys.executable, "-c", ALONE, *arguments],
        cwd=Path(__file__).resolve().parents[1],
        env={**os.environ, "NEIBAO_HOME": str(home), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )


@pytest.fixture(scope="session")
def alone() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs `neibao` as `run_alone` does."""
    return run_alone


@pytest.fixture(scope="session")
def ready_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A NEIBAO_HOME whose index was built with no network; for tests that only ask."""
    folder = tmp_path_factory.mktemp("ready")
    done = run_alone(folder, "index", "build")
    assert done.returncode == 0, done.stderr
    assert done.stderr.endswith("TRIED []\n")
    return folder


class _Outside(OSError):
    """Raised for any connection or name that leaves this machine."""


def _is_loopback(host: object) -> bool:
    if host in (None, "", "localhost", b"localhost"):
        return True
    text = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    try:
        address = ipaddress.ip_address(text.split("%")[0])
    except ValueError:
        return text == socket.gethostname()
    return address.is_loopback or address.is_unspecified


@pytest.fixture(scope="session", autouse=True)
def network_attempts() -> Iterator[list[str]]:
    """Refuse every connection but to loopback, and keep a list of what was tried."""
    tried: list[str] = []
    guard = pytest.MonkeyPatch()

    def refuse(host: object) -> None:
        if not _is_loopback(host):
            tried.append(str(host))
            raise _Outside(f"tests may not leave this machine: {host!r}")

    def guarded(name: str, place: int) -> None:
        real = getattr(socket.socket, name)

        def call(self: socket.socket, *arguments: Any) -> Any:
            if self.family in (socket.AF_INET, socket.AF_INET6):
                refuse(arguments[place][0])
            return real(self, *arguments)

        guard.setattr(socket.socket, name, call)

    guarded("connect", 0)
    guarded("connect_ex", 0)
    guarded("sendto", -1)
    resolve = socket.getaddrinfo

    def getaddrinfo(host: Any, *arguments: Any, **options: Any) -> Any:
        refuse(host)
        return resolve(host, *arguments, **options)

    guard.setattr(socket, "getaddrinfo", getaddrinfo)
    yield tried
    guard.undo()


@pytest.fixture(autouse=True)
def no_network(network_attempts: list[str]) -> Iterator[None]:
    """Fail a test whose code tried to leave this machine, even where the code swallowed the refusal."""
    before = len(network_attempts)
    yield
    tried = network_attempts[before:]
    assert tried == [], f"tried to reach {tried}"


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, None]:
    """In CI a browser test that is skipped has failed: Chromium is installed there."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("CI") == "true" and item.get_closest_marker("browser"):
        report.outcome = "failed"
        report.longrepr = f"a browser test was skipped: {report.longrepr}"
