"""Yes or no is said only where the clause itself decides the matter as it is asked."""

from __future__ import annotations

import pytest

from assistant.answering.extract import extract
from assistant.answering.verdict import is_for_others, is_negated, verdict
from assistant.asked import read
from corpus.library import Library
from corpus.models import Locator
from corpus.sources import SHIPPED


def _said(question: str, article: int) -> str:
    document, clause = Library(SHIPPED).clause("baoan", Locator(article))
    asked = read(question)
    return verdict(asked, extract(document, clause, asked))


@pytest.mark.parametrize(
    ("question", "article", "said"),
    [
        ("保安能不能限制人身自由、搜查身体", 30, "不可以。"),
        ("坐过牢的能当保安吗", 17, "不可以。"),
        ("自行招用保安员的单位要不要备案", 14, "要。"),
        ("不给保安员签劳动合同可以吗", 18, "不可以。"),
        ("年满18周岁的能当保安员吗，要申领保安员证", 16, "符合所列条件的可以。"),
    ],
)
def test_the_clauses_own_modal_word_is_said(question: str, article: int, said: str) -> None:
    assert _said(question, article) == said


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("没有保安证可以上岗吗", 16),
        ("初中没毕业能当保安吗", 16),
        ("我能自己开办保安服务公司吗", 40),
        ("保安服务公司能不能开分公司", 40),
        ("不给保安员签劳动合同算违法吗", 18),
        ("我们单位的保安要给他买意外伤害保险吗", 20),
    ],
)
def test_nothing_is_said_of_what_is_left_undone_or_of_others(question: str, article: int) -> None:
    assert _said(question, article) == ""


@pytest.mark.parametrize("question", ["能不能搜身", "要不要备案", "这样行不行", "能没收手机吗", "别人的包能翻吗"])
def test_a_way_of_asking_negates_nothing(question: str) -> None:
    assert not is_negated(question)


@pytest.mark.parametrize("question", ["没证能上岗吗", "能不能不备案", "未成年人能值班吗", "证过期还能用吗"])
def test_what_is_lacking_or_left_undone_is_seen(question: str) -> None:
    assert is_negated(question)


def test_a_rule_for_those_whom_the_asker_is_not_decides_nothing() -> None:
    document, clause = Library(SHIPPED).clause("neibao", Locator(6))
    asked = read("我们厂不是重点单位，只配个兼职的保卫人员行吗")
    assert is_for_others(asked, extract(document, clause, read("重点单位要设治安保卫机构，配专职治安保卫人员吗")))
    assert not is_for_others(read("我们是重点单位"), extract(document, clause, asked))


@pytest.mark.parametrize("question", ["考核没过的保安员可以解除劳动合同吗", "编造虚假恐怖信息算违法吗"])
def test_what_describes_somebody_and_what_may_be_a_breach_get_no_verdict(question: str) -> None:
    library = Library(SHIPPED)
    for key, article in (("baoan", 19), ("fankong", 90)):
        document, clause = library.clause(key, Locator(article))
        asked = read(question)
        assert verdict(asked, extract(document, clause, asked)) == ""
