"""HTML pages as saved from official sites: text alone, no script, no fetching."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from bs4.element import CData, NavigableString, PreformattedString, Tag

from corpus.errors import InputError
from corpus.importing.plain import decode

_DROPPED = frozenset(
    {
        *("script", "style", "noscript", "template", "nav", "header", "footer", "aside"),
        *("form", "select", "button", "iframe", "svg"),
    }
)
_BLOCKS = frozenset(
    {
        *("p", "div", "section", "article", "main", "li", "ul", "ol", "table", "thead", "tbody", "tr", "td", "th"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dl", "dt", "dd", "center", "body", "html"),
    }
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.I)
_MAX_TAGS = 100_000


def read(data: bytes) -> list[str]:
    """The lines that a reader of the page sees: a line ends with each block and each <br>.

    Raises:
        InputError: the page is in an unknown encoding, or built of more elements than any law's page.
    """
    if data.count(b"<") > _MAX_TAGS:
        raise InputError("的网页元素过多；请只保存法规正文页")
    soup = BeautifulSoup(_decoded(data), "html.parser")
    for tag in soup(list(_DROPPED)):
        tag.decompose()
    parts: list[str] = []
    for node in soup.descendants:
        if isinstance(node, Tag):
            if node.name == "br" or node.name in _BLOCKS:
                parts.append("\n")
        elif isinstance(node, NavigableString) and (
            isinstance(node, CData) or not isinstance(node, PreformattedString)
        ):
            parts.append(re.sub(r"[\r\n\t ]+", " ", node))
            if _ends_block(node):
                parts.append("\n")
    return "".join(parts).split("\n")


def _ends_block(node: NavigableString) -> bool:
    """Whether a block ends right after this text."""
    current: Tag | NavigableString | None = node
    while current is not None and current.next_sibling is None:
        parent = current.parent
        if parent is None:
            return True
        if parent.name in _BLOCKS:
            return True
        current = parent
    return False


def _decoded(data: bytes) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared and declared[1].lower() in (b"gb2312", b"gbk", b"gb18030"):
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            pass  # the page declares one encoding and uses another
    return decode(data)
