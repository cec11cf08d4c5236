"""Learn the classifier: a small network over TF-IDF of terms, from the bank and, where there is one, from a teacher."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from indexes.classifier import QuestionClassifier, features, in_steps
from indexes.lexical import Scores
from indexes.terms import terms
from indexes.training.examples import Example, targets

WIDTH = 384
"""Dimensions of a term's vector."""

FEWEST = 3
"""A longer term is learnt where so many texts have it: what only one or two have teaches nothing general."""

EPOCHS = 14
BATCH = 512
LEARNING_RATE = 4e-3
DECAY = 0.85
"""The learning rate falls by this factor each epoch."""

TERM_DROPOUT, DROPOUT = 0.1, 0.3
SPREAD = 0.05
"""Standard deviation of what the vectors and weights begin with."""

TAUGHT = 0.5
"""Share of the belief that is the teacher's, where there is one."""

JUDGED_WEIGHT = 0.3
"""Weight of a text that only the teacher has judged."""


_Bag = tuple[NDArray[np.int64], Scores]
"""Rows and values of a text's terms."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Texts without a label, with what a teacher believes of them.

    Attributes:
        texts: as the classifier reads them.
        believed: shape (texts, classes).
    """

    texts: Sequence[str]
    believed: Scores


def fit_classifier(
    examples: Sequence[Example],
    classes: Sequence[str],
    taught: Scores | None = None,
    judged: Judged | None = None,
    seed: int = 0,
) -> QuestionClassifier:
    """A classifier of texts, trained with Adam.

    Args:
        examples: texts with their classes.
        classes: all classes.
        taught: what a teacher believes of each example, shape (examples, classes); None for no teacher.
        judged: more texts, of which only the teacher knows something.
        seed: of the order and the dropout; the same seed gives the same classifier on the same machine.
    """
    torch.manual_seed(seed)
    vocabulary, idf = _vocabulary([example.text for example in examples])
    believed = targets(examples, classes)
    if taught is not None:
        believed = (1 - TAUGHT) * believed + TAUGHT * taught
    texts, weights = [example.text for example in examples], [example.weight for example in examples]
    if judged is not None:
        believed = np.concatenate([believed, judged.believed])
        texts, weights = [*texts, *judged.texts], [*weights, *[JUDGED_WEIGHT] * len(judged.texts)]
    wanted, importance = torch.from_numpy(believed), torch.tensor(weights)
    bags = [features(text, vocabulary, idf) for text in texts]
    network = _Network(len(vocabulary), len(classes))
    _descend(network, bags, wanted, importance)
    vectors, scale = in_steps(network.vectors.detach().numpy())
    shift, matrix, bias = (learnt.detach().numpy() for learnt in (network.shift, network.weights, network.bias))
    return QuestionClassifier(vocabulary, idf, vectors, scale, shift, matrix, bias, tuple(classes))


def _descend(network: _Network, bags: Sequence[_Bag], wanted: Tensor, importance: Tensor) -> None:
    """Train the network on texts with what should be believed of them, shape (texts, classes), and their weights."""
    optimizer = torch.optim.Adam(network.parameters(), lr=LEARNING_RATE, fused=True)
    for _ in range(EPOCHS):
        order = torch.randperm(len(bags)).tolist()
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            logits = network(*_batch([bags[row] for row in chosen]))
            losses = functional.cross_entropy(logits, wanted[chosen], reduction="none")
            loss = (losses * importance[chosen]).mean()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
        for group in optimizer.param_groups:
            group["lr"] *= DECAY


class _Network(nn.Module):
    """What `QuestionClassifier` evaluates, in training."""

    def __init__(self, terms: int, classes: int) -> None:
        super().__init__()
        self.vectors = nn.Parameter(torch.randn(terms, WIDTH) * SPREAD)
        self.shift = nn.Parameter(torch.zeros(WIDTH))
        self.weights = nn.Parameter(torch.randn(WIDTH, classes) * SPREAD)
        self.bias = nn.Parameter(torch.zeros(classes))

    def forward(self, rows: Tensor, values: Tensor, starts: Tensor) -> Tensor:
        """Logits of the classes, shape (texts, classes)."""
        kept = values * (torch.rand(len(values)) >= TERM_DROPOUT) / (1 - TERM_DROPOUT)
        summed = functional.embedding_bag(rows, self.vectors, starts, mode="sum", per_sample_weights=kept)
        return functional.dropout(torch.relu(summed + self.shift), DROPOUT) @ self.weights + self.bias


def _batch(bags: Sequence[_Bag]) -> tuple[Tensor, Tensor, Tensor]:
    """The terms of all texts in one row, their values, and where each text begins."""
    starts = np.cumsum([0, *(len(rows) for rows, _ in bags)])[:-1].astype(np.int64)
    rows, values = (np.concatenate(parts) for parts in zip(*bags, strict=True))
    return torch.from_numpy(rows), torch.from_numpy(values), torch.from_numpy(starts)


def _vocabulary(texts: Sequence[str]) -> tuple[dict[str, int], Scores]:
    """Terms and their idf; longer terms only where `FEWEST` texts have them."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(terms(text)))
    kept = {term: count for term, count in counts.items() if count >= FEWEST or len(term) == 1}
    vocabulary = {term: row for row, term in enumerate(kept)}
    frequency = np.fromiter(kept.values(), dtype=np.float32, count=len(kept))
    return vocabulary, (np.log((1 + len(texts)) / (1 + frequency)) + 1).astype(np.float32)
