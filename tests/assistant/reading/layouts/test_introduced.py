"""Units listed before each is told of keep what the list says of them; the school next door is one of them."""

from __future__ import annotations

import pytest

from assistant.reading.layouts.introduced import introduced
from assistant.staffing import answer_staffing


@pytest.mark.parametrize(
    ("question", "minima"),
    [
        ("我们办了一所幼儿园和一所寄宿制高中。幼儿园师生420人；高中师生2600人，其中寄宿生1300人。保安各几名", [2, 6]),
        ("走读小学师生1600人，寄宿初中师生1400人，住校生700人。保安各要几名？", [3, 4]),
        ("幼儿园师幼一共386人，隔壁小学师生一共2050人，两家是不同法人，专职保安各要几名？", [2, 4]),
        ("我们幼儿园师生386人，隔壁小学师生2050人，保安各要几名？", [2, 4]),
        ("公司1800人要几名保卫人员？隔壁小学师生1100人又要几名保安？", [4, 2]),
    ],
)
def test_each_of_the_units_has_its_own_figure(question: str, minima: list[int]) -> None:
    reply = answer_staffing(question, None, None)
    assert reply is not None
    assert reply.quota is not None
    assert [group.results[0].minimum for group in reply.quota.groups] == minima


@pytest.mark.parametrize(
    "text", ["一所小学和一所中学，小学1600人，中学2600人", "一所走读小学和一所寄宿高中各要几名保安"]
)
def test_a_list_that_says_nothing_more_or_asks_stays(text: str) -> None:
    assert introduced(text) == text
