"""The known flaws of item writing, one rule a function; each finding names its rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from assistant.quiz.models import BLANK, HOLE, JUDGE_FALSE, JUDGE_TRUE, Item, ItemType, Paper, ProofKind
from assistant.quiz.similarity import NEAR, near_pairs
from assistant.quiz.texts import plain

_ALL = re.compile("以上(?:都|皆|均|全)|都不(?:对|是)$|均(?:正确|错误)$|以上选项")
_NEGATIVE = re.compile(
    "(?:下列|哪[一些项]|选项|其中)[^，。？]{0,24}(?:不属于|不包括|不是|没有列入|错误|不正确|不符合|不在其列)"
)
_ABSOLUTE = re.compile("绝对|一律|永远|任何情况下|必定|毫无例外|百分之百|所有.{0,6}都")
_MEASURES = "名人次日天年月元倍张家米条项个"
_UNIT = re.compile("[^0-9０-９一二三四五六七八九十百千万.]+$")


@dataclass(frozen=True, slots=True)
class Flaw:
    """A finding: the item's number (from 1; 0 for the paper as a whole), the rule, and what is wrong, in Chinese."""

    number: int
    rule: str
    detail: str


def lint_item(item: Item) -> Iterator[tuple[str, str]]:
    """The flaws of one item, as rule and detail."""
    for name, rule in _ITEM_RULES.items():
        for detail in rule(item):
            yield name, detail


def _key_length(item: Item) -> Iterator[str]:
    right = [len(o.text) for o in item.options if o.correct]
    wrong = [len(o.text) for o in item.options if not o.correct]
    if item.type is ItemType.SINGLE and right and wrong and not item.ordered and right[0] > max(wrong) * 1.7 + 4:
        yield f"正确选项明显长于其他选项（{right[0]}字对最长{max(wrong)}字）"


def _all_of_them(item: Item) -> Iterator[str]:
    for option in item.options:
        if _ALL.search(option.text):
            yield f"选项“{option.text}”是“以上都对”一类的选项"


def _negative(item: Item) -> Iterator[str]:
    asked = item.stem.replace(item.proof.shown, "") if item.proof.shown else item.stem
    if item.options and _NEGATIVE.search(asked) and "【" not in item.stem:
        yield "题干用了否定问法而没有醒目标出"


def _overlapping(item: Item) -> Iterator[str]:
    for one, other in combinations(item.options, 2):
        a, b = plain(one.text), plain(other.text)
        if a == b or (not item.ordered and (a in b or b in a)):
            yield f"选项“{one.text}”与“{other.text}”重复或互相包含"


def _absolute(item: Item) -> Iterator[str]:
    key = "".join(o.text for o in item.options if o.correct)
    for option in item.options:
        match = _ABSOLUTE.search(option.text)
        if match and not option.correct and match[0] not in key:
            yield f"错误选项带有绝对化用语“{match[0]}”"
    changed = item.proof.changed
    if changed and (match := _ABSOLUTE.search(changed[1])):
        yield f"错误陈述带有绝对化用语“{match[0]}”"
    own = item.type is ItemType.JUDGE and item.proof.kind is ProofKind.NONE and item.answer == (JUDGE_FALSE,)
    if own and (match := _ABSOLUTE.search(item.stem)):
        yield f"错误陈述带有绝对化用语“{match[0]}”"


def _grammar(item: Item) -> Iterator[str]:
    """Units or endings that only some options carry, or that the stem already carries after the gap."""
    if item.ordered and item.options:
        units = {(_UNIT.search(o.text) or [""])[0] for o in item.options}
        if len(units) > 1:
            yield "选项的单位或结尾不一致"
    after = item.stem.partition(HOLE)[2]
    for option in item.options:
        twice = next((after[:n] for n in (4, 3, 2, 1) if after[:n] and option.text.endswith(after[:n])), "")
        if len(twice) > 1 or (twice and twice in _MEASURES and len(option.text) > 1):
            yield f"选项“{option.text}”与空后的“{twice}”重复"
    ends = {o.text[-1:] in "。；，" for o in item.options}
    if len(ends) > 1:
        yield "选项的标点不一致"


def _told(item: Item) -> Iterator[str]:
    """The stem says the key."""
    stem = plain(item.stem)
    if item.type in (ItemType.SINGLE, ItemType.MULTIPLE):
        for option in item.options:
            if option.correct and len(option.text) >= 3 and plain(option.text) in stem:
                yield f"题干中已出现正确选项“{option.text}”"
    if item.type is ItemType.BLANK:
        for words in item.answer:
            if len(words) >= 3 and plain(words) in stem:
                yield f"题干中已出现答案“{words}”"


def _form(item: Item) -> Iterator[str]:
    if len(item.stem.strip()) < 8:
        yield "题干过短"
    if item.type is ItemType.BLANK and BLANK not in item.stem:
        yield "填空题没有空"
    if item.type in (ItemType.SINGLE, ItemType.MULTIPLE) and not 3 <= len(item.options) <= 8:
        yield f"选项数为{len(item.options)}，应为3至8个"
    if any(not o.text.strip() for o in item.options):
        yield "有空白选项"


_ITEM_RULES: dict[str, Callable[[Item], Iterator[str]]] = {
    "key-length": _key_length,
    "all-of-the-above": _all_of_them,
    "unmarked-negative": _negative,
    "overlapping-options": _overlapping,
    "absolute-words": _absolute,
    "grammar": _grammar,
    "stem-tells-key": _told,
    "form": _form,
}


def lint(paper: Paper) -> list[Flaw]:
    """All flaws of a paper, in order of its items, those of the paper as a whole last."""
    found = [Flaw(n, rule, detail) for n, item in enumerate(paper.items, 1) for rule, detail in lint_item(item)]
    found += _duplicates(paper.items)
    if not paper.bank:
        found += _giveaways(paper.items)
    return sorted(found, key=lambda flaw: flaw.number) + [Flaw(0, "balance", detail) for detail in balance(paper.items)]


def _duplicates(items: Sequence[Item]) -> Iterator[Flaw]:
    for number, other in near_pairs([item.stem for item in items], NEAR):
        yield Flaw(number + 1, "near-duplicate", f"题干与第{other + 1}题相同或几乎相同")


def _giveaways(items: Sequence[Item]) -> Iterator[Flaw]:
    shown = [visible(item) for item in items]
    for number, item in enumerate(items, 1):
        for needle in needles(item):
            for other, text in enumerate(shown, 1):
                if other != number and needle in text:
                    yield Flaw(number, "giveaway", f"第{other}题的文字给出了本题答案")
                    break


def visible(item: Item) -> str:
    """What a candidate reads of an item."""
    return plain("\n".join((item.stem, *(o.text for o in item.options))))


def needles(item: Item) -> list[str]:
    """Words that give the key away where another item shows them."""
    proof = item.proof
    if proof.kind is ProofKind.CLOZE:
        gap = HOLE if item.type is ItemType.SINGLE else BLANK
        before, _, after = proof.shown.partition(gap)
        return [plain(before)[-6:] + plain(item.right[0]) + plain(after)[:6]]
    if proof.kind is ProofKind.ADDRESSEE:
        return [plain(proof.quote)[: len(plain(item.right[0])) + 12]]
    if proof.kind is ProofKind.STATEMENT and proof.changed:
        was = proof.changed[0]
        before, _, after = proof.quote.partition(was)
        return [plain(before)[-6:] + plain(was) + plain(after)[:6]]
    if proof.kind in (ProofKind.MEMBERS, ProofKind.POINTS):
        members = proof.quote.split("、")
        return [plain(f"{a}、{b}") for a, b in pairwise(members)]
    return []


def balance(items: Sequence[Item]) -> Iterator[str]:
    """Keys that stand too often, or too seldom, in one place."""
    letters = Counter(item.letters for item in items if item.type is ItemType.SINGLE and len(item.options) == 4)
    total = sum(letters.values())
    if total >= 12:
        for name in "ABCD":
            share = letters[name] / total
            if not 0.1 <= share <= 0.45:
                yield f"单选题答案{name}占{share:.0%}，分布失衡"
    judged = [item.answer for item in items if item.type is ItemType.JUDGE]
    if len(judged) >= 10 and not 0.3 <= judged.count((JUDGE_TRUE,)) / len(judged) <= 0.7:
        yield f"判断题答案“对”占{judged.count((JUDGE_TRUE,)) / len(judged):.0%}，分布失衡"
