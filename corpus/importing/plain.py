"""Plain text and Markdown, in UTF-8, UTF-16 or GB18030 (GBK, GB2312)."""

from __future__ import annotations

import re

from corpus.errors import InputError

_MARKDOWN = re.compile(r"^\s{0,3}(?:#{1,6}\s+|>\s?|[*+-]\s+(?=第))")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_COMMENT = re.compile(r"<!--.*?-->", re.S)


def read(data: bytes) -> list[str]:
    """The lines, without Markdown's marks.

    Raises:
        InputError: the bytes are in none of the encodings.
    """
    text = _COMMENT.sub("", decode(data))
    return [_EMPHASIS.sub(r"\2", _MARKDOWN.sub("", line)) for line in text.splitlines()]


def decode(data: bytes) -> str:
    """Decode by the byte order mark, else as UTF-8, else as GB18030.

    Raises:
        InputError: none fits.
    """
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ["utf-16"] if marked else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError("的编码不是 UTF-8、UTF-16 或 GB18030（GBK）；请另存为 UTF-8 文本后导入")
