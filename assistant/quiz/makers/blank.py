"""Fill in: a sentence of a clause with one or two of its decisive words left open."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.quiz.chance import shuffled
from assistant.quiz.makers.gaps import Gap, cut, figures, members, slogans, terms, titles
from assistant.quiz.models import BLANK, Difficulty, Item, ItemType, Proof, ProofKind
from assistant.quiz.passages import Passage, leading_subject
from assistant.quiz.wording import explanation, stem
from assistant.quiz.workshop import Workshop, load_subjects
from corpus.models import Span

_LEVEL = {
    "figure": Difficulty.MEDIUM,
    "slogan": Difficulty.EASY,
    "term": Difficulty.MEDIUM,
    "subject": Difficulty.MEDIUM,
}


def make(shop: Workshop) -> Iterator[Item]:
    """Up to two items of each passage, on different words."""
    for passage in shop.passages:
        gaps = shuffled(_gaps(passage), shop.seed, passage.text, key=lambda gap: gap.text)
        gaps.sort(key=lambda gap: gap.kind == "member")
        for gap in gaps[:2]:
            yield _item(shop, passage, gap)


def _gaps(passage: Passage) -> list[Gap]:
    found = [*slogans(passage), *titles(passage), *members(passage)]
    found += [gap for gap, _ in figures(passage) if len(gap.text) <= 10] + [gap for gap, _ in terms(passage)]
    subject = leading_subject(passage.text)
    if subject in load_subjects() and not load_subjects()[subject].wide and passage.opening:
        found.append(Gap(Span(0, len(subject)), subject, "subject"))
    return list({gap.text: gap for gap in found if len(passage.text) >= len(gap.text) + 8}.values())


def _item(shop: Workshop, passage: Passage, gap: Gap) -> Item:
    shown = cut(passage, gap, BLANK)
    proof = Proof(ProofKind.CLOZE, passage.text, passage.span.start, passage.span.end, shown, context=passage.context)
    return shop.item(
        ItemType.BLANK,
        f"blank-{gap.kind}",
        passage,
        stem("blank", shop.seed, passage, shown),
        proof,
        explanation=explanation(passage.document, passage.clause, passage.text),
        answer=(gap.text,),
        difficulty=_LEVEL.get(gap.kind, Difficulty.HARD),
    )
