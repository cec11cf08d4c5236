"""Beds told by their wards, by what was planned, or by those that stand empty."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("宿舍600个床位只空1个，寄宿中学师生980，保安几个", 3),
        ("宿舍600个床位全住满，寄宿中学师生980，保安几个", 4),
        ("医院只有内科20张床、外科21张床，在岗医务41人，日均门诊410，要几个保安", 3),
        ("内科床位260张，外科床位240张，合计500张，都在同一家医院；在岗医务人员700人，全院保安员几名？", 25),
        ("医院床位280，明年扩到400，到时候保安几个", 20),
        ("二级医院床位从280加到320，保安要几个", 16),
        ("医院规划41张床，只装了40张，在岗医务50，日均门诊280，按现有的保安几名", 2),
    ],
)
def test_beds_are_those_that_there_are(figures: Figures, question: str, minimum: int) -> None:
    assert figures(question) == [(minimum, None)]


def test_whoever_was_expected_and_does_not_come_is_not_counted(figures: Figures) -> None:
    assert figures("重点单位现有800人，下周来1个，来了之后专职保卫几名", "他又不来了") == [(4, None)]
