"""Learn the classifier: softmax regression over TF-IDF of terms, trained with Adam."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from indexes.classifier import LONGEST, QuestionClassifier, features
from indexes.lexical import Scores
from indexes.terms import terms
from indexes.training.examples import Example, targets

EPOCHS = 14
BATCH = 512
LEARNING_RATE = 0.2
DECAY = 0.85
"""The learning rate falls by this factor each epoch."""

WEIGHT_DECAY = 3e-6
DROPOUT = 0.1
KEEP = 0.02
"""Weights smaller than this are dropped when the classifier is stored."""


def fit_classifier(examples: Sequence[Example], seed: int = 0) -> QuestionClassifier:
    """Softmax regression over TF-IDF of terms, trained with Adam.

    Args:
        examples: texts with their classes.
        seed: of the order and the dropout; the same seed gives the same classifier on the same machine.
    """
    import torch
    from torch.nn import functional

    torch.manual_seed(seed)
    vocabulary, idf = _vocabulary([example.text for example in examples])
    classes = tuple(dict.fromkeys(label for example in examples for label in example.labels))
    wanted = torch.tensor(targets(examples, classes))
    importance = torch.tensor([example.weight for example in examples])
    bags = [features(example.text, vocabulary, idf) for example in examples]
    weights = torch.zeros(len(vocabulary), len(classes), requires_grad=True)
    bias = torch.zeros(len(classes), requires_grad=True)
    optimizer = torch.optim.Adam([weights, bias], lr=LEARNING_RATE, fused=True)
    for _ in range(EPOCHS):
        order = torch.randperm(len(bags)).tolist()
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            rows, values, offsets = _batch([bags[i] for i in chosen])
            kept = torch.tensor(values) * (torch.rand(len(values)) >= DROPOUT) / (1 - DROPOUT)
            logits = functional.embedding_bag(
                torch.tensor(rows), weights, torch.tensor(offsets), mode="sum", per_sample_weights=kept
            )
            losses = functional.cross_entropy(logits + bias, wanted[chosen], reduction="none")
            loss = (losses * importance[chosen]).mean() + WEIGHT_DECAY * (weights**2).sum()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
        for group in optimizer.param_groups:
            group["lr"] *= DECAY
    learnt = weights.detach().numpy()
    learnt = learnt - learnt.mean(axis=1, keepdims=True)  # softmax does not see it, and more weights fall under KEEP
    kept_weights = sparse.csr_matrix(np.where(np.abs(learnt) >= KEEP, learnt, 0.0).astype(np.float32))
    return QuestionClassifier(vocabulary, idf, kept_weights, bias.detach().numpy(), classes)


def _batch(bags: Sequence[tuple[NDArray[np.int64], Scores]]) -> tuple[NDArray[np.int64], Scores, NDArray[np.int64]]:
    lengths = [len(rows) for rows, _ in bags]
    offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
    return np.concatenate([rows for rows, _ in bags]), np.concatenate([values for _, values in bags]), offsets


def _vocabulary(texts: Sequence[str]) -> tuple[dict[str, int], Scores]:
    """Terms and their idf; longer terms only where two texts have them, which a single one cannot teach anything."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(terms(text, LONGEST)))
    kept = {term: count for term, count in counts.items() if count > 1 or len(term) == 1}
    vocabulary = {term: row for row, term in enumerate(kept)}
    frequency = np.fromiter(kept.values(), dtype=np.float32, count=len(kept))
    return vocabulary, (np.log((1 + len(texts)) / (1 + frequency)) + 1).astype(np.float32)
