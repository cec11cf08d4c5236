"""Files made to harm, or that are not what they say, get one clear line and change nothing."""

from __future__ import annotations

import io
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from corpus.errors import InputError
from corpus.importing import read_bytes, read_path
from corpus.importing.intake import Desk

_DOCUMENT = "word/document.xml"


def refused(data: bytes, match: str) -> None:
    with pytest.raises(InputError, match=match) as caught:
        read_bytes(data, "文件")
    assert "\n" not in str(caught.value)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(make: Any) -> None:
    refused(make.zip({_DOCUMENT: b"<x/>", "word/media/a.xml": b"0" * (80 * 2**20)}), "压缩炸弹")


def test_an_entity_declaration_is_refused(make: Any) -> None:
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    refused(make.zip({"[Content_Types].xml": b"<x/>", _DOCUMENT: evil}), "XXE")
    refused(make.zip({_DOCUMENT: evil.decode().encode("utf-16")}), "XXE")


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/evil.xml", "..\\evil.xml", "C:evil.xml"])
def test_paths_that_lead_outside_are_refused(make: Any, name: str) -> None:
    refused(make.zip({_DOCUMENT: b"<x/>", name: b"<x/>"}), "指向外部的路径")


def test_a_file_of_200_megabytes_is_refused_unread(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as out:
        out.truncate(200 * 2**20)
    with pytest.raises(InputError, match="200 MB，超过 20 MB"):
        read_path(large)


def test_an_encrypted_pdf_says_so(make: Any) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make.pdf([["第一条　甲。"]]))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    refused(out.getvalue(), "加密的 PDF")


@pytest.mark.parametrize(
    ("data", "match"),
    [
        (b"", "空文件"),
        (b"   \n\n  ", "空文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, r"旧式 \.doc"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "不是文本"),
        (b"PK\x03\x04 broken", "损坏"),
        (b"%PDF-1.7 broken", "PDF"),
        (b"\xff\xff\xff\x81\x30", "编码"),
        (b"<html><body><script>x</script></body></html>", "没有文字"),
    ],
)
def test_broken_and_foreign_files_say_what_they_are(data: bytes, match: str) -> None:
    refused(data, match)


def test_an_archive_that_is_no_word_file_says_so(make: Any) -> None:
    refused(make.zip({"readme.txt": b"x"}), "不是 .docx")


def test_a_pdf_without_text_says_so(make: Any) -> None:
    refused(make.pdf([[]]), "没有文字层")


@pytest.mark.parametrize(("name", "form"), [("law.txt", "pdf"), ("law.docx", "html"), ("law.pdf", "docx")])
def test_a_wrong_ending_does_not_matter(tmp_path: Path, make: Any, name: str, form: str) -> None:
    lines = [*make.head, *make.law()]
    page = ("<html><body>" + "".join(f"<p>{line}</p>" for line in lines)).encode()
    path = tmp_path / name
    path.write_bytes({"pdf": make.pdf([lines]), "html": page, "docx": make.docx(lines)}[form])
    extract = read_path(path)
    assert extract.format == form
    assert any(line.startswith("第二十三条") for line in extract.lines)


def test_a_folder_and_a_missing_file_say_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="是文件夹"):
        read_path(tmp_path)
    with pytest.raises(InputError, match="不存在"):
        read_path(tmp_path / "none.txt")


def test_a_file_name_with_control_characters_stays_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_path(tmp_path / "a\nb\x1b[31m.txt")
    assert "\n" not in str(caught.value)
    assert "\x1b" not in str(caught.value)


def test_deeply_nested_pages_are_read_or_refused() -> None:
    data = b"<html>" + b"<div>" * 20_000 + "第一条　甲。".encode() + b"</div>" * 20_000
    assert read_bytes(data, "文件").lines


def test_lines_made_to_slow_a_pattern_do_not(desk: Desk, make: Any) -> None:
    lines = ["." * 100_000, " " * 100_000 + "x", "第" * 100_000, "1" * 100_000, *make.head, *make.law()]
    intake = desk.take(read_bytes("\n".join(lines).encode(), "文件"), "文件", "imported")
    assert intake.version.articles == 23


@pytest.mark.parametrize(
    ("change", "match"),
    [
        (lambda lines: [line for line in lines if not line.startswith("第五条")], "条号不连续：应为第五条处是第六条"),
        (lambda lines: lines[:12], "不完整：只有"),
        (lambda lines: ["保安服务管理办法", *lines[2:]], "认不出是哪部法规"),
        (lambda lines: ["企业事业单位内部治安保卫条例释义", *lines[2:]], "认不出是哪部法规"),
        (lambda lines: lines[:2], "没有找到第N条"),
    ],
)
def test_a_text_that_is_not_whole_or_another_one_changes_nothing(
    desk: Desk, make: Any, change: Any, match: str
) -> None:
    lines = change([*make.head, *make.law()])
    with pytest.raises(InputError, match=match):
        desk.take(read_bytes("\n".join(lines).encode(), "文件"), "文件", "imported")
    assert not desk.store.folder.exists()


def test_another_laws_text_is_not_taken_for_the_one_named(desk: Desk, make: Any) -> None:
    text = "\n".join(["保安服务管理条例", *make.law(52)])
    with pytest.raises(InputError, match="不是 --as 所指的"):
        desk.take(read_bytes(text.encode(), "文件"), "文件", "imported", "neibao")


@pytest.mark.parametrize("form", ["docx", "pdf", "text"])
def test_damaged_files_are_read_or_refused_never_more(make: Any, form: str) -> None:
    lines = [*make.head, *make.law()]
    good = {"docx": make.docx(lines), "pdf": make.pdf([lines]), "text": "\n".join(lines).encode("gbk")}[form]
    random = Random(20041201)
    for _ in range(60):
        data = bytearray(good)
        for _ in range(random.randint(1, 30)):
            data[random.randrange(len(data))] = random.randrange(256)
        with suppress(InputError):
            assert read_bytes(bytes(data[: random.randint(1, len(data))]), "文件").lines


def test_a_bundled_document_is_not_imported_over(desk: Desk) -> None:
    title = "关于进一步加强单位内部治安保卫工作的意见（征求意见稿）"
    with pytest.raises(InputError, match="已随产品逐字收录"):
        desk.take(read_bytes(f"{title}\n（一）甲。".encode(), "文件"), "文件", "imported")
