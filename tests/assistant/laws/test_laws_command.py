"""`neibao laws`: status on a fresh machine, import, change by article, and the saved work that a change touches."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main
from corpus.numerals import to_chinese

TITLE = "企业事业单位内部治安保卫条例"


def law(folder: Path, name: str = "law.txt", title: str = TITLE, count: int = 23, **changed: str) -> Path:
    """A file with a law of invented words; `changed` gives other words for an article, as a5=…"""
    lines = [title]
    for number in range(1, count + 1):
        words = f"第{number}扇门每天擦{number}次，擦完记在本子上。"
        if number == count:
            words = changed.get("last", "本规矩自2004年12月1日起施行。")
        lines.append(f"第{to_chinese(number)}条　{changed.get(f'a{number}', words)}")
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def status(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    capsys.readouterr()
    assert main(["laws", "status", "--json"]) == 0
    return {row["key"]: row for row in json.loads(capsys.readouterr().out)["laws"]}


def test_a_fresh_machine_holds_three_texts_verbatim_and_two_digests(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = status(capsys)
    held = {key: (row["held"], row["articles"]) for key, row in rows.items() if row["held"] != "none"}
    assert held == {
        "guangzhou": ("verbatim", 23),
        "liaoning": ("verbatim", 30),
        "neibao": ("digest", 23),
        "baoan": ("digest", 52),
        "fankong": ("verbatim", 97),
    }
    assert {"fangkong-yijian", "guangzhou-fangkong", "gongan-93", "gongan-112"} <= rows.keys() - held.keys()
    assert all(row["checked_on"] and row["source"] for row in rows.values())
    assert not home.exists()


def test_the_table_names_every_text_and_how_it_is_held(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["laws", "status"]) == 0
    out = capsys.readouterr().out
    assert all(word in out for word in ("原文", "要旨", "未收录", "guangzhou-fangkong", "2026-11-22", "修订草案"))


def test_an_import_replaces_the_digest(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["laws", "import", "--no-index", str(law(tmp_path))]) == 0
    out = capsys.readouterr().out
    assert "原文23条" in out
    assert "要旨已换成原文" in out
    assert "与2026-11-22核对过的同一版本不同" in out  # these are invented words, and it says so
    row = status(capsys)["neibao"]
    assert (row["held"], row["articles"], row["version"], row["source"]) == ("verbatim", 23, "2004-12-01", "law.txt")
    assert main(["clause", "neibao", "5"]) == 0
    assert "第5扇门" in capsys.readouterr().out


@pytest.mark.usefixtures("few_questions")
def test_an_import_leaves_the_index_valid(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["laws", "import", str(law(tmp_path))]) == 0
    capsys.readouterr()
    assert main(["index", "verify"]) == 0


def test_the_same_file_twice_changes_nothing(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = law(tmp_path)
    main(["laws", "import", "--no-index", str(path)])
    before = {p: p.stat().st_mtime_ns for p in home.rglob("*") if p.is_file()}
    assert main(["laws", "import", "--no-index", str(path)]) == 0
    assert "未作改动" in capsys.readouterr().out
    assert {p: p.stat().st_mtime_ns for p in home.rglob("*") if p.is_file()} == before


def test_a_newer_version_says_which_articles_changed(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["laws", "import", "--no-index", str(law(tmp_path))])
    newer = law(tmp_path, "new.txt", a5="第5扇门不用擦。", last="本规矩自2026年3月1日起施行。")
    capsys.readouterr()
    assert main(["laws", "import", "--no-index", "--json", str(newer)]) == 0
    (row,) = json.loads(capsys.readouterr().out)["texts"]
    assert [change["article"] for change in row["changes"]] == ["5", "23"]
    assert status(capsys)["neibao"]["versions"] == 2


def test_a_version_not_yet_in_force_does_not_answer_before_its_day(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["laws", "import", "--no-index", str(law(tmp_path))])
    main(
        [
            "laws",
            "import",
            "--no-index",
            str(law(tmp_path, "new.txt", a5="不用擦。", last="本规矩自2030年1月1日起施行。")),
        ]
    )
    assert "2030-01-01起才施行" in capsys.readouterr().out
    main(["clause", "neibao", "5"])
    assert "第5扇门" in capsys.readouterr().out
    monkeypatch.setenv("NEIBAO_TODAY", "2030-06-01")
    main(["clause", "neibao", "5"])
    assert "不用擦" in capsys.readouterr().out


def test_one_bad_file_does_not_keep_the_others_out(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"PK\x03\x04 broken")
    assert main(["laws", "import", "--no-index", str(bad), str(law(tmp_path))]) == 2
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    assert "bad.docx" in captured.err
    assert status(capsys)["neibao"]["held"] == "verbatim"


def test_a_text_that_was_only_a_name_is_held_after_its_import(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = law(tmp_path, title="公安机关监督检查企业事业单位内部治安保卫工作规定", count=9)
    assert main(["laws", "import", "--no-index", str(path)]) == 0
    assert status(capsys)["gongan-93"]["held"] == "verbatim"


def test_a_text_without_a_title_needs_as(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = law(tmp_path, title="某地某规矩")
    assert main(["laws", "import", "--no-index", str(path)]) == 2
    assert "--as" in capsys.readouterr().err
    assert main(["laws", "import", "--no-index", "--as", "内保条例", str(path)]) == 0
    assert status(capsys)["neibao"]["held"] == "verbatim"


def test_a_newer_national_law_joins_the_extended_library(home: Path, tmp_path: Path) -> None:
    from assistant.library import open_national
    from assistant.settings import load_settings

    path = law(tmp_path, title="中华人民共和国消防法", last="本法自2026年10月1日起施行。")
    assert main(["laws", "import", "--no-index", str(path)]) == 0
    national = open_national(load_settings({"NEIBAO_HOME": str(home), "NEIBAO_TODAY": "2026-11-22"}))
    found = national.by_title("消防法")
    assert found is not None
    assert "第5扇门" in national.get(found.law_id).text
    assert sum(item.title == "中华人民共和国消防法" for item in national.in_force()) == 1


def test_a_day_that_is_none_is_refused(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["laws", "import", "--effective", "明年", str(law(tmp_path))]) == 2
    assert "不是日期" in capsys.readouterr().err


def saved(folder: Path, article: int, **more: Any) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"saved-{article}.json"
    path.write_text(json.dumps({"replies": [{"citations": [{"document": "neibao", "article": article, **more}]}]}))
    return path


def test_saved_work_on_a_changed_article_is_found(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["laws", "import", "--no-index", str(law(tmp_path))])
    saved(home / "conversations", 5, quote="第5扇门每天擦5次", kind="verbatim")
    saved(home / "quizzes", 6, quote="第6扇门每天擦6次", kind="verbatim")
    saved(home / "reports", 7, sha256="0" * 64)
    capsys.readouterr()
    main(
        [
            "laws",
            "import",
            "--no-index",
            str(law(tmp_path, "new.txt", a5="不用擦。", last="本规矩自2026年3月1日起施行。")),
        ]
    )
    capsys.readouterr()
    assert main(["laws", "impact", "--json"]) == 0
    touched = json.loads(capsys.readouterr().out)["touched"]
    assert [(Path(item["file"]).name, item["reason"]) for item in touched] == [
        ("saved-5.json", "quote"),
        ("saved-7.json", "words"),
    ]
    assert touched[0]["where"] == "replies[0].citations[0]"


def test_a_citation_of_an_article_that_is_gone_is_found_in_a_given_file(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(tmp_path, 99)
    assert main(["laws", "impact", str(path)]) == 0
    assert "现行文本中没有这一条款" in capsys.readouterr().out


def test_saved_lines_and_broken_files_are_looked_through(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = home / "reports"
    folder.mkdir(parents=True)
    rows = [{"citations": []}, {"document": "neibao", "article": 77}]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (folder / "b.json").write_text("{")
    assert main(["laws", "impact"]) == 0
    captured = capsys.readouterr()
    assert "a.jsonl：第2行" in captured.out
    assert "b.json 不是可读的 JSON" in captured.err


def test_nothing_saved_is_nothing_touched(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["laws", "impact"]) == 0
    assert "没有发现" in capsys.readouterr().out


def test_the_three_shared_laws_become_verbatim_with_their_verified_words(
    home: Path, shared_laws: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["laws", "import", "--no-index", *map(str, sorted(shared_laws.glob("*.md")))]) == 0
    assert "核对过的同一版本不同" not in capsys.readouterr().out
    rows = status(capsys)
    counts = {key: rows[key]["articles"] for key in ("neibao", "baoan", "fankong")}
    assert counts == {"neibao": 23, "baoan": 52, "fankong": 97}
    assert all(rows[key]["held"] == "verbatim" for key in ("guangzhou", "liaoning", *counts))
