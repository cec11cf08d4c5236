"""The texts the project knows, and the names people call them by (`data/documents.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from corpus.errors import NoSuchClause
from corpus.models import Metadata, Note
from corpus.normalize import fold
from corpus.vocabulary import Scheme, Standing


@dataclass(frozen=True, slots=True)
class Alias:
    """A name for a text.

    Attributes:
        name: the words, as written in running text without 《》.
        document: key of the text they name.
        example: a text in which the name is found.
        superseded: the name is not the text's real name, and a citation that uses it is told so.
    """

    name: str
    document: str
    example: str = ""
    superseded: bool = False


class Registry:
    """Metadata and names of every text, in the order of `documents.toml`."""

    def __init__(self, rows: tuple[Mapping[str, Any], ...]) -> None:
        self._metadata = {row["key"]: _metadata(row) for row in rows}
        self._subjects = {row["key"]: row["subject"] for row in rows if "subject" in row}
        self.aliases = tuple(_aliases(rows))
        self._by_name = {_plain(alias.name): alias for alias in self.aliases}

    def __iter__(self) -> Iterator[Metadata]:
        return iter(self._metadata.values())

    def __contains__(self, key: str) -> bool:
        return key in self._metadata

    def __getitem__(self, key: str) -> Metadata:
        try:
            return self._metadata[key]
        except KeyError:
            known = "、".join(self._metadata)
            raise NoSuchClause(f"没有名为“{key[:40]}”的文件；可用的有：{known}") from None

    def by_name(self, name: str) -> Alias | None:
        """The text that exactly this title or alias names; widths, spaces and 《》 do not matter.

        A near name is another text: 《保安服务管理办法》 is never `baoan`.
        """
        return self._by_name.get(_plain(name))

    def about(self, subject: str) -> tuple[Metadata, ...]:
        """Texts not held that may set staffing of their own for a subject: school or hospital."""
        return tuple(self._metadata[key] for key, value in self._subjects.items() if value == subject)


def _plain(name: str) -> str:
    return "".join(fold(name).text.split()).strip("《》<>")


def _aliases(rows: tuple[Mapping[str, Any], ...]) -> Iterator[Alias]:
    for row in rows:
        yield Alias(row["title"], row["key"], f"《{row['title']}》")
        for alias in row.get("aliases", ()):
            yield Alias(alias["name"], row["key"], alias["example"], alias.get("superseded", False))


def _metadata(row: Mapping[str, Any]) -> Metadata:
    known = {f.name for f in fields(Metadata)}
    values = {name: value for name, value in row.items() if name in known}
    values["scheme"] = Scheme(row["scheme"])
    values["standing"] = Standing(row["standing"])
    values["revised"] = tuple(row.get("revised", ()))
    values["notes"] = tuple(Note(note["date"], note["text"]) for note in row.get("notes", ()))
    return Metadata(**values)


@cache
def load_registry() -> Registry:
    """The registry that ships with the package."""
    data = files("corpus").joinpath("data", "documents.toml").read_text(encoding="utf-8")
    return Registry(tuple(tomllib.loads(data)["document"]))
