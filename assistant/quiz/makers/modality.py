"""Single choice: the word that says how binding a sentence is."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.quiz.chance import shuffled
from assistant.quiz.makers.gaps import Gap, cut
from assistant.quiz.models import HOLE, Difficulty, Item, ItemType, Option, Proof, ProofKind
from assistant.quiz.passages import Passage
from assistant.quiz.texts import stands_in
from assistant.quiz.wording import explanation, mark, stem
from assistant.quiz.workshop import Workshop
from corpus.models import Span

_LONGEST = 110
_SETS = (
    ("应当", "可以", "不得", "无需"),
    ("必须", "可以", "不得", "无需"),
    ("可以", "应当", "不得", "必须"),
    ("不得", "可以", "应当", "必须"),
)


def make(shop: Workshop) -> Iterator[Item]:
    """An item of each passage with exactly one such word."""
    for passage in shop.passages:
        if len(passage.text) > _LONGEST:
            continue
        for words in _SETS:
            if passage.text.count(words[0]) == 1 and not any(w in passage.text for w in words[1:]):
                start = passage.text.index(words[0])
                if (
                    start
                    and not passage.text.startswith("不得力", start)
                    and (item := _item(shop, passage, Gap(Span(start, start + 2), words[0], "modal"), words))
                ):
                    yield item


def _item(shop: Workshop, passage: Passage, gap: Gap, words: tuple[str, ...]) -> Item | None:
    clause = passage.document.words(passage.clause)
    if any(stands_in(cut(passage, gap, word), clause) for word in words[1:]):
        return None
    wrong = [Option(word, why="与条文的约束程度不同") for word in words[1:]]
    shown = cut(passage, gap, HOLE)
    proof = Proof(ProofKind.CLOZE, passage.text, passage.span.start, passage.span.end, shown, context=passage.context)
    return shop.item(
        ItemType.SINGLE,
        "modality",
        passage,
        stem("modal", shop.seed, passage, shown),
        proof,
        explanation=explanation(
            passage.document, passage.clause, passage.text, f"应为{mark(passage.document, gap.text)}。"
        ),
        options=shuffled([Option(gap.text, True), *wrong], shop.seed, shown, key=lambda o: o.text),
        difficulty=Difficulty.EASY,
    )
