"""The page: assembles the tabs, and the web application around them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

import gradio as gr
from fastapi import FastAPI, Request, Response
from fastapi.middleware.trustedhost import TrustedHostMiddleware

from assistant.service import Assistant
from ui.chat_tab import build_chat_tab
from ui.form_tab import build_form_tab
from ui.render import masthead
from ui.words import page_words, read_data

FONTS = (
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "sans-serif",
)
"""Fonts that systems bring along; none is ever fetched."""

_MONO = ("Consolas", "Menlo", "monospace")
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'self'; base-uri 'self'; "
    "object-src 'none'"
)
"""What the browser may fetch: nothing from anywhere else, whatever a framework asks for."""

TABS: tuple[tuple[str, str, str], ...] = (
    ("引用核对", "ui.cite_tab", "build_cite_tab"),
    ("出题练习", "ui.quiz_tab", "build_quiz_tab"),
)
"""Further tabs: title, module, and its function that takes the assistant."""


def build_page(assistant: Assistant) -> gr.Blocks:
    """The page with all its tabs."""
    words = page_words()
    page: gr.Blocks
    with gr.Blocks(title=words.title, analytics_enabled=False, fill_width=False) as page:
        gr.HTML(masthead(words.title, words.lead), padding=False, apply_default_css=False)
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab("问答", id="chat-tab"):
                build_chat_tab(assistant)
            with gr.Tab("配备计算", id="form-tab"):
                build_form_tab(assistant)
            for title, module, function in TABS:
                if find_spec(module) is not None:
                    with gr.Tab(title, id=module):
                        _builder(module, function)(assistant)
    return page


def _builder(module: str, function: str) -> Callable[[Assistant], Any]:
    builder: Callable[[Assistant], Any] = getattr(import_module(module), function)
    return builder


def build_application(assistant: Assistant, port: int) -> FastAPI:
    """The web application that serves the page on this machine.

    Args:
        assistant: what answers.
        port: the port that it will listen on.
    """
    application = FastAPI(title=page_words().title, docs_url=None, redoc_url=None, openapi_url=None)
    application.middleware("http")(_fetch_nothing_elsewhere)
    application.add_middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])
    return mount_page(application, assistant, port)


def mount_page(application: FastAPI, assistant: Assistant, port: int, host: str = "127.0.0.1") -> FastAPI:
    """Put the page at the root of a web application."""
    mounted: FastAPI = gr.mount_gradio_app(
        application,
        build_page(assistant),
        path="/",
        server_name=host,
        server_port=port,
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        max_file_size="20mb",
        favicon_path=str(files("ui").joinpath("data", "favicon.svg")),
        theme=_theme(),
        css=read_data("page.css"),
        head=f'<meta name="robots" content="noindex"><script>{read_data("page.js")}</script>',
    )
    return mounted


async def _fetch_nothing_elsewhere(request: Request, call_next: Callable[[Request], Any]) -> Response:
    response: Response = await call_next(request)
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _theme() -> gr.themes.Base:
    return gr.themes.Base(
        primary_hue=gr.themes.colors.blue,
        neutral_hue=gr.themes.colors.slate,
        font=list(FONTS),
        font_mono=list(_MONO),
        radius_size=gr.themes.sizes.radius_md,
        text_size=gr.themes.sizes.text_md,
    )
