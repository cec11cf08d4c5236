"""An import leaves the national library's index valid too, where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest

import indexes.national_build
from assistant.laws import after_import
from assistant.settings import load_settings


@pytest.mark.usefixtures("few_questions")
def test_the_national_index_is_not_built_where_there_was_none(home: Path) -> None:
    settings = load_settings()
    after_import(settings)
    assert [path.name for path in settings.indexes.iterdir()] == ["default"]


@pytest.mark.slow
@pytest.mark.usefixtures("few_questions")
def test_the_national_index_is_built_anew_after_a_newer_version_came_in(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from assistant.laws import import_files, open_national
    from indexes.national import open_national_index

    monkeypatch.setattr(indexes.national_build, "DIMENSIONS", 8)  # quicker; the vectors do not matter here
    settings = load_settings()
    folder = settings.indexes / "national"
    indexes.national_build.build_national(folder, open_national(settings))
    articles = "\n".join(f"第{number}条　猫舍每日擦洗{place}次。" for place, number in enumerate("一二三四五六", 1))
    text = tmp_path / "law.txt"
    text.write_text(f"中华人民共和国献血法\n（2026年3月1日公布）\n{articles}", encoding="utf-8")
    (outcome,) = import_files(settings, [text])
    assert outcome.error is None
    after_import(settings)
    assert open_national_index(folder, open_national(settings)) is not None
