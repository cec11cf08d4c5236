"""Numbers are read as people mean them, exactly or as a range; cn2an agrees where it is right."""

from __future__ import annotations

from fractions import Fraction

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.reading.arithmetic.differences import tell_numbers
from assistant.reading.words.numerals import Numeral, number_value, read_numeral
from assistant.reading.words.plain import plain


def first(text: str) -> Numeral:
    folded = plain(text)
    found = next((n for at in range(len(folded)) if (n := read_numeral(folded, at)) is not None), None)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1250人", 1250),
        ("1,250人", 1250),
        ("１２５０人", 1250),
        ("２，５００人", 2500),
        ("1，250人", 1250),
        ("1 250 人", 1250),
        ("一千二百五十人", 1250),
        ("两千零一口人", 2001),
        ("一千二百五", 1250),
        ("一万二", 12000),
        ("1.2万人", 12000),
        ("1.25万", 12500),
        ("3万5人", 35000),
        ("1万2千3百名", 12300),
        ("2千零1人", 2001),
        ("3千人", 3000),
        ("壹仟贰佰人", 1200),
        ("一二五〇人", 1250),
        ("十四亿人", 1_400_000_000),
        ("廿人", 20),
        ("俩保安", 2),
        ("2OOO人", 2000),
        ("1.2w人", 12000),
        ("2k people", 2000),
        ("twelve hundred workers", 1200),
        ("two thousand and one employees", 2001),
        ("a dozen guards", 12),
        ("-800人", -800),
        ("负500人", -500),
        ("20.5张床", Fraction(41, 2)),
        ("三个半人", Fraction(7, 2)),
        ("半个人", Fraction(1, 2)),
    ],
)
def test_exact_numbers(text: str, value: int | Fraction) -> None:
    assert first(text).value == value
    assert first(text).is_exact


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("近2000人", 1800, 1999),
        ("2000多人", 2001, 2999),
        ("1200余人", 1201, 1299),
        ("不到200人", 180, 199),
        ("大约1200人", 1080, 1320),
        ("2000人左右", 1800, 2200),
        ("三四百人", 300, 400),
        ("一两千人", 1000, 2000),
        ("十五六个", 15, 16),
        ("百来号人", 90, 130),
        ("千把人", 900, 1300),
        ("小一千人", 800, 999),
        ("至少500人", 500, None),
        ("200人以上", 200, None),
        ("不超过500人", 1, 500),
        ("about 1,200 employees", 1080, 1320),
    ],
)
def test_approximate_numbers_are_ranges(text: str, low: int, high: int | None) -> None:
    found = first(text)
    assert (found.low, found.high) == (low, high)
    assert not found.is_exact


@pytest.mark.parametrize("text", ["好几千人", "几百人", "上千人", "数百人"])
def test_some_numbers_are_no_number(text: str) -> None:
    assert first(text).vague


@pytest.mark.parametrize("text", ["36个班", "86000平方米", "38层", "12小时", "500元", "4个门", "80%"])
def test_what_is_measured_in_something_else_counts_nobody(text: str) -> None:
    assert first(text).kind in ("other", "ratio")


@given(st.integers(min_value=1, max_value=99_999_999))
def test_regular_chinese_numerals_are_read_as_cn2an_writes_them(number: int) -> None:
    assert number_value(cn2an.an2cn(number, "low")) == number
    assert number_value(cn2an.an2cn(number, "up")) == number


@pytest.mark.parametrize(
    "text", ["3万5", "1万2千3百", "2千零1", "一万二", "一千二百五", "一二五〇", "1.2万", "壹仟贰佰", "廿", "二〇〇一"]
)
def test_spoken_mixtures_are_read_as_cn2an_reads_them(text: str) -> None:
    assert number_value(text) == Fraction(str(by_cn2an(text)))


@pytest.mark.parametrize(("text", "value"), [("俩", 2), ("仨", 3), ("1,250", 1250), ("12,345", 12345)])
def test_what_cn2an_refuses_is_read_here(text: str, value: int) -> None:
    assert by_cn2an(text) is None
    assert number_value(text) == value


def by_cn2an(text: str) -> object:
    """What cn2an makes of a numeral; None where it refuses it."""
    try:
        return cn2an.cn2an(text, "smart")
    except ValueError:
        return None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("差一个人就到1500人的小学", "1499人"),
        ("比2000人多1人的重点单位", "2001人"),
        ("比1000多1人的小学", "1001人"),
        ("师生1500人少1个的小学", "1499人"),
    ],
)
def test_numbers_told_by_their_distance_are_written_out(text: str, told: str) -> None:
    assert told in tell_numbers(plain(text))


def test_a_shortfall_of_guards_is_no_distance() -> None:
    assert tell_numbers("2000人少3个保安") == "2000人少3个保安"
