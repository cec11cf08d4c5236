"""Every setting, read once from the environment. Nothing else in the project reads it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from corpus.errors import InputError


@dataclass(frozen=True, slots=True)
class Row:
    """One setting: its environment variable, its default as shown in help, and what it does."""

    name: str
    default: str
    help: str


ROWS = (
    Row("NEIBAO_HOME", "the system's folder for application data", "Folder that holds everything the product writes."),
    Row("NEIBAO_TODAY", "today", "Date (YYYY-MM-DD) that counts as today when standing is judged."),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings as values.

    Attributes:
        home: folder that everything is written under; made only when something is written.
        today: date override, None for the real one.
    """

    home: Path
    today: str | None = None

    @property
    def indexes(self) -> Path:
        """Folder of the retrieval indexes."""
        return self.home / "indexes"

    @property
    def encoder(self) -> Path:
        """Folder of the question encoder, where it is installed."""
        return self.home / "models" / "roformer"

    @property
    def laws(self) -> Path:
        """Folder of imported and synced laws."""
        return self.home / "laws"


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings.

    Raises:
        InputError: a value cannot be used.
    """
    env = os.environ if environ is None else environ
    given = env.get("NEIBAO_HOME", "").strip()
    home = Path(given).expanduser() if given else user_data_path("neibao", appauthor=False)
    if home.exists() and not home.is_dir():
        raise InputError(f"NEIBAO_HOME 指向的 {home} 不是文件夹；请改成一个文件夹的路径")
    return Settings(home=home.absolute(), today=env.get("NEIBAO_TODAY") or None)


def environment_of_child(folder: Path) -> dict[str, str]:
    """The environment of a program that is to keep its temporary files in a folder of ours."""
    return {**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder)), "PYTHONIOENCODING": "utf-8"}


def keep_quiet(settings: Settings) -> None:
    """Tell the web framework, before it is imported, to phone nobody and to write inside the product's own folder."""
    os.environ.update(
        GRADIO_ANALYTICS_ENABLED="False",
        GRADIO_RUN_HISTORY="False",
        GRADIO_SHARE="False",
        GRADIO_TEMP_DIR=str(settings.home / "page"),
        HF_HUB_DISABLE_TELEMETRY="1",
        HF_HUB_OFFLINE="1",
    )
