"""Forms of references that the domain page and the contract name."""

from __future__ import annotations

import random

import pytest

from corpus.locator import dotted
from corpus.models import Home, Locator, Reference
from corpus.references import find_references
from corpus.registry import load_registry
from corpus.vocabulary import Form, Unresolved


def found(text: str, home: Home | None = None) -> tuple[Reference, ...]:
    return find_references(text, load_registry(), home=home)


def places(text: str, home: Home | None = None) -> list[str]:
    """Each target as `document:locator`, in order."""
    return [
        f"{reference.document}:{dotted(place)}"
        for reference in found(text, home)
        for place in reference.locators or (Locator(),)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《内保条例》第十三条第一款第（七）项", ["neibao:13.1.7"]),
        ("《保安服务条例》第十六条", ["baoan:16"]),
        ("国务院令第421号第六条第二款", ["neibao:6.2"]),
        ("421号令", ["neibao:"]),
        ("内保条例13条", ["neibao:13"]),
        ("《反恐法》第三十一至三十四条", ["fankong:31", "fankong:32", "fankong:33", "fankong:34"]),
        ("《反恐法》第31～34条", ["fankong:31", "fankong:32", "fankong:33", "fankong:34"]),
        ("《内保条例》第六条、第十九条", ["neibao:6", "neibao:19"]),
        ("《内保条例》第十三条第一款第（十）至（十二）项", ["neibao:13.1.10", "neibao:13.1.11", "neibao:13.1.12"]),
        ("广州意见第（六）条第3项第（1）目", ["guangzhou:6.3.1"]),
        ("广州意见（六）3（1）", ["guangzhou:6.3.1"]),
        ("广州意见6.3.1", ["guangzhou:6.3.1"]),
        ("辽宁指导意见一（一）", ["liaoning:一(一)"]),
        ("《保安服务管理条例》第 ２５ 条第 ２ 款", ["baoan:25.2"]),
        ("《企业事业单位\n内部治安保卫条例》第十\n三条", ["neibao:13"]),
        ("《內保條例》第十三條", ["neibao:13"]),
        ("《保安服务管理条例》（2022年修订）第二十五条", ["baoan:25"]),
        ("《内保条例》是依据。该条例第十一条列明职责，同条第二款没有。", ["neibao:", "neibao:11", "neibao:11.2"]),
        ("先看《内保条例》，再看第十五条", ["neibao:", "neibao:15"]),
    ],
)
def test_every_form_resolves_to_its_clause(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "第三条警犬已经退役。",
        "劳动合同第七条约定试用期。",
        "会上提出了三条建议。",
        "基本条件是身体健康。",
        "第三方机构，第一项目，第五项目部，421号门牌。",
        "《保安员证》须随身携带。",
        "值班制度\n第五条 值班人员应按时到岗。\n第六条 交接班要有记录。",
        "第一条，门卫要登记。第二条，车辆要检查。",
    ],
)
def test_what_only_looks_like_a_reference_gives_none(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "《广州市企业事业单位内部治安保卫条例》第十条",
        "广州市企业事业单位内部治安保卫条例第十条",
        "《保安服务管理条例实施细则》第三条",
        "保安服务管理条例实施细则第三条",
        "《企业事业单位内部治安保卫办法》第六条",
    ],
)
def test_a_near_name_is_another_text(text: str) -> None:
    (only,) = found(text)
    assert only.document is None
    assert only.reason is Unresolved.NOT_HELD
    assert only.locators


def test_a_clause_without_a_law_keeps_its_number_and_says_why() -> None:
    (only,) = found("贵司的做法违反了第二十五条第二款。")
    assert (only.document, only.locators, only.reason) == (None, (Locator(25, paragraph=2),), Unresolved.NO_LAW)


def test_a_short_name_holds_from_where_it_is_introduced() -> None:
    text = "《条例》第一条。《保安服务管理条例》（以下简称《条例》）施行后，《条例》第二十五条管录像。"
    first, title, intro, last = found(text)
    assert (first.document, first.reason) == (None, Unresolved.NOT_HELD)
    assert (title.form, intro.raw, intro.introduces) == (Form.TITLE, "《条例》", True)
    assert (last.document, last.locators) == ("baoan", (Locator(25),))


@pytest.mark.parametrize(
    ("text", "home", "expected"),
    [
        ("本条例第十三条", Home("neibao", Locator(14)), ["neibao:13"]),
        ("第一款。\n违反前款规定的", Home("neibao", Locator(21)), ["neibao:21.1"]),
        ("前条规定", Home("neibao", Locator(14)), ["neibao:13"]),
        ("本条第一款", Home("neibao", Locator(6)), ["neibao:6.1"]),
        ("另有规定的除外，第六条同此", Home("neibao", Locator(19)), ["neibao:6"]),
        ("本意见第（六）条第2项", Home("guangzhou", Locator(8)), ["guangzhou:6.2"]),
        ("（一）甲；\n（二）乙；\n（三）前两项以外的", Home("neibao", Locator(7)), ["neibao:7.1.1", "neibao:7.1.2"]),
    ],
)
def test_words_that_point_back_start_from_their_home(text: str, home: Home, expected: list[str]) -> None:
    assert [place for place in places(text, home) if place != "neibao:1"][-len(expected) :] == expected


def test_a_clause_beyond_the_end_is_kept_and_marked() -> None:
    (only,) = found("广州意见第（三十）条")
    assert (only.document, only.locators, only.reason) == ("guangzhou", (Locator(30),), Unresolved.NO_SUCH_CLAUSE)


@pytest.mark.parametrize(
    ("text", "home", "reason"),
    [
        ("前款规定", Home("neibao", Locator(13)), Unresolved.NO_SUCH_CLAUSE),
        ("第一款。\n前三款规定", Home("neibao", Locator(6)), Unresolved.NO_SUCH_CLAUSE),
        ("按前款办理", None, Unresolved.NO_LAW),
        ("第九条", None, Unresolved.NO_LAW),
        ("本条例第九条", None, Unresolved.NO_LAW),
        ("《国际某某公约》第九条", None, Unresolved.NOT_HELD),
    ],
)
def test_what_cannot_be_told_is_never_guessed(text: str, home: Home | None, reason: Unresolved) -> None:
    last = found(text, home)[-1]
    assert last.reason is reason
    assert last.document in (None, home.document if home else None)


def test_new_words_of_an_amendment_speak_of_the_law_that_is_changed() -> None:
    entry = "将刑法第二百七十七条修改为：“甲。\n“有前款行为的，从重。\n“有第一款行为的，依照本法第十七条。”"
    home = Home("d351ff619a76", Locator(21))
    assert places(entry, home) == [f"d2da5d066414:{place}" for place in ("277", "277.1", "277.1", "17")]


def test_an_unknown_home_is_no_failure() -> None:
    assert [reference.raw for reference in found("本法第一条和前款", Home("unknown", Locator(3)))] == [
        "本法第一条",
        "前款",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国务院令第421号、第564号第八条", ["neibao:", "baoan:8"]),
        ("国务院令第421号第六条和第564号第八条", ["neibao:6", "baoan:8"]),
        ("国务院2004年第421号令", ["neibao:"]),
        ("《内保条例》第十三条前两款", ["neibao:13.1", "neibao:13.2"]),
        ("《内保条例》第十三条第一款（七）、（八）项", ["neibao:13.1.7", "neibao:13.1.8"]),
        ("〈内保条例〉第六条", ["neibao:6"]),
        ("内保条例十三条", ["neibao:13"]),
        ("《辽宁指导意见》三十条", ["liaoning:"]),
    ],
)
def test_rarer_forms_resolve_too(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def test_a_reference_inside_quotation_marks_says_so() -> None:
    outside, inside = found("《内保条例》第六条；通知的标题是“学习《内保条例》第七条”。")
    assert (outside.quoted, inside.quoted) == (False, True)


_PIECES = [
    *"第一二三十百零条款项目章节编之至、和或者（）()《》〈〉“”本法条例办法意见前同该其令",
    *'421号０９.-—～\n 　㈥⑴①，。；：的廿\u200b\x00😀"',
    *(
        "内保条例",
        "《内保条例》",
        "国务院令第",
        "（以下简称",
        "第十三条",
        "前款",
        "刑法",
        "广州意见",
        "（六）",
        "\ud800",
    ),
]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "home", [None, Home("neibao", Locator(13)), Home("fankong", Locator(32)), Home("guangzhou", Locator(6))]
)
def test_no_text_makes_it_fail_and_spans_cut_the_text(seed: int, home: Home | None) -> None:
    draw = random.Random(seed)
    for _ in range(250):
        text = "".join(draw.choice(_PIECES) for _ in range(draw.randint(0, 80)))
        end = 0
        for reference in found(text, home):
            assert reference.span.cut(text) == reference.raw
            assert reference.span.start >= end
            end = reference.span.end
