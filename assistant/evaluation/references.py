"""How well references are found and resolved, form by form (`corpus/data/evaluation/references.md`)."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from corpus.errors import MissingError
from corpus.library import Library
from corpus.models import Document, Home, Locator, Reference
from corpus.national import NationalLibrary
from corpus.numerals import parse_integer
from corpus.references import Texts, find_hanging, find_references, references_in
from corpus.sources.package import package_record
from corpus.vocabulary import Head, Held

FIRST_RUN = {
    "article_list": (25, 24), "bare_sub": (8, 4), "item_range": (10, 8), "order_number": (13, 11),
    "prev_article": (16, 15), "same_article": (17, 16), "suffix_article": (16, 15), "variant": (21, 18),
}  # fmt: skip
"""Test half, cases and right ones on the first run of the resolver, of the forms that were not all right then."""

FIRST_RUN_TOTAL = (505, 496, 490)
"""Test half, first run: mentions in the gold set, mentions reported, right ones; without hanging and negatives."""

_ENTRY = re.compile(r"(?:第|条目)(?P<n>.+?)(?:条(?:之(?P<s>.+))?)?$")
_LEVELS = ("article", "article_suffix", "paragraph", "item", "subitem")
_NEUTRAL = (Head.NAME, Head.SAME)

Target = tuple[str | None, tuple[int | None, ...], tuple[int | None, int | None]]


@dataclass(slots=True)
class FormScore:
    """Counts for one form: mentions in the gold set, found with the same span, and right in every target."""

    cases: int = 0
    found: int = 0
    right: int = 0


@dataclass(slots=True)
class Score:
    """Counts over a half of the gold set.

    Attributes:
        forms: by form, in the order of the gold set.
        extra: references reported where the gold set has none.
        skipped: rows whose text is not held here.
        failed: ids of the rows that are not right.
        half: dev or test.
    """

    forms: dict[str, FormScore] = field(default_factory=dict)
    extra: int = 0
    skipped: int = 0
    failed: list[str] = field(default_factory=list)
    half: str = ""

    def _sum(self) -> FormScore:
        mentions = [score for form, score in self.forms.items() if form != "negative"]
        return FormScore(*(sum(getattr(score, name) for score in mentions) for name in FormScore.__slots__))

    @property
    def recall(self) -> float:
        """Right mentions of all in the gold set."""
        total = self._sum()
        return total.right / max(1, total.cases)

    @property
    def precision(self) -> float:
        """Right mentions of all reported."""
        total = self._sum()
        return total.right / max(1, total.found + self.extra)

    def rows(self) -> tuple[tuple[str, str], ...]:
        """The measures as a table's rows."""
        total = self._sum()
        lines = [
            ("引用识别：提及", f"{total.cases}（缺原文跳过{self.skipped}）"),
            ("引用识别：准确率", f"{self.precision:.4f}"),
            ("引用识别：召回率", f"{self.recall:.4f}"),
        ]
        if self.half == "test":
            cases, _, right = FIRST_RUN_TOTAL
            lines.append(("引用识别：首次召回率", f"{right / cases:.4f}"))
        lines += [(f"引用识别：{form}", self._shown(form, score)) for form, score in sorted(self.forms.items())]
        return tuple(lines)

    def _shown(self, form: str, score: FormScore) -> str:
        """Right of all, and on the test half what the first run had right where that was less."""
        first = FIRST_RUN.get(form) if self.half == "test" else None
        return f"{score.right}/{score.cases}" + (f"（首次{first[1]}/{first[0]}）" if first else "")


def load_rows(half: str) -> tuple[dict[str, Any], ...]:
    """The rows of a half of the gold set: dev or test."""
    data = files("corpus").joinpath("data", "evaluation", f"references-{half}.jsonl").read_text(encoding="utf-8")
    return tuple(json.loads(line) for line in data.splitlines() if line.strip())


def evaluate(library: Library, national: NationalLibrary | None = None, half: str = "test") -> Score:
    """Find the references of every source of a half whose text is held, and compare.

    Args:
        library: the registry's texts as held; sources of laws that are held only as digests are skipped.
        national: the extended library; without its package its sources are skipped.
        half: dev or test.
    """
    reader = _Sources(Texts(library.registry, library, national))
    score = Score(half=half)
    for source, rows in _by_source(load_rows(half)):
        text = reader.text(source)
        if text is None or hashlib.sha256(text.encode()).hexdigest()[:12] != rows[0]["sha"]:
            score.skipped += len(rows)
            continue
        _compare(rows, reader.references(source, text), score)
    return score


def _by_source(rows: Sequence[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(json.dumps(row["source"], sort_keys=True), []).append(row)
    for group in groups.values():
        yield group[0]["source"], group


class _Sources:
    """Reads the texts of the gold set and finds their references."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self._registered = {recorded["law_id"]: key for key, recorded in package_record()["texts"].items()}
        self._whole: dict[str, tuple[Reference, ...]] = {}

    def text(self, source: dict[str, Any]) -> str | None:
        """The source's text, None where it is not held word for word."""
        if source["kind"] == "text":
            return str(source["text"])
        if source["kind"] == "package":
            return self._article(source["law_id"], source["article_no"])
        document = self.texts.library.get(source["document"])
        if document is None or document.held is not Held.VERBATIM:
            return None
        if source["kind"] == "document":
            return document.text
        clause = document.find(Locator(source["article"]))
        return document.words(clause) if clause else None

    def _article(self, law_id: str, number: str) -> str | None:
        try:
            rows = self.texts.national.database.articles(law_id)
        except MissingError:
            return None
        return next((row.text for row in rows if row.number == number), None)

    def references(self, source: dict[str, Any], text: str) -> list[Reference]:
        """All references of a source, hanging ones too, where the source is one of the two documents."""
        if source["kind"] != "document":
            return list(find_references(text, self.texts.registry, home=self._home(source), texts=self.texts))
        document = self.texts.library.require(source["document"])
        if document.key not in self._whole:
            self._whole[document.key] = (*references_in(document, self.texts), *find_hanging(document.text))
        low, high = _extent(document, source)
        return [found for found in self._whole[document.key] if low <= found.span.start < high]

    def _home(self, source: dict[str, Any]) -> Home | None:
        if source["kind"] == "law":
            return Home(source["document"], Locator(source["article"]))
        if source["kind"] == "package":
            key = self._registered.get(source["law_id"], source["law_id"])
            return Home(key, article_of(source["article_no"]))
        within = source.get("within")
        if within is None:
            return None
        return Home(within["document"], Locator(within["article"], paragraph=within.get("paragraph")))


def article_of(number: str) -> Locator:
    """The place that the package's article number names: 第一百二十条之一, 条目四."""
    found = _ENTRY.match(number)
    if not found:
        return Locator()
    return Locator(parse_integer(found["n"]), parse_integer(found["s"]) if found["s"] else None)


def _extent(document: Document, source: dict[str, Any]) -> tuple[int, int]:
    clause = document.find(Locator(source.get("article"), section=source.get("section")))
    return (0, 0) if clause is None else (clause.node.whole.start, clause.node.whole.end)


def _compare(rows: Sequence[dict[str, Any]], found: Sequence[Reference], score: Score) -> None:
    met: set[int] = set()
    for row in rows:
        form = score.forms.setdefault(row["form"], FormScore())
        form.cases += 1
        touching = [r for r in found if r.span.start < row["end"] and r.span.end > row["start"]]
        met |= {id(reference) for reference in touching}
        exact = [r for r in touching if (r.span.start, r.span.end) == (row["start"], row["end"])]
        if row["form"] == "negative":
            form.found += not touching
            score.extra += len(touching)
            right = not touching
        else:
            hits = touching if row["form"] == "hanging" else exact
            form.found += bool(hits)
            score.extra += len(touching) if not hits else 0
            right = bool(hits) and (row["form"] == "hanging" or targets(hits[0]) == _wanted(row))
        form.right += right
        if not right:
            score.failed.append(row["id"])
    score.extra += sum(1 for reference in found if id(reference) not in met and not _is_neutral(reference))


def _is_neutral(reference: Reference) -> bool:
    """What the gold set leaves unlabelled: a name without 《》 and without a clause, 该条, 该款."""
    below = reference.raw in ("该条", "该款", "该项", "同条", "同款")
    return reference.head in _NEUTRAL and (not reference.locators or below)


def targets(reference: Reference) -> list[Target]:
    """What a reference points at, as the gold set writes it."""
    none = (None,) * len(_LEVELS)
    places: list[Target] = [
        (reference.document, tuple(getattr(place, level) for level in _LEVELS), (None, None))
        for place in reference.locators
    ]
    places += [(reference.document, none, (part.chapter, part.division)) for part in reference.chapters]
    return places or [(reference.document, none, (None, None))]


def _wanted(row: dict[str, Any]) -> list[Target]:
    return [
        (target["document"], tuple(target[level] for level in _LEVELS), (target.get("chapter"), target.get("division")))
        for target in row["targets"]
    ]
