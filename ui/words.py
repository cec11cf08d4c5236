"""The page's fixed words and example questions (`data/page.toml`), its style and its script."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class PageWords:
    """Fixed words of the page.

    Attributes:
        examples: questions to click.
        regions: places to choose, as name and key; the empty key is no choice.
    """

    title: str
    lead: str
    welcome: str
    placeholder: str
    examples: tuple[str, ...]
    regions: tuple[tuple[str, str], ...]


@cache
def page_words() -> PageWords:
    """The words that ship with the package."""
    data = tomllib.loads(read_data("page.toml"))
    regions = tuple((row["name"], row["key"]) for row in data["region"])
    return PageWords(
        data["title"], data["lead"], data["welcome"], data["placeholder"], tuple(data["examples"]), regions
    )


def read_data(name: str) -> str:
    """A data file of the page."""
    return files("ui").joinpath("data", name).read_text(encoding="utf-8")
