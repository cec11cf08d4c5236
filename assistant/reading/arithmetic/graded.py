"""Boarders told grade by grade: 寄宿生高一320人、高二310人、高三290人; 住宿生三个年级分别是320人、310人、290人."""

from __future__ import annotations

import re
from functools import cache

from assistant.reading.sentences.told import NUMBER
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value

_HEADS = r"[1-9][0-9]{0,4}(?:个人|名学生|人|名|个)?"
_SUM = re.compile(
    r"[，、；]?(?:合计|一共|总共|共计|共|加起来|合起来)(?:是|有|为)?(?P<sum>[1-9][0-9]{0,4})(?:个人|人|名|个)?(?=[，。；）])"
)
_WHOLE = (
    r"(?:(?:男女|各年级)?(?:合计|一共|总共|共计|共|有|是)*(?P<whole>[1-9][0-9]{1,4})(?:个人|人|名|个)"
    r"[，（]?(?:其中|分别是|包括)?)?"
)


def boarders_by_grade(text: str) -> str:
    """The question with such boarders as one number; parts that are not their sum are left to be asked about."""
    return _by_house(_graded().sub(_summed, text))


def _by_house(text: str) -> str:
    """1号宿舍楼住寄宿生420人，2号宿舍楼住510人: the boarders of each house, where no number is told of all of them."""
    houses = _houses()
    match = houses.search(text)
    if match is None or not _BOARDERS.search(text) or _TOLD.search(houses.sub("", text)):
        return text
    values = [number_value(found["n"]) for found in _house().finditer(match[0])]
    total = sum(value for value in values if value is not None)
    return f"{text[: match.start()]}寄宿生{total}人{match['end']}{text[match.end() :]}"


def _summed(match: re.Match[str]) -> str:
    values = [int(n) for n in re.findall("[0-9]+", re.sub("[0-9](?:年级|号)", "", match["list"]))]
    wholes = {int(n) for n in (match["whole"], match["sum"]) if n} or {sum(values)}
    if len(values) < 2 or wholes != {sum(values)}:
        return match[0]
    return f"{match['whom']}{sum(values)}人"


_BOARDERS = re.compile("寄宿|住校|住宿")
_TOLD = re.compile(
    "(?:寄宿|住校|住宿)(?:学?生|的)?(?:人数)?(?:一共|总共|共|有|是|为|合计|：)*[0-9一二两三四五六七八九]"
)


@cache
def _house() -> re.Pattern[str]:
    """A house with those who live in it."""
    lives = "(?:里|内|现|共|住|有|了|着|的|是|：)*(?:寄宿生|住校生|住宿生|住校学生|学生)?(?:一?共|有|是)?"
    return re.compile(
        rf"{load_patterns('grades')['dorm'].piece}{lives}(?P<n>{NUMBER})(?:个人|名|人|个)?(?:寄宿生|住校生|学生)?"
    )


@cache
def _houses() -> re.Pattern[str]:
    house = _house().pattern.replace("?P<n>", "?:")
    return re.compile(rf"{house}(?:[，、；和]{house})+(?P<end>[，。；？）]|$)")


@cache
def _graded() -> re.Pattern[str]:
    rows = load_patterns("grades")
    part, joint = rows["part"].piece, r"[、，和与及跟]*"
    named = rf"{part}(?:有|是)?{_HEADS}(?:{joint}{part}(?:有|是)?{_HEADS})+"
    bare = rf"(?<=[别次是有为：]){_HEADS}(?:[、和]{_HEADS})+"
    return re.compile(
        rf"(?P<whom>{rows['whom'].piece}){_WHOLE}{rows['leads'].piece}(?P<list>{named}|{bare})(?:{_SUM.pattern})?）?(?=[，。；）]|$)"
    )
