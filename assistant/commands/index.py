"""`neibao index`: build, verify and describe the retrieval index."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from assistant.library import open_library
from assistant.progress import progress_bar
from assistant.service import INDEX_NAME
from assistant.settings import load_settings
from corpus.errors import IndexMissing
from corpus.library import Library


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "action",
        choices=("build", "verify", "info", "train"),
        help="建立、核对、查看索引；train 由问题库重新学习排序权重",
    )
    parser.add_argument("--out", metavar="文件夹", help="train 的结果写到哪里；默认为源码中的 indexes/data")
    parser.add_argument("--json", action="store_true", help="info 输出 JSON")


def run(arguments: argparse.Namespace) -> int:
    """Run the action."""
    from indexes.build import build_index, current_build
    from indexes.manifest import load_manifest
    from indexes.verify import verify_index

    settings = load_settings()
    folder = settings.indexes / INDEX_NAME
    library = open_library(settings)
    if arguments.action == "train":
        return _train(library, arguments.out)
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
        print(f"索引完好：{found}")
        return 0
    manifest = load_manifest(found)
    if arguments.json:
        print(json.dumps({"folder": str(found), **asdict(manifest)}, ensure_ascii=False))
    else:
        print(f"位置：{found}\n建立时间：{manifest.built}\n向量模型：{manifest.embedding}")
        print(f"条款：{manifest.passages}；句子：{manifest.sentences}；问题库：{manifest.bank}")
        print(f"文本指纹：{manifest.corpus}")
    return 0


def _train(library: Library, out: str | None) -> int:
    from indexes.training import DATA, train

    train(library, Path(out) if out else DATA, say=lambda line: print(line, file=sys.stderr))
    return 0
