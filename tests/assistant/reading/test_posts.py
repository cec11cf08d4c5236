"""Guards and staff told by their posts are added up; heads told by two trades are asked about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.reading.read import read

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("question", "have"),
    [
        ("医院床位40张，住院部1名保安，门诊1名保安，够吗", 2),
        ("公司1600人，保卫人员：总部2名，车间1名，够不够", 3),
        ("东门和西门各有2个保安，全校师生1600人，够不够", 4),
        ("东西南门各1名保安，全校师生1600人，够不够", 3),
        ("两班倒，每班3个保安，师生1600人，达标吗", 6),
    ],
)
def test_those_at_each_post_are_all_in_place(figures: Figures, question: str, have: int) -> None:
    assert figures(question)[0][1] == have


def test_two_trades_are_no_whole() -> None:
    understood = read("公司有司机500人、押运员700人，治安保卫人员几名")
    assert understood is not None
    assert understood.ask is not None


def test_a_trade_with_everybody_else_is_the_whole(figures: Figures) -> None:
    assert figures("公交公司司机1300人、其他员工300人，治安保卫人员最少几名")[0][0] == 4
