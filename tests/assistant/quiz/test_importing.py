"""A trainer's own questions: kept, proven where the clause's words prove them, broken rows named."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from assistant.exports import export
from assistant.quiz.checking import check
from assistant.quiz.importing import import_sheet
from assistant.quiz.models import ItemType, Paper, ProofKind
from corpus.errors import InputError
from corpus.library import Library

HEAD = ["题型", "题干", "选项A", "选项B", "选项C", "选项D", "答案", "解析", "难度", "依据", "分值"]
DRILL = "《辽宁指导意见》第4条"
GOOD = [
    ["单选", "定期开展演练，每年（ ）。", "不少于1次", "不少于2次", "不少于3次", "不少于4次", "B", "", "易", DRILL, 2],
    ["判断题", "治安保卫重点企业事业单位要定期开展演练吗？", "", "", "", "", "对", "", "中", DRILL, 1],
    [
        "判断",
        "辽宁规定：在公安机关的指导下制定本单位突发事件处置预案并定期开展演练。",
        "",
        "",
        "",
        "",
        "√",
        "",
        "",
        DRILL,
        "",
    ],
    ["填空题", "定期开展演练，每年____。", "", "", "", "", "不少于2次", "", "", DRILL, 2],
    ["简答题", "谈谈你对预案演练的认识。", "", "", "", "", "要点一；要点二", "", "", "", 10],
]
BROKEN = [
    (["作文", "写一篇。", "", "", "", "", "略"], "题型“作文”不认识"),
    (["单选题", "", "甲", "乙", "丙", "丁", "A"], "题干为空"),
    (["单选题", "选哪个？", "甲", "乙", "丙", "丁", ""], "答案为空"),
    (["单选题", "选哪个？", "甲", "乙", "丙", "丁", "E"], "超出了选项"),
    (["单选题", "选哪个？", "甲", "乙", "丙", "丁", "AB"], "单选题的答案有2个"),
    (["单选题", "选哪个？", "甲", "", "丙", "丁", "A"], "选项B为空"),
    (["多选题", "选哪些？", "甲", "乙", "丙", "丁", "A"], "多选题的答案只有1个"),
    (["判断题", "如此。", "", "", "", "", "也许"], "应为对或错"),
    (["填空题", "没有空。", "", "", "", "", "词"], "没有空"),
    (["填空题", "____和____。", "", "", "", "", "词"], "有2个空，答案有1个"),
    (["单选题", "选哪个？", "甲", "乙", "丙", "丁", "A", "", "极难"], "难度“极难”"),
    (["单选题", "选哪个？", "甲", "乙", "丙", "丁", "A", "", "", "", "-3"], "分值“-3”"),
    (["案例计算题", "要几名？", "", "", "", "", "若干"], "不是数字"),
]


def write(path: Path, rows: list[list[object]], head: list[str] = HEAD) -> Path:
    book = Workbook()
    for row in [head, *rows]:
        book.active.append(row)
    book.save(path)
    return path


def test_what_the_clause_proves_is_proven_and_the_rest_is_said_to_be_open(folder: Path, texts: Library) -> None:
    found = import_sheet(write(folder / "t.xlsx", GOOD), texts)
    assert found.problems == ()
    assert found.paper.items[0].proof.kind is ProofKind.CLOZE
    assert sum(item.proof.kind is not ProofKind.NONE for item in found.paper.items) == 3
    open_ones = [item for item in found.paper.items if item.proof.kind is ProofKind.NONE]
    assert all(item.proof.facts["why"] for item in open_ones)
    kinds_found = {finding.kind for finding in check(found.paper, texts)}
    assert kinds_found == {"unprovable"}


def test_an_imported_item_with_a_wrong_key_is_not_proven(folder: Path, texts: Library) -> None:
    wrong = [[*GOOD[0][:6], "C", *GOOD[0][7:]], [*GOOD[3][:6], "不少于3次", *GOOD[3][7:]]]
    found = import_sheet(write(folder / "t.xlsx", wrong), texts)
    assert [item.proof.kind for item in found.paper.items] == [ProofKind.NONE, ProofKind.NONE]


@pytest.mark.parametrize(("row", "message"), BROKEN)
def test_a_broken_row_is_named_and_the_rest_is_kept(
    folder: Path, texts: Library, row: list[object], message: str
) -> None:
    found = import_sheet(write(folder / "t.xlsx", [GOOD[0], row, GOOD[3]]), texts)
    assert len(found.paper.items) == 2
    assert [problem.row for problem in found.problems] == [3]
    assert message in found.problems[0].detail


def test_a_workbook_without_its_columns_is_refused(folder: Path, texts: Library) -> None:
    with pytest.raises(InputError, match="缺少列：题干、答案"):
        import_sheet(write(folder / "t.xlsx", [["单选题"]], ["题型"]), texts)


def test_a_file_that_is_no_workbook_is_refused(folder: Path, texts: Library) -> None:
    path = folder / "t.xlsx"
    path.write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(InputError, match="不是能读的 Excel"):
        import_sheet(path, texts)
    with pytest.raises(InputError, match="没有文件"):
        import_sheet(folder / "absent.xlsx", texts)
    with pytest.raises(InputError, match=r"只认 \.xlsx 和 \.csv"):
        import_sheet(folder / "t.doc", texts)


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_an_exported_paper_comes_back_item_by_item(paper: Paper, folder: Path, texts: Library, ending: str) -> None:
    for path, content in export(paper, folder / f"p{ending}").items():
        path.write_bytes(content)
    found = import_sheet(folder / f"p{ending}", texts)
    assert found.problems == ()
    assert [item.type for item in found.paper.items] == [item.type for item in paper.items]
    for ours, theirs in zip(paper.items, found.paper.items, strict=True):
        assert (ours.stem, ours.right, ours.points) == (theirs.stem, theirs.right, theirs.points)
        assert [o.text for o in ours.options] == [o.text for o in theirs.options]
        if ours.type in (ItemType.SINGLE, ItemType.MULTIPLE):
            assert ours.letters == theirs.letters
