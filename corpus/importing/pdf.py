"""PDF files with a text layer, with pypdf."""

from __future__ import annotations

import io
import logging
import re

from corpus.errors import InputError

_MAX_PAGES = 600
_MAX_CHARACTERS = 1_000_000
_BETWEEN_CHINESE = re.compile(r"(?<=[一-鿿，。；：、（）《》]) +(?=[一-鿿，。；：、（）《》])")


def read(data: bytes) -> list[str]:
    """The lines of the text layer, page by page.

    Raises:
        InputError: the file is encrypted, broken, too long, or has no text layer.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("是加密的 PDF；请另存为不加密的文件，或改下 .docx")
        if len(reader.pages) > _MAX_PAGES:
            raise InputError(f"有 {len(reader.pages)} 页，超过 {_MAX_PAGES} 页的上限；请只导入法规文本")
        lines: list[str] = []
        characters = 0
        for page in reader.pages:
            text = page.extract_text() or ""
            characters += len(text)
            if characters > _MAX_CHARACTERS:
                raise InputError("的文字过长；请只导入法规文本")
            lines += text.splitlines()
    except InputError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, AssertionError) as error:
        raise InputError(f"不是完好的 PDF（{type(error).__name__}）；请重新下载，或改下 .docx") from error
    except Exception as error:  # an encryption whose library is not installed raises its own kind
        raise InputError(f"是无法打开的 PDF（{type(error).__name__}）；请改下 .docx") from error
    if not re.search(r"[一-鿿]", "".join(lines)):
        raise InputError("没有文字层（扫描件）；请先做文字识别，或改下 .docx")
    return [_BETWEEN_CHINESE.sub("", line) for line in lines]
