"""Whether who asks is among the heads told: 不算我1000人，算上我呢; 连我在内一共1000人."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from assistant.reading.counts.owners import PEOPLE, is_of_staff
from assistant.reading.facts.given import Given
from assistant.reading.words.numerals import Numeral
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.tokens import Token

_LEAST = 20


def is_counted(tokens: Sequence[Token]) -> bool:
    """Whether the number told is said to hold the speaker."""
    return _says("counted", tokens)


def is_left_out(tokens: Sequence[Token]) -> bool:
    """Whether the speaker is said not to be in the number told."""
    return _says("left_out", tokens)


def joins(tokens: Sequence[Token]) -> bool:
    """Whether the speaker is to be counted on top of the number told."""
    added = _says("added", tokens) or (is_left_out(tokens) and _says("too", tokens))
    return added and not is_counted(tokens)


def speaker_of(slot: str, at: int) -> Given:
    """The speaker as a change of a count."""
    one = Numeral(0, 0, "1", Fraction(1), Fraction(1), Fraction(1), kind="heads")
    return Given(slot, one, at, change=1, settled=True)


def with_speaker(tokens: Sequence[Token], given: Sequence[Given]) -> list[Given]:
    """The numbers with the speaker put on top of the only head count, where the words say so."""
    given = _gathered(tokens, given)
    bases = [g for g in given if g.slot in PEOPLE and not (g.change or g.subset or g.wish) and _is_large(g)]
    if not joins(tokens) or len({(g.slot, g.numeral.value) for g in bases}) != 1:
        return list(given)
    told = [replace(g, besides=False, past=False) if g in bases else g for g in given]
    return [*told, speaker_of(bases[-1].slot, bases[-1].at)]


_ALL_OF = (
    r"(?:一共|总共|合计|总计|共计|统共|拢共|共|全加一?起|都加一?起|加在?一起|全算上|都算上|合在?一起)[^，。；]{0,5}$"
)
_GATHERED = re.compile(
    r"(?:(?<!不)(?:连同?|算上|加上|包括|带上|包含|含)[^，。；]{1,30}|从[^，。；]{1,10}到[^，。；]{1,10}|上[到至自][^，。；]{1,10}下[到至][^，。；]{1,10}|"
    r"(?:学生|老师|教师|师生)[^，。；]{1,20})" + _ALL_OF
)


def _gathered(tokens: Sequence[Token], given: Sequence[Given]) -> list[Given]:
    """连局长带司机总共200人: the number of all who are named in front of it is of everybody."""
    whole = next((g for g in given if _is_large(g) and _is_of_all(tokens, given, g) and _leads(tokens, g)), None)
    mixed = whole is not None and whole.slot == "school_staff" and _PUPILS.search(_words_before(tokens, whole))
    loose = whole is not None and whole.numeral.kind in ("heads", "piece", "bare")
    if whole is None or not loose or (whole.slot in _ELSEWHERE and not mixed):
        return list(given)
    below = [g for g in given if g.at < whole.at and g.slot in _ALL and g.numeral.value < whole.numeral.value]
    below = [g for g in below if not any(t.group == "item" for t in tokens[g.at : whole.at])]  # another unit's
    named = [g for g in below if not g.change or g.settled]  # 1499人再加上新来的1个，一共1500: who came is in it
    kept = [replace(g, slot="other", change=0, settled=True) if g in named else g for g in given]
    slot = whole.slot if whole.slot in ("everyone", "persons") else "heads"
    told = replace(whole, slot=slot, change=0, subset=False, besides=False, total=True, settled=True)
    return [told if g is whole else g for g in kept]


_CROWD = 100
"""So many are no staff or guards in place."""


def _is_of_all(tokens: Sequence[Token], given: Sequence[Given], one: Given) -> bool:
    return one.numeral.value >= _CROWD or not is_of_staff(tokens, given, one.at)


_ALL = ("persons", "employees", "heads", "everyone")
_ELSEWHERE = ("medical_staff", "medical_part", "boarders", "beds", "outpatients", "school_staff", "boarders_by_sex")


_PUPILS = re.compile("学生|孩子|幼儿|小朋友")


def _leads(tokens: Sequence[Token], one: Given) -> bool:
    return _GATHERED.search(_words_before(tokens, one)) is not None


def _words_before(tokens: Sequence[Token], one: Given) -> str:
    """The words of a number's clause in front of it."""
    first = one.at
    while first and not tokens[first - 1].is_("mark", "，", "。", "；", "：", "？", "！"):
        first -= 1
    return "".join(t.text for t in tokens[first : one.at])


def _is_large(one: Given) -> bool:
    return one.numeral.is_exact and one.numeral.value >= _LEAST


def _says(name: str, tokens: Sequence[Token]) -> bool:
    words = "".join("#" if t.group == "num" and t.numeral and t.numeral.value > 1 else t.text for t in tokens)
    return load_patterns("speaker")[name].pattern.search(words) is not None
