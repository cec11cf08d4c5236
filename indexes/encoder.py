"""Which clause answers a question, by a pretrained sentence encoder with our own adapters: optional, and stronger.

The encoder is RoFormer-Sim small, tuned on the bank and installed by `neibao model install` (see
`indexes.encoder_build`). The only module that runs it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from corpus.errors import ModelMissing
from indexes.adapters import Adapters, adapters
from indexes.encoder_files import (
    MODEL,
    VOCABULARY,
    adapters_hash,
    damaged,
    has_encoder_weights,
    load_encoder_manifest,
    read_checked,
)
from indexes.lexical import Scores

if TYPE_CHECKING:
    from tokenizers import BertWordPieceTokenizer

LONGEST = 56
"""Tokens of a question that are read, its first and last mark included."""

SCALE = 4.0
"""The sentence vector is divided by this before the head, as in training."""

TOKENS, SEGMENTS, VECTOR = "Input-Token", "Input-Segment", "Pooler-Dense"


class Encoder(Protocol):
    """Tells how probable each class is for a question."""

    @property
    def classes(self) -> tuple[str, ...]:
        """Passage ids, and `none`."""
        ...

    def log_probabilities(self, question: str) -> Scores:
        """Log-probability of each class, shape (classes,)."""
        ...


class QuestionEncoder:
    """The installed encoder.

    Args:
        session: the onnxruntime session.
        tokenizer: turns a question into the encoder's tokens.
        learnt: the adapters that were merged into it; their head is applied here.
    """

    def __init__(self, session: Any, tokenizer: BertWordPieceTokenizer, learnt: Adapters) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._learnt = learnt

    @property
    def classes(self) -> tuple[str, ...]:
        """Passage ids, and `none`."""
        return self._learnt.classes

    def vector(self, question: str) -> Scores:
        """The sentence vector of a question, shape (dimensions,)."""
        tokens = np.array([self._tokenizer.encode(question).ids], dtype=np.float32)
        # one question at a time: the model has no mask for padding
        return np.asarray(self._session.run([VECTOR], {TOKENS: tokens, SEGMENTS: np.zeros_like(tokens)})[0][0])

    def log_probabilities(self, question: str) -> Scores:
        """Log-probability of each class, shape (classes,)."""
        logits = self._learnt.head @ (self.vector(question) / SCALE) + self._learnt.bias
        logits -= logits.max()
        return np.asarray(logits - np.log(np.exp(logits).sum()), dtype=np.float32)

    @classmethod
    def load(cls, folder: Path, learnt: Adapters | None = None, threads: int = 1) -> QuestionEncoder:
        """Load an installed encoder.

        Args:
            folder: where it is installed.
            learnt: the adapters that were merged into it; by default those that ship.
            threads: how many threads one question may use. One question is short: a second one gains nothing.

        Raises:
            ModelMissing: it is not installed, or damaged.
        """
        manifest = load_encoder_manifest(folder)
        head = learnt or adapters()
        if manifest is None or head is None:
            raise ModelMissing("问句编码器没有安装；请运行 neibao model install")
        model = read_checked(folder, manifest, MODEL)
        read_checked(folder, manifest, VOCABULARY)
        return cls(_session(folder, model, threads), _tokenizer(folder / VOCABULARY), head)


def _session(folder: Path, model: bytes, threads: int) -> Any:
    try:
        import onnxruntime
    except ImportError as error:
        raise ModelMissing(
            f"onnxruntime 无法载入（{error}）；请重新安装它，或用 neibao model remove 停用编码器"
        ) from error
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises kinds of its own for a model that it cannot read
        raise damaged(folder, f"{MODEL} 无法载入") from error


def _tokenizer(vocabulary: Path) -> BertWordPieceTokenizer:
    from tokenizers import BertWordPieceTokenizer

    tokenizer = BertWordPieceTokenizer(str(vocabulary), lowercase=True)
    tokenizer.enable_truncation(max_length=LONGEST)
    return tokenizer


def open_encoder(folder: Path) -> QuestionEncoder | None:
    """The installed encoder where it is of use: installed, with this version's adapters, and weights that go with it.

    Nothing is loaded where it is not.

    Raises:
        ModelMissing: it is installed, of this version, and damaged.
    """
    manifest = load_encoder_manifest(folder)
    if manifest is None or not has_encoder_weights() or not manifest.fits(adapters_hash()):
        return None
    return QuestionEncoder.load(folder)
