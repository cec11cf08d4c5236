"""Reports hold every finding, its difference and its clause, and what a second person needs to repeat the check."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from assistant.citations.check import check_citations
from assistant.citations.page import cards, marked_text
from assistant.citations.report import Report, make_report, write_report
from corpus import Library
from corpus.errors import InputError

TEXT = "辽宁意见第4条：“定期开展演习，每年不少于2次”。<b>广州征求意见稿第（三十）条</b>=SUM(1)"


@pytest.fixture
def report(library: Library) -> Report:
    return make_report("通知<1>.txt", TEXT, check_citations(TEXT, library), library, date(2026, 11, 22))


def test_the_summary_counts_and_the_hashes_identify(report: Report, library: Library) -> None:
    assert report.summary == (("引用总数", 2), ("引文有出入", 1), ("没有此条款", 1))
    assert dict(report.repeat)["文本库 SHA-256"] == library.fingerprint()
    assert {held.sha256 for held in report.held} == {document.sha256 for document in library.documents()}


def test_the_page_shows_findings_in_place_and_escapes_the_text(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "报告.html"
    write_report(report, path)
    page = path.read_text(encoding="utf-8")
    for words in (
        "引文有出入",
        "<del>习</del><ins>练</ins>",
        report.fingerprint,
        report.sha256,
        "&lt;b&gt;",
        "全文共23条",
    ):
        assert words in page
    assert "<b>广州" not in page
    assert "http" not in page.replace("http-equiv", "")


def test_the_word_file_and_the_spreadsheet_hold_the_same(report: Report, tmp_path: Path) -> None:
    import docx
    import openpyxl

    write_report(report, tmp_path / "r.docx")
    document = docx.Document(str(tmp_path / "r.docx"))
    words = "\n".join(p.text for p in document.paragraphs)
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert "引文有出入" in words
    assert report.fingerprint in cells
    write_report(report, tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "r.xlsx").read_bytes()))
    rows = list(book["逐条结果"].iter_rows(values_only=True))
    assert [row[1] for row in rows] == ["结论", "引文有出入", "没有此条款"]
    assert rows[1][10] == "习→练"


def test_a_cell_that_begins_like_a_formula_stays_words(library: Library, tmp_path: Path) -> None:
    import openpyxl

    text = "《=HYPERLINK(1)办法》第三条"
    write_report(
        make_report("=1+1", text, check_citations(text, library), library, date(2026, 1, 1)), tmp_path / "r.xlsx"
    )
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_a_report_of_an_unknown_format_is_refused(report: Report, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.html"):
        write_report(report, tmp_path / "r.pdf")


def test_overlapping_and_repeated_findings_are_marked_once(library: Library) -> None:
    text = "辽宁意见第4条至第6条"
    findings = check_citations(text, library)
    assert marked_text(text, findings).count("<mark") == 1
    assert cards(findings).count("cite-card") == 3
    assert "没有找到" in cards(())
