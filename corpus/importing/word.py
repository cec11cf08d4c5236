"""Word files (.docx) with python-docx, after the archive has been looked over without unpacking it."""

from __future__ import annotations

import io
import zipfile
import zlib

from corpus.errors import InputError

_MAX_ENTRIES = 2000
_MAX_UNPACKED = 60 * 2**20
_MAX_RATIO = 200
_SMALL = 2**20


def read(data: bytes) -> list[str]:
    """The paragraphs and table cells, in the order of the document.

    Raises:
        InputError: the archive is broken, no Word file, or built to harm: too large when unpacked, paths that lead
            outside, XML with a DTD or entities.
    """
    check_archive(data)
    import docx
    from docx.table import Table

    try:
        document = docx.Document(io.BytesIO(data))
        lines: list[str] = []
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                lines += [" ".join(cell.text.split()) for row in block.rows for cell in row.cells]
            else:
                lines += block.text.split("\n")
    except InputError:
        raise
    except Exception as error:  # python-docx raises whatever the broken part led to
        raise InputError(f"不是完好的 .docx（{type(error).__name__}）；请重新下载或另存一份") from error
    return lines


def check_archive(data: bytes) -> None:
    """Look at every entry's name, sizes and XML prologue before anything is unpacked for use.

    Raises:
        InputError: something is wrong with the archive.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_entries(entries)
            for entry in entries:
                if entry.filename.lower().endswith((".xml", ".rels")):
                    _check_xml(archive, entry)
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
        zlib.error,
    ) as error:
        raise InputError("是损坏或加密的压缩文件，不是完好的 .docx；请重新下载") from error


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if "word/document.xml" not in names:
        raise InputError("是压缩文件但不是 .docx；请解压后导入其中的法规文本")
    if any(name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name for name in names):
        raise InputError("内含指向外部的路径，已拒绝；请从官方网站重新下载")
    if any(entry.flag_bits & 1 for entry in entries):
        raise InputError("加了密码；请另存为不加密的 .docx 后导入")
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if (
        len(entries) > _MAX_ENTRIES
        or unpacked > _MAX_UNPACKED
        or (unpacked > _SMALL * 10 and unpacked > packed * _MAX_RATIO)
    ):
        raise InputError("解压后过大（疑似压缩炸弹），已拒绝；请从官方网站重新下载")


def _check_xml(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Refuse a DTD, and an entry that is longer than it says."""
    with archive.open(entry) as part:
        content = part.read(entry.file_size + 1)
    if len(content) > entry.file_size:
        raise InputError("解压后过大（疑似压缩炸弹），已拒绝；请从官方网站重新下载")
    plain = content.replace(b"\0", b"")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise InputError("内含外部实体声明（XXE），已拒绝；请从官方网站重新下载")
