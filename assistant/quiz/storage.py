"""Papers as JSON files, and back, with a message for everything that is missing or wrong."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant.quiz.models import Difficulty, Item, ItemType, Option, Paper, Proof, ProofKind, Source
from corpus.errors import InputError, StorageError

FORMAT = "neibao-quiz/1"
"""Name of the file format."""


def dump(paper: Paper) -> str:
    """A paper as JSON text; keys in English, words in Chinese."""
    row: dict[str, Any] = {"format": FORMAT, **asdict(paper), "total": paper.total}
    row["items"] = [
        {"number": n, "id": item.id, "key": item.key, **asdict(item)} for n, item in enumerate(paper.items, 1)
    ]
    return json.dumps(row, ensure_ascii=False, indent=1) + "\n"


def load(text: str, name: str) -> Paper:
    """A paper from JSON text.

    Args:
        text: what `dump` wrote.
        name: how messages call it.

    Raises:
        InputError: it is no paper; the message says where it breaks.
    """
    try:
        row = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"{name}不是 JSON：第{error.lineno}行第{error.colno}列读不下去") from None
    if not isinstance(row, dict) or row.get("format") != FORMAT:
        raise InputError(f"{name}不是本程序的试卷：缺少 format={FORMAT}")
    items = row.get("items")
    if not isinstance(items, list):
        raise InputError(f"{name}没有题目（items）")
    return Paper(
        str(row.get("title", "")),
        tuple(_item(entry, f"{name}第{n}题") for n, entry in enumerate(items, 1)),
        str(row.get("seed", "")),
        str(row.get("form", "")),
        tuple(row.get("documents", ())),
        bool(row.get("bank", False)),
        tuple(row.get("notices", ())),
        str(row.get("made_with", "")),
    )


def _item(row: Any, name: str) -> Item:
    try:
        changed = row["proof"].get("changed")
        proof = Proof(
            **{**row["proof"], "kind": ProofKind(row["proof"]["kind"]), "changed": tuple(changed) if changed else None}
        )
        return Item(
            ItemType(row["type"]),
            str(row["kind"]),
            str(row["stem"]),
            tuple(Option(**option) for option in row["options"]),
            tuple(str(words) for words in row["answer"]),
            str(row["explanation"]),
            Difficulty(row["difficulty"]),
            str(row["topic"]),
            int(row["points"]),
            tuple(Source(**source) for source in row["sources"]),
            proof,
            bool(row.get("ordered", False)),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"缺少 {error}" if isinstance(error, KeyError) else str(error)
        raise InputError(f"{name}读不出来：{what}") from None


def read(path: Path) -> Paper:
    """Read a paper's file.

    Raises:
        InputError: it is no paper, or not there.
        StorageError: it cannot be read.
    """
    return load(read_text(path), path.name)


def read_text(path: Path) -> str:
    """Read a text file of the user's.

    Raises:
        InputError: it is not there, or no UTF-8.
        StorageError: it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(f"没有文件 {path}") from None
    except UnicodeDecodeError:
        raise InputError(f"{path} 不是 UTF-8 文本") from None
    except OSError as error:
        raise StorageError(f"读不了 {path}：{error.strerror}") from None


def write(path: Path, content: str | bytes) -> None:
    """Write a file that the user named.

    Raises:
        StorageError: it cannot be written.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        path.write_bytes(data)
    except OSError as error:
        raise StorageError(f"写不了 {path}：{error.strerror}") from None
