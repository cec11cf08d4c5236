"""`neibao deadline`: dates from the laws' time limits."""

from __future__ import annotations

import argparse
import json

from assistant.deadlines import answer_deadline, reply_for
from assistant.library import open_library, today
from assistant.reading.words.dates import find_date
from assistant.reply import Reply
from assistant.rules.deadlines import limit, load_limits
from assistant.settings import load_settings
from corpus.errors import InputError


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("question", nargs="*", metavar="问题", help="用自己的话问，如 3月5日开始用保安，最晚哪天备案")
    parser.add_argument("--limit", metavar="期限", help="期限的代号；不写问题也不写期限则列出全部")
    parser.add_argument("--from", dest="start", metavar="日期", help="起算的日期，如 2026-03-05、3月5日")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(arguments: argparse.Namespace) -> int:
    """Count and print, or list the limits."""
    question = " ".join(arguments.question).strip()
    if not question and not arguments.limit:
        print(_listed())
        return 0
    reply = _reply(question, arguments)
    print(json.dumps(reply.to_dict(), ensure_ascii=False) if arguments.json else reply.answer)
    return 0


def _reply(question: str, arguments: argparse.Namespace) -> Reply:
    settings = load_settings()
    library, day = open_library(settings), today(settings)
    if not arguments.limit:
        reply = answer_deadline(question, day, library)
        if reply is None:
            raise InputError("没有看出问的是哪个期限；运行 neibao deadline 查看全部期限，或用 --limit 与 --from 指明")
        return reply
    one = limit(arguments.limit)
    found = find_date(arguments.start or question, day)
    if found is None and one.fixed is None:
        raise InputError(f"缺少起算日期；请加 --from，如 neibao deadline --limit {one.id} --from 2026-03-05")
    return reply_for(question or one.id, (one,), found, day, library, "zh")


def _listed() -> str:
    lines = []
    for one in load_limits():
        place = f"{one.document} {one.locator.article}" + (f".{one.locator.paragraph}" if one.locator.paragraph else "")
        lines.append(f"{one.id}  {one.start['zh']}起{one.value}{one.unit}：{one.act['zh']}  [{place}]")
    return "\n".join(lines)
