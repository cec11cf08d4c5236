"""RoFormer-Sim small as a torch module, read from its ONNX file, with low-rank adapters that can be trained.

Only training needs it; what runs is the ONNX file with the adapters merged in (`indexes.encoder`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

from indexes.adapters import MATRICES, Half, Matrix

WIDTH, HEADS, LAYERS, INNER = 384, 6, 6, 1536
HEAD = WIDTH // HEADS
EPSILON = 1e-12
ROTARY_BASE = 10000.0
RANK = 48
ALPHA = 2.0
"""The adapters' change counts this many times over."""


class Adapted(nn.Module):
    """A linear layer that stays as it is, with a low-rank change beside it that is trained."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.linear = linear
        self.down = nn.Parameter(torch.randn(RANK, linear.in_features) / math.sqrt(linear.in_features))
        self.up = nn.Parameter(torch.zeros(linear.out_features, RANK))

    def forward(self, inputs: Tensor) -> Tensor:
        """The layer's own outputs and the change."""
        change = functional.linear(functional.linear(inputs, self.down), self.up)
        return torch.as_tensor(self.linear(inputs) + ALPHA * change)

    def factors(self) -> tuple[Half, Half]:
        """The change as the ONNX file's orientation wants it: shapes (in, rank) and (rank, out)."""
        return self.down.detach().T.half().numpy(), (ALPHA * self.up.detach()).T.half().numpy()


class Layer(nn.Module):
    """One transformer layer: attention over rotated queries and keys, then the feed-forward part."""

    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.f1, self.f2 = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.after_attention, self.after = nn.LayerNorm(WIDTH, EPSILON), nn.LayerNorm(WIDTH, EPSILON)

    def forward(self, hidden: Tensor, seen: Tensor, waves: tuple[Tensor, Tensor], dropout: float) -> Tensor:
        """Hidden states of the next layer, shape (texts, tokens, width)."""
        texts, tokens, _ = hidden.shape

        def split(values: Tensor) -> Tensor:
            return values.view(texts, tokens, HEADS, HEAD).transpose(1, 2)

        queries, keys = rotated(split(self.q(hidden)), waves), rotated(split(self.k(hidden)), waves)
        kept = dropout if self.training else 0.0
        mixed = functional.scaled_dot_product_attention(queries, keys, split(self.v(hidden)), seen, kept)
        mixed = self.o(mixed.transpose(1, 2).reshape(texts, tokens, WIDTH))
        hidden = self.after_attention(hidden + functional.dropout(mixed, kept))
        inner = self.f2(functional.gelu(self.f1(hidden)))
        return torch.as_tensor(self.after(hidden + functional.dropout(inner, kept)))


class RoFormer(nn.Module):
    """The encoder: tokens in, a sentence vector out.

    Args:
        weights: the ONNX file's initialisers by name.
    """

    def __init__(self, weights: Mapping[str, Tensor]) -> None:
        super().__init__()
        self.words = nn.Embedding(*weights["Embedding-Token/embeddings:0"].shape)
        self.segment = nn.Parameter(weights["Embedding-Segment/embeddings:0"][0].clone())
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = [Layer() for _ in range(LAYERS)]
        self._registered = nn.ModuleList(self.layers)  # torch finds the parameters through it
        self.pooler = nn.Linear(WIDTH, WIDTH)
        with torch.no_grad():
            self._fill(weights)

    def _fill(self, weights: Mapping[str, Tensor]) -> None:
        def norm(layer: nn.LayerNorm, name: str) -> None:
            layer.weight.copy_(weights[f"{name}/mul/ReadVariableOp:0"])
            layer.bias.copy_(weights[f"{name}/add_1/ReadVariableOp:0"])

        self.words.weight.copy_(weights["Embedding-Token/embeddings:0"])
        norm(self.norm, "Embedding-Norm")
        for number, layer in enumerate(self.layers):
            for name in MATRICES:
                place = Matrix(number, name).initializer
                getattr(layer, name).weight.copy_(weights[place].T)
                bias = place.removesuffix("Tensordot/Reshape_1:0") + "BiasAdd/ReadVariableOp:0"
                getattr(layer, name).bias.copy_(weights[bias])
            norm(layer.after_attention, f"Transformer-{number}-MultiHeadSelfAttention-Norm")
            norm(layer.after, f"Transformer-{number}-FeedForward-Norm")
        self.pooler.weight.copy_(weights["Pooler-Dense/MatMul/ReadVariableOp:0"].T)
        self.pooler.bias.copy_(weights["Pooler-Dense/BiasAdd/ReadVariableOp:0"])

    def adapt(self) -> None:
        """Put adapters beside all matrices; from now on only they are trained."""
        self.requires_grad_(False)
        for layer in self.layers:
            for name in MATRICES:
                setattr(layer, name, Adapted(getattr(layer, name)))

    def changes(self) -> dict[Matrix, tuple[Half, Half]]:
        """What the adapters have learnt."""
        return {
            Matrix(number, name): linear.factors()
            for number, layer in enumerate(self.layers)
            for name in MATRICES
            if isinstance(linear := getattr(layer, name), Adapted)
        }

    def forward(self, tokens: Tensor, dropout: float) -> Tensor:
        """Sentence vectors, shape (texts, width).

        Args:
            tokens: shape (texts, tokens), zero where a text is over.
            dropout: share of the attention and of the layers' outputs that training drops.
        """
        seen = tokens > 0
        waves = rotations(tokens.shape[1])
        kept = dropout if self.training else 0.0
        hidden = functional.dropout(self.norm(self.words(tokens) + self.segment), kept)
        for layer in self.layers:
            hidden = layer(hidden, seen[:, None, None, :], waves, dropout)
        return torch.as_tensor(self.pooler(hidden[:, 0]))


def rotations(tokens: int) -> tuple[Tensor, Tensor]:
    """Sines and cosines of each position, each of shape (tokens, head)."""
    frequencies = torch.exp(torch.arange(0, HEAD, 2) * (-math.log(ROTARY_BASE) / HEAD))
    angles = torch.arange(tokens)[:, None] * frequencies[None]
    return angles.sin().repeat_interleave(2, -1), angles.cos().repeat_interleave(2, -1)


def rotated(values: Tensor, waves: tuple[Tensor, Tensor]) -> Tensor:
    """Rotary positions: each pair of numbers turned by its position's angle."""
    turned = torch.stack([-values[..., 1::2], values[..., ::2]], -1).reshape(values.shape)
    return values * waves[1] + turned * waves[0]
