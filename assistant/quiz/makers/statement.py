"""True or false: a sentence of a clause as it stands, or with one word changed that makes it false."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.quiz.chance import pick
from assistant.quiz.makers.cloze import Others
from assistant.quiz.makers.gaps import cut, figures, swaps, terms
from assistant.quiz.models import JUDGE_FALSE, JUDGE_TRUE, Difficulty, Item, ItemType, Proof, ProofKind
from assistant.quiz.passages import Passage, leading_subject
from assistant.quiz.texts import around, stands_in
from assistant.quiz.wording import explanation, mark, stem
from assistant.quiz.workshop import Subject, Workshop, load_subjects


def make(shop: Workshop) -> Iterator[Item]:
    """A true statement of each passage, and up to two false ones."""
    others = Others(shop)
    for passage in shop.passages:
        yield _true(shop, passage)
        changes = list(_changes(shop, others, passage))
        first = changes[:2] if len(changes) < 3 else [changes[0], pick(changes[1:], shop.seed, passage.text)]
        for was, now, level in first:
            yield _false(shop, passage, was, now, level)


def _true(shop: Workshop, passage: Passage) -> Item:
    proof = Proof(
        ProofKind.STATEMENT, passage.text, passage.span.start, passage.span.end, passage.text, context=passage.context
    )
    return shop.item(
        ItemType.JUDGE,
        "statement-true",
        passage,
        stem("judge", shop.seed, passage, passage.text),
        proof,
        explanation=explanation(passage.document, passage.clause, passage.text),
        answer=(JUDGE_TRUE,),
        difficulty=_level(passage),
    )


def _level(passage: Passage) -> Difficulty:
    """A true statement is as hard as the false one that its words could be turned into."""
    if any(figures(passage)):
        return Difficulty.HARD
    subject = passage.opening and leading_subject(passage.text) in load_subjects()
    return Difficulty.MEDIUM if subject or any(terms(passage)) else Difficulty.EASY


def _false(shop: Workshop, passage: Passage, was: str, now: str, level: Difficulty) -> Item:
    shown = passage.text.replace(was, now, 1)
    proof = Proof(
        ProofKind.STATEMENT,
        passage.text,
        passage.span.start,
        passage.span.end,
        shown,
        context=passage.context,
        changed=(was, now),
    )
    why = f"表述中的{mark(passage.document, now)}有误，应为{mark(passage.document, was)}。"
    return shop.item(
        ItemType.JUDGE,
        "statement-false",
        passage,
        stem("judge", shop.seed, passage, shown),
        proof,
        explanation=explanation(passage.document, passage.clause, passage.text, why),
        answer=(JUDGE_FALSE,),
        difficulty=level,
    )


def _changes(shop: Workshop, others: Others, passage: Passage) -> Iterator[tuple[str, str, Difficulty]]:
    """The words to change, what to put in their place, and how hard that is to notice."""
    clause = passage.document.words(passage.clause)
    for gap, figure in figures(passage):
        wrong = [o.text for o in others.figures(passage, figure) if not stands_in(cut(passage, gap, o.text), clause)]
        if wrong:
            yield gap.text, pick(wrong, shop.seed, passage.text), Difficulty.HARD
    for gap, found in terms(passage):
        yield gap.text, pick(found, shop.seed, passage.text), Difficulty.MEDIUM
    subject = leading_subject(passage.text)
    if (
        passage.opening
        and not passage.names_another
        and subject in load_subjects()
        and passage.text.count(subject) == 1
    ):
        rivals = [
            s.name
            for s in rivals_of(load_subjects()[subject])
            if not stands_in(s.name, around(passage.document, passage.clause))
        ]
        if rivals:
            yield subject, pick(rivals, shop.seed, passage.text), Difficulty.MEDIUM
    for was, now in swaps():
        if (
            "不得力" not in passage.text
            and passage.text.count(was) == 1
            and now not in passage.text
            and not stands_in(now, clause)
        ):
            yield was, now, Difficulty.EASY


_WITHIN = {"unit", "department", "company", "person", "other"}
_AGAINST = {
    "unit": {"police", "department", "government", "other"},
    "company": {"police", "department", "government", "other"},
    "department": {"unit", "company", "person", "other"},
    "government": {"unit", "company", "person", "other"},
    "police": {"unit", "company", "person", "other"},
    "other": {"unit", "company", "person"},
    "person": {"police", "department", "government", "other"},
}
_EVERYBODY = ("任何单位和个人", "有关单位和个人")


def rivals_of(subject: Subject) -> list[Subject]:
    """Bodies that this one may be mistaken for, and that neither include it nor are part of it."""
    if subject.name in _EVERYBODY:
        return []
    groups = {subject.group} & _WITHIN or _AGAINST[subject.group]
    if subject.wide:
        groups = _AGAINST[subject.group]
    found = [other for other in load_subjects().values() if not other.wide and other.group in groups]
    kept = [other for other in found if not _share(other.name, subject.name)]
    more = [o for o in load_subjects().values() if not o.wide and o.group in _AGAINST[subject.group]]
    return kept if len(kept) >= 3 else kept + [o for o in more if o not in kept and not _share(o.name, subject.name)]


def _share(name: str, other: str) -> bool:
    return name in other or other in name or bool(_parts(name) & _parts(other))


def _parts(name: str) -> set[str]:
    """The single bodies that a name joins, by their first two characters."""
    joined = name.replace("以及", "、").replace("和", "、").replace("企业事业", "")
    return {part.removeprefix("国务院")[:2] for part in joined.split("、") if part}
