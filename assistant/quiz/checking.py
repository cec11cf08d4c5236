"""Checks a saved paper against today's texts: proofs, changed laws, and flaws of item writing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.quiz.linter import lint
from assistant.quiz.models import Paper, ProofKind
from assistant.quiz.proofs import Prover
from corpus.library import Library


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with an item.

    Attributes:
        number: the item, from 1; 0 for the paper as a whole.
        id: the item's id, empty for the paper.
        kind: unproven (today's texts do not bear the key out), stale (a source has changed, the key still holds),
            unprovable (a trainer's own item that no proof exists for) or lint.
        rule: the linter's rule, empty for the others.
        detail: in Chinese.
    """

    number: int
    id: str
    kind: str
    rule: str
    detail: str

    @property
    def is_error(self) -> bool:
        """Whether the paper should not be used as it is; an unprovable item is only said to be one."""
        return self.kind != "unprovable"


def check(paper: Paper, library: Library) -> list[Finding]:
    """Everything found, in order of the items."""
    return sorted((*_proofs(paper, library), *_flaws(paper)), key=lambda finding: finding.number)


def _proofs(paper: Paper, library: Library) -> Iterator[Finding]:
    prover = Prover(library)
    for number, item in enumerate(paper.items, 1):
        problems, stale = prover.problems(item), prover.stale(item)
        for detail in problems:
            yield Finding(number, item.id, "unproven", "", detail)
        for detail in stale:
            yield Finding(number, item.id, "stale", "", detail + ("" if problems else "；答案按今天的文字仍然成立"))
        if item.proof.kind is ProofKind.NONE:
            yield Finding(number, item.id, "unprovable", "", item.proof.facts.get("why", "自拟题，无法自动证明"))


def _flaws(paper: Paper) -> Iterator[Finding]:
    for flaw in lint(paper):
        name = paper.items[flaw.number - 1].id if flaw.number else ""
        yield Finding(flaw.number, name, "lint", flaw.rule, flaw.detail)
