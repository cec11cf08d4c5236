"""Chance that is the same on every machine and in every version: a hash of the seed and a name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def rank(*names: object) -> int:
    """A number that looks random and depends on the names alone."""
    return int.from_bytes(hashlib.sha256("\x1f".join(map(str, names)).encode()).digest()[:8], "big")


def pick(options: Sequence[T], *names: object) -> T:
    """One of the options."""
    return options[rank(*names) % len(options)]


def shuffled(options: Iterable[T], *names: object, key: Callable[[T], str] = str) -> list[T]:
    """The options in an order that looks random.

    Args:
        options: any order gives the same result.
        names: what the order depends on.
        key: the name of an option.
    """
    return sorted(options, key=lambda option: (rank(*names, key(option)), key(option)))
