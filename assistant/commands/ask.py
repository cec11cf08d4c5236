"""`neibao ask`: one question, or many from a file."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.progress import progress_bar
from assistant.reply import Reply
from assistant.service import Assistant, error_reply, open_assistant
from assistant.settings import load_settings
from corpus.errors import InputError, StorageError


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("question", metavar="问题", nargs="*", help="要问的话；写 - 从标准输入读")
    parser.add_argument("--region", help="地点，如 guangzhou、liaoning、深圳")
    parser.add_argument("--json", action="store_true", help="输出一行 JSON")
    parser.add_argument("--batch", metavar="IN.jsonl", help="成批提问：每行一个 {id, question} 或 {id, turns}")
    parser.add_argument("--out", metavar="OUT.jsonl", help="成批提问的结果文件")


def run(arguments: argparse.Namespace) -> int:
    """Ask and print."""
    if bool(arguments.batch) != bool(arguments.out):
        raise InputError("--batch 和 --out 要一起用，例如 neibao ask --batch in.jsonl --out out.jsonl")
    if arguments.batch:
        rows = list(_rows(Path(arguments.batch)))
        assistant = open_assistant(load_settings(), progress_bar("建立索引"))
        _write_batch(assistant, rows, Path(arguments.out))
        return 0
    question = " ".join(arguments.question)
    if question == "-":
        question = sys.stdin.read()
    if not question.strip():
        raise InputError("没有写问题；例如 neibao ask 重点单位多久演练一次")
    reply = open_assistant(load_settings(), progress_bar("建立索引")).ask(question, arguments.region)
    print(reply.to_json() if arguments.json else reply.answer)
    return 0


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"读不了 {path}（{type(error).__name__}）；需要 UTF-8 编码的 JSONL 文件") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _row(path, number, line)


def _row(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"{path} 第{number}行不是 JSON（{error}）") from error
    turns = row.get("turns", [row.get("question")]) if isinstance(row, dict) else [None]
    if not isinstance(turns, list) or not turns or not all(isinstance(turn, str) for turn in turns):
        raise InputError(f'{path} 第{number}行缺少 question 或 turns；每行形如 {{"id": 1, "question": "…"}}')
    return {"id": row.get("id"), "turns": turns, "region": row.get("region")}


def _write_batch(assistant: Assistant, rows: list[dict[str, Any]], out: Path) -> None:
    from tqdm import tqdm

    try:
        with out.open("w", encoding="utf-8", newline="\n") as file:
            for row in tqdm(rows, file=sys.stderr, desc="提问", unit="题"):
                replies = [reply.to_dict() for reply in _converse(assistant, row)]
                file.write(json.dumps({"id": row["id"], "replies": replies}, ensure_ascii=False) + "\n")
    except OSError as error:
        raise StorageError(f"写不了 {out}（{error.strerror}）；请换一个可写的位置") from error


def _converse(assistant: Assistant, row: dict[str, Any]) -> Iterator[Reply]:
    """Replies to the turns of one conversation, in order; a turn that is no question gets an error reply."""
    conversation = assistant.new_conversation(row["region"])
    for turn in row["turns"]:
        try:
            yield assistant.ask(turn, conversation=conversation)
        except InputError as error:
            yield error_reply(turn, error)
