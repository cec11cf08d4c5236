"""Reads the rows of `assistant/data/quiz`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_data(name: str) -> dict[str, Any]:
    """A file of `assistant/data/quiz`; callers must not change what they get."""
    return tomllib.loads(files("assistant").joinpath("data", "quiz", name).read_text(encoding="utf-8"))
