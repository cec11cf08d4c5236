"""Guards and staff told by their posts are added up; heads told by two trades are asked about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.reading.read import read
from assistant.staffing import StaffingMemory, answer_staffing

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("question", "have"),
    [
        ("医院床位40张，住院部1名保安，门诊1名保安，够吗", 2),
        ("公司1600人，保卫人员：总部2名，车间1名，够不够", 3),
        ("东门和西门各有2个保安，全校师生1600人，够不够", 4),
        ("东西南门各1名保安，全校师生1600人，够不够", 3),
        ("师生2000人，现有保安3名，两个门各1名还剩1名机动，够不够", 3),
        ("公司1600人治安保卫人员3名，有1名下月退休，现在够吗", 3),
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


def test_neighbours_guards_are_not_in_place(figures: Figures) -> None:
    assert figures("隔壁学校都配了4个保安，我们厂1300人，治安保卫人员2名，达标吗") == [(3, 2)]
    assert figures("保安公司派来2名，学校师生1600人，够不够") == [(3, 2)]


def test_a_turn_may_ask_for_all_sites_together() -> None:
    memory = StaffingMemory()
    for turn in ("两个校区：东区师生2000人，西区800人，保安各几名", "那一共要几个保安？"):
        reply = answer_staffing(turn, None, memory)
    assert reply is not None
    assert reply.quota is not None
    assert reply.quota.total == 6
