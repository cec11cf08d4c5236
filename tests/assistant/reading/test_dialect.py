"""Questions as they are typed in Guangzhou: Cantonese words say the same as their Mandarin ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("我哋公司1001人，唔系重点单位，保卫人员要几多个", 3),
        ("我哋係重点单位，601人，专职保卫要几多个", 4),
        ("我哋公司承包咗十几间学校同医院嘅饭堂，全部员工1501人，保卫人员最少要几多个", 4),
        ("呢间小学师生员工1600人，冇人住校，专职保安点配", 3),
    ],
)
def test_cantonese_is_read_as_mandarin(figures: Figures, question: str, minimum: int) -> None:
    assert figures(question)[0] == (minimum, None)
