"""Any text becomes a tree, and the tree gives back every character."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus import Document, Library, Locator, Metadata, parse, unparse
from corpus.markers import SCHEMES
from corpus.vocabulary import NodeKind, Scheme, Standing

MALFORMED = sorted((Path(__file__).resolve().parents[1] / "malformed").glob("*.txt"))

_MARKED = [line for levels in SCHEMES.values() for level in levels for line, _ in level.marker.examples]
_SCRAPS = [
    "(此件公开发布) |",
    "调查结果：无意见。",
    "2021年12月1日",
    "辽宁省人民政府办公厅",
    "目 录",
    "# 标题",
    "第三条规定的",
    "|",
]
_SPACE = st.sampled_from(["\n", "\r\n", "\r", "\n\n", " ", "\t", "　", "\v", "\f", "\x1c", "\x85", "\u2028", ""])
_PIECES = st.one_of(
    st.sampled_from(_MARKED + _SCRAPS), st.text(max_size=12), st.from_regex(r"[（(]?[0-9一二十]{1,30}[）)．.、条]?")
)
TEXTS = st.lists(st.tuples(_PIECES, _SPACE), max_size=30).map(lambda parts: "".join(a + b for a, b in parts))


def parsed(text: str, scheme: Scheme) -> Document:
    return parse(text, Metadata("x", "某文件", "某文件", scheme, Standing.UNKNOWN, "guidance"))


def assert_whole(document: Document) -> None:
    """Each character lies in exactly one node, in the order of the text, and every clause can be found and cut."""
    offset = 0
    for node in document.root.walk():
        assert node.span.start == offset
        assert node.span.end >= offset
        offset = node.span.end
        assert document.text.startswith(node.marker, node.span.start)
    assert offset == len(document.text)
    assert unparse(document) == document.text
    for clause in document.clauses:
        assert document.find(clause.locator) is not None
        assert document.body(clause) in document.words(clause)


@pytest.mark.parametrize("scheme", Scheme)
@given(text=TEXTS)
@example(text="")
@example(text="第" + "9" * 5000 + "条 某")
@example(text="（" + "亿" * 5000 + "）某")
@example(text="第一条")
@example(text="（一）\n１．\n（1）")
def test_no_text_makes_the_parser_fail_or_lose_a_character(scheme: Scheme, text: str) -> None:
    assert_whole(parsed(text, scheme))


@pytest.mark.parametrize("key", ["guangzhou", "liaoning"])
@pytest.mark.parametrize("scheme", Scheme)
def test_a_document_survives_every_scheme(library: Library, key: str, scheme: Scheme) -> None:
    assert_whole(parsed(library.require(key).text, scheme))


@pytest.mark.parametrize("key", ["neibao-2004", "baoan-2022", "fankong-2018"])
def test_a_law_survives_every_scheme(shared_laws: Path, key: str) -> None:
    text = (shared_laws / f"{key}.md").read_text(encoding="utf-8")
    for scheme in Scheme:
        assert_whole(parsed(text, scheme))


@pytest.mark.parametrize(("name", "articles"), [("neibao-2004", 23), ("baoan-2022", 52), ("fankong-2018", 97)])
def test_a_law_has_its_articles_without_a_warning(shared_laws: Path, name: str, articles: int) -> None:
    document = parsed((shared_laws / f"{name}.md").read_text(encoding="utf-8"), Scheme.STATUTE)
    assert [clause.locator.article for clause in document.articles] == list(range(1, articles + 1))
    assert document.warnings == ()


def test_guangzhou_has_23_clauses_under_six_headings(library: Library) -> None:
    document = library.require("guangzhou")
    headings = [node for node in document.root.walk() if node.kind is NodeKind.HEADING]
    assert [heading.number for heading in headings] == [1, 2, 3, 4, 5, 6]
    assert [clause.locator.article for clause in document.articles] == list(range(1, 24))
    assert document.warnings == ()


def test_guangzhous_items_and_sub_items_are_where_they_stand(library: Library) -> None:
    document = library.require("guangzhou")
    items = {c.locator.article for c in document.clauses if c.locator.item}
    assert items == {6, 8, 12}
    subitems = [c.locator for c in document.clauses if c.locator.subitem]
    assert subitems == [Locator(6, item=3, subitem=1), Locator(6, item=3, subitem=2)]
    school = document.find(subitems[0])
    assert school is not None
    assert document.words(school).startswith("（1）学校（中小学、幼儿园）师生员工总人数1000人")
    assert school.headings == ("三、落实单位主体责任", "（六）加强保卫力量", "第3项")


def test_liaonings_30_clauses_run_through_its_headings(library: Library) -> None:
    document = library.require("liaoning")
    assert [clause.locator.article for clause in document.articles] == list(range(1, 31))
    drill = document.find(Locator(4))
    assert drill is not None
    assert drill.headings == ("二、工作措施", "(一)加强人力防范规范化建设")
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("key", "sections"),
    [
        ("guangzhou", ["标题", "引言", "调查结果"]),
        ("liaoning", ["标题", "引言", "一(一)", "一(二)", "一(三)", "落款"]),
    ],
)
def test_parts_that_are_no_clause_are_citable_by_name(library: Library, key: str, sections: list[str]) -> None:
    document = library.require(key)
    assert [clause.locator.section for clause in document.clauses if clause.locator.section] == sections


def test_a_title_broken_over_lines_is_one_title(library: Library) -> None:
    document = library.require("liaoning")
    title = document.find(Locator(section="标题"))
    assert title is not None
    assert "".join(document.words(title).split()) == document.meta.title


def test_trailing_scraps_belong_to_no_clause(library: Library) -> None:
    document = library.require("liaoning")
    assert document.root.children[-1].kind is NodeKind.SCRAP
    assert not any("此件公开发布" in document.words(clause) for clause in document.clauses)


@pytest.mark.parametrize("path", MALFORMED, ids=lambda path: path.stem)
def test_a_mistake_in_a_text_is_named_in_a_warning_and_nothing_is_lost(path: Path) -> None:
    head, text = path.read_text(encoding="utf-8").split("---\n", 1)
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    document = parsed(text, Scheme(fields["scheme"]))
    assert fields["warning"] in document.warnings
    assert_whole(document)


def test_width_of_digits_and_brackets_makes_no_difference() -> None:
    full = parsed("一、总则\n（一）甲。\n１．乙。\n（１）丙。\n", Scheme.BRACKETED)
    half = parsed("一、总则\n(一)甲。\n1.乙。\n(1)丙。\n", Scheme.BRACKETED)
    assert [c.locator for c in full.clauses] == [c.locator for c in half.clauses]
    assert full.clauses[-1].locator == Locator(1, item=1, subitem=1)


def test_a_mention_at_the_start_of_a_paragraph_is_no_article() -> None:
    document = parsed("第一条 甲单位应当做事。\n第三条规定的单位除外。\n第二条 乙单位应当做事。\n", Scheme.STATUTE)
    assert [c.locator for c in document.articles] == [Locator(1), Locator(2)]
    second = document.find(Locator(1, paragraph=2))
    assert second is not None
    assert document.words(second) == "第三条规定的单位除外。"
