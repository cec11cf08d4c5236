"""Our own parameters of the question encoder: low-rank changes of its matrices, and the head that tells the clause.

Trained on the bank of questions, stored in `data/encoder.npz`, merged into the encoder's weights when it is installed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexes import encoder_files
from indexes.lexical import Scores

MATRICES = ("q", "k", "v", "o", "f1", "f2")
"""A layer's matrices: query, key, value and output of the attention, the two of the feed-forward part."""

_KEY = re.compile(rf"layers\.(\d+)\.({'|'.join(MATRICES)})\.(a|b)")

Half = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Address of an adapted matrix."""

    layer: int
    name: str

    @property
    def initializer(self) -> str:
        """Its name in the ONNX model, where the dense layers are numbered through, the first without a number."""
        place = MATRICES.index(self.name)
        number = len(MATRICES) * self.layer + place
        block = "FeedForward" if self.name in ("f1", "f2") else "MultiHeadSelfAttention"
        dense = f"dense_{number}" if number else "dense"
        return f"Transformer-{self.layer}-{block}/{dense}/Tensordot/Reshape_1:0"


@dataclass(frozen=True, slots=True)
class Adapters:
    """What training changed.

    Attributes:
        changes: of each adapted matrix W two factors a, shape (in, rank), and b, shape (rank, out): W + a @ b.
        head: shape (classes, dimensions).
        bias: shape (classes,).
        classes: passage ids, and `none`.
        trained: day of the training.
    """

    changes: Mapping[Matrix, tuple[Half, Half]]
    head: Scores
    bias: Scores
    classes: tuple[str, ...]
    trained: str

    def save(self, path: Path) -> None:
        """Write the adapters as one compressed file, its matrices as half floats."""
        packed: dict[str, NDArray[np.generic]] = {
            "head.weight": self.head.astype(np.float16),
            "head.bias": self.bias.astype(np.float32),
            "classes": np.frombuffer(json.dumps(list(self.classes)).encode(), dtype=np.uint8),
            "trained": np.array(self.trained),
        }
        for matrix, (a, b) in self.changes.items():
            packed[f"layers.{matrix.layer}.{matrix.name}.a"] = a.astype(np.float16)
            packed[f"layers.{matrix.layer}.{matrix.name}.b"] = b.astype(np.float16)
        with path.open("wb") as file:
            np.savez_compressed(file, allow_pickle=False, **packed)

    @classmethod
    def load(cls, path: Path) -> Adapters:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as stored:
            factors = {name: stored[name] for name in stored.files if _KEY.fullmatch(name)}
            classes: list[str] = json.loads(stored["classes"].tobytes().decode())
            return cls(
                _paired(factors),
                stored["head.weight"].astype(np.float32),
                stored["head.bias"].astype(np.float32),
                tuple(classes),
                str(stored["trained"].item()),
            )


def _paired(factors: Mapping[str, Half]) -> dict[Matrix, tuple[Half, Half]]:
    found = {}
    for name, a in factors.items():
        parts = _KEY.fullmatch(name)
        if parts and parts[3] == "a":
            found[Matrix(int(parts[1]), parts[2])] = (a, factors[f"{name[:-1]}b"])
    return found


@cache
def adapters() -> Adapters | None:
    """The adapters that ship with the package, None where it has none."""
    resource = encoder_files.DATA.joinpath(encoder_files.ADAPTERS)
    if not resource.is_file():
        return None
    with as_file(resource) as path:
        return Adapters.load(path)
