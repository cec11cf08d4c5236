"""Questions nobody wrote, cut and joined from those of the bank: the classifier hears what its teacher thinks."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from functools import partial
from operator import add

CLAUSES = re.compile(r"(?<=[，。？！；,?!;])")
"""Between the clauses of a question."""

SHORT = 14
"""A clause of so many characters at most can be put to another question."""


def variants(questions: Sequence[str], seed: int = 0) -> Iterator[str]:
    """A variant of each question: without one of its clauses, with another's, or half of two.

    What answers them nobody knows, and many are odd; they are for a teacher to judge.

    Args:
        questions: what is cut and joined.
        seed: the same seed gives the same variants.
    """
    chance = random.Random(seed)
    cut = [_clauses(question) for question in questions]
    first = [clauses[0] for clauses in cut if len(clauses) > 1 and len(clauses[0]) <= SHORT]
    last = [clauses[-1] for clauses in cut if len(clauses) > 1 and len(clauses[-1]) <= SHORT]
    for question, clauses in zip(questions, cut, strict=True):
        ways = [partial(_halves, question, chance.choice(questions), chance)]
        if first and last:
            ways += [partial(add, chance.choice(first), question), partial(add, question, chance.choice(last))]
        if len(clauses) > 1:
            ways.append(partial(_without_one, clauses, chance))
        yield chance.choice(ways)()


def _clauses(question: str) -> list[str]:
    return [clause for clause in CLAUSES.split(question) if clause.strip()]


def _without_one(clauses: Sequence[str], chance: random.Random) -> str:
    left_out = chance.randrange(len(clauses))
    return "".join(clause for at, clause in enumerate(clauses) if at != left_out)


def _halves(one: str, other: str, chance: random.Random) -> str:
    """The beginning of one with the end of another, either way."""
    before, behind = chance.sample((one, other), 2)
    return before[: len(before) // 2] + behind[len(behind) // 2 :]
