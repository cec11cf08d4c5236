"""Marking: what counts as right for each type, a class's file, the item analysis, a sitting."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook

from assistant.quiz.grading import analyse, grade, mark
from assistant.quiz.models import Item, ItemType, Option, Paper
from assistant.quiz.scores import decimal, item_lines, read_answers, report, score_lines
from assistant.quiz.taking import Sitting, finished
from corpus.errors import InputError

SINGLE = Item(ItemType.SINGLE, "x", "选一项？", (Option("甲"), Option("乙", True), Option("丙")), points=2)
MULTIPLE = Item(ItemType.MULTIPLE, "x", "选几项？", (Option("甲", True), Option("乙"), Option("丙", True)), points=3)
JUDGE = Item(ItemType.JUDGE, "x", "如此。", answer=("错",), points=1)
BLANKS = Item(ItemType.BLANK, "x", "____和____", answer=("人防", "《内保条例》"), points=2)
CASE = Item(ItemType.CASE, "x", "几名？", answer=("12名",), points=5)
SHORT = Item(ItemType.SHORT, "x", "简述。", answer=("一", "二"), points=6)


@pytest.mark.parametrize(
    ("item", "given", "right"),
    [
        (SINGLE, "B", True),
        (SINGLE, "ｂ", True),
        (SINGLE, "AB", False),
        (SINGLE, "", False),
        (MULTIPLE, "CA", True),
        (MULTIPLE, "A、C", True),
        (MULTIPLE, "A", False),
        (JUDGE, "×", True),
        (JUDGE, "错误", True),
        (JUDGE, "对", False),
        (JUDGE, "", False),
        (BLANKS, "人防；内保条例", True),
        (BLANKS, "内保条例；人防", False),
        (CASE, "１２", True),
        (CASE, "缺12名", True),
        (CASE, "13", False),
        (SHORT, "随便", None),
    ],
)
def test_an_answer_is_right_or_wrong(item: Item, given: str, right: bool | None) -> None:
    assert mark(item, given) is right


PAPER = Paper("卷", (SINGLE, MULTIPLE, JUDGE, CASE))
CLASS = {
    "甲": ("B", "AC", "错", "12"),
    "乙": ("B", "AC", "错", "11"),
    "丙": ("B", "A", "错", "12"),
    "丁": ("A", "A", "错", "10"),
    "戊": ("C", "B", "对", ""),
}


def write_class(path: Path, rows: dict[str, tuple[str, ...]]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["姓名", "1", "2", "3", "4"])
        writer.writerows([name, *answers] for name, answers in rows.items())
    return path


def test_a_class_is_scored_and_its_items_analysed(tmp_path: Path) -> None:
    results, remarks = read_answers(write_class(tmp_path / "a.csv", CLASS), PAPER)
    assert remarks == []
    assert {result.name: result.score for result in results} == {"甲": 11, "乙": 6, "丙": 8, "丁": 1, "戊": 0}
    facts = analyse(PAPER, results)
    assert [one.difficulty for one in facts] == [Fraction(3, 5), Fraction(2, 5), Fraction(4, 5), Fraction(2, 5)]
    assert [one.discrimination for one in facts] == [1, 1, 1, 1]
    assert facts[0].choices == {"B": 3, "A": 1, "C": 1}
    assert "平均5.20分" in score_lines(results)[-1]
    assert len(item_lines(facts)) == 5


def test_the_report_holds_scores_analysis_chart_and_wrong_answers(tmp_path: Path) -> None:
    results, _ = read_answers(write_class(tmp_path / "a.csv", CLASS), PAPER)
    path = tmp_path / "r.xlsx"
    path.write_bytes(report(PAPER, results, analyse(PAPER, results)))
    book = load_workbook(path)
    assert book.sheetnames == ["成绩", "题目分析", "错题"]
    assert [cell.value for cell in book["成绩"][2]] == [1, "甲", 11, 11, 0]
    assert len(book["题目分析"]._charts) == 1
    assert book["错题"].max_row == 1 + sum(len(result.wrong) for result in results)


def test_rows_that_cannot_be_read_are_named_and_the_rest_is_kept(tmp_path: Path) -> None:
    results, remarks = read_answers(write_class(tmp_path / "a.csv", {**CLASS, "": ("A", "A", "对", "1")}), PAPER)
    assert len(results) == 5
    assert remarks == ["第7行没有姓名，已跳过"]


@pytest.mark.parametrize(
    ("head", "message"), [("1,2\nA,B\n", "缺少列“姓名”"), ("姓名,甲\n张,B\n", "没有以题号"), ("", "是空的")]
)
def test_a_table_without_its_columns_is_refused(tmp_path: Path, head: str, message: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(head, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_answers(path, PAPER)


def test_a_negative_discrimination_is_remarked() -> None:
    paper = Paper("卷", (SINGLE, CASE))
    rows = [("甲", "A", "12"), ("乙", "A", "12"), ("丙", "B", "1"), ("丁", "B", "1")]
    results = [grade(paper, name, {1: one, 2: two}) for name, one, two in rows]
    assert analyse(paper, results)[0].remark == "区分度为负，请复核题目与答案"


def test_shares_are_rounded_half_up() -> None:
    assert [decimal(Fraction(1, 3)), decimal(Fraction(1, 8)), decimal(Fraction(-1, 2), 1)] == ["0.33", "0.13", "-0.5"]


def test_a_sitting_gives_feedback_score_and_the_clauses_of_wrong_answers(paper: Paper) -> None:
    sitting = Sitting(paper)
    for number, item in enumerate(paper.items, 1):
        sitting = sitting.answer(number, item.key if number > 1 else "")
    assert sitting.feedback(2).startswith("正确。")
    assert sitting.feedback(1).startswith("不正确。答案：")
    first = paper.items[0]
    assert sitting.result.score == sitting.result.possible - first.points
    shown = finished(sitting)
    assert f"正确答案：{first.key}" in shown
    assert f"neibao clause {first.sources[0].document}" in shown
