"""A text is known by its title and its listed names, and by nothing that merely sounds like them."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.errors import NoSuchClause
from corpus.models import Metadata
from corpus.registry import Alias, load_registry
from corpus.vocabulary import Scheme, Standing

REGISTRY = load_registry()
TEXTS = list(REGISTRY)


@pytest.mark.parametrize("alias", REGISTRY.aliases, ids=lambda alias: alias.name)
def test_a_name_stands_in_its_example_and_names_its_text(alias: Alias) -> None:
    assert alias.name in alias.example
    found = REGISTRY.by_name(alias.name)
    assert found is not None
    assert found.document == alias.document


def test_no_name_stands_for_two_texts() -> None:
    owners: dict[str, set[str]] = {}
    for alias in REGISTRY.aliases:
        owners.setdefault(alias.name, set()).add(alias.document)
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("《反恐法》", "fankong"),
        ("《反恐怖主义法》", "fankong"),
        ("中华人民共和国反恐怖主义法", "fankong"),
        ("《内保条例》", "neibao"),
        ("国务院令第421号", "neibao"),
        ("国务院令第４２１号", "neibao"),
        ("421号令", "neibao"),
        ("《单位内部治安保卫条例》", "neibao"),
        ("《企事业单位内部治安保卫条例》", "neibao"),
        ("《保安服务条例》", "baoan"),
        ("《保安条例》", "baoan"),
        ("564号令", "baoan"),
        ("广州意见", "guangzhou"),
        ("广州征求意见稿", "guangzhou"),
        ("广州内保意见", "guangzhou"),
        ("关于进一步加强单位内部治安保卫工作的意见(征求意见稿)", "guangzhou"),
        ("辽宁意见", "liaoning"),
        ("辽宁指导意见", "liaoning"),
        (" 《 内保条例 》 ", "neibao"),
    ],
)
def test_a_name_that_people_use_is_known_in_any_width_and_spacing(written: str, key: str) -> None:
    found = REGISTRY.by_name(written)
    assert found is not None
    assert found.document == key


@pytest.mark.parametrize(
    "written",
    [
        "《广东省企业事业单位内部治安保卫条例》",
        "《企业事业单位内部治安保卫办法》",
        "《企业事业单位内部治安保卫条例实施细则》",
        "《保安服务管理办法》",
        "《保安服务管理条例实施细则》",
        "《北京市保安服务管理条例》",
        "《反恐怖主义法实施办法》",
        "《新疆反恐怖主义法》",
        "《辽宁省企业事业单位内部治安保卫工作规定》",
        "《单位内部治安保卫工作的意见》",
        "《深圳意见》",
        "《治安管理处罚法》",
        "422号令",
        "条例",
        "",
        "《》",
    ],
)
def test_a_near_name_is_another_text(written: str) -> None:
    assert REGISTRY.by_name(written) is None


def test_the_wrong_name_of_the_guard_services_law_is_marked_as_superseded() -> None:
    assert [alias.name for alias in REGISTRY.aliases if alias.superseded] == ["保安服务条例"]


def test_all_texts_of_the_domain_are_registered_in_order() -> None:
    keys = [meta.key for meta in TEXTS]
    assert keys[:5] == ["guangzhou", "liaoning", "neibao", "baoan", "fankong"]
    assert {"fangkong-yijian", "guangzhou-fangkong"} < set(keys)
    assert len(keys) == 12


@pytest.mark.parametrize("meta", TEXTS, ids=lambda meta: meta.key)
def test_a_text_says_what_is_known_of_it(meta: Metadata) -> None:
    assert meta.title
    assert meta.short_title
    assert meta.issuer
    assert meta.checked_on is not None
    assert bool(meta.file) != bool(meta.not_bundled), "either words are bundled, or why they are not"
    assert meta.effective is None or meta.issued is None or meta.issued <= meta.effective


def test_standing_and_dates_are_the_domains() -> None:
    expected = {
        "guangzhou": (Standing.DRAFT, Scheme.BRACKETED, None, 23),
        "liaoning": (Standing.ISSUED, Scheme.NUMBERED, None, 30),
        "neibao": (Standing.IN_FORCE, Scheme.STATUTE, date(2004, 12, 1), 23),
        "baoan": (Standing.IN_FORCE, Scheme.STATUTE, date(2010, 1, 1), 52),
        "fankong": (Standing.IN_FORCE, Scheme.STATUTE, date(2016, 1, 1), 97),
    }
    found = {key: REGISTRY[key] for key in expected}
    assert {k: (m.standing, m.scheme, m.effective, m.articles) for k, m in found.items()} == expected
    assert REGISTRY["baoan"].revised == (date(2020, 11, 29), date(2022, 3, 29))


def test_the_draft_alone_carries_the_notice_that_it_was_never_in_force() -> None:
    assert [meta.key for meta in TEXTS if meta.draft_notice] == ["guangzhou"]
    assert "从未" in REGISTRY["guangzhou"].draft_notice


def test_texts_not_held_that_may_set_staffing_are_listed_by_subject() -> None:
    assert [meta.key for meta in REGISTRY.about("hospital")] == ["yiyuan-zhixu", "yiyuan-fangfan"]
    assert [meta.key for meta in REGISTRY.about("school")] == ["xuexiao-168"]
    assert REGISTRY.about("bank") == ()


def test_an_unknown_key_is_refused_in_one_short_line() -> None:
    with pytest.raises(NoSuchClause, match="没有名为") as refused:
        REGISTRY["x" * 5000]
    assert len(str(refused.value)) < 300
