"""A file's bytes become lines: what the file is, is told by its content, never by its name."""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import InputError

MAX_BYTES = 20 * 2**20
"""No law's file is larger; a larger one is refused unread."""

MAX_CHARACTERS = 1_000_000
"""No law is longer; text beyond it is refused."""

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|div|p|table)\b", re.I | re.S
)
_MODULES = {
    "docx": "corpus.importing.word",
    "pdf": "corpus.importing.pdf",
    "html": "corpus.importing.webpage",
    "text": "corpus.importing.plain",
}
"""Which module's `read(data)` reads a format; imported when a file of that format is read."""


@dataclass(frozen=True, slots=True)
class Extract:
    """The lines of a file, in order.

    Attributes:
        lines: one a paragraph, as far as the format tells.
        wrapped: lines may be parts of paragraphs, as in a PDF.
        format: docx, pdf, html or text.
    """

    lines: tuple[str, ...]
    format: str
    wrapped: bool = False


def read_path(path: Path) -> Extract:
    """Read a file.

    Raises:
        InputError: it is no file that can be read, or too large, or none of the formats; one line that says which.
    """
    try:
        if not path.is_file():
            kind = "是文件夹" if path.is_dir() else "不存在或不是文件"
            raise InputError(f"{shown(path)} {kind}；请给出一个 .txt、.md、.docx、.html 或 .pdf 文件")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise InputError(
                f"{shown(path)} 有 {size / 2**20:.0f} MB，超过 {MAX_BYTES // 2**20} MB 的上限；请只导入法规文本"
            )
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"无法读取 {shown(path)}：{error.strerror or error}") from error
    return read_bytes(data, shown(path))


def shown(path: Path) -> str:
    """A file's name for messages: the last part alone, without control characters."""
    return re.sub(r"[\x00-\x1f\x7f]", "?", path.name)[:80] or str(path)[:80]


def read_bytes(data: bytes, name: str) -> Extract:
    """Read a file's content.

    Args:
        data: the bytes.
        name: how messages call it.

    Raises:
        InputError: the content cannot be used; one line that says why and what to do.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"{name} 超过 {MAX_BYTES // 2**20} MB 的上限；请只导入法规文本")
    if not data.strip():
        raise InputError(f"{name} 是空文件")
    kind = sniff(data, name)
    module = importlib.import_module(_MODULES[kind])
    try:
        lines: list[str] = module.read(data)
    except InputError as error:
        raise InputError(f"{name} {error}") from error
    except RecursionError as error:
        raise InputError(f"{name} 嵌套过深，无法读取；请另存为纯文本后导入") from error
    if sum(map(len, lines)) > MAX_CHARACTERS:
        raise InputError(f"{name} 的文字超过 {MAX_CHARACTERS} 字；请只导入法规文本")
    if not any(line.strip() for line in lines):
        raise InputError(f"{name} 中没有文字；扫描件请先做文字识别")
    return Extract(tuple(lines), kind, kind in ("pdf", "text"))


def sniff(data: bytes, name: str) -> str:
    """Tell docx, pdf, html and text apart by their content.

    Raises:
        InputError: it is something else.
    """
    if data.startswith(b"PK"):
        return "docx"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(f"{name} 是旧式 .doc 或加了密码的文件；请在 Word 或 WPS 中另存为不加密的 .docx 后导入")
    if data.startswith(b"{\\rtf"):
        raise InputError(f"{name} 是 RTF 文件；请另存为 .docx 后导入")
    if _HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        return "html"
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\0" in data[:65536]:
        raise InputError(f"{name} 不是文本、.docx、.html 或 .pdf；请从官方网站重新下载")
    return "text"
