"""Measures retrieval and declining on the question sets that ship.

A hit is a found passage that is the expected clause, lies in it or holds it. Every set is measured through the same
search that answers questions.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles

from assistant.answering.extract import extract, sentences
from assistant.asked import read
from assistant.service import Assistant
from corpus.evaluation import Case, Expected, load_cases
from corpus.library import Library
from corpus.models import Locator
from corpus.questions import Question, indexed_questions, load_questions
from corpus.vocabulary import Route
from indexes.passages import Passage
from indexes.search import SearchIndex

DEPTH = 10
WARM_UP = 20
"""Questions asked before the clock runs."""

NATURAL = {"full": "a clause answers", "part": "a clause says something", "none": "no clause"}
"""Kinds of the questions that were written before anyone thought of a clause, in words."""

_NOES = ("不可以", "不要", "不是", "不对", "没有", "No")
_YESES = ("可以。", "要。", "是。", "是，", "有。", "Yes")

NEAR_COPY = 0.4
"""Character-3-gram overlap with the nearest indexed question, from which a test question is nearly a copy."""


@dataclass(slots=True)
class Tally:
    """Ranks of the expected clause, one a question; None where it was not among the first `DEPTH`."""

    name: str
    ranks: list[int | None] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)

    def hit(self, depth: int) -> float:
        """Share of questions whose clause is among the first `depth`."""
        return sum(rank is not None and rank < depth for rank in self.ranks) / max(1, len(self.ranks))

    def row(self) -> tuple[str, ...]:
        """Name, number of questions, hit@1, hit@3, hit@10, p50 and p95 of a search."""
        shares = (f"{self.hit(depth):.3f}" for depth in (1, 3, DEPTH))
        return (self.name, str(len(self.ranks)), *shares, *_times(self.milliseconds))


def found_at(passages: Sequence[Passage], expected: Sequence[Expected]) -> int | None:
    """Rank of the first passage that is one of the expected clauses, from 0; None for none."""
    for rank, passage in enumerate(passages):
        if any(same_place(passage, place) for place in expected):
            return rank
    return None


def same_place(passage: Passage, expected: Expected) -> bool:
    """Whether a passage is the expected clause, lies in it or holds it."""
    mine, theirs = passage.locator, expected.locator
    if passage.document != expected.document or mine.clause != theirs.clause:
        return False
    law = theirs.paragraph is not None or mine.paragraph is not None
    return law or mine.covers(theirs) or theirs.covers(mine) or mine == Locator(theirs.article)


def measure(index: SearchIndex, name: str, rows: Iterable[tuple[str, Sequence[Expected]]]) -> Tally:
    """Search every question of a set."""
    tally = Tally(name)
    for question, expected in rows:
        started = time.perf_counter()
        hits = index.search(question, DEPTH)
        tally.milliseconds.append((time.perf_counter() - started) * 1000)
        tally.ranks.append(found_at([hit.passage for hit in hits], expected))
    return tally


def held_out() -> tuple[Question, ...]:
    """The held-out quarter of the bank."""
    return tuple(q for q in load_questions() if q.split == "test")


def as_rows(questions: Iterable[Question]) -> Iterator[tuple[str, Sequence[Expected]]]:
    """Questions of the bank with the one clause each was written for."""
    for question in questions:
        yield question.text, (Expected(question.document, question.locator),)


def as_judged_rows(questions: Iterable[Question]) -> Iterator[tuple[str, Sequence[Expected]]]:
    """Questions of the bank with every clause that was judged to answer."""
    for question in questions:
        others = (Expected(document, locator) for document, locator in question.also)
        yield question.text, (Expected(question.document, question.locator), *others)


def bank_tallies(index: SearchIndex) -> Iterator[Tally]:
    """The held-out quarter: all of it, strictly and as judged, without near copies, by document and by side."""
    questions = held_out()
    yield measure(index, "held-out questions", as_rows(questions))
    yield measure(index, "of these, every clause that answers counts", as_judged_rows(questions))
    far = far_from_indexed(questions)
    yield measure(index, f"of these, overlap with any indexed question < {NEAR_COPY}", as_rows(far))
    for document in dict.fromkeys(q.document for q in questions):
        yield measure(index, f"document {document}", as_rows(q for q in questions if q.document == document))
    for side in sorted({q.side for q in questions}):
        yield measure(index, f"side {side}", as_rows(q for q in questions if q.side == side))


def far_from_indexed(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Questions whose 3-gram overlap (Jaccard) with every indexed question is under `NEAR_COPY`."""
    indexed = [_grams(q.text) for q in indexed_questions()]
    return tuple(q for q in questions if all(_jaccard(_grams(q.text), other) < NEAR_COPY for other in indexed))


def _grams(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 3] for i in range(len(text) - 2))


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def case_tallies(index: SearchIndex) -> Iterator[Tally]:
    """The overview, in-scope and plain questions, each with every clause that answers it."""
    for name in (f"{name}-{half}" for name in ("overview", "answerable", "natural") for half in ("dev", "test")):
        yield measure(index, name, ((case.question, case.expect) for case in load_cases(name) if case.expect))


@dataclass(frozen=True, slots=True)
class Answered:
    """What whole replies did on one set."""

    name: str
    questions: int
    good: int

    def row(self) -> tuple[str, ...]:
        """Name, number of questions, share that is right."""
        return (self.name, str(self.questions), f"{self.good / max(1, self.questions):.3f}")


def reply_tallies(assistant: Assistant) -> Iterator[Answered]:
    """Declines and over-declines, premises corrected or wrongly denied, clauses needed, the sentence that leads."""
    for half in ("dev", "test"):
        yield _count(assistant, f"declined, {half}", load_cases(f"declines-{half}"), _is_declined)
        yield _count(assistant, f"over-declined, {half}", load_cases(f"answerable-{half}"), _is_declined)
        premises = [case for case in load_cases("false-premise") if case.split == half]
        yield _count(assistant, f"false premise corrected, {half}", premises, _corrects)
        true = [case for case in load_cases("true-premise") if case.split == half]
        yield _count(assistant, f"true statement denied, {half}", true, _denies)
        several = [case for case in load_cases("multi") if case.split == half]
        yield _count(assistant, f"every clause needed is cited, {half}", several, _cites_all)
        leading = [case for case in load_cases("leading") if case.split == half]
        yield _count(assistant, f"the sentence that leads answers, {half}", leading, _leads)
        asked = [case for case in load_cases("yes-or-no") if case.split == half]
        yield _count(assistant, f"yes or no said, {half}", asked, _says_yes_or_no)
        yield _count(assistant, f"yes or no said wrongly, {half}", asked, _says_it_wrongly)
        for kind, words in NATURAL.items():
            natural = [case for case in load_cases(f"natural-{half}") if case.kind == kind]
            yield _count(assistant, f"plain question declined, {words}, {half}", natural, _is_declined)


def reply_speed(assistant: Assistant, questions: Sequence[Question] | None = None) -> tuple[str, ...]:
    """Name, number of questions, p50 and p95 in milliseconds of whole replies, each in a conversation of its own.

    Args:
        assistant: who answers; a few untimed questions come first.
        questions: other questions of the bank than the held-out ones.
    """
    chosen = held_out() if questions is None else questions
    for question in chosen[:WARM_UP]:
        assistant.ask(question.text)
    times = [assistant.ask(question.text).elapsed_ms for question in chosen]
    return ("held-out questions", str(len(times)), *_times(times))


def _times(milliseconds: Sequence[float]) -> tuple[str, str]:
    """p50 and p95, as a table shows them."""
    if len(milliseconds) < 2:
        return (f"{sum(milliseconds):.1f}",) * 2
    return f"{median(milliseconds):.1f}", f"{quantiles(milliseconds, n=20)[-1]:.1f}"


def _count(
    assistant: Assistant, name: str, cases: Sequence[Case], judge: Callable[[Assistant, Case], bool]
) -> Answered:
    return Answered(name, len(cases), sum(judge(assistant, case) for case in cases))


def _is_declined(assistant: Assistant, case: Case) -> bool:
    return assistant.ask(case.question, case.region).route is Route.DECLINE


def _corrects(assistant: Assistant, case: Case) -> bool:
    return assistant.ask(case.question, case.region).answer.startswith(case.first_words)


def _denies(assistant: Assistant, case: Case) -> bool:
    return assistant.ask(case.question, case.region).answer.startswith(("不是", "不对", "没有", "No"))


def yes_or_no(answer: str) -> str | None:
    """The yes or no that an answer begins with; None where it begins with neither."""
    if answer.startswith(_NOES):
        return "no"
    return "yes" if answer.startswith(_YESES) else None


def _says_yes_or_no(assistant: Assistant, case: Case) -> bool:
    return yes_or_no(assistant.ask(case.question, case.region).answer) is not None


def _says_it_wrongly(assistant: Assistant, case: Case) -> bool:
    return yes_or_no(assistant.ask(case.question, case.region).answer) not in (None, case.kind)


def leads(library: Library, case: Case) -> bool:
    """Whether a sentence that answers a case leads, once its clause is found.

    Args:
        library: the texts.
        case: one that names the sentences.
    """
    document, clause = library.clause(case.expect[0].document, case.expect[0].locator)
    spans = sentences(document.text, document.body_span(clause))
    answering = {spans[number - 1].cut(document.text).strip() for number in case.sentences}
    return extract(document, clause, read(case.question, case.region)).sentence in answering


def _leads(assistant: Assistant, case: Case) -> bool:
    return leads(assistant.library, case)


def _cites_all(assistant: Assistant, case: Case) -> bool:
    cited = {(c.document, c.locator.clause) for c in assistant.ask(case.question, case.region).citations}
    return all((place.document, place.locator.clause) in cited for place in case.expect_all)
