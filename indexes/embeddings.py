"""Sentence embeddings behind one Protocol; a backend is one file and one row in `BACKENDS`.

A backend builds and trains with sentence-transformers, and encodes questions without it, so that asking stays quick.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from corpus.errors import InputError

Vectors = NDArray[np.float32]


class Embedding(Protocol):
    """Turns texts into unit vectors."""

    name: str

    @property
    def settings(self) -> dict[str, Any]:
        """What decides the vectors, for the index's manifest."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (texts, dimensions); imports neither torch nor sentence-transformers."""
        ...

    def save(self, folder: Path) -> None:
        """Write what `load` needs into an existing folder."""
        ...


class Backend(Protocol):
    """A module that makes embeddings of one kind."""

    def fit(self, texts: Sequence[str]) -> Embedding:
        """Make an embedding from the texts that will be searched."""
        ...

    def load(self, folder: Path) -> Embedding:
        """Read an embedding that `Embedding.save` wrote."""
        ...


@dataclass(frozen=True, slots=True)
class Row:
    """A registered backend: its name, its module, one line on what it is."""

    name: str
    module: str
    help: str


BACKENDS = (Row("static", "indexes.backends.static", "term vectors fitted on the texts themselves; always available"),)


def backend(name: str) -> Backend:
    """The backend with this name.

    Raises:
        InputError: no such backend.
    """
    for row in BACKENDS:
        if row.name == name:
            return cast(Backend, importlib.import_module(row.module))
    known = "、".join(row.name for row in BACKENDS)
    raise InputError(f"没有名为“{name}”的向量模型；可用的有：{known}")
