"""Sizes told in a row that no mark or a space parts, and those of the staff who are part-time or leave."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("公司三个部门，分别500、500、501，保卫人员几名", (4, None)),
        ("两个车间 500 501 公司就这些人，保卫几名", (3, None)),
        ("公司人数1 501，保卫人员几名", (4, None)),
        ("重点单位2001人，12个保卫，有3个是兼职的，专职够吗", (10, 9)),
        ("我们是重点单位，2001人，保卫12人，全是兼职，专职够吗", (10, 0)),
        ("2001人的公司，5个保卫，有2个是兼职的，达标吗", (5, 5)),
        ("小学2000师生，4个保安，其中1个月底走，走了以后够吗", (4, 3)),
    ],
)
def test_every_number_of_a_row_counts_and_every_part_of_the_staff(
    question: str, result: tuple[int, int | None], figures: Figures
) -> None:
    assert figures(question)[0] == result
