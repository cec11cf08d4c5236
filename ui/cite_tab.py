"""The tab that checks citations: the text with its citations coloured, and the findings and clauses beside it."""

from __future__ import annotations

from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.citations.check import check_citations
from assistant.citations.page import STYLE, cards, marked_text
from assistant.citations.reading import read_file
from assistant.citations.texts import CitedTexts
from assistant.commands.cite import is_problem
from assistant.library import open_national, today
from assistant.service import Assistant
from corpus.errors import InputError, NeibaoError

_LONGEST = 400_000
"""Characters that the page takes at once; longer texts are for the command line."""

_EXAMPLE = (
    "根据辽宁意见第4条，重点单位每年演练不少于3次。广州征求意见稿第（二十）条：“必要时，市政府实行挂牌督办。”"
    "《保安服务条例》第六十条规定了罚款。"
)


def build_cite_tab(assistant: Assistant) -> None:
    """Lay out the tab and connect it."""
    check = partial(check_view, texts_of(assistant))
    with gr.Column(elem_id="cite"):
        gr.HTML(f"<style>{STYLE}{_COLUMNS}</style>", padding=False, apply_default_css=False)
        text = gr.Textbox(
            label="要核对的文字",
            placeholder="把通知、培训材料或别的助手的回答贴在这里",
            lines=8,
            max_lines=16,
            elem_id="cite-input",
        )
        with gr.Row():
            button = gr.Button("核对引用", variant="primary", elem_id="cite-check")
            upload = gr.UploadButton(
                "打开文件", file_types=[".txt", ".md", ".docx", ".pdf", ".html", ".htm"], elem_id="cite-file"
            )
            example = gr.Button("填入示例", elem_id="cite-example")
            clear = gr.Button("清空", elem_id="cite-clear")
        result = gr.HTML("", elem_id="cite-result", padding=False, apply_default_css=False)
    quiet: dict[str, Any] = {"show_progress": "minimal", "api_visibility": "private"}
    button.click(check, text, result, **quiet)
    upload.upload(read_upload, upload, [text, result], **quiet).then(check, text, result, **quiet)
    example.click(lambda: _EXAMPLE, None, text, **quiet).then(check, text, result, **quiet)
    clear.click(lambda: ("", ""), None, [text, result], **quiet)


_COLUMNS = (
    ".cite-columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(18em,1fr));gap:1.2em;align-items:start}"
    ".cite-columns section{min-width:0}"
)


def texts_of(assistant: Assistant) -> CitedTexts:
    """What the tab checks against, prepared once and kept."""
    settings = assistant.settings
    return CitedTexts(assistant.library, open_national(settings), lambda: today(settings))


def check_view(texts: CitedTexts, text: str) -> str:
    """The checked text and its findings as HTML; what goes wrong is told in one line."""
    try:
        if not text or not text.strip():
            raise InputError("还没有文字；请先贴入要核对的文字")
        if len(text) > _LONGEST:
            raise InputError(f"文字超过{_LONGEST}字；请拆开，或用 neibao cite 核对")
        findings = check_citations(text, texts.library, texts=texts)
        problems = sum(map(is_problem, findings))
        return (
            f'<p class="cite-summary" role="status">共{len(findings)}处引用，{problems}处有问题。</p>'
            f'<div class="cite-columns">'
            f'<section aria-label="文本">{marked_text(text, findings)}</section>'
            f'<section aria-label="核对结果">{cards(findings)}</section></div>'
        )
    except NeibaoError as error:
        return _message(str(error))
    except Exception as error:  # the page's last net: a user never sees a traceback
        return _message(f"内部错误（{type(error).__name__}），请换一段文字再试")


def read_upload(path: str) -> tuple[str, str]:
    """The text of an uploaded file, and a message where it cannot be read."""
    try:
        return read_file(Path(path)), ""
    except NeibaoError as error:
        return "", _message(str(error))


def _message(words: str) -> str:
    return f'<p class="cite-card cite-bad" role="alert">{escape(words)}</p>'
