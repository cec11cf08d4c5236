"""An answer as HTML: quotations marked where they stand, the calculator as a table, nothing unescaped."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.reading.facts.understood import Understood
from assistant.reply import Reply, cite
from assistant.rules.facts import Kind, UnitFacts
from assistant.rules.quota import compute
from assistant.staffing.compose import compose
from corpus import Library
from corpus.locator import parse_locator
from corpus.models import Span
from corpus.vocabulary import Route
from ui.clause_view import STANDINGS, citation_view, highlighted, quote_spans
from ui.quota_view import quota_view
from ui.render import ROUTES, answer_words, reply_view, transcript, turn


def marked(html: str) -> list[str]:
    return [words.replace("<br>", "\n") for words in re.findall("<mark>(.*?)</mark>", html)]


def plain(html: str) -> str:
    return re.sub("<[^>]*>", "", html.replace("<br>", "\n"))


def school(**counts: int) -> UnitFacts:
    return UnitFacts(kind=Kind.SCHOOL, region="guangzhou", **counts)  # type: ignore[arg-type]


def test_a_citation_opens_to_the_whole_clause_with_the_quoted_words_marked(library: Library) -> None:
    document = library.require("guangzhou")
    item = document.find(parse_locator("6.3.1", document.meta.scheme))
    whole = document.find(parse_locator("6", document.meta.scheme))
    assert item is not None
    assert whole is not None
    quote = "每增加300名寄宿生增配1名专职保安员"
    html = citation_view(cite(document, item, quote), library, 1)
    assert marked(html) == [quote]
    assert document.words(whole) in plain(html)
    assert "征求意见稿" in html
    assert "三、落实单位主体责任" in html
    assert "第（六）条第3项第（1）目" in html


def test_every_clause_of_the_library_shows_whole_and_marked(library: Library) -> None:
    for document in library.documents():
        for clause in document.clauses:
            citation = cite(document, clause)
            found = quote_spans(document.text, clause.node.whole, clause.node.whole, citation.quote)
            assert [span.cut(document.text) for span in found] == ([citation.quote] if citation.quote else [])


def test_words_are_marked_where_the_cited_part_has_them_not_where_they_come_first() -> None:
    text = "一、不少于2名。二、不少于2名。"
    assert quote_spans(text, Span(0, len(text)), Span(8, len(text)), "不少于2名") == [Span(10, 15)]


def test_a_quotation_with_an_omission_is_marked_in_pieces() -> None:
    text = "单位应当建立制度，配备人员，并且定期演练。"
    html = highlighted(text, Span(0, len(text)), Span(0, len(text)), "单位应当建立制度……并且定期演练")
    assert marked(html) == ["单位应当建立制度", "并且定期演练"]
    assert plain(html) == text


def test_line_breaks_do_not_hide_a_quotation() -> None:
    text = "甲乙\n丙丁戊"
    assert marked(highlighted(text, Span(0, 6), Span(0, 6), "甲乙丙丁")) == ["甲乙\n丙丁"]


def test_a_text_that_is_not_held_shows_the_quoted_words_alone(library: Library) -> None:
    document = library.require("guangzhou")
    citation = replace(cite(document, document.articles[0], "原话<b>"), document="elsewhere")
    assert marked(citation_view(citation, library, 1)) == ["原话&lt;b&gt;"]


def test_the_calculators_table_has_minimum_have_shortfall_steps_and_readings() -> None:
    words = plain(quota_view(compute(school(persons=1800, boarders=700, have_guards=3))))
    for part in (
        "专职保安员",
        "不少于4名",
        "3名",
        "1名",
        "2＋2＝4名",
        "其他读法",
        "5名：“每增加300名寄宿生增配1名专职保安员”",
    ):
        assert part in words


def test_campuses_are_shown_one_by_one_with_their_total() -> None:
    campuses = (school(persons=1800), school(persons=900))
    facts = replace(school(), campuses=tuple(replace(c, name=n) for c, n in zip(campuses, "东西", strict=True)))
    words = plain(quota_view(compute(facts)))
    assert words.index("东") < words.index("西") < words.index("合计：不少于5名")


def test_another_place_gets_the_figure_as_reference_alone() -> None:
    words = plain(quota_view(compute(replace(school(persons=1800), region="liaoning"))))
    assert words.startswith("本库所收文本未规定比例")


def test_a_staffing_reply_leads_with_the_figure_and_says_nothing_twice(library: Library) -> None:
    reply = compose("学校1800人要几个保安", Understood((school(persons=1800, boarders=600),)), library)
    words = plain(reply_view(reply, library))
    step = "寄宿生600人，每满300人增配1名，共2个：2＋2＝4名"
    assert words.count(step) == 1
    assert all(words.count(notice) == 1 for notice in reply.notices)
    assert "不少于4名" in answer_words(reply).split("\n")[0]


@pytest.mark.parametrize("route", Route)
def test_every_route_has_a_name(route: Route) -> None:
    assert ROUTES[route] in plain(reply_view(Reply("问", route, "答"), Library()))


def test_every_standing_has_a_name(library: Library) -> None:
    assert {meta.standing for meta in library.registry} <= set(STANDINGS)


def test_nothing_of_a_reply_is_taken_as_html(library: Library) -> None:
    bad = "<script>window.hacked=1</script>"
    document = library.require("guangzhou")
    citation = replace(cite(document, document.articles[0], bad), label=bad, standing=bad, document=bad)
    reply = Reply(bad, Route.CLAUSE, bad, citations=(citation,), notices=(bad,))
    html = transcript((turn(bad, reply_view(reply, library)),))
    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 5


def test_a_question_of_ten_thousand_characters_shows_its_beginning(library: Library) -> None:
    html = turn("长" * 10_000, "")
    assert "共10000个字符" in html
    assert len(html) < 2_000
