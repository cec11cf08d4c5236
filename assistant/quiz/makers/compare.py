"""Single choice and true or false: what one of the two documents asks for and the other does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.quiz.chance import pick, shuffled
from assistant.quiz.models import JUDGE_FALSE, JUDGE_TRUE, Difficulty, Item, ItemType, Option, Proof, ProofKind
from assistant.quiz.rows import read_data
from assistant.quiz.texts import short_title, stands_in
from assistant.quiz.wording import cite, explanation, load_wording
from assistant.quiz.workshop import Workshop, address
from corpus.locator import parse_locator
from corpus.models import Clause, Document, Span

PLACES = ("guangzhou", "liaoning")
"""The two documents that are compared."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A requirement of one document that the other does not have.

    Attributes:
        words: its words in the clause.
        absent: the term that no clause of `other` has.
    """

    document: Document
    clause: Clause
    other: Document
    words: str
    absent: str

    @property
    def span(self) -> Span:
        """Where the clause stands."""
        return self.clause.node.whole


def differences(shop: Workshop) -> list[Difference]:
    """The rows of `compare.toml` that hold for today's texts."""
    found = []
    for row in read_data("compare.toml")["row"]:
        key, place = row["at"].split(" ", 1)
        document, other = shop.library.require(key), shop.library.require(PLACES[PLACES[0] == key])
        clause = document.find(parse_locator(place, document.meta.scheme))
        if clause and stands_in(row["words"], document.words(clause)) and not stands_in(row["absent"], other.text):
            found.append(Difference(document, clause, other, row["words"], row["absent"]))
    return found


def make(shop: Workshop) -> Iterator[Item]:
    """Two items of each difference, where both documents were asked for."""
    if not set(PLACES) <= {document.key for document in shop.documents}:
        return
    rows = differences(shop)
    for one in rows:
        yield _single(shop, one, [other for other in rows if other.document is one.other])
        yield _judge(shop, one)


def _single(shop: Workshop, one: Difference, others: list[Difference]) -> Item:
    near = sorted(
        shuffled(others, shop.seed, one.words, key=lambda o: o.words),
        key=lambda o: abs(len(o.words) - len(one.words)) // 5,
    )
    wrong = [
        Option(o.words, why=f"这是{short_title(o.document)}的内容", home=address(o.document, o.clause))
        for o in near[:3]
    ]
    options = shuffled([Option(one.words, True), *wrong], shop.seed, one.words, key=lambda o: o.text)
    return _item(shop, one, ItemType.SINGLE, "only", options=options)


def _judge(shop: Workshop, one: Difference) -> Item:
    key = pick((JUDGE_TRUE, JUDGE_FALSE), shop.seed, one.words, "key")
    return _item(shop, one, ItemType.JUDGE, "onlytrue" if key == JUDGE_TRUE else "onlyfalse", answer=key)


def _item(
    shop: Workshop, one: Difference, type: ItemType, form: str, options: list[Option] | None = None, answer: str = ""
) -> Item:
    row = pick(load_wording()[form]["plain"], shop.seed, form, one.words)
    words = one.words.replace("“", "‘").replace("”", "’")
    stem = row.format(
        title=short_title(one.document), other=short_title(one.other), cite=cite(one.document, one.clause), shown=words
    )
    proof = Proof(
        ProofKind.ONLY_IN,
        one.words,
        one.span.start,
        one.span.end,
        shown=words if type is ItemType.JUDGE else "",
        row=one.words,
        facts={"other": one.other.key, "absent": one.absent},
    )
    why = f"{short_title(one.other)}全文没有“{one.absent}”字样。"
    item = shop.item(
        type,
        f"compare-{form}",
        _Holder(one),  # type: ignore[arg-type]
        stem,
        proof,
        explanation=explanation(one.document, one.clause, one.words, why),
        options=options or (),
        answer=(answer,) if answer else (),
        difficulty=Difficulty.HARD,
    )
    return replace(item, topic="两地对比")


class _Holder:
    """A clause in the shape that `Workshop.item` takes."""

    def __init__(self, one: Difference) -> None:
        self.document, self.clause = one.document, one.clause
