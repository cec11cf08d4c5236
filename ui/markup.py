"""Text as safe HTML: everything is escaped, and of Markdown only what an answer is written in is understood."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_RULES = ("blockquote", "heading", "hr", "list", "table", "newline", "escape", "emphasis")
"""The Markdown that is understood, beside paragraphs. No links, no images, no HTML."""

_DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_UNSHOWN = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_DIRECTION}\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text without characters that have no shape or turn the direction of writing."""
    return _SURROGATE.sub("\ufffd", _UNSHOWN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def escape(text: str) -> str:
    """Text as HTML that shows exactly these characters."""
    return html.escape(clean(text), quote=True)


def lines(text: str) -> str:
    """Text as HTML with its line breaks kept."""
    return escape(text).replace("\n", "<br>")


def shortened(text: str, limit: int) -> str:
    """The beginning of a text that is too long to show, with its length."""
    return text if len(text) <= limit else f"{text[:limit]}……（共{len(text)}个字符）"


def markdown(text: str) -> str:
    """An answer's Markdown as HTML; HTML, links and images in it stay the characters they are."""
    return str(_parser().render(unicodedata.normalize("NFC", clean(text))))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero", {"html": False, "linkify": False, "breaks": True}).enable(list(_RULES))
    parser.inline.ruler.before("newline", "bold", _bold)
    return parser


def _bold(state: StateInline, silent: bool) -> bool:
    """**bold** beside Chinese punctuation too, where CommonMark's word-boundary rule would leave the stars."""
    start = state.pos
    if not state.src.startswith("**", start):
        return False
    end = state.src.find("**", start + 2, state.posMax)
    if end <= start + 2:
        return False
    if not silent:
        whole = state.posMax
        state.push("strong_open", "strong", 1)
        state.pos, state.posMax = start + 2, end
        state.md.inline.tokenize(state)
        state.posMax = whole
        state.push("strong_close", "strong", -1)
    state.pos = end + 2
    return True
