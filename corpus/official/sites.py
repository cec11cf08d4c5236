"""The rows of `data/official.toml`: which databases are asked, for which texts, and what their words should be."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from corpus.locator import label
from corpus.models import Document
from corpus.versions import words_sha256


@dataclass(frozen=True, slots=True)
class Site:
    """An official database.

    Attributes:
        key: flk or xzfg.
        name: as people call it.
        base: address that paths are added to.
        hosts: the only hosts that may be asked, HOST or HOST:PORT.
        page: where a person finds the text by hand.
        checked_on: day on which it was looked up how the site is asked.
    """

    key: str
    name: str
    base: str
    hosts: frozenset[str]
    page: str
    checked_on: date


@dataclass(frozen=True, slots=True)
class Fetched:
    """A text as an official database gave it.

    Attributes:
        data: the file.
        address: page of the text, for people.
        title: as the database gives it.
        published, effective: days as the database gives them, None where it gives none.
    """

    data: bytes
    address: str
    title: str
    published: date | None = None
    effective: date | None = None


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files("corpus").joinpath("data", "official.toml").read_text(encoding="utf-8"))


def load_sites() -> dict[str, Site]:
    """The official databases by key."""
    return {
        key: Site(key, row["name"], row["base"], frozenset(row["hosts"]), row["page"], row["checked_on"])
        for key, row in _data().items()
        if "base" in row
    }


def sites_of(key: str) -> tuple[str, ...]:
    """Keys of the databases that have a text, in the order in which they are asked."""
    return tuple(_data()["texts"].get(key, ()))


def texts() -> tuple[str, ...]:
    """Keys of all texts that can be fetched."""
    return tuple(_data()["texts"])


def verified_difference(document: Document) -> str:
    """Which articles differ from the words that were compared with the official text, as one line.

    Returns:
        The line; empty where nothing differs, or where this is not the version that was compared.
    """
    known = _data()["verified"].get(document.key)
    if known is None or document.meta.since != known["since"]:
        return ""
    found = [words_sha256(document.words(clause))[:12] for clause in document.articles]
    differing = [
        label(clause.locator, document.meta.scheme)
        for clause, digest, wanted in zip(document.articles, found, known["articles"], strict=False)
        if digest != wanted
    ]
    if len(found) != len(known["articles"]):
        differing.append(f"条数{len(found)}（应为{len(known['articles'])}）")
    if not differing:
        return ""
    shown = "、".join(differing[:10]) + ("等" if len(differing) > 10 else "")
    return f"与{known['checked_on']}核对过的同一版本不同：{shown}；引用前请与官方文本核对"
