"""How well the citation check does on its gold set (`corpus/data/evaluation/citations.md`)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from assistant.citations.check import check_citations
from assistant.citations.texts import CitedTexts
from assistant.evaluation.drawing import PLACEHOLDER, expand
from corpus.library import Library
from corpus.models import Locator
from corpus.national import NationalLibrary
from corpus.vocabulary import Held

_COMPARED_FLAGS = frozenset({"draft_not_in_force", "superseded_name", "digest_only", "wrong_figure"})
_PLACE = ("article", "section", "paragraph", "item", "subitem")


@dataclass(slots=True)
class Score:
    """Counts over a half of the gold set.

    Attributes:
        cases: cases checked; those whose words are not held are `skipped`.
        expected, found, detected: findings of the gold set, findings reported, and those that are both.
        resolved: detected ones with the right document.
        judged: detected ones with the right verdict.
        right: cases in which everything is as the gold set says.
        harmless, alarms: harmless cases, and those of them in which anything differs.
        changed, missed: cases with a changed digit or a dropped negation, and those in which nothing was said.
        failed: ids of the cases that are not right.
    """

    cases: int = 0
    skipped: int = 0
    expected: int = 0
    found: int = 0
    detected: int = 0
    resolved: int = 0
    judged: int = 0
    right: int = 0
    harmless: int = 0
    alarms: int = 0
    changed: int = 0
    missed: int = 0
    failed: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """F1 of detection."""
        return 2 * self.detected / max(1, self.expected + self.found)

    def rows(self) -> tuple[tuple[str, str], ...]:
        """The measures as a table's rows."""
        expected = max(1, self.expected)
        return (
            ("cases checked (skipped: their law is not held verbatim)", f"{self.cases} ({self.skipped})"),
            ("detection F1", f"{self.f1:.4f}"),
            ("right document", f"{self.resolved / expected:.4f}"),
            ("right verdict", f"{self.judged / expected:.4f}"),
            ("cases right in everything", f"{self.right}/{self.cases}"),
            ("harmless variants flagged", f"{self.alarms}/{self.harmless}"),
            ("changed digits and dropped negations missed", f"{self.missed}/{self.changed}"),
        )


def load_cases(half: str) -> tuple[dict[str, Any], ...]:
    """The cases of a half of the gold set: dev or test."""
    data = files("corpus").joinpath("data", "evaluation", f"citations-{half}.jsonl").read_text(encoding="utf-8")
    return tuple(json.loads(line) for line in data.splitlines() if line.strip())


def evaluate(library: Library, national: NationalLibrary | None = None, half: str = "test") -> Score:
    """Check every case of a half whose words are held.

    Args:
        library: the texts; laws held verbatim take part.
        national: the extended library.
        half: dev or test.
    """
    score = Score()
    texts = CitedTexts(library, national)
    for case in load_cases(half):
        if not _is_held(case, library):
            score.skipped += 1
            continue
        text = expand(case["text"], lambda *place: words(library, *place))
        found = [finding.to_dict() for finding in check_citations(text, library, texts=texts)]
        _count(score, case, found)
    return score


def evaluate_rows(library: Library, national: NationalLibrary | None = None) -> tuple[tuple[str, str], ...]:
    """Rows of the test half for `neibao eval`."""
    return evaluate(library, national).rows()


def _is_held(case: Mapping[str, Any], library: Library) -> bool:
    """Whether the texts that a case quotes or cites are held verbatim; the gold set takes that for granted."""
    named = {match["locator"].split(":")[0] for match in PLACEHOLDER.finditer(case["text"])}
    named |= {row["document"] for row in case["expect"] if row.get("document") in ("neibao", "baoan", "fankong")}
    return all(library.held(key) is Held.VERBATIM for key in named)


def words(library: Library, key: str, article: int, paragraph: int | None, item: int | None) -> str:
    """Words of a law for a placeholder; see `drawing.expand`."""
    document = library.require(key)
    if paragraph is None:
        _, clause = library.clause(key, Locator(article))
        return "\n".join(line.strip() for line in document.body(clause).splitlines() if line.strip())
    _, clause = library.clause(key, Locator(article, paragraph=paragraph, item=item))
    if item is None:
        return clause.node.span.cut(document.text).strip()
    return document.body(clause).rstrip("；。，;,.")


def _count(score: Score, case: Mapping[str, Any], found: Sequence[Mapping[str, Any]]) -> None:
    expected = case["expect"]
    pairs = list(_paired(expected, found))
    right = len(expected) == len(found) == len(pairs) and all(agrees(row, finding) for row, finding in pairs)
    score.cases += 1
    score.expected += len(expected)
    score.found += len(found)
    score.detected += len(pairs)
    score.resolved += sum(row.get("document", finding["document"]) == finding["document"] for row, finding in pairs)
    score.judged += sum(row["verdict"] == finding["verdict"] for row, finding in pairs)
    score.right += right
    score.harmless += case["harmless"]
    score.alarms += case["harmless"] and not right
    changed = case["kind"] == "quote_mismatch" and case["form"] in ("digit", "negation")
    score.changed += changed
    score.missed += changed and all(finding["verdict"] == "ok" for finding in found)
    if not right:
        score.failed.append(case["id"])


def _paired(
    expected: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Expected and reported findings of the same place, in the order of the text."""
    at = 0
    for row in expected:
        hit = next((n for n in range(at, len(found)) if _same_place(row, found[n])), None)
        if hit is not None:
            yield row, found[hit]
            at = hit + 1


def _same_place(row: Mapping[str, Any], finding: Mapping[str, Any]) -> bool:
    return all(row[name] == finding[name] for name in _PLACE if name in row)


def agrees(row: Mapping[str, Any], finding: Mapping[str, Any]) -> bool:
    """Whether a finding is what the gold set says; what it does not say is not compared."""
    suggestion = finding["suggestion"] or {}
    return (
        all(finding[name] == value for name, value in row.items() if name not in ("flags", "suggestion"))
        and ("flags" not in row or set(row["flags"]) == _COMPARED_FLAGS & set(finding["flags"]))
        and all(suggestion.get(name) == value for name, value in row.get("suggestion", {}).items())
    )
