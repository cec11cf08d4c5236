"""Starting cost: what is light stays light. Imports are counted, not timed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

HEAVY = (
    "torch",
    "transformers",
    "sentence_transformers",
    "tokenizers",
    "chromadb",
    "gradio",
    "langchain",
    "langchain_core",
    "onnxruntime",
    "numpy",
    "scipy",
)
"""Packages that no light command may import."""

RUN = """
import sys
from assistant.cli import main
try:
    code = main(sys.argv[1:])
except SystemExit as error:
    code = error.code
print("\\n".join(sys.modules), file=sys.stderr)
sys.exit(code)
"""

ENCODE = """
import sys
from pathlib import Path
from indexes.embeddings import backend
vectors = backend("static").load(Path(sys.argv[1])).encode(["重点单位多久演练一次"])
assert vectors.any()
print("\\n".join(sys.modules), file=sys.stderr)
"""


def modules_after(home: Path, program: str, *arguments: str) -> set[str]:
    """Top-level packages that a fresh interpreter has imported once it has run the program."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env={**os.environ, "NEIBAO_HOME": str(home), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return {line.split(".")[0] for line in done.stderr.splitlines()}


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("clause", "guangzhou", "6.3.1"),
        ("clause", "liaoning"),
        ("quota", "school", "--persons", "1800", "--boarders", "600"),
        ("quota", "hospital", "--beds", "800", "--json"),
        ("model", "status"),
    ],
    ids=" ".join,
)
def test_a_light_command_imports_no_framework(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert modules_after(tmp_path, RUN, *arguments) & set(HEAVY) == set()
    assert not any(tmp_path.iterdir())


def test_encoding_one_question_imports_neither_torch_nor_sentence_transformers(tmp_path: Path) -> None:
    from indexes.backends.static import fit

    fit(["重点单位应当定期开展演练", "学校配备专职保安员", "医院按床位配备保安员", "单位设置治安保卫机构"]).save(
        tmp_path
    )
    found = modules_after(tmp_path, ENCODE, str(tmp_path))
    assert found & {"torch", "transformers", "sentence_transformers"} == set()


def test_asking_one_question_cold_imports_neither_torch_nor_sentence_transformers(ready_home: Path) -> None:
    found = modules_after(ready_home, RUN, "ask", "重点单位多久演练一次")
    assert found & {"torch", "transformers", "sentence_transformers", "gradio"} == set()


def test_without_the_question_encoder_asking_imports_nothing_for_it(ready_home: Path) -> None:
    found = modules_after(ready_home, RUN, "ask", "重点单位多久演练一次")
    assert found & {"onnx", "onnxruntime", "tokenizers"} == set()
