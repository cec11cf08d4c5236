"""The digests of neibao and baoan: complete, exact, in our own words, and never passed off as the original."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.reply import cite
from corpus import Document, load_registry, parse
from corpus.digest_check import LONGEST_RUN, check_digest, longest_run, numbers
from corpus.figures import find_figures
from corpus.models import Locator, Metadata
from corpus.sources.digest import DigestSource, digest_headings, digest_rows
from corpus.vocabulary import Held, Scheme, Standing

ARTICLES = {"neibao": 23, "baoan": 52}
FILES = {"neibao": "neibao-2004.md", "baoan": "baoan-2022.md"}


def digest(key: str) -> Document:
    document = DigestSource().load(load_registry()[key])
    assert document is not None
    return document


@pytest.mark.parametrize(("key", "count"), ARTICLES.items())
def test_every_article_has_its_digest_in_order(key: str, count: int) -> None:
    document = digest(key)
    assert [c.locator.article for c in document.articles] == list(range(1, count + 1))
    assert document.warnings == ()
    assert set(digest_headings(key)) == set(range(1, count + 1))


@pytest.mark.parametrize("key", ARTICLES)
def test_a_digest_is_labelled_and_never_cited_as_verbatim(key: str) -> None:
    document = digest(key)
    assert document.held is Held.DIGEST
    assert "要旨" in document.provenance.notices[0]
    assert {cite(document, clause).kind for clause in document.clauses} == {"digest"}


def test_other_texts_have_no_digest() -> None:
    assert DigestSource().load(load_registry()["fankong"]) is None


def test_paragraph_marks_become_paragraphs_and_leave_the_text() -> None:
    article = digest("neibao").find(Locator(6))
    assert article is not None
    assert [child.number for child in article.node.children] == [1, 2]
    assert not re.search(r"第[0-9]+款：", digest("neibao").text)


@pytest.mark.parametrize("key", ARTICLES)
def test_no_fine_stands_without_its_precondition(key: str) -> None:
    fined = [row for row in digest_rows(key) if "罚款" in row["digest"]]
    assert fined
    for row in fined:
        assert re.search("逾期|拒不|情节|之一|造成|擅自|未|违反|情形", row["digest"]), row["number"]


@pytest.mark.parametrize("key", ARTICLES)
def test_every_digest_with_a_figure_names_who_it_binds_and_how(key: str) -> None:
    who = "单位|公司|保安员|公安机关|部门|政府|人员|人民警察|申请人|条例"
    how = "应当|应|不得|可以|可|处|由|须|要|不低于|不少于|至少|负责|施行|责令|给予"
    for row in digest_rows(key):
        if find_figures(row["digest"]):
            assert re.search(who, row["digest"]), row["number"]
            assert re.search(how, row["digest"]), row["number"]


@pytest.mark.parametrize("key", ARTICLES)
def test_every_number_of_the_law_is_kept_and_no_sentence_is_copied(key: str, shared_laws: Path) -> None:
    meta = load_registry()[key]
    law = parse((shared_laws / FILES[key]).read_text(encoding="utf-8"), meta)
    assert list(check_digest(law, digest(key))) == []


META = Metadata("x", "某条例", "某条例", Scheme.STATUTE, Standing.IN_FORCE, "law")
LAW = (
    "第一条 养猫的住户应当在搬入之日起30日内登记，每户不得超过3只。\n"
    "第二条 违反第一条的，有下列情形之一的，处50元以上200元以下的罚款：\n（一）不登记的；\n（二）超过只数的。\n"
)


@pytest.mark.parametrize(
    ("ours", "kinds"),
    [
        (
            "第一条 搬进来30日内，养猫户应当登记；一户最多3只，不得超过3只。\n"
            "第二条 谁违反第一条，属于下面情形的，罚款50元以上200元以下：\n（一）没登记；\n（二）只数过多。\n",
            set(),
        ),
        (
            "第一条 搬进来之后，养猫户应当登记；一户不得超过3只。\n"
            "第二条 谁违反第一条，属于下面情形的，罚款50元以上200元以下：\n（一）没登记；\n（二）只数过多。\n",
            {"number", "figure"},
        ),
        (
            "第一条 搬进来30日内，养猫户应当登记；一户不得超过3只。\n"
            "第二条 谁违反第一条，没登记或者只数过多，罚款50元以上200元以下。\n",
            {"items"},
        ),
        (
            "第一条 养猫的住户应当在搬入之日起30日内登记，一户不得超过3只。\n"
            "第二条 谁违反第一条，属于下面情形的，罚款50元以上200元以下：\n（一）没登记；\n（二）只数过多。\n",
            {"copied"},
        ),
        ("第一条 搬进来30日内，养猫户应当登记；一户不得超过3只。\n", {"articles"}),
    ],
)
def test_the_check_finds_each_kind_of_fault(ours: str, kinds: set[str]) -> None:
    found = {fault.kind for fault in check_digest(parse(LAW, META), parse(ours, META, Held.DIGEST))}
    assert found == kinds


def test_a_cited_title_is_a_name_not_a_copy() -> None:
    title = "《一个名字长得超过允许长度的某某管理条例》"
    assert len(longest_run(f"依照{title}处理", f"按{title}办")) <= LONGEST_RUN


def test_numbers_are_read_with_their_unit_and_mentions_with_theirs() -> None:
    assert numbers("自收到之日起15日内，依照第三条第（二）项，处5000元") == {"15日", "第三条", "第(二)项", "5000元"}
