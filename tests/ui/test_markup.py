"""Whatever is typed or quoted shows as the characters it is; nothing in it becomes HTML."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.markup import clean, escape, lines, markdown, shortened

HOSTILE = (
    "<script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    "<svg/onload=window.hacked=1>",
    "[点我](javascript:window.hacked=1)",
    "![](http://example.invalid/x.png)",
    "<http://example.invalid>",
    "`<b>`\n\n    <b>代码</b>\n\n<details open ontoggle=window.hacked=1>",
    '"><iframe srcdoc="<script>window.hacked=1</script>">',
    "&lt;script&gt;&#60;script&#62;",
    "${alert(1)} {{constructor.constructor('alert(1)')()}}",
    "> <b>引文</b>\n- <i>项</i>\n\n# <u>题</u>",
)
WRITTEN = {
    "p",
    "br",
    "strong",
    "em",
    "blockquote",
    "ul",
    "ol",
    "li",
    "hr",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
} | {f"h{level}" for level in range(1, 7)}


class Tags(HTMLParser):
    """Every tag and attribute of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_that_is_typed_stays_text(text: str) -> None:
    assert Tags(escape(text)).tags == []
    assert set(Tags(lines(text)).tags) <= {"br"}
    found = Tags(markdown(text))
    assert set(found.tags) <= WRITTEN
    assert set(found.attributes) <= {"start", "style"}


@given(st.text(alphabet=st.sampled_from("<>&\"'`*_[]()!#\\-|:.~ \n1a中/=ptscri"), max_size=80))
def test_no_text_becomes_another_tag_than_markdown_has(text: str) -> None:
    found = Tags(markdown(text))
    assert set(found.tags) <= WRITTEN
    assert set(found.attributes) <= {"start", "style"}
    assert Tags(escape(text)).tags == []


def test_bold_holds_beside_chinese_punctuation() -> None:
    assert markdown("不少于**“2次”**，每年") == "<p>不少于<strong>“2次”</strong>，每年</p>\n"
    assert markdown("**不少于4名。**合计") == "<p><strong>不少于4名。</strong>合计</p>\n"
    assert markdown("a ** b") == "<p>a ** b</p>\n"


def test_a_quotation_keeps_its_lines() -> None:
    assert markdown("> “一、\n> 二”\n>\n> ——出处") == (
        "<blockquote>\n<p>“一、<br>\n二”</p>\n<p>——出处</p>\n</blockquote>\n"
    )


def test_characters_without_a_shape_are_dropped() -> None:
    assert clean("安\u202e全\x00\x1b[31m\ufeff\u2066！\r\n第二行\t列") == "安全[31m！\n第二行\t列"
    assert clean("\ud800半个字符").encode("utf-8")
    assert "\u202e" not in markdown("写\u202e反")


def test_a_long_text_shows_its_beginning_and_its_length() -> None:
    assert shortened("字" * 10_000, 5) == "字字字字字……（共10000个字符）"
    assert shortened("字字", 5) == "字字"
