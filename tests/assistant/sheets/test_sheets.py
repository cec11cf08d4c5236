"""A sheet to hand in says everything; a workbook of units is computed row by row."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from assistant.cli import main
from assistant.rules.facts import Kind, UnitFacts
from assistant.sheets.batch import run_batch
from assistant.sheets.content import sheet_of
from assistant.sheets.files import as_word, as_workbook
from corpus import Library

SCHOOL = UnitFacts(kind=Kind.SCHOOL, region="guangzhou", persons=1800, boarders=600, have_guards=3, name="=某中学")


def test_a_sheet_holds_inputs_result_steps_readings_clause_standing_date_and_version(library: Library) -> None:
    sheet = sheet_of(SCHOOL, library, date(2026, 11, 22))
    assert ("寄宿生人数", "600") in sheet.inputs
    assert sheet.results == (("专职保安员", "不少于4名；现有3名，缺1名"),)
    assert sheet.steps
    assert sheet.readings
    assert sheet.clauses
    assert any("征求意见稿" in notice for notice in sheet.notices)
    assert ("制表日期", "2026-11-22") in sheet.foot


def test_word_and_excel_hold_the_same_words(library: Library) -> None:
    sheet = sheet_of(SCHOOL, library, date(2026, 11, 22))
    with ZipFile(io.BytesIO(as_word(sheet))) as archive:
        word = archive.read("word/document.xml").decode()
    book = load_workbook(io.BytesIO(as_workbook(sheet)))
    cells = [str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row if cell is not None]
    for text in (sheet.title, "不少于4名；现有3名，缺1名", *sheet.steps):
        assert text in word
        assert text in cells


def test_a_name_that_looks_like_a_formula_stays_text(library: Library) -> None:
    book = load_workbook(io.BytesIO(as_workbook(sheet_of(SCHOOL, library, date(2026, 11, 22)))))
    found = [c for row in book.worksheets[0].iter_rows() for c in row if c.value == "=某中学"]
    assert [cell.data_type for cell in found] == ["s"]


def test_another_place_gets_no_figure_of_its_own_in_a_sheet(library: Library) -> None:
    sheet = sheet_of(UnitFacts(kind=Kind.HOSPITAL, region="深圳", beds=300), library, date(2026, 11, 22))
    assert sheet.results == (("仅供参考（广州）专职保安员", "至少15名"),)


@pytest.fixture
def units(tmp_path: Path) -> Path:
    book = Workbook()
    page = book.active
    for row in (
        ["名称", "类别", "地点", "总人数", "寄宿生", "床位", "现有保安员"],
        ["甲厂", "普通单位", "广州", 1200],
        ["乙校", "学校", "", 1800, 600, None, 3],
        ["丙校", "学校", "", -5],
        ["丁大学", "大学", "", 5000],
        [],
        ["戊院", "医院", "深圳", None, None, 300],
        ["己厂", "治安保卫重点单位", "", "一千二"],
    ):
        page.append(row)
    path = tmp_path / "units.xlsx"
    book.save(path)
    return path


def test_bad_rows_are_named_and_the_rest_is_done(units: Path) -> None:
    content, problems = run_batch(units)
    assert [problem.split("：")[0] for problem in problems] == ["第4行", "第5行"]
    rows = list(load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True))
    minimums = {(row[1], row[4]): row[5] for row in rows[1:]}
    assert minimums["甲厂", "专（兼）职治安保卫人员"] == 3
    assert minimums["乙校", "专职保安员"] == 4
    assert minimums["己厂", "专职治安保卫人员"] == 6
    assert minimums["己厂", "保安员"] == 12
    assert any(row[1] == "戊院" and "未规定比例" in row[10] for row in rows)


def test_the_command_writes_the_files(units: Path, tmp_path: Path, home: Path) -> None:
    results, sheet = tmp_path / "results.xlsx", tmp_path / "sheet.docx"
    assert main(["quota", "--batch", str(units), "--out", str(results)]) == 0
    assert main(["quota", "school", "--persons", "1800", "--out", str(sheet)]) == 0
    assert results.exists()
    assert sheet.exists()


@pytest.mark.parametrize("out", ["sheet.pdf", "nowhere/sheet.docx"])
def test_a_sheet_that_cannot_be_written_is_said_in_one_line(
    out: str, tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["quota", "school", "--persons", "1800", "--out", str(tmp_path / out)]) != 0
    assert capsys.readouterr().err.count("\n") == 1


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "units.xlsx"
    path.write_text("no workbook", encoding="utf-8")
    assert main(["quota", "--batch", str(path), "--out", str(tmp_path / "r.xlsx")]) == 2
    assert "units.xlsx" in capsys.readouterr().err
