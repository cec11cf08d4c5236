"""`neibao quiz` as a user runs it: papers, findings, exports, marks, and one line for whatever cannot be."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from assistant.cli import main

MAKE = [
    "quiz",
    "make",
    "--documents",
    "guangzhou,liaoning",
    "--types",
    "single=4,judge=4,blank=2,case=2",
    "--seed",
    "7",
]


@pytest.fixture
def made(folder: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A paper on disk."""
    path = folder / "paper.json"
    assert main([*MAKE, "--title", "测试卷", "--out", str(path)]) == 0
    out = capsys.readouterr().out
    assert "12题（单选题4，判断题4，填空题2，案例计算题2）" in out
    assert "征求意见稿" in out
    assert "条有题" in out
    return path


def test_a_paper_is_checked_and_found_proven(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quiz", "check", str(made), "--strict"]) == 0
    assert "12题的答案已证明，0处问题" in capsys.readouterr().out


def test_a_tampered_paper_is_found_out(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = json.loads(made.read_text(encoding="utf-8"))
    judge = next(item for item in row["items"] if item["type"] == "judge")
    judge["answer"] = ["错" if judge["answer"] == ["对"] else "对"]
    made.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    assert main(["quiz", "check", str(made)]) == 0
    assert f"第{judge['number']}题 [unproven]" in capsys.readouterr().out
    assert main(["quiz", "check", str(made), "--strict", "--json"]) == 4
    findings = json.loads(capsys.readouterr().out)
    assert {finding["number"] for finding in findings} == {judge["number"]}


def test_parallel_papers_are_two_files(folder: Path, home: Path) -> None:
    assert main([*MAKE, "--parallel", "--out", str(folder / "p.json")]) == 0
    assert sorted(path.name for path in folder.glob("p*.json")) == ["p-A.json", "p-B.json"]


@pytest.mark.parametrize("ending", ["docx", "xlsx", "xml", "gift", "zip", "apkg", "csv", "json"])
def test_a_paper_is_exported_by_the_files_ending(made: Path, folder: Path, ending: str) -> None:
    assert main(["quiz", "export", str(made), "--out", str(folder / f"out.{ending}")]) == 0
    assert (folder / f"out.{ending}").stat().st_size > 500


def test_a_paper_is_taken_in_the_terminal(
    made: Path, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [item["key"] for item in json.loads(made.read_text(encoding="utf-8"))["items"]]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(keys) + "\n"))
    assert main(["quiz", "take", str(made), "--out", str(folder / "r.json")]) == 0
    out = capsys.readouterr().out
    assert out.count("正确。答案：") == 12
    assert "得分：26/26分" in out
    assert json.loads((folder / "r.json").read_text(encoding="utf-8"))["score"] == 26


def test_a_class_is_graded(made: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys = [item["key"] for item in json.loads(made.read_text(encoding="utf-8"))["items"]]
    sheet = folder / "a.csv"
    heading = ",".join(["姓名", *(str(n) for n in range(1, 13))])
    sheet.write_text(f"{heading}\n张三,{','.join(keys)}\n李四{',' * 12}\n", encoding="utf-8")
    assert main(["quiz", "grade", str(made), str(sheet), "--out", str(folder / "r.xlsx")]) == 0
    out = capsys.readouterr().out
    assert "张三  26/26分" in out
    assert "平均13.00分" in out
    assert (folder / "r.xlsx").stat().st_size > 5000


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["quiz", "make", "--topics", "天文"], "没有主题“天文”；可用的有："),
        (["quiz", "make", "--documents", "nosuch"], "没有名为“nosuch”的文件"),
        (["quiz", "make", "--types", "single"], "写法有误"),
        (["quiz", "make", "--difficulty", "极难"], "没有难度“极难”"),
        (["quiz", "make", "--documents", "liaoning", "--types", "case=3"], "案例计算题要求3题"),
        (["quiz", "check", "absent.json"], "没有文件 absent.json"),
        (["quiz", "export", "absent.json", "--out", "x.docx"], "没有文件 absent.json"),
        (["quiz", "import", "absent.xlsx", "--out", "x.json"], "没有文件 absent.xlsx"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(
    words: list[str], message: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1
    assert not home.exists()


def test_the_topics_are_listed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quiz", "make", "--list-topics"]) == 0
    assert "机构与人员" in capsys.readouterr().out.splitlines()
