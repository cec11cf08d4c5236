"""A real `neibao ui` in a process of its own, and a real Chromium to use it with."""

from __future__ import annotations

import os
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 180


@dataclass(slots=True)
class Server:
    """A running page: its address, and all that it has printed."""

    address: str
    printed: list[str]


def _collect(stream: IO[str], into: queue.Queue[str], printed: list[str]) -> None:
    for line in stream:
        printed.append(line.rstrip("\n"))
        into.put(line)


@pytest.fixture(scope="session")
def page_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`neibao ui` on a free port with an empty home: it builds its index, then serves."""
    home = tmp_path_factory.mktemp("ui") / "home"
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "assistant.cli", "ui", "--port", "0", "--no-browser"],
        cwd=ROOT,
        env={**os.environ, "NEIBAO_HOME": str(home), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert process.stdout is not None
    lines: queue.Queue[str] = queue.Queue()
    printed: list[str] = []
    threading.Thread(target=_collect, args=(process.stdout, lines, printed), daemon=True).start()
    try:
        address = None
        while address is None:
            try:
                found = re.search(r"http://127\.0\.0\.1:\d+/", lines.get(timeout=PATIENCE))
            except queue.Empty:
                raise AssertionError("neibao ui did not start:\n" + "\n".join(printed)) from None
            address = found[0] if found else None
        yield Server(address, printed)
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium with a profile of its own, that writes down every request."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    driver = shutil.which("chromedriver")
    if chromium is None or driver is None:
        pytest.skip("Chromium and ChromeDriver are not installed (Debian: chromium, chromium-driver)")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    profile = tempfile.mkdtemp(prefix="neibao-chromium-")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=zh-CN",
        f"--user-data-dir={profile}",
    ):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    started = webdriver.Chrome(options=options, service=Service(driver))
    try:
        yield started
    finally:
        started.quit()
        shutil.rmtree(profile, ignore_errors=True)
