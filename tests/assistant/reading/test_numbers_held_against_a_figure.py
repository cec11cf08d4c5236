"""A number without a noun, held against the figure of the turn before; seats; all sorts of workers at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ("公司2600人，保卫人员几名", "现在5，够吗", (6, 5)),
        ("公司2600人，保卫人员几名", "增加到2800，5个够吗", (6, 5)),
        ("医院500床，保安几个", "目前28，够吗", (25, 28)),
        ("医院500床，在岗医务300人，日均门诊2000人次，保安几个", "我们有28，够吗", (25, 28)),
        ("小学2600人，保安几名", "3000人的话，现在5个还差几个", (6, 5)),
        (
            "hospital, 620 beds, 900 medical staff on duty, 4,100 outpatients a day. guards?",
            "We have 28. Enough?",
            (31, 28),
        ),
    ],
)
def test_a_number_beside_a_question_whether_it_is_enough_is_of_those_in_place(
    figures: Figures, first: str, then: str, expected: tuple[int, int]
) -> None:
    assert figures(first, then) == [expected]


@pytest.mark.parametrize(
    ("told", "minimum"),
    [
        ("剧院座位1200个，一年演280场，员工95人", 2),
        ("剧院1480座，上座七成五，职工1236人", 3),
        ("正式工加合同工1236人", 3),
        ("缝纫工带管理层正好一千两百人", 3),
        ("上下1540名工人干部", 4),
        ("教练、前台、保洁全部1001人", 3),
    ],
)
def test_seats_are_nobody_and_all_sorts_of_workers_are_everybody(figures: Figures, told: str, minimum: int) -> None:
    assert figures(f"{told}，保卫人员要几个") == [(minimum, None)]


@pytest.mark.parametrize(
    ("turn", "minimum"),
    [("明年扩产到2600人呢", 6), ("减产到1200人呢", 3), ("改制后一共1501人呢", 4), ("再增加2600人呢", 9)],
)
def test_raised_to_a_size_is_not_raised_by_it(figures: Figures, turn: str, minimum: int) -> None:
    assert figures("我们厂1450人，非重点，保卫人员配几个", turn) == [(minimum, None)]
