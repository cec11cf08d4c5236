"""`neibao chat`: questions and answers in a terminal, with the conversation's memory."""

from __future__ import annotations

import argparse
import sys

from assistant.progress import progress_bar
from assistant.service import open_assistant
from assistant.settings import load_settings
from corpus.errors import InputError

_WELCOME = "内保助手。直接输入问题；输入“退出”或按 Ctrl-D 结束，输入“重来”清空记忆。"
_LEAVE = {"退出", "再见", "exit", "quit", ":q"}
_RESET = {"重来", "清空", "reset"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--region", help="地点，如 guangzhou、liaoning、深圳")


def run(arguments: argparse.Namespace) -> int:
    """Converse until the user leaves."""
    assistant = open_assistant(load_settings(), progress_bar("建立索引"))
    conversation = assistant.new_conversation(arguments.region)
    if sys.stdin.isatty():
        print(_WELCOME)
    while (question := _next_line()) is not None:
        if question in _LEAVE:
            break
        if question in _RESET:
            conversation = assistant.new_conversation(arguments.region)
            print("已清空记忆。\n")
            continue
        if question:
            try:
                print(f"\n{assistant.ask(question, conversation=conversation).answer}\n")
            except InputError as error:
                print(f"\n{error}\n")
    return 0


def _next_line() -> str | None:
    try:
        return input("问：" if sys.stdin.isatty() else "").strip()
    except EOFError:
        return None
