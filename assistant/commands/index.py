"""`neibao index`: build, verify and describe the retrieval index."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from assistant.library import open_library
from assistant.progress import progress_bar
from assistant.service import INDEX_NAME
from assistant.settings import load_settings
from corpus.errors import IndexMissing


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("action", choices=("build", "verify", "info"), help="建立、核对或查看索引")
    parser.add_argument("--json", action="store_true", help="info 输出 JSON")


def run(arguments: argparse.Namespace) -> int:
    """Run the action."""
    from indexes.build import build_index, current_build
    from indexes.manifest import load_manifest
    from indexes.verify import verify_index

    settings = load_settings()
    folder = settings.indexes / INDEX_NAME
    library = open_library(settings)
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
