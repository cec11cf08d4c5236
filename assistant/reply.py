"""The Reply and its parts, exactly as CONTRACT.md names them. Adding a field is free, changing one is not."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from corpus.locator import label
from corpus.models import Clause, Document, Locator
from corpus.vocabulary import Held, Route


@dataclass(frozen=True, slots=True)
class Citation:
    """A clause that an answer rests on.

    Attributes:
        quote: words of the clause, verbatim; the digest's words where `kind` is digest.
        score: how well the clause matched, 0–1; 1 for a clause asked for by number.
    """

    document: str
    title: str
    article: int | None
    article_suffix: int | None
    section: str | None
    paragraph: int | None
    item: int | None
    subitem: int | None
    label: str
    quote: str
    kind: str
    standing: str
    score: float

    @property
    def locator(self) -> Locator:
        """Where in the document the cited clause stands."""
        return Locator(self.article, self.article_suffix, self.section, self.paragraph, self.item, self.subitem)


def cite(document: Document, clause: Clause, quote: str | None = None, score: float = 1.0) -> Citation:
    """Make the citation of a clause.

    Args:
        document: the text it stands in.
        clause: the clause.
        quote: words of it to quote; by default all of its words without its number.
        score: how well it matched.
    """
    meta, place = document.meta, clause.locator
    return Citation(
        document=document.key,
        title=meta.title,
        article=place.article,
        article_suffix=place.article_suffix,
        section=place.section,
        paragraph=place.paragraph,
        item=place.item,
        subitem=place.subitem,
        label=f"《{meta.title}》{label(place, meta.scheme)}",
        quote=document.body(clause) if quote is None else quote,
        kind="digest" if document.held is Held.DIGEST else "verbatim",
        standing=str(meta.standing),
        score=round(score, 4),
    )


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that an answer states, and what proves it.

    Attributes:
        text: the figure as the answer states it.
        value: exact value as a decimal or fraction string.
        source: calculator, clause or question.
        citation: index into the reply's citations, None for calculator and question.
    """

    text: str
    value: str
    unit: str
    comparator: str
    source: str
    citation: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Another way to read a rule, with the value it gives and the sentence that causes the doubt."""

    id: str
    value: int
    because: str


@dataclass(frozen=True, slots=True)
class QuotaResult:
    """What a rule gives for one role.

    Attributes:
        minimum: persons; None where the text sets no number.
        as_needed: the text says "as needed" instead of a number.
        at_least: some input is missing, so the true minimum may be higher.
        basis: the rule or the input that decides.
    """

    role: str
    minimum: int | None
    as_needed: bool = False
    at_least: bool = False
    have: int | None = None
    shortfall: int | None = None
    basis: str = ""
    readings: tuple[Reading, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuotaGroup:
    """One campus or unit of several."""

    name: str
    region: str
    rule: str
    results: tuple[QuotaResult, ...]
    have: int | None = None
    shortfall: int | None = None


@dataclass(frozen=True, slots=True)
class Inverse:
    """How large a unit may be for a given staff.

    Attributes:
        max: the largest for which the staff suffices; None where it suffices for none.
        min: the smallest that needs all of it.
        readings: the largest under other readings of the rule.
    """

    role: str
    staff: int
    of: str
    max: int | None = None
    min: int | None = None
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class QuotaReference:
    """Guangzhou's figure for another place, for reference only."""

    region: str
    results: tuple[QuotaResult, ...]


@dataclass(frozen=True, slots=True)
class Quota:
    """The calculator's answer (CONTRACT: Quota)."""

    rule: str
    region: str
    inputs: dict[str, Any]
    results: tuple[QuotaResult, ...] = ()
    groups: tuple[QuotaGroup, ...] = ()
    total: int | None = None
    total_readings: tuple[Reading, ...] = ()
    have: int | None = None
    shortfall: int | None = None
    missing: tuple[str, ...] = ()
    inverse: Inverse | None = None
    reference: QuotaReference | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit of a law, counted from a day.

    Attributes:
        kind: due, lapse or keep.
        start: day of the event (ISO); it is not counted.
        last_day: last day of the limit.
        free_day: first day on which something kept may go, or on which a permission has lapsed; None for due.
        last_day_counting_first: last day where the first day is counted; None where that reading makes no sense.
        steps: how it was counted, in words.
    """

    limit: str
    document: str
    article: int
    paragraph: int | None
    kind: str
    start: str
    value: int
    unit: str
    last_day: str
    free_day: str | None = None
    last_day_counting_first: str | None = None
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelUse:
    """What a language model did to the wording, where one is configured."""

    model: str
    accepted: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer (CONTRACT: Reply)."""

    question: str
    route: Route
    answer: str
    language: str = "zh"
    citations: tuple[Citation, ...] = ()
    figures: tuple[Figure, ...] = ()
    quota: Quota | None = None
    notices: tuple[str, ...] = ()
    clarify: str | None = None
    llm: ModelUse | None = None
    deadlines: tuple[Deadline, ...] = ()
    elapsed_ms: float = field(default=0.0, compare=False)

    @property
    def declined(self) -> bool:
        """Whether the texts do not answer."""
        return self.route is Route.DECLINE

    def to_dict(self) -> dict[str, Any]:
        """The reply as JSON values."""
        return {**asdict(self), "declined": self.declined}

    def to_json(self) -> str:
        """The reply as one line of JSON, Chinese left readable."""
        return json.dumps(self.to_dict(), ensure_ascii=False)
