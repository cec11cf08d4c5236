"""The parts of the citation check against naive ones: normalising, searching places, comparing, finding quotations."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.citations.claims import find_claims
from assistant.citations.compare import compare
from assistant.citations.normal import normalise, plain
from assistant.citations.places import PlaceIndex
from assistant.citations.quotations import find_quotations

WORDS = st.text(alphabet="单位应当不得至少九十日30％,，.。-－—“”（）() \n０1２万元", max_size=40)


@given(WORDS)
def test_the_quick_way_of_normalising_gives_what_the_mapped_one_gives(raw: str) -> None:
    assert plain(raw) == normalise(raw).text


@given(st.text(max_size=60))
def test_every_normal_character_leads_back_into_the_raw_text(raw: str) -> None:
    normal = normalise(raw)
    assert len(normal.origins) == len(normal.text) + 1
    assert list(normal.origins) == sorted(normal.origins)
    assert normal.raw_words(0, len(normal.text)) in raw


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("１０％（含本数）", "10% 含本数", True),
        ("1.5万元", "15万元", False),
        ("10-15日", "1015日", False),
        ("应当，依法。", "应当依法", True),
        ("不得", "得", False),
    ],
)
def test_only_harmless_differences_disappear(one: str, other: str, same: bool) -> None:
    assert (plain(one) == plain(other)) is same


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text(alphabet="甲乙丙丁戊", min_size=1, max_size=12), min_size=1, max_size=12),
    st.text("甲乙丙丁戊", min_size=1, max_size=6),
)
def test_the_index_of_places_finds_exactly_what_a_plain_search_finds(texts: list[str], words: str) -> None:
    index = PlaceIndex(list(range(len(texts))), texts)
    assert index.exact(words) == [number for number, text in enumerate(texts) if words in text]


def test_the_nearest_place_is_the_one_that_shares_most() -> None:
    index = PlaceIndex([0, 1, 2], ["单位应当制定预案并演练", "门卫应当登记车辆", "保安员应当着装上岗"])
    assert index.nearest("单位必须制定预案并演练")[0] == 0
    assert index.nearest("天") == []


@given(st.text(alphabet="甲乙丙丁不得应当", min_size=4, max_size=30), st.integers(0, 29), st.sampled_from("子丑寅"))
def test_the_difference_always_gives_back_what_was_quoted(clause: str, at: int, other: str) -> None:
    at %= len(clause)
    quote = clause[:at] + other + clause[at + 1 :]
    found = compare(quote, normalise(clause))
    assert not found.same
    assert "".join(theirs for _, theirs, _ in found.diff) == quote


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("他说“甲”和「乙丙」。", ["甲", "乙丙"]),
        ("“外‘内’外”", ["外‘内’外"]),
        ("“落实“三个100%””。", ["落实“三个100%”"]),
        ("It's \"one\" and 'two'.", ["one", "two"]),
        ("“没有关上的", []),
        ("”反了“", []),
    ],
)
def test_quotations_are_the_outermost_pairs(text: str, quoted: list[str]) -> None:
    assert [quotation.inner.cut(text) for quotation in find_quotations(text)] == quoted


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("1万元至10万元", ("10000-100000", "元")),
        ("1至10万元", ("10000-100000", "元")),
        ("十日到十五日", ("10-15", "日")),
        ("at least 90 days", ("90", "日")),
        ("二年", ("24", "个月")),
        ("半年", ("6", "个月")),
        ("自2004年12月1日起施行", ("20041201", "date")),
        ("自二〇〇四年十二月一日起施行", ("20041201", "date")),
    ],
)
def test_figures_are_read_in_every_form(text: str, key: tuple[str, str]) -> None:
    (claim,) = find_claims(text)
    value = str(claim.value) + (f"-{claim.upper}" if claim.upper is not None else "")
    assert (value, claim.unit) == key


def test_a_date_on_which_nothing_takes_effect_is_no_figure() -> None:
    assert find_claims("2024年3月5日到第二车间检查") == ()
