"""`neibao cite`: one text, many texts, reports, exit codes."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from assistant.cli import main

WRONG = "辽宁意见第4条要求每年演练不少于3次。\n第二行引用《保安服务条例》第六十条。\n"


@pytest.fixture
def notice(tmp_path: Path, home: Path) -> Path:
    path = tmp_path / "通知.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


def test_findings_are_told_line_by_line(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", str(notice)]) == 0
    out = capsys.readouterr().out
    assert "共2处引用，2处有问题。" in out
    assert "第1行 数字不符" in out
    assert "第2行 没有此条款" in out
    assert "不是该法规的真实名称" in out


def test_json_has_exactly_the_contracts_fields(notice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", str(notice), "--json"]) == 0
    first = json.loads(capsys.readouterr().out)["citations"][0]
    agreed = {
        *("raw", "start", "end", "document", "title", "article", "section", "paragraph", "item", "subitem", "verdict"),
        *("flags", "quote", "expected", "diff", "suggestion", "detail"),
    }
    assert agreed <= set(first)
    assert (first["document"], first["article"], first["verdict"]) == ("liaoning", 4, "wrong_figure")
    assert WRONG[first["start"] : first["end"]] == first["raw"]


def test_strict_exits_with_4_only_where_something_is_wrong(notice: Path, tmp_path: Path) -> None:
    assert main(["cite", str(notice), "--strict"]) == 4
    right = tmp_path / "对.txt"
    right.write_text("辽宁意见第4条要求每年演练不少于2次；《内保条例》第五条讲负责人。", encoding="utf-8")
    assert main(["cite", str(right), "--strict"]) == 0


def test_a_text_comes_from_standard_input(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("没有引用。"))
    assert main(["cite", "-"]) == 0
    assert "没有找到指明条款的引用" in capsys.readouterr().out


def test_a_batch_keeps_ids_and_order(home: Path, tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows = [{"id": "b", "text": "辽宁意见第4条"}, {"id": 1, "text": "无"}]
    source.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    assert main(["cite", "--batch", str(source), "--out", str(out)]) == 0
    written = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in written] == ["b", 1]
    assert [len(row["citations"]) for row in written] == [1, 0]


@pytest.mark.parametrize("ending", [".html", ".docx", ".xlsx"])
def test_a_report_is_written_in_the_format_of_its_ending(notice: Path, tmp_path: Path, ending: str) -> None:
    report = tmp_path / f"报告{ending}"
    assert main(["cite", str(notice), "--report", str(report)]) == 0
    assert report.stat().st_size > 1000


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["cite"], 2, "没有给出文件"),
        (["cite", "没有.txt"], 3, "找不到文件"),
        (["cite", "-", "--report", "r.pdf"], 2, ".html"),
        (["cite", "-", "--date", "昨天"], 2, "不是日期"),
        (["cite", "--batch", "x.jsonl"], 2, "一起用"),
        (["cite", "--batch", "x.jsonl", "--out", "y.jsonl"], 3, "找不到"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    home: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, words: str
) -> None:
    assert main(arguments) == code
    error = capsys.readouterr().err
    assert words in error
    assert error.count("\n") == 1
