"""`neibao clause` shows a text as it stood on a day, and says what must be said about it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.cli import main


def shown(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    capsys.readouterr()
    assert main(["clause", *arguments]) == code
    captured = capsys.readouterr()
    return captured.out if code == 0 else captured.err


def test_a_digest_is_labelled_as_one(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, "neibao", "19")
    assert "【要旨】" in out
    assert "“" not in out.split("\n\n", 1)[1]


def test_a_national_law_is_shown_by_its_name(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "消防法", "16").startswith("《中华人民共和国消防法》第十六条")


def test_a_national_law_that_no_longer_holds_needs_a_day(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    error = shown(capsys, "环境保护法", "1", code=3)
    assert "已废止" in error
    assert "--on" in error
    out = shown(capsys, "环境保护法", "1", "--on", "2020-01-01")
    assert "已废止，不能作为现行规定引用" in out


def test_words_of_a_day_that_are_not_held_are_not_shown(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "2022-03-29起的文本" in shown(capsys, "baoan", "16", "--on", "2015-01-01", code=3)


def test_the_outline_names_the_title_and_the_notices(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outline = json.loads(shown(capsys, "guangzhou", "--json"))
    assert outline["articles"] == 23
    assert any("征求意见稿" in notice for notice in outline["notices"])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("nonesuch", "1"), 2),
        (("guangzhou", "24"), 2),
        (("fangkong-yijian", "1"), 3),
        (("neibao", "1", "--on", "x"), 2),
    ],
)
def test_what_is_not_there_is_one_line(
    home: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int
) -> None:
    assert shown(capsys, *arguments, code=code).count("\n") == 1
