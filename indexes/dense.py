"""The dense side, in chromadb. The only module that imports it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from corpus.errors import IndexMissing
from indexes.embeddings import Vectors

if TYPE_CHECKING:
    from chromadb.api.client import Client

_BATCH = 5000
SENTENCES = "sentences"
"""Name of the collection: sentences of the passages."""


def _name(owner: int, number: int) -> str:
    """Id of a text: its owner stands in it, as chromadb is slow to give anything else."""
    return f"{owner}/{number}"


def _owner(name: str) -> int:
    return int(name.partition("/")[0])


def _client(folder: Path) -> Client:
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))
    return cast("Client", client)


class DenseIndex:
    """Vectors of texts, each owned by a passage.

    Args:
        folder: where chromadb keeps its files.
        name: the collection.
        size: how many texts it holds, as the manifest says; None asks chromadb, which costs a cold start 60 ms.
    """

    def __init__(self, folder: Path, name: str, size: int | None = None) -> None:
        try:
            self._collection: Any = _client(folder).get_collection(name, embedding_function=None)
        except Exception as error:  # chromadb raises many kinds for a damaged store
            raise IndexMissing(
                f"向量索引 {folder} 无法打开（{type(error).__name__}）；请运行 neibao index build 重建"
            ) from error

        self._size = len(self) if size is None else size
        self._held: tuple[NDArray[np.int64], Vectors] | None = None

    def __len__(self) -> int:
        return int(self._collection.count())

    def best(self, vector: Vectors, owners: int) -> Vectors:
        """Cosine of the best text of each owner, zero where none is above; shape (owners,).

        Every text is compared, with vectors that are fetched once: exact, and for some hundreds of texts far quicker
        than a query of the store.

        Args:
            vector: unit vector of the query, shape (dimensions,).
            owners: number of owners.
        """
        if self._held is None:
            stored = self._collection.get(include=["embeddings"])
            names = np.array([_owner(name) for name in stored["ids"]], dtype=np.int64)
            self._held = names, np.asarray(stored["embeddings"], dtype=np.float32)
        names, vectors = self._held
        scores = np.zeros(owners, dtype=np.float32)
        np.maximum.at(scores, names, vectors @ vector)
        return scores

    def nearest(self, vector: Vectors, owners: int, limit: int) -> Vectors:
        """Cosine of the best of the nearest texts of each owner, zero for the others; shape (owners,).

        Args:
            vector: unit vector of the query, shape (dimensions,).
            owners: number of owners.
            limit: how many texts to fetch.
        """
        scores = np.zeros(owners, dtype=np.float32)
        if not vector.any():
            return scores
        found = self._collection.query(
            query_embeddings=[vector], n_results=min(limit, self._size), include=["distances"]
        )
        for name, distance in zip(found["ids"][0], found["distances"][0], strict=True):
            owner = _owner(name)
            scores[owner] = max(scores[owner], 1.0 - distance)
        return scores


def build_dense(folder: Path, name: str, texts: Sequence[str], owners: Sequence[int], vectors: Vectors) -> None:
    """Write a new collection.

    Args:
        folder: the store's folder.
        name: the collection.
        texts: the sentences, kept for inspection.
        owners: index of the passage that owns each sentence.
        vectors: unit vectors, shape (sentences, dimensions).
    """
    client = _client(folder)
    try:
        _fill(client, name, texts, owners, vectors)
    finally:
        client.close()  # lets the files go, which Windows needs before anything is moved


def _fill(client: Client, name: str, texts: Sequence[str], owners: Sequence[int], vectors: Vectors) -> None:
    collection = client.create_collection(
        name,
        embedding_function=None,
        configuration={"hnsw": {"space": "cosine", "ef_search": 200, "ef_construction": 200}},
    )
    for start in range(0, len(texts), _BATCH):
        chunk = range(start, min(start + _BATCH, len(texts)))
        collection.add(
            ids=[_name(owners[i], i) for i in chunk],
            embeddings=np.asarray(vectors[chunk.start : chunk.stop]),
            documents=[texts[i] for i in chunk],
        )
