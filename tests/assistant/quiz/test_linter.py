"""Each known flaw of item writing is found, and the same item without it is not accused."""

from __future__ import annotations

import pytest

from assistant.quiz.linter import balance, lint, lint_item
from assistant.quiz.models import Item, ItemType, Option, Paper, Proof, ProofKind


def choice(stem: str, *texts: str, key: int = 0, **more: object) -> Item:
    options = tuple(Option(text, i == key) for i, text in enumerate(texts))
    return Item(ItemType.SINGLE, "x", stem, options, **more)  # type: ignore[arg-type]


STEM = "下列哪一项属于应当配备的装备？"
FLAWS = [
    ("key-length", choice(STEM, "防割手套以及其他经公安机关认可的个人防护用品和器材", "盾牌", "头盔", "钢叉")),
    ("all-of-the-above", choice(STEM, "盾牌", "头盔", "钢叉", "以上都对")),
    ("all-of-the-above", choice(STEM, "盾牌", "头盔", "钢叉", "以上均不正确")),
    ("unmarked-negative", choice("下列哪一项不属于应当配备的装备？", "盾牌", "头盔", "钢叉", "对讲机")),
    ("overlapping-options", choice(STEM, "盾牌", "防暴盾牌", "头盔", "钢叉")),
    ("overlapping-options", choice(STEM, "盾牌", "头盔", "头盔", "钢叉")),
    ("absolute-words", choice(STEM, "按需要配备", "任何情况下都配备", "上级配备", "职工自备")),
    ("grammar", choice("演练每年应当进行几次以上？", "2次", "3次", "4人", "5次", ordered=True)),
    ("grammar", choice("单位应当（　）制度。", "建立", "落实制度", "废止", "修订")),
    ("stem-tells-key", choice("单位应当配备防暴棍，下列哪一项是装备？", "防暴棍", "头盔", "盾牌", "钢叉")),
    ("form", choice("选一项", "甲项", "乙项", "丙项", "丁项")),
    ("form", choice(STEM, "盾牌", "头盔")),
]


@pytest.mark.parametrize(("rule", "item"), FLAWS)
def test_a_flaw_is_found(rule: str, item: Item) -> None:
    assert rule in {name for name, _ in lint_item(item)}


@pytest.mark.parametrize(
    "item",
    [
        choice(STEM, "盾牌", "头盔", "钢叉", "对讲机"),
        choice("下列哪一项【不属于】应当配备的装备？", "盾牌", "头盔", "钢叉", "对讲机"),
        choice("演练每年应当进行几次以上？", "2次", "3次", "4次", "5次", ordered=True),
    ],
)
def test_a_sound_item_is_not_accused(item: Item) -> None:
    assert list(lint_item(item)) == []


def test_an_absolute_word_in_a_false_statement_is_found() -> None:
    proof = Proof(ProofKind.STATEMENT, changed=("应当", "一律"))
    item = Item(ItemType.JUDGE, "x", "单位一律配备专职保卫人员。", answer=("错",), proof=proof)
    assert [rule for rule, _ in lint_item(item)] == ["absolute-words"]


def test_an_item_that_answers_another_is_found_in_a_paper_and_allowed_in_a_bank() -> None:
    shown = "治安保卫重点企业事业单位要定期开展演练，每年（　）"
    quote = shown.replace("（　）", "不少于2次")
    asks = choice(
        shown, "不少于2次", "不少于3次", "不少于4次", "不少于6次", proof=Proof(ProofKind.CLOZE, quote, shown=shown)
    )
    tells = Item(
        ItemType.JUDGE,
        "x",
        f"辽宁规定，{quote}。",
        answer=("对",),
        proof=Proof(ProofKind.STATEMENT, quote, shown=quote),
    )
    assert [flaw.rule for flaw in lint(Paper("卷", (asks, tells)))] == ["giveaway"]
    assert lint(Paper("库", (asks, tells), bank=True)) == []


def test_keys_in_one_place_are_found() -> None:
    items = [choice(f"{STEM}第{n}问？", "盾牌", "头盔", "钢叉", "对讲机") for n in range(12)]
    assert any("答案A占100%" in detail for detail in balance(items))
    judged = [Item(ItemType.JUDGE, "x", f"陈述{n}如此这般。", answer=("对",)) for n in range(10)]
    assert list(balance(judged)) == ["判断题答案“对”占100%，分布失衡"]
