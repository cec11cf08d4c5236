"""`neibao ui`: the web page on this machine."""

from __future__ import annotations

import argparse
import threading
import webbrowser
from contextlib import suppress

from assistant.progress import progress_bar
from assistant.settings import keep_quiet, load_settings


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--port", type=int, metavar="N", help="端口；不写则从 7860 起找一个空闲的，0 为任意空闲端口")
    parser.add_argument("--no-browser", action="store_true", help="不打开浏览器，只显示网址")


def run(arguments: argparse.Namespace) -> int:
    """Build the index if needed, open the page, serve until interrupted."""
    settings = load_settings()
    keep_quiet(settings)
    from ui.server import HOST, listen, serve

    found = listen(arguments.port)
    port = found.getsockname()[1]
    address = f"http://{HOST}:{port}/"

    from assistant.service import open_assistant

    assistant = open_assistant(settings, progress_bar("建立索引"))
    print("正在打开网页界面……", flush=True)

    from ui.app import build_application

    application = build_application(assistant, port)

    def ready() -> None:
        print(f"内保助手：{address}　（按 Ctrl+C 结束）", flush=True)
        if not arguments.no_browser:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    with suppress(KeyboardInterrupt):  # the way to end it
        serve(application, found, ready)
    return 0
