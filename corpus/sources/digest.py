"""Digests (要旨) of laws whose words do not ship: each article in our own words, with its exact figures.

A digest is a Document like any other, so it is found and cited the same way, but it is held as `Held.DIGEST`: it is
labelled 要旨 wherever it is shown and never stands in quotation marks.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from corpus.models import Document, Metadata, Provenance
from corpus.numerals import to_chinese
from corpus.parser import parse
from corpus.vocabulary import Held

_PARAGRAPH_MARK = re.compile(r"第[0-9]+款：")

DIGEST_NOTICE = (
    "《{title}》以下内容为本库以自己的话写成的要旨，不是原文；原文可用 neibao laws import 或 neibao laws sync 换入。"
)


@cache
def digest_rows(key: str) -> tuple[Mapping[str, Any], ...]:
    """The rows of `data/digests/KEY.toml`: number, chapter, heading and digest; none where there is no such file."""
    path = files("corpus").joinpath("data", "digests", f"{key}.toml")
    if not path.is_file():
        return ()
    return tuple(tomllib.loads(path.read_text(encoding="utf-8"))["article"])


def digest_headings(key: str) -> dict[int, str]:
    """Our short heading for each article of a digest, for search and outlines; no part of its text."""
    return {row["number"]: row["heading"] for row in digest_rows(key)}


def _lines(title: str, rows: tuple[Mapping[str, Any], ...]) -> Iterator[str]:
    yield title
    yield ""
    chapter = ""
    for row in rows:
        if row["chapter"] and row["chapter"] != chapter:
            chapter = row["chapter"]
            yield chapter
            yield ""
        lines = [_PARAGRAPH_MARK.sub("", line, count=1).strip() for line in row["digest"].splitlines()]
        yield f"第{to_chinese(row['number'])}条 " + "\n".join(lines)
        yield ""


class DigestSource:
    """Digests in `corpus/data/digests`, one file a law."""

    name = "digest"

    def load(self, meta: Metadata) -> Document | None:
        """The digest, or None where there is none."""
        rows = digest_rows(meta.key)
        if not rows:
            return None
        notice = DIGEST_NOTICE.format(title=meta.title)
        provenance = Provenance(self.name, "本库自撰要旨", notices=(notice,))
        return parse("\n".join(_lines(meta.title, rows)), meta, Held.DIGEST, provenance)
