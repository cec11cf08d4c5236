"""Tune the question encoder: low-rank adapters and a head, by cross-entropy over the passages that answer."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import BertWordPieceTokenizer
from torch import Tensor, nn
from torch.nn import functional

from indexes.adapters import Adapters
from indexes.encoder import LONGEST, SCALE
from indexes.encoder_build import initialisers
from indexes.lexical import Scores
from indexes.training.examples import Example, targets
from indexes.training.roformer import WIDTH, RoFormer

EPOCHS = 8
BATCH = 32
SORTED = 20
"""So many batches are cut from texts sorted by length, so that little of a batch is padding."""

LEARNING_RATE, HEAD_RATE = 1.5e-3, 2e-3
WARM_UP = 100
LEAST_RATE = 0.02
"""The learning rate rises over the first steps and then falls in a line to this share."""

WEIGHT_DECAY = 0.01
DROPOUT, HEAD_DROPOUT = 0.05, 0.1
MASKED = 0.1
"""Share of a text's tokens that training hides, so that no single word decides."""

GREATEST_GRADIENT = 1.0
GAIN = 2.0
"""The head reads the sentence vector so many times over."""

SOFTENED = 2.0
"""A learner is taught with logits divided by this: it then also learns what is nearly right."""

REPORT = 100
"""A line is said each so many steps."""


class Tuned:
    """An encoder in training; answers as `indexes.encoder.Encoder` does.

    Args:
        model: the ONNX model as it is published.
        vocabulary: its word pieces.
        classes: passage ids, and `none`.
    """

    def __init__(self, model: bytes, vocabulary: Path, classes: tuple[str, ...]) -> None:
        self.classes = classes
        self._tokenizer = BertWordPieceTokenizer(str(vocabulary), lowercase=True)
        self._tokenizer.enable_truncation(max_length=LONGEST)
        self._roformer = RoFormer({name: torch.from_numpy(values) for name, values in initialisers(model).items()})
        self._roformer.adapt()
        self._head = nn.Linear(WIDTH, len(classes))

    def tokens(self, text: str) -> list[int]:
        """The tokens of a text."""
        return list(self._tokenizer.encode(text).ids)

    def logits(self, tokens: Tensor) -> Tensor:
        """Logits of the classes, shape (texts, classes)."""
        with torch.autocast("cpu", torch.bfloat16, enabled=self._roformer.training):
            vectors = self._roformer(tokens, DROPOUT)
        dropped = functional.dropout(GAIN * vectors.float(), HEAD_DROPOUT, self._roformer.training)
        return torch.as_tensor(self._head(dropped))

    def log_probabilities(self, question: str) -> Scores:
        """Log-probability of each class, shape (classes,)."""
        self._roformer.eval()
        with torch.no_grad():
            logits = self.logits(torch.tensor([self.tokens(question)]))[0]
        return np.asarray(functional.log_softmax(logits, -1).numpy(), dtype=np.float32)

    def believed(self, texts: Sequence[str]) -> Scores:
        """What it believes of many texts, softened for a learner; shape (texts, classes)."""
        self._roformer.eval()
        read = [self.tokens(text) for text in texts]
        shares = np.zeros((len(texts), len(self.classes)), dtype=np.float32)
        with torch.no_grad():
            for alike in _of_one_length(read):
                logits = self.logits(torch.tensor([read[row] for row in alike]))
                shares[alike] = functional.softmax(logits / SOFTENED, -1).numpy()
        return shares

    def train(self, examples: Sequence[Example], say: Callable[[str], None], seed: int = 0) -> None:
        """Train the adapters and the head.

        Args:
            examples: texts with their classes.
            say: told how far it is.
            seed: of the order and the dropout.
        """
        torch.manual_seed(seed)
        steps = int(EPOCHS * len(examples) / BATCH)
        wanted = torch.from_numpy(targets(examples, self.classes))
        importance = torch.tensor([example.weight for example in examples])
        texts = [self.tokens(example.text) for example in examples]
        adapters = [parameter for parameter in self._roformer.parameters() if parameter.requires_grad]
        groups = [{"params": adapters, "lr": LEARNING_RATE}, {"params": self._head.parameters(), "lr": HEAD_RATE}]
        optimizer = torch.optim.AdamW(groups, weight_decay=WEIGHT_DECAY)
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda step: min(1.0, (step + 1) / WARM_UP) * max(LEAST_RATE, 1 - step / steps)
        )
        self._roformer.train()
        for step, chosen in enumerate(_batches([len(text) for text in texts], steps, random.Random(seed))):
            logits = self.logits(self._masked(_padded([texts[row] for row in chosen])))
            losses = functional.cross_entropy(logits, wanted[chosen], reduction="none")
            loss = (losses * importance[chosen]).mean()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(adapters, GREATEST_GRADIENT)
            optimizer.step()
            schedule.step()
            if step % REPORT == 0:
                say(f"step {step} of {steps}, loss {loss.item():.3f}")

    def _masked(self, tokens: Tensor) -> Tensor:
        """Tokens of which some are hidden, never the first, whose vector is the sentence's."""
        hidden = (torch.rand(tokens.shape) < MASKED) & (tokens > 0)
        hidden[:, 0] = False
        return tokens.masked_fill(hidden, self._tokenizer.token_to_id("[MASK]"))

    def adapters(self) -> Adapters:
        """What was learnt, as it is stored; the head reads the vector as `indexes.encoder` scales it."""
        head = (self._head.weight.detach() * GAIN * SCALE).numpy()
        bias = self._head.bias.detach().numpy()
        return Adapters(self._roformer.changes(), head, bias, self.classes, date.today().isoformat())


def _batches(lengths: Sequence[int], steps: int, order: random.Random) -> Iterator[NDArray[np.int64]]:
    """Rows of each batch: texts of about one length together, the batches in any order."""
    done = 0
    while True:
        rows = list(range(len(lengths)))
        order.shuffle(rows)
        for start in range(0, len(rows), BATCH * SORTED):
            near = sorted(rows[start : start + BATCH * SORTED], key=lambda row: lengths[row])
            batches = [near[first : first + BATCH] for first in range(0, len(near), BATCH)]
            order.shuffle(batches)
            for batch in batches:
                if done == steps:
                    return
                done += 1
                yield np.array(batch)


def _of_one_length(texts: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Rows of the texts, in batches of texts of one length: nothing is padded."""
    rows = sorted(range(len(texts)), key=lambda row: len(texts[row]))
    for _, group in groupby(rows, key=lambda row: len(texts[row])):
        alike = list(group)
        yield from (alike[start : start + BATCH] for start in range(0, len(alike), BATCH))


def _padded(texts: Sequence[Sequence[int]]) -> Tensor:
    """Texts as one array, zero where a text is over; shape (texts, tokens)."""
    longest = max(len(text) for text in texts)
    return torch.tensor([[*text, *(0 for _ in range(longest - len(text)))] for text in texts])
