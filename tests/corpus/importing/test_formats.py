"""The same law comes out of every format and encoding, article by article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from corpus import Document, Locator
from corpus.importing import read_bytes
from corpus.importing.intake import Desk, Intake
from corpus.sources.imported import document_of


def take(desk: Desk, data: bytes, key: str = "") -> tuple[Intake, Document]:
    intake = desk.take(read_bytes(data, "文件"), "文件", "imported", key)
    meta = desk.library.registry[intake.key]
    return intake, document_of(desk.store, meta, intake.version)


def html(paragraphs: Sequence[str], charset: str = "utf-8") -> bytes:
    body = "".join(f"<p style='text-indent:2em'>{p}</p>\n" for p in paragraphs)
    page = (
        f"<!DOCTYPE html><html><head><meta charset='{charset}'><title>法规库</title>"
        "<script>var x='第一条 假的';</script></head><body><nav><a>首页</a><a>保安服务管理条例</a></nav>"
        "<div class='crumb'>当前位置：首页 &gt; 法规</div>"
        f"<div id='content'>{body}</div><div>责任编辑：某某</div><div>相关法规：</div><div>保安服务管理条例</div>"
        "<footer>版权所有</footer></body></html>"
    )
    return page.encode(charset)


@pytest.mark.parametrize("form", ["utf8", "bom", "gbk", "utf16", "md", "docx", "html", "html-gbk", "pdf"])
def test_every_format_gives_the_same_articles(desk: Desk, make: Any, form: str) -> None:
    paragraphs = [*make.head, *make.law()]
    text = "\n".join(paragraphs)
    markdown = [
        f"# {make.title}",
        "",
        "**2004年9月27日** 公布",
        "",
        "<!-- INFO END -->",
        "",
        *"\n\n".join(make.law()).split("\n"),
    ]
    data = {
        "utf8": text.encode(),
        "bom": b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
        "gbk": text.encode("gbk"),
        "utf16": text.encode("utf-16"),
        "md": "\n".join(markdown).encode(),
        "docx": make.docx(paragraphs),
        "html": html(paragraphs),
        "html-gbk": html(paragraphs, "gb2312"),
        "pdf": make.pdf([paragraphs[:12], paragraphs[12:]]),
    }[form]
    intake, document = take(desk, data)
    assert (intake.key, intake.version.articles) == ("neibao", 23)
    assert "".join(document.words(document.articles[0]).split()).startswith("第一条第1号猫舍")
    third = document.find(Locator(3))
    assert third is not None
    assert [child.number for child in third.node.children] == [1, 2]
    assert document.find(Locator(3, paragraph=1, item=2)) is not None
    assert "编辑" not in document.text
    assert document.articles[-1].locator == Locator(23)


def test_what_stands_around_the_text_of_a_page_is_reported(desk: Desk, make: Any) -> None:
    intake, document = take(desk, html([*make.head, *make.law()]))
    assert any("题目之前" in line for line in intake.dropped)
    assert any("未归入任何条" in line and "责任编辑" in line for line in intake.dropped)
    assert document.text.startswith(make.title)


def test_a_pages_header_and_numbers_leave_the_text(desk: Desk, make: Any) -> None:
    lines = [*make.head, *make.law()]
    pages = [["国务院公报", *lines[i : i + 8], f"- {i} -"] for i in range(0, len(lines), 8)]
    _, document = take(desk, make.pdf(pages))
    assert "国务院公报" not in document.text
    assert len(document.articles) == 23


def test_lines_broken_by_a_pages_width_are_joined_into_their_paragraph(desk: Desk, make: Any) -> None:
    width = 18
    broken = [p[i : i + width] for p in [*make.head, *make.law()] for i in range(0, len(p), width)]
    _, document = take(desk, make.pdf([broken]))
    second = document.find(Locator(2))
    assert second is not None
    assert document.body(second) == "第2号猫舍的门每天至少擦2次，擦完以后在本子上记一笔。"
    third = document.find(Locator(3))
    assert third is not None
    assert len(third.node.children) == 2


@pytest.mark.parametrize("leader", ["", "……3", " 3"])
def test_a_table_of_contents_before_the_body_is_left_out(desk: Desk, make: Any, leader: str) -> None:
    contents = ["目　录", f"第一章　总　则{leader}", f"第二章　猫的登记{leader}"]
    text = "\n".join([*make.head, *contents, *make.law(chapters=True)])
    intake, document = take(desk, text.encode())
    assert any("目录3行" in line for line in intake.dropped)
    assert len(document.articles) == 23
    fifth = document.find(Locator(5))
    assert fifth is not None
    assert fifth.headings == ("第二章　猫的登记",)


def test_an_article_number_on_a_line_of_its_own_is_joined_to_its_words(desk: Desk, make: Any) -> None:
    text = "\n".join([*make.head, *make.law()]).replace("条　", "条\n")
    _, document = take(desk, text.encode())
    second = document.find(Locator(2))
    assert second is not None
    assert len(second.node.children) == 1


def test_a_title_broken_over_lines_is_recognised(desk: Desk, make: Any) -> None:
    intake, _ = take(desk, "\n".join(["企业事业单位", "内部治安保卫条例", *make.head[1:], *make.law()]).encode())
    assert intake.key == "neibao"


def test_a_promulgating_order_before_the_title_is_left_out(desk: Desk, make: Any) -> None:
    order = [
        "中华人民共和国国务院令",
        "第421号",
        "《企业事业单位内部治安保卫条例》已经通过，现予公布。",
        "总理　某某某",
    ]
    intake, document = take(desk, "\n".join([*order, *make.head, *make.law()]).encode())
    assert intake.key == "neibao"
    assert document.text.startswith(make.title)


def test_an_added_article_keeps_its_suffix(desk: Desk, make: Any) -> None:
    lines = [*make.head, *make.law()]
    lines.insert(4, "第二条之一　新添的一条，说的是窗户。")
    _, document = take(desk, "\n".join(lines).encode())
    added = document.find(Locator(2, 1))
    assert added is not None
    assert document.body(added) == "新添的一条，说的是窗户。"


def test_characters_that_nobody_sees_and_radicals_of_fonts_become_plain(desk: Desk, make: Any) -> None:
    text = "\n".join([*make.head, *make.law()]).replace("猫舍的门", "猫\u200b舍的⾨")
    _, document = take(desk, text.encode())
    assert "猫舍的門" in document.text or "猫舍的门" in document.text
    assert "\u200b" not in document.text


@pytest.mark.parametrize(
    ("lines", "scheme", "count"),
    [
        (
            ["一、总的要求", "（一）养猫。猫要有名。", "（二）喂猫。", "二、保障", "（三）经费。每年三次。"],
            "bracketed",
            3,
        ),
        (["一、总的要求", "（一）养猫。", "（二）喂猫。", "二、保障", "（一）经费。"], "enumerated", 2),
    ],
)
def test_a_document_that_is_no_statute_is_numbered_as_it_numbers_itself(
    desk: Desk, lines: list[str], scheme: str, count: int
) -> None:
    intake, document = take(desk, "\n".join(["关于加强社会治安防控体系建设的意见", *lines]).encode())
    assert (intake.key, str(document.meta.scheme), len(document.articles)) == ("fangkong-yijian", scheme, count)


def test_a_text_fetched_again_keeps_one_version_with_the_later_day(desk: Desk, make: Any) -> None:
    text = "\n".join([*make.head, *make.law()]).encode()
    desk.take(read_bytes(text, "文件"), "网页", "synced")
    later = replace(desk, today=date(2027, 1, 1))
    intake = later.take(read_bytes(text, "文件"), "网页", "synced")
    assert intake.known
    (version,) = desk.store.versions("neibao")
    assert version.retrieved == "2027-01-01"
    assert document_of(desk.store, desk.library.registry["neibao"], version).meta.checked_on == date(2027, 1, 1)
