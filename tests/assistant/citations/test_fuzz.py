"""No text makes the citation check fail, and every span that it reports cuts the text."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.citations.check import check_citations
from assistant.citations.page import cards, marked_text
from assistant.citations.texts import CitedTexts
from corpus import Library

PIECES = (
    "《内保条例》", "《", "》", "第", "条", "十三", "第五条", "第（六）项", "第二款", "至", "、", "和", "规定",
    "：", "“", "”", "「", "'", '"', "……", "每年不少于2次", "90日", "1万元以上10万元以下",
    "自2004年12月1日起施行", "广州意见", "不", "必须", "辽宁意见第4条", "征求意见稿", "该条例", "同条", "其",
    "（以下简称《条例》）", "\n", "\n\n", "。", "，", "第〇条", "第99999999999999999999条", "第1-3条",
    "第三条至第一条", "|", "**", "\ud800", "\x00", "预案并定期开展演练", "at least 90 days", "（", "）", "一、",
    "三十", "%", "‰", "半年",
)  # fmt: skip


def _holds(text: str, library: Library, texts: CitedTexts) -> None:
    findings = check_citations(text, library, texts=texts)
    for finding in findings:
        assert text[finding.start : finding.end] == finding.raw
        assert finding.to_dict()["verdict"]
    marked_text(text, findings)
    cards(findings)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_mixture_of_citation_pieces_makes_it_fail(made_up: Library, pieces: str) -> None:
    _holds(pieces, made_up, CitedTexts(made_up))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_no_text_makes_it_fail(made_up: Library, text: str) -> None:
    _holds(text, made_up, CitedTexts(made_up))


def test_long_runs_of_one_mark_are_read_in_reasonable_steps(made_up: Library) -> None:
    texts = CitedTexts(made_up)
    for mark in ("“", "”", "《", "第", "第五条", "'", "（", "《内保条例》第一条“", "90日"):
        _holds(mark * 3000, made_up, texts)


def test_a_shuffled_document_makes_no_failure(made_up: Library) -> None:
    chance = random.Random(5)
    text = made_up.require("guangzhou").text
    texts = CitedTexts(made_up)
    for _ in range(5):
        cut = chance.randrange(len(text) - 900)
        pieces = [text[cut + i : cut + i + 30] for i in range(0, 900, 30)] + [
            "《内保条例》第一条规定：",
            "“",
            "”",
            "辽宁意见第4条",
        ]
        chance.shuffle(pieces)
        _holds("".join(pieces), made_up, texts)
