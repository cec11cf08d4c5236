"""Figures are read with unit and comparator, and what is no figure is left alone."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus import Library, Locator
from corpus.figures import TextFigure, Unit, find_figures, load_units
from corpus.numerals import to_chinese
from corpus.vocabulary import Comparator

CASES = Path(__file__).resolve().parents[1] / "cases" / "corpus" / "figures.jsonl"
ROWS = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
UNITS = load_units()


def short(figure: TextFigure) -> list[str]:
    return [figure.text, figure.value_text, figure.unit, str(figure.comparator)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_the_figures_of_a_text_are_those_and_no_others(row: dict[str, Any]) -> None:
    assert [short(figure) for figure in find_figures(row["text"])] == row["figures"]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.unit)
def test_a_unit_is_read_in_its_examples(unit: Unit) -> None:
    assert unit.examples
    for example_text in unit.examples:
        (figure,) = find_figures(example_text)
        assert figure.unit == unit.unit


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.unit)
def test_every_name_of_a_unit_leads_to_it_alone(unit: Unit) -> None:
    for name in unit.names:
        (figure,) = find_figures(f"不少于3{name}")
        assert (figure.unit, figure.value, figure.comparator) == (unit.unit, 3, Comparator.AT_LEAST)


def test_no_name_stands_for_two_units() -> None:
    names = [name for unit in UNITS for name in unit.names]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("word", "comparator", "strict"),
    [
        ("不少于{}", Comparator.AT_LEAST, False),
        ("不得低于{}", Comparator.AT_LEAST, False),
        ("{}以上", Comparator.AT_LEAST, False),
        ("超过{}", Comparator.AT_LEAST, True),
        ("不超过{}", Comparator.AT_MOST, False),
        ("不得超过{}", Comparator.AT_MOST, False),
        ("{}以下", Comparator.AT_MOST, False),
        ("{}以内", Comparator.AT_MOST, False),
        ("不满{}", Comparator.AT_MOST, True),
        ("不足{}", Comparator.AT_MOST, True),
        ("{}", Comparator.EQUAL, False),
    ],
)
def test_a_word_bounds_the_figure(word: str, comparator: Comparator, strict: bool) -> None:
    for number in ("30日", "三十日", "３０天"):
        (figure,) = find_figures("保存" + word.format(number) + "。")
        assert (figure.value, figure.unit) == (30, "日")
        assert (figure.comparator, figure.strict) == (comparator, strict)


@given(st.integers(1, 9999))
def test_arabic_and_chinese_digits_give_the_same_figure(number: int) -> None:
    (arabic,), (chinese,) = find_figures(f"处{number}元罚款"), find_figures(f"处{to_chinese(number)}元罚款")
    assert arabic.value == chinese.value == number


@given(st.text())
@example("9" * 5000 + "人")
@example("亿" * 5000 + "人")
@example("第" * 300 + "3至" * 300 + "人")
def test_no_text_makes_it_fail_and_spans_cut_the_figures_own_words(text: str) -> None:
    end = 0
    for figure in find_figures(text):
        assert figure.span.start >= end
        assert figure.span.cut(text) == figure.text
        assert figure.value_text
        end = figure.span.end


@given(
    st.lists(
        st.sampled_from(["不少于", "3", "三", "万", "名", "日", "%", "至", "以上", "、", "第", "月", "年", "半", "点"]),
        max_size=14,
    )
)
def test_no_row_of_numbers_and_units_makes_it_fail(parts: list[str]) -> None:
    for figure in find_figures("".join(parts)):
        assert figure.upper is None or figure.value < figure.upper


def test_the_bands_of_the_guangzhou_draft_are_read_from_its_own_words(library: Library) -> None:
    document, clause = library.clause("guangzhou", Locator(6, item=2))
    found = [(f.value, f.upper, f.unit, f.comparator) for f in find_figures(document.body(clause))]
    assert (Fraction(200), Fraction(500), "人", Comparator.RANGE) in found
    assert (Fraction(500), Fraction(2000), "人", Comparator.RANGE) in found
    assert (Fraction(5, 1000), None, "%", Comparator.AT_LEAST) in found
    assert (Fraction(4, 1000), None, "%", Comparator.AT_LEAST) in found


def test_liaonings_drills_are_at_least_two_a_year(library: Library) -> None:
    document, clause = library.clause("liaoning", Locator(4))
    assert [short(f) for f in find_figures(document.body(clause))] == [["不少于2次", "2", "次", ">="]]


@pytest.mark.parametrize(("value", "text"), [("1/3", "1/3"), ("1/500", "0.002"), ("12000", "12000"), ("-1/4", "-0.25")])
def test_a_value_is_written_as_a_decimal_where_that_is_exact(value: str, text: str) -> None:
    from corpus.models import Span

    assert TextFigure("", Fraction(value), "人", Comparator.EQUAL, Span(0, 0)).value_text == text
