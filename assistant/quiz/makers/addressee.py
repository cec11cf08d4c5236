"""Single choice: on whom a clause lays a duty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.quiz.chance import shuffled
from assistant.quiz.makers.statement import rivals_of
from assistant.quiz.models import HOLE, Difficulty, Item, ItemType, Option, Proof, ProofKind
from assistant.quiz.passages import Passage, leading_subject
from assistant.quiz.texts import around, stands_in
from assistant.quiz.wording import explanation, stem
from assistant.quiz.workshop import Subject, Workshop, load_subjects

_MODAL = re.compile("应当|必须|不得(?!力)|应|要|可以")


def make(shop: Workshop) -> Iterator[Item]:
    """An item of each sentence that begins with a known body and its duty."""
    for passage in shop.passages:
        subject = load_subjects().get(leading_subject(passage.text))
        if passage.opening and subject and not passage.names_another and (item := _item(shop, passage, subject)):
            yield item


def _item(shop: Workshop, passage: Passage, subject: Subject) -> Item | None:
    rest = passage.text[len(subject.name) :]
    modal = _MODAL.match(rest)
    if modal is None:
        return None
    duty = rest[modal.end() :]
    clause = around(passage.document, passage.clause)
    rivals = [s for s in rivals_of(subject) if not stands_in(s.name, clause)]
    rivals = shuffled(rivals, shop.seed, duty, key=lambda s: s.name)
    rivals.sort(key=lambda s: abs(len(s.name) - len(subject.name)) // 4)
    if len(rivals) < 3 or len(duty) < 8 or any(part in duty for part in re.split("、|和|以及", subject.name)):
        return None
    wrong = [Option(s.name, why="条文的这项要求不是对它提出的") for s in rivals[:3]]
    options = shuffled([Option(subject.name, True), *wrong], shop.seed, duty, key=lambda o: o.text)
    proof = Proof(ProofKind.ADDRESSEE, passage.text, passage.span.start, passage.span.end, duty)
    return shop.item(
        ItemType.SINGLE,
        "addressee",
        passage,
        stem("addressee", shop.seed, passage, duty, modal=modal[0], hole=HOLE),
        proof,
        explanation=explanation(passage.document, passage.clause, passage.text, f"责任主体是{subject.name}。"),
        options=options,
        difficulty=Difficulty.MEDIUM,
    )
