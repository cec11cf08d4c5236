"""The command `neibao`. Each command lives in a module of its own, imported only when it runs."""

from __future__ import annotations

import argparse
import gc
import importlib
import re
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
    Command("deadline", "assistant.commands.deadline", "法定期限的日期：备案、撤销、留存"),
    Command("clause", "assistant.commands.clause", "查看一条条款的原文和它的引用关系"),
    Command("graph", "assistant.commands.graph", "导出条款之间的引用关系图"),
    Command("quiz", "assistant.commands.quiz", "出题、核对、导出、作答、批改、导入"),
    Command("cite", "assistant.commands.cite", "核对文字中的引用"),
    Command("laws", "assistant.commands.laws", "所引法律：收录情况、导入、取回"),
    Command("index", "assistant.commands.index", "建立、核对检索索引"),
    Command("model", "assistant.commands.model", "可选的问句编码器：安装、查看、删除"),
    Command("eval", "assistant.commands.evaluate", "用随附的题集测量检索与回答"),
    Command("ui", "ui.command", "打开网页界面"),
)


_MESSAGES = (
    (r"the following arguments are required: (.+)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.+)", r"没有这样的参数：\1"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"\1 不能是 \2；可用的有：\3"),
    (r"argument (.+?): expected (?:one|at least one) argument", r"\1 后面缺少它的值"),
    (r"argument (.+?): expected (\d+) arguments", r"\1 后面应有 \2 个值"),
    (r"argument (.+?): invalid \w+ value: (.+)", r"\1 的值 \2 不对"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 不能与 \2 同用"),
    (r"one of the arguments (.+) is required", r"下列参数须有其一：\1"),
    (r"ambiguous option: (.+) could match (.+)", r"\1 不明确，可以是 \2"),
)
"""What argparse says, and how we say it."""


class _Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line of Chinese."""

    def error(self, message: str) -> NoReturn:
        for pattern, ours in _MESSAGES:
            if found := re.fullmatch(pattern, message, re.DOTALL):
                message = found.expand(ours)
                break
        raise InputError(f"{' '.join(message.split())[:300]}；用法见 {self.prog} --help")


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


def _one_line(error: Exception) -> str:
    """An error's words without line breaks and control characters, which what was typed may have brought along."""
    return "".join(char if char.isprintable() else " " for char in " ".join(str(error).split()))


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code of CONTRACT.md and never shows a traceback for an expected error."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    gc.set_threshold(50_000, 20, 20)  # starting allocates much and frees little: collect seldom
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        named = next((word for word in words if not word.startswith("-")), None)
        arguments = build_parser(only=named).parse_args(words)
        return int(arguments.run(arguments))
    except NeibaoError as error:
        print(f"neibao: {_one_line(error)}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("neibao: 已中断", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1
    except Exception as error:  # the last net: a user never sees a traceback
        print(
            f"neibao: 内部错误（{type(error).__name__}: {_one_line(error)}）；请附上所用命令反馈给维护者",
            file=sys.stderr,
        )
        return 1


if __name__ == "__main__":
    sys.exit(main())
