"""Bounds told beside the size that keeps to them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.reading.arithmetic.bounds import bounds_left_out

Figures = Callable[..., list[tuple[int | None, int | None]]]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("够不着1001，只有1000，几个", "1000，几个"),
        ("刚突破1500关口，实有1501，几个", "实有1501，几个"),
        ("1500人，没超过1500，几名", "1500人，几名"),
        ("1501人（超过1500人），几名", "1501人，几名"),
        ("公司不止1000，准数1001，几名", "准数1001，几名"),
        ("我们过了2000，还没到2500，几名", "我们2001到2499人，几名"),
        ("服装厂一千挂零，不到一千一，几名", "服装厂1001到1099人，几名"),
        ("并没有2001，2000而已，几名", "2000而已，几名"),
    ],
)
def test_a_bound_that_the_size_keeps_to_says_nothing_more(said: str, meant: str) -> None:
    assert bounds_left_out(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "说我们不到2000，如今2001，几个",
        "人数没超过1500，其中女工800人，几名",
        "超过1500人，几名",
        "不到1001人要几名，到了1001呢",
    ],
)
def test_a_bound_that_it_does_not_keep_to_stays(said: str) -> None:
    assert bounds_left_out(said) == said
