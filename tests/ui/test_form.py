"""The form reads fields as the command does, and draws the minimum around the unit's own number."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("gradio")

from assistant.rules.facts import Asked, Kind, UnitFacts
from assistant.rules.what_if import what_if
from corpus import Library
from corpus.errors import InputError
from ui.form_tab import FIELDS, KINDS, facts_from, result_view, what_ifs
from ui.what_if_view import chart, table, what_if_view


def form(kind: str, region: str = "", key_unit: bool = False, campuses: str = "", **counts: str) -> UnitFacts:
    return facts_from(kind, region, key_unit, campuses, {name: counts.get(name, "") for name in FIELDS})


def test_a_form_gives_the_same_unit_as_the_command() -> None:
    assert form("school", "guangzhou", persons="一千八百", boarders=" ６００ ") == UnitFacts(
        kind=Kind.SCHOOL, region="guangzhou", persons=1800, boarders=600
    )
    assert form("unit", persons="1.2万", have_staff="3") == UnitFacts(persons=12000, have_staff=3, asked=Asked.STAFF)
    assert form("key-unit", persons="800", have_guards="0") == UnitFacts(persons=800, have_guards=0, key_unit=True)
    assert form("hospital", key_unit=True, beds="500", persons="900").key_unit is True


def test_a_field_that_the_kind_does_not_show_counts_as_empty() -> None:
    assert form("unit", persons="300", beds="50", campuses="东=1", key_unit=True) == UnitFacts(
        persons=300, asked=Asked.STAFF
    )


def test_campuses_stand_one_a_line() -> None:
    campuses = form("school", campuses="东校区=1800/600:3\n\n西校区=900").campuses
    assert [(c.name, c.persons, c.boarders, c.have_guards) for c in campuses] == [
        ("东校区", 1800, 600, 3),
        ("西校区", 900, None, None),
    ]


@pytest.mark.parametrize("value", ["许多", "1.5", "<b>", "1800人左右", "\u202e12"])
def test_what_is_no_whole_number_is_refused_by_the_fields_name(value: str) -> None:
    with pytest.raises(InputError, match="师生员工总人数"):
        form("school", persons=value)


def test_every_field_belongs_to_a_kind() -> None:
    assert {name for row in KINDS.values() for name in row.counts} == set(FIELDS)


def test_the_result_has_trace_citations_notices_and_chart(library: Library) -> None:
    html = result_view(form("school", persons="1800", boarders="700", have_guards="3"), library)
    for part in ('class="derivation"', 'class="citation"', "征求意见稿", "<svg", "本单位 700 → 不少于4名", "缺1名"):
        assert part in html


def test_a_missing_input_is_asked_for(library: Library) -> None:
    html = result_view(form("hospital"), library)
    assert 'data-route="clarify"' in html
    assert "<svg" not in html


def test_another_place_gets_no_chart(library: Library) -> None:
    html = result_view(form("school", "liaoning", persons="1800"), library)
    assert "本库所收文本未规定比例" in html
    assert "<svg" not in html


def test_the_chart_and_the_table_say_the_same() -> None:
    found = what_if(UnitFacts(persons=2300, key_unit=True))
    assert found is not None
    rows = re.findall(r"<th scope=\"row\">(.*?)</th><td>(\d+)名</td><td>(\d+)名</td>", table(found))
    assert len(rows) == len(found.stretches)
    own = [row for row in rows if "本单位 2300" in row[0]]
    assert own == [("1801–2500 ◀ 本单位 2300", "10", "20")]
    titles = re.findall(r"<title>(\d+)–(\d+)：.*?不少于(\d+)名</title>", chart(found))
    assert [(int(a), int(b), int(n)) for a, b, n in titles] == [
        (s.first, s.last, s.minimums[role]) for role in (0, 1) for s in found.stretches
    ]
    assert chart(found).count('class="own"') == 2


def test_each_count_that_matters_has_its_own_chart_the_deciding_one_first() -> None:
    found = what_ifs(form("hospital", beds="500", medical_staff="300", have_guards="9"))
    assert [one.of for one in found] == ["beds", "medical_staff"]
    assert what_if_view(found).count("<svg") == 2
    assert what_if_view(()) == ""
