"""Lexical indexes over terms: BM25 for clauses, cosine of TF-IDF for questions.

Both are one sparse matrix, terms by texts, whose rows are added up for a query; saved as one .npz file.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from indexes.terms import terms

Scores = NDArray[np.float32]

BM25_K1 = 1.2
BM25_B = 0.75


class LexicalIndex:
    """Weights of terms in texts, and the terms' own weights.

    Args:
        vocabulary: terms and their rows.
        matrix: weight of each term in each text, shape (terms, texts).
        idf: inverse document frequency of each term.
        longest: longest n-gram that was indexed.
    """

    def __init__(self, vocabulary: dict[str, int], matrix: sparse.csr_matrix, idf: Scores, longest: int) -> None:
        self.vocabulary = vocabulary
        self.matrix = matrix
        self.idf = idf
        self.longest = longest

    def query(self, text: str) -> tuple[NDArray[np.int64], Scores]:
        """Rows and counts of a query's known terms."""
        counts = Counter(row for term in terms(text, self.longest) if (row := self.vocabulary.get(term)) is not None)
        return np.array(list(counts), dtype=np.int64), np.array(list(counts.values()), dtype=np.float32)

    def bm25(self, text: str) -> Scores:
        """BM25 of every text, divided by the query's idf mass so that queries compare: about 0–1, shape (texts,)."""
        rows, _ = self.query(text)
        if not len(rows):
            return np.zeros(self.matrix.shape[1], dtype=np.float32)
        total = self._added(rows, np.ones(len(rows), dtype=np.float32))
        unknown = len(set(terms(text, self.longest))) - len(rows)
        mass = float(self.idf[rows].sum()) + unknown * float(self.idf.mean())
        return total / np.float32(mass * (BM25_K1 + 1))

    def cosine(self, text: str) -> Scores:
        """Cosine between the query's and every text's TF-IDF vector, shape (texts,)."""
        rows, counts = self.query(text)
        if not len(rows):
            return np.zeros(self.matrix.shape[1], dtype=np.float32)
        weights = (1 + np.log(counts)) * self.idf[rows]
        unknown = len(set(terms(text, self.longest))) - len(rows)
        norm = float(np.sqrt((weights**2).sum() + unknown * float(self.idf.max()) ** 2 * 0.25))
        return self._added(rows, weights / np.float32(norm))

    def _added(self, rows: NDArray[np.int64], weights: Scores) -> Scores:
        """Sum of some terms' weights in every text, each term counted by its own weight; shape (texts,)."""
        spans = [slice(self.matrix.indptr[row], self.matrix.indptr[row + 1]) for row in rows]
        texts = np.concatenate([self.matrix.indices[span] for span in spans])
        values = np.concatenate([self.matrix.data[span] * weight for span, weight in zip(spans, weights, strict=True)])
        return np.bincount(texts, values, minlength=self.matrix.shape[1]).astype(np.float32)

    def save(self, path: Path) -> None:
        """Write the index as one file."""
        names = np.frombuffer(json.dumps(list(self.vocabulary), ensure_ascii=False).encode(), dtype=np.uint8)
        m = self.matrix
        with path.open("wb") as file:
            np.savez(
                file,
                vocabulary=names,
                data=m.data,
                indices=m.indices,
                indptr=m.indptr,
                shape=np.array(m.shape),
                idf=self.idf,
                longest=np.array(self.longest),
            )

    @classmethod
    def load(cls, path: Path) -> LexicalIndex:
        """Read an index that `save` wrote."""
        with np.load(path, allow_pickle=False) as stored:
            names = json.loads(stored["vocabulary"].tobytes().decode())
            parts = (stored["data"], stored["indices"], stored["indptr"])
            matrix = sparse.csr_matrix(parts, shape=tuple(stored["shape"]))
            return cls({name: row for row, name in enumerate(names)}, matrix, stored["idf"], int(stored["longest"]))


def build_bm25(texts: Sequence[str], longest: int = 2) -> LexicalIndex:
    """Index texts for BM25 (k1 1.2, b 0.75, idf = ln(1 + (N - n + .5) / (n + .5)))."""
    vocabulary, counts = _counted(texts, longest)
    lengths = np.asarray(counts.sum(axis=0)).ravel()
    frequency = np.diff(counts.indptr)
    idf = np.log(1 + (len(texts) - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
    coo = counts.tocoo()
    scale = BM25_K1 * (1 - BM25_B + BM25_B * lengths[coo.col] / max(1.0, float(lengths.mean())))
    weights = idf[coo.row] * coo.data * (BM25_K1 + 1) / (coo.data + scale)
    matrix = sparse.csr_matrix((weights.astype(np.float32), (coo.row, coo.col)), shape=counts.shape)
    return LexicalIndex(vocabulary, matrix, idf, longest)


def build_tfidf(texts: Sequence[str], longest: int = 2) -> LexicalIndex:
    """Index texts for cosine similarity (1 + ln tf, idf = ln((1 + N) / (1 + n)) + 1, unit length)."""
    vocabulary, counts = _counted(texts, longest)
    frequency = np.diff(counts.indptr)
    idf = (np.log((1 + len(texts)) / (1 + frequency)) + 1).astype(np.float32)
    coo = counts.tocoo()
    weights = (1 + np.log(coo.data)) * idf[coo.row]
    norms = np.sqrt(np.bincount(coo.col, weights**2, minlength=len(texts)))
    weights = weights / np.maximum(norms[coo.col], 1e-9)
    matrix = sparse.csr_matrix((weights.astype(np.float32), (coo.row, coo.col)), shape=counts.shape)
    return LexicalIndex(vocabulary, matrix, idf, longest)


def _counted(texts: Sequence[str], longest: int) -> tuple[dict[str, int], sparse.csr_matrix]:
    vocabulary: dict[str, int] = {}
    rows, columns, counts = array("i"), array("i"), array("f")  # compact: the national library has millions
    for column, text in enumerate(texts):
        for term, count in Counter(terms(text, longest)).items():
            rows.append(vocabulary.setdefault(term, len(vocabulary)))
            columns.append(column)
            counts.append(count)
    shape = (len(vocabulary), len(texts))
    return vocabulary, sparse.csr_matrix((np.array(counts, dtype=np.float32), (rows, columns)), shape=shape)
