"""Numerals are read exactly: as cn2an reads them where it is right, and where it is not, as people mean them."""

from __future__ import annotations

import random
from fractions import Fraction

import cn2an
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.numerals import parse_integer, parse_number, to_chinese

RANDOM = random.Random(20261122)
NUMBERS = [*range(200), *(RANDOM.randrange(10 ** RANDOM.randint(1, 12)) for _ in range(1500))]


def test_it_reads_what_cn2an_writes() -> None:
    wrong = [n for n in NUMBERS if parse_integer(cn2an.an2cn(n, "low")) != n]
    assert wrong == []


def test_it_reads_formal_numerals() -> None:
    wrong = [n for n in NUMBERS if n < 10**8 and parse_integer(cn2an.an2cn(n, "up")) != n]
    assert wrong == []


def test_it_agrees_with_cn2an_on_decimals() -> None:
    for n in NUMBERS[200:500]:
        written = cn2an.an2cn(f"{n % 1000}.{n % 97 + 1}", "low")
        assert parse_number(written) == Fraction(f"{n % 1000}.{n % 97 + 1}")


def test_a_clause_number_that_we_write_reads_back() -> None:
    assert [n for n in range(10000) if parse_integer(to_chinese(n)) != n] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("廿三", 23),
        ("卅", 30),
        ("一百廿", 120),
        ("一百二", 120),
        ("两千零一", 2001),
        ("两千一", 2100),
        ("三万五", 35000),
        ("二〇二一", 2021),
        ("二○二一", 2021),
        ("一一九", 119),
        ("１３", 13),
        ("1,250", 1250),
        ("１，２５０", 1250),
        ("1 250", 1250),
        ("十", 10),
        ("百", 100),
        ("千二", 1200),
        ("一亿二千万", 120_000_000),
        ("零", 0),
        ("〇", 0),
    ],
)
def test_a_whole_number_in_a_style_that_people_use(text: str, value: int) -> None:
    assert parse_integer(text) == value


@pytest.mark.parametrize("text", ["卅", "二○二一", "1 250", "千二"])
def test_it_reads_styles_that_cn2an_refuses(text: str) -> None:
    assert parse_integer(text) is not None
    with pytest.raises(ValueError, match=r"模式|格式"):
        cn2an.cn2an(text, "smart")


@pytest.mark.parametrize(("text", "guess"), [("两三", 23), ("三五", 35), ("七八", 78)])
def test_it_refuses_guesses_that_cn2an_takes_for_numbers(text: str, guess: int) -> None:
    assert cn2an.cn2an(text, "smart") == guess
    assert parse_integer(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.2万", "12000"),
        ("一点二万", "12000"),
        ("3万5", "35000"),
        ("3万", "30000"),
        ("２‰", "1/500"),
        ("千分之二", "1/500"),
        ("0.2%", "1/500"),
        ("百分之三", "3/100"),
        ("百分之一点五", "3/200"),
        ("三分之二", "2/3"),
        ("万分之五", "1/2000"),
        ("九十", "90"),
        ("3‱", "3/10000"),
    ],
)
def test_any_number_is_read_exactly(text: str, value: str) -> None:
    assert parse_number(text) == Fraction(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "两三",
        "三五",
        "七八",
        "十五六",
        "一二百",
        "三五十",
        "一百一千",
        "十百",
        "五十十",
        "1,2",
        "1,25,0",
        "1.2.3",
        "-3",
    ],
)
def test_a_guess_or_a_wrong_numeral_is_no_whole_number(text: str) -> None:
    assert parse_integer(text) is None


@pytest.mark.parametrize(
    "text", ["", "%", "百分之", "零分之三", "三分之", "1..2", "点五", "半", "两三", "很多", "1e5", "nan"]
)
def test_what_is_no_number_gives_none(text: str) -> None:
    assert parse_number(text) is None


@given(st.text())
@example("9" * 5000)
@example("亿" * 5000)
@example("1" + "万" * 5000)
@example("百分之" * 3000)
@example("1" + "%" * 3000)
def test_no_text_makes_reading_a_number_fail(text: str) -> None:
    for value in (parse_integer(text), parse_number(text)):
        assert value is None or str(value)


@given(st.text(alphabet="零〇一二两三四五六七八九十百千万亿廿0123456789.,点%‰", max_size=12))
def test_a_numeral_of_any_shape_gives_a_value_or_none(text: str) -> None:
    whole, number = parse_integer(text), parse_number(text)
    assert whole is None or number is None or number == whole


def test_to_chinese_refuses_what_no_clause_is_numbered_by() -> None:
    for number in (-1, 10000):
        with pytest.raises(ValueError, match="outside 0-9999"):
            to_chinese(number)
