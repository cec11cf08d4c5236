"""Settings are rows, read once; nothing is made before something is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.settings import ROWS, load_settings
from corpus.errors import InputError


def test_home_is_where_neibao_home_says(tmp_path: Path) -> None:
    settings = load_settings({"NEIBAO_HOME": str(tmp_path / "there")})
    assert settings.home == tmp_path / "there"
    assert settings.indexes.parent == settings.laws.parent == settings.home
    assert not settings.home.exists()


def test_without_it_home_is_the_systems_own_folder() -> None:
    assert load_settings({}).home.name == "neibao"
    assert load_settings({"NEIBAO_HOME": "  "}) == load_settings({})


def test_a_relative_home_is_made_absolute_and_a_tilde_is_the_users(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings({"NEIBAO_HOME": "here"}).home == tmp_path / "here"
    assert load_settings({"NEIBAO_HOME": "~/neibao"}).home == Path.home() / "neibao"


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="不是文件夹"):
        load_settings({"NEIBAO_HOME": str(tmp_path / "file")})


def test_every_row_is_named_once_and_explained() -> None:
    names = [row.name for row in ROWS]
    assert len(names) == len(set(names))
    assert all(name.startswith("NEIBAO_") for name in names)
    assert all(row.default and row.help.endswith(".") for row in ROWS)
