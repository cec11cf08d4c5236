"""The command `neibao`. Each command lives in a module of its own, imported only when it runs."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import NoReturn

from corpus.errors import InputError, NeibaoError


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, the module that defines `configure(parser)` and `run(arguments)`, and one line of help."""

    name: str
    module: str
    help: str


COMMANDS = (
    Command("ask", "assistant.commands.ask", "问一个问题，或成批提问"),
    Command("chat", "assistant.commands.chat", "在终端里连续问答"),
    Command("quota", "assistant.commands.quota", "配备人数计算器"),
    Command("clause", "assistant.commands.clause", "查看一条条款的原文"),
    Command("quiz", "assistant.commands.quiz", "出题、核对、导出、作答、批改、导入"),
    Command("laws", "assistant.commands.laws", "所引法律：收录情况、导入、取回"),
    Command("index", "assistant.commands.index", "建立、核对检索索引"),
    Command("eval", "assistant.commands.evaluate", "用随附的题集测量检索与回答"),
    Command("ui", "ui.command", "打开网页界面"),
)


class _Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        raise InputError(f"{message}；用法见 {self.prog} --help")


def build_parser(only: str | None = None) -> argparse.ArgumentParser:
    """The command line's parser.

    Args:
        only: name of the one command whose options are needed; the others get no options, so their modules
            stay unimported.
    """
    parser = _Parser(prog="neibao", description="内保助手：单位内部治安保卫问答、配备计算、条款核对")
    parser.add_argument("--version", action="version", version=f"neibao {version('neibao-assistant')}")
    commands = parser.add_subparsers(dest="command", metavar="命令", required=True, parser_class=_Parser)
    for command in COMMANDS:
        below = commands.add_parser(command.name, help=command.help, description=command.help)
        if command.name == only:
            module = importlib.import_module(command.module)
            module.configure(below)
            below.set_defaults(run=module.run)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code of CONTRACT.md and never shows a traceback for an expected error."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        named = next((word for word in words if not word.startswith("-")), None)
        arguments = build_parser(only=named).parse_args(words)
        return int(arguments.run(arguments))
    except NeibaoError as error:
        print(f"neibao: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("neibao: 已中断", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1
    except Exception as error:  # the last net: a user never sees a traceback
        print(f"neibao: 内部错误（{type(error).__name__}: {error}）；请附上所用命令反馈给维护者", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
