"""Many people within a size who belong to others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        ("公司1200人，其中外包300，不算我们的，保卫人员几名", 2),
        ("写字楼1501人，其中500是租户的人，不算我们的，保卫人员几名", 3),
        ("公司1501人（其中派遣300人，不是我们的员工），保卫人员几名", 3),
        ("公司1501人，其中外包300，也算我们的，保卫人员几名", 4),
        ("公司1501人，其中女工300，保卫人员几名", 4),
    ],
)
def test_those_of_others_are_taken_off_where_it_is_said(question: str, minimum: int, figures: Figures) -> None:
    assert figures(question)[0][0] == minimum
