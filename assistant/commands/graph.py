"""`neibao graph`: what cites what and what rests on what, as a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.graph import build_graph
from assistant.graph_formats import as_graphml, as_html, as_json
from assistant.library import open_library, open_national
from assistant.settings import load_settings
from corpus.errors import InputError, StorageError

FORMATS = {".json": as_json, ".graphml": as_graphml, ".html": as_html}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--out", metavar="文件", required=True, help="写到哪里；格式看文件名结尾：json、graphml、html（可离线浏览）"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the graph."""
    out = Path(arguments.out)
    write = FORMATS.get(out.suffix.lower())
    if write is None:
        raise InputError(f"不支持“{out.suffix or out.name}”格式；请把 --out 写成以 {'、'.join(FORMATS)} 结尾的文件名")
    settings = load_settings()
    graph = build_graph(open_library(settings), open_national(settings))
    try:
        out.write_text(write(graph), encoding="utf-8", newline="\n")
    except OSError as error:
        raise StorageError(f"无法写入 {out}：{error.strerror or error}；请换一个能写的位置") from error
    print(f"{out}：{len(graph.places)}个位置，{len(graph.edges)}条联系，{len(graph.loose)}处没有对应条文的提法")
    return 0
