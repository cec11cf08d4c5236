"""A question that names a day is answered by the words of that day, or says that they are not held."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path
from tomllib import loads

import pytest

from assistant.cli import main
from assistant.dated import load_days, named_day
from assistant.service import open_assistant
from assistant.settings import load_settings
from corpus.numerals import to_chinese
from corpus.vocabulary import Route

TODAY = date(2026, 11, 22)
NONE = loads(files("assistant").joinpath("data", "days.toml").read_text(encoding="utf-8"))["none"]["examples"]


@pytest.mark.parametrize("row", load_days(), ids=lambda row: row.examples[0])
def test_each_row_finds_its_day_in_its_examples(row: object) -> None:
    assert isinstance(row, type(load_days()[0]))
    for example in row.examples:
        assert named_day(example, TODAY) is not None, example
        assert row.pattern.search(example), example


@pytest.mark.parametrize("question", NONE)
def test_a_year_that_names_a_text_or_a_fact_is_no_day(question: str) -> None:
    assert named_day(question, TODAY) is None


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("2015年时怎么规定", date(2015, 12, 31)),
        ("２０１５年６月时怎么规定", date(2015, 6, 30)),
        ("2016年2月的时候怎么规定", date(2016, 2, 29)),
        ("事发2015年6月30日", date(2015, 6, 30)),
        ("2022年3月29日以前的规定", date(2022, 3, 28)),
        ("去年当时怎么规定", date(2025, 12, 31)),
        ("2026年时怎么规定", None),
        ("2015年13月时怎么规定", None),
    ],
)
def test_a_day_is_read_as_its_last_one(question: str, day: date | None) -> None:
    found = named_day(question, TODAY)
    assert (found.day if found else None) == day


def law(folder: Path, name: str, times: str, last: str) -> str:
    lines = ["企业事业单位内部治安保卫条例"]
    for number in range(1, 23):
        words = (
            f"单位的猫舍应当每月擦洗{times}次。" if number == 7 else f"第{number}号院子的花每周浇水，由值班员记录在册。"
        )
        lines.append(f"第{to_chinese(number)}条　{words}")
    lines.append(f"第二十三条　本条例自{last}起施行。")
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


@pytest.mark.usefixtures("few_questions")
def test_the_answer_uses_the_words_of_the_day_and_says_so(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEIBAO_TODAY", TODAY.isoformat())
    old = law(tmp_path, "old.txt", "3", "2004年12月1日")
    new = law(tmp_path, "new.txt", "8", "2026年3月1日")
    assert main(["laws", "import", "--no-index", old, new]) == 0
    assistant = open_assistant(load_settings())
    now = assistant.ask("《内保条例》第七条怎么规定猫舍擦洗")
    then = assistant.ask("2020年时《内保条例》第七条怎么规定猫舍擦洗")
    assert "擦洗8次" in now.answer
    assert "擦洗3次" in then.answer
    assert "8次" not in then.answer
    assert any("2020-12-31" in notice for notice in then.notices)
    assert any("被新版本取代" in notice for notice in then.notices)


@pytest.mark.usefixtures("few_questions")
def test_words_of_a_day_that_are_not_held_are_not_made_up(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEIBAO_TODAY", TODAY.isoformat())
    reply = open_assistant(load_settings()).ask("2015年时《保安服务管理条例》第十六条怎么规定")
    assert reply.route is Route.DECLINE
    assert "2022-03-29起的文本" in reply.answer
