"""Stages of one school on campuses of their own are told apart, others are not."""

from __future__ import annotations

import pytest

from assistant.reading.read import read


@pytest.mark.parametrize(
    ("where", "campuses"),
    [("分两个校区", 2), ("在两个校区", 2), ("分处不同校区", 2), ("在同一个校区", 0), ("都在一起", 0)],
)
def test_stages_are_campuses_only_where_it_is_said(where: str, campuses: int) -> None:
    understood = read(f"高中部和初中部{where}：高中部师生1800人，初中部师生1400人。保安各多少？")
    assert understood is not None
    assert sum(len(unit.campuses) for unit in understood.units) == campuses
