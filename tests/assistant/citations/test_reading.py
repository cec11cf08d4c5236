"""Files become text: footnotes where their numbers stand, tables row by row, pages without their markup."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from assistant.citations.check import check_citations
from assistant.citations.reading import read_bytes, read_file
from corpus import Library
from corpus.errors import InputError, MissingError

_NOTES = (
    '<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:id="1"><w:p><w:r><w:t>辽宁意见第4条。</w:t></w:r></w:p></w:footnote></w:footnotes>'
)


def word_file() -> bytes:
    """A Word file with a paragraph, a footnote in it, and a table."""
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document = docx.Document()
    paragraph = document.add_paragraph("要“定期开展演练，每年不少于2次”")
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "1")
    paragraph.add_run()._r.append(reference)
    paragraph.add_run("。")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "隐患"
    table.rows[0].cells[1].text = "广州征求意见稿第（十九）条：“当地解决不了的，要逐层上报。”"
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        _NOTES.encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_word_files_footnote_and_table_are_checked_like_its_text(library: Library) -> None:
    text = read_bytes(word_file(), "通知.docx")
    assert text == (
        "要“定期开展演练，每年不少于2次”（辽宁意见第4条）。\n"
        "隐患 | 广州征求意见稿第（十九）条：“当地解决不了的，要逐层上报。”"
    )
    assert [(f.document, f.verdict) for f in check_citations(text, library)] == [
        ("liaoning", "ok"),
        ("guangzhou", "quote_mismatch"),
    ]


def test_a_saved_page_is_read_without_script_and_markup() -> None:
    page = "<!doctype html><html><script>var x='第一条'</script><p>辽宁意见第4<b>条</b></p><td>每年</td></html>"
    assert read_bytes(page.encode(), "页.html") == "辽宁意见第4条\n每年"


def test_a_text_file_is_taken_character_by_character(tmp_path: Path) -> None:
    path = tmp_path / "通知.md"
    path.write_text("# 通知\n\n**辽宁意见第4条**\n", encoding="utf-8")
    assert read_file(path) == "# 通知\n\n**辽宁意见第4条**\n"
    path.write_bytes("辽宁意见".encode("gb18030"))
    assert read_file(path) == "辽宁意见"


def test_lines_of_a_pdf_are_joined_where_a_sentence_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.citations import reading

    lines = ["根据辽宁意见第4条，重点单位每年演练不少", "于2次。", "二、其他要求", "- 值班"]
    monkeypatch.setattr(reading.pdf, "read", lambda data: lines)
    assert read_bytes(b"%PDF-1.7", "通知.pdf") == "根据辽宁意见第4条，重点单位每年演练不少于2次。\n二、其他要求\n- 值班"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x00\x01\x02", "不是"),
        (b"PK\x03\x04broken", "docx"),
        (b"\xd0\xcf\x11\xe0", ".doc"),
        (b"%PDF-1.4 broken", "PDF"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        read_bytes(data, "坏文件")
    assert "\n" not in str(caught.value)


def test_a_zip_that_is_no_word_file_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(InputError, match="docx"):
        read_bytes(buffer.getvalue(), "包.zip")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="找不到文件"):
        read_file(tmp_path / "没有.txt")
