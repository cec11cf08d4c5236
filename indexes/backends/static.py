"""Static embedding: a vector for each term, fitted on the texts by latent semantic analysis.

It is a sentence-transformers `StaticEmbedding` over the project's own terms: `as_sentence_transformer` gives that
model, `encode` is the same computation in numpy, and a test holds the two equal.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse.linalg import svds

from indexes.embeddings import Vectors
from indexes.lexical import build_tfidf
from indexes.terms import terms

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DIMENSIONS = 192
_UNKNOWN = "[UNK]"
_ROUGH = 1e-2  # tolerance of the singular values of a large matrix: enough for cosines, and quicker


class StaticTermEmbedding:
    """Mean of the terms' vectors, made unit length.

    Args:
        vocabulary: terms and their rows; row 0 is the unknown term.
        weights: vectors, shape (terms, dimensions); the unknown term's is zero.
    """

    name = "static"

    def __init__(self, vocabulary: dict[str, int], weights: Vectors) -> None:
        self.vocabulary = vocabulary
        self.weights = weights

    @property
    def settings(self) -> dict[str, Any]:
        """Size of the vocabulary and of the vectors."""
        return {"terms": len(self.vocabulary), "dimensions": int(self.weights.shape[1]), "longest": 2}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of the texts, shape (texts, dimensions)."""
        out = np.zeros((len(texts), self.weights.shape[1]), dtype=np.float32)
        for row, text in enumerate(texts):
            known = [self.vocabulary.get(term, 0) for term in terms(text)]
            if known:
                out[row] = self.weights[known].mean(axis=0)
        norms = np.linalg.norm(out, axis=1, keepdims=True)
        return np.asarray(out / np.maximum(norms, 1e-12), dtype=np.float32)

    def save(self, folder: Path) -> None:
        """Write the vocabulary and the vectors."""
        names = json.dumps(list(self.vocabulary), ensure_ascii=False)
        (folder / "static-terms.json").write_text(names, encoding="utf-8")
        np.save(folder / "static-vectors.npy", self.weights, allow_pickle=False)

    def as_sentence_transformer(self) -> SentenceTransformer:
        """The same embedding as a sentence-transformers model; feed it `as_words(text)`."""
        from sentence_transformers import SentenceTransformer
        from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
        from tokenizers import Tokenizer
        from tokenizers.models import WordLevel
        from tokenizers.pre_tokenizers import WhitespaceSplit

        tokenizer = Tokenizer(WordLevel(self.vocabulary, unk_token=_UNKNOWN))
        tokenizer.pre_tokenizer = WhitespaceSplit()
        module = StaticEmbedding(tokenizer, embedding_weights=self.weights)
        return SentenceTransformer(modules=[module, Normalize()], device="cpu")


def as_words(text: str) -> str:
    """A text's terms joined by spaces, the form in which the sentence-transformers model reads it."""
    return " ".join(terms(text))


def fit(texts: Sequence[str], dimensions: int = DIMENSIONS, least: int = 1) -> StaticTermEmbedding:
    """Fit term vectors: left singular vectors of the TF-IDF matrix, scaled by S^0.5 and by the terms' idf.

    Args:
        texts: what will be searched.
        dimensions: length of the vectors, where there are texts enough.
        least: a term needs to stand in this many texts; the national library is too large for every term.
    """
    tfidf = build_tfidf(texts)
    kept = np.flatnonzero(np.diff(tfidf.matrix.indptr) >= least)
    matrix = tfidf.matrix[kept].astype(np.float64)
    size = min(dimensions, min(matrix.shape) - 1)
    start = np.full(min(matrix.shape), 1.0)  # a fixed start vector: the same texts give the same vectors
    left, values, _ = svds(matrix, k=size, v0=start, tol=0 if least == 1 else _ROUGH)
    order = np.argsort(-values)
    left, values = left[:, order], values[order]
    signs = np.sign(left[np.abs(left).argmax(axis=0), range(size)])
    vectors = (left * signs) * np.sqrt(values) * tfidf.idf[kept, None]
    weights = np.vstack([np.zeros((1, size)), vectors]).astype(np.float32)
    names = list(tfidf.vocabulary)
    vocabulary = {_UNKNOWN: 0} | {names[place]: row + 1 for row, place in enumerate(kept)}
    return StaticTermEmbedding(vocabulary, weights)


def load(folder: Path) -> StaticTermEmbedding:
    """Read what `save` wrote."""
    names = json.loads((folder / "static-terms.json").read_text(encoding="utf-8"))
    weights = np.load(folder / "static-vectors.npy", allow_pickle=False)
    return StaticTermEmbedding({name: row for row, name in enumerate(names)}, weights)
