"""Topics that a paper can be asked for (`data/quiz/topics.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from corpus.errors import InputError
from corpus.models import Locator

ELSEWHERE = "其他"
"""Topic of a clause that no row names, for example of an imported law."""


@cache
def _clauses() -> dict[tuple[str, str], str]:
    text = files("assistant").joinpath("data", "quiz", "topics.toml").read_text(encoding="utf-8")
    found: dict[tuple[str, str], str] = {}
    for row in tomllib.loads(text)["topic"]:
        for document, clauses in row["clauses"].items():
            for part in filter(None, clauses.split(",")):
                for place in _places(part):
                    found.setdefault((document, place), row["key"])
    return found


def _places(part: str) -> list[str]:
    low, dash, high = part.partition("-")
    return [str(n) for n in range(int(low), int(high) + 1)] if dash and low.isdigit() else [part]


@cache
def topic_names() -> tuple[str, ...]:
    """All topics, in the order of the file."""
    text = files("assistant").joinpath("data", "quiz", "topics.toml").read_text(encoding="utf-8")
    return tuple(row["key"] for row in tomllib.loads(text)["topic"])


def topic_of(document: str, locator: Locator) -> str:
    """The topic of a clause."""
    place = locator.section or str(locator.article)
    return _clauses().get((document, place), ELSEWHERE)


def check_topics(names: Sequence[str]) -> tuple[str, ...]:
    """The topics named.

    Raises:
        InputError: one is unknown; the message lists those there are.
    """
    for name in names:
        if name not in topic_names():
            raise InputError(f"没有主题“{name[:30]}”；可用的有：{'、'.join(topic_names())}")
    return tuple(names)
