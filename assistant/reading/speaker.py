"""Whether who asks is among the heads told: 不算我1000人，算上我呢; 连我在内一共1000人."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from importlib.resources import files

from assistant.reading.given import Given
from assistant.reading.numerals import Numeral
from assistant.reading.owners import PEOPLE
from assistant.reading.tokens import Token

_LEAST = 20


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """A row of the data file: the pattern, texts that it matches and near ones that it does not."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    others: tuple[str, ...]


def is_counted(tokens: Sequence[Token]) -> bool:
    """Whether the number told is said to hold the speaker."""
    return _says("counted", tokens)


def with_speaker(tokens: Sequence[Token], given: Sequence[Given]) -> list[Given]:
    """The numbers with the speaker put on top of the only head count, where the words say so."""
    added = _says("added", tokens) and not is_counted(tokens)
    bases = [g for g in given if g.slot in PEOPLE and not (g.change or g.subset or g.wish) and _is_large(g)]
    if not added or len({(g.slot, g.numeral.value) for g in bases}) != 1:
        return list(given)
    base = bases[-1]
    one = Numeral(base.numeral.start, base.numeral.end, "1", Fraction(1), Fraction(1), Fraction(1), kind="heads")
    speaker = Given(base.slot, one, base.at, change=1, settled=True)
    return [*(replace(g, besides=False, past=False) if g in bases else g for g in given), speaker]


def _is_large(one: Given) -> bool:
    return one.numeral.is_exact and one.numeral.value >= _LEAST


def _says(name: str, tokens: Sequence[Token]) -> bool:
    words = "".join("#" if t.group == "num" and t.numeral and t.numeral.value > 1 else t.text for t in tokens)
    return load_speaker_words()[name].pattern.search(words) is not None


@cache
def load_speaker_words() -> dict[str, SpeakerWords]:
    """The rows of `data/speaker.toml`."""
    text = files("assistant").joinpath("data", "speaker.toml").read_text(encoding="utf-8")
    return {
        name: SpeakerWords(name, re.compile(row["words"]), tuple(row["examples"]), tuple(row["others"]))
        for name, row in tomllib.loads(text).items()
    }
