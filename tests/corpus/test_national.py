"""The extended library: which version answers for which day, and that all of it parses."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from corpus.errors import NoSuchClause
from corpus.models import Locator
from corpus.national import NationalLaw, NationalLibrary
from corpus.validate import check_national
from corpus.vocabulary import NodeKind, Scheme, Standing

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def national() -> NationalLibrary:
    return NationalLibrary(today=lambda: TODAY)


def law(status: str, published: date, effective: date) -> NationalLaw:
    return NationalLaw("x", "中华人民共和国某法", "法律", "", published, effective, status, 1)


def test_it_holds_the_other_377_texts(national: NationalLibrary) -> None:
    assert len(national) == 377
    assert national.by_title("反恐怖主义法") is None


def test_in_force_today_leaves_out_repealed_historical_and_future_texts(national: NationalLibrary) -> None:
    laws = list(national.in_force())
    assert len(laws) == 348
    assert {item.status for item in laws} == {"现行有效", "已被修改"}
    assert all(item.since is not None and item.since <= TODAY for item in laws)


@pytest.mark.parametrize(
    ("status", "published", "effective", "standing"),
    [
        ("现行有效", date(2021, 8, 20), date(2021, 11, 1), Standing.IN_FORCE),
        ("已被修改", date(2020, 12, 26), date(1997, 10, 1), Standing.IN_FORCE),
        ("现行有效", date(2026, 8, 28), date(2027, 1, 1), Standing.NOT_YET),
        ("历史版本", date(2019, 4, 23), date(1983, 3, 1), Standing.SUPERSEDED),
        ("已废止", date(2014, 4, 24), date(2015, 1, 1), Standing.REPEALED),
    ],
)
def test_standing_is_computed_from_dates_and_status(
    status: str, published: date, effective: date, standing: Standing
) -> None:
    assert law(status, published, effective).standing(TODAY) is standing
    assert law(status, published, effective).in_force(TODAY) is (standing is Standing.IN_FORCE)


def test_an_amended_text_was_not_in_force_before_it_was_published() -> None:
    assert not law("现行有效", date(2020, 10, 17), date(1985, 4, 1)).in_force(date(2000, 1, 1))


def test_a_repealed_law_answers_only_for_a_named_day(national: NationalLibrary) -> None:
    assert national.by_title("环境保护法") is None
    asked = national.by_title("《中华人民共和国环境保护法》", date(2020, 1, 1))
    assert asked is not None
    assert asked.status == "已废止"
    assert national.by_title("环境保护法", date(2000, 1, 1)) is None


def test_versions_of_one_title_are_told_apart_by_the_day(national: NationalLibrary) -> None:
    old, new = national.versions("监狱法")
    assert national.by_title("监狱法") == new
    assert national.by_title("监狱法", date(2020, 1, 1)) == old
    assert national.get(new.law_id).key != national.get(old.law_id).key


def test_a_text_not_yet_in_force_does_not_answer_and_says_why(national: NationalLibrary) -> None:
    assert national.by_title("商标法") is None
    assert any("尚未施行（2027-01-01起施行）" in line for line in national.explain("商标法"))


def test_an_added_article_has_its_suffix(national: NationalLibrary) -> None:
    criminal = national.by_title("刑法")
    assert criminal is not None
    document = national.get(criminal.law_id)
    assert document.find(Locator(120, 1)) != document.find(Locator(120))
    assert document.words(document.find(Locator(120, 1)) or document.articles[0]).startswith("第一百二十条之一")


def test_a_decision_is_numbered_by_its_own_items(national: NationalLibrary) -> None:
    amendment = national.by_title("刑法修正案（七）")
    assert amendment is not None
    document = national.get(amendment.law_id)
    assert document.meta.scheme is Scheme.ENUMERATED
    assert [c.locator.article for c in document.articles] == list(range(1, 16))


def test_a_title_with_parts_and_subparts_keeps_them_as_headings(national: NationalLibrary) -> None:
    code = national.by_title("民法典")
    assert code is not None
    article = national.get(code.law_id).find(Locator(463))
    assert article is not None
    assert [heading.replace(" ", "") for heading in article.headings[:2]] == ["第三编合同", "第一分编通则"]


def test_an_unknown_key_is_one_line(national: NationalLibrary) -> None:
    with pytest.raises(NoSuchClause, match="没有编号"):
        national["nothing"]


@pytest.mark.slow
def test_the_whole_package_parses_with_the_databases_counts(national: NationalLibrary) -> None:
    counts = national.database.counts()
    total = 0
    for item in national:
        document = national.read(item.law_id)
        found = len(document.articles) or sum(c.node.kind is NodeKind.PREAMBLE for c in document.clauses)
        assert found == counts[item.law_id] == item.articles, item.title
        total += found
    assert total == sum(counts.values()) - 97


@pytest.mark.slow
def test_every_article_starts_where_expected_or_is_explained(national: NationalLibrary) -> None:
    findings = list(check_national(national))
    assert [finding for finding in findings if not finding.explained] == []
    assert Counter(finding.kind for finding in findings).keys() <= {"heading", "annex", "front", "gap"}
