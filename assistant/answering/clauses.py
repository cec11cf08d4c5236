"""Answers that rest on clauses: found by search, named by number, or laid side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answering.compose import Evidence, figures_of, notices, quoted, supporting
from assistant.answering.decline import answers, declined
from assistant.answering.extract import Extract, extract
from assistant.answering.lead import lead
from assistant.answering.scope import in_scope, place_texts, place_title
from assistant.asked import Asked
from assistant.reply import Reply
from corpus.library import Library
from corpus.models import Locator
from corpus.places import NATIONAL, OTHER
from corpus.vocabulary import Place, Route
from indexes.search import Hit, SearchIndex

SUPPORTING = 3
"""At most this many further clauses are shown."""

_NEAR = 0.72
"""A further clause is shown where its score is at least this share of the best one's."""

_FIGURE_NEAR = 0.6
"""Where a figure is asked for, clauses that state one are looked for further down."""

_CLEARLY_BETTER = 1.6
"""The other place's text is named where it matches this many times better than anything that applies here."""


@dataclass(frozen=True, slots=True)
class ClauseAnswerer:
    """Answers questions from clauses.

    Attributes:
        library: the texts.
        index: the search index.
        today: the day on which standing is judged.
    """

    library: Library
    index: SearchIndex
    today: date

    def answer(self, asked: Asked, documents: frozenset[str] | None = None) -> Reply:
        """Answer by search.

        Args:
            asked: the question.
            documents: texts the question names; None for those of its place.
        """
        query = " ".join((asked.text, *asked.expansions))
        hits = self.index.search(query, limit=40)
        scope = documents or in_scope(self.library, asked.region)
        inside = [hit for hit in hits if hit.passage.document in scope]
        outside = [hit for hit in hits if hit.passage.document not in scope]
        if documents is None and self._only_elsewhere(asked, inside, outside):
            return self._elsewhere(asked, outside[0])
        if not answers(asked, inside):
            return declined(asked)
        return self._from_hits(asked, inside)

    def look_up(self, asked: Asked, document_key: str, locator: Locator) -> Reply:
        """The words of a clause that was named by number.

        Raises:
            NoSuchClause: there is no such clause.
            TextNotHeld: the text is known by name only.
        """
        document, clause = self.library.clause(document_key, locator)
        found = Extract(clause, document.body(clause), document.body(clause), (), 1.0)
        evidence = [Evidence(document, found, 1.0)]
        return self._reply(asked, Route.LOOKUP, self._heading(asked, evidence[0]), evidence, evidence[:0])

    def compare(self, asked: Asked) -> Reply:
        """The best clause of each place side by side."""
        query = " ".join((asked.text, *asked.expansions))
        hits = self.index.search(query, limit=60)
        best = []
        for place in Place:
            keys = place_texts(self.library, place)
            mine = [hit for hit in hits if hit.passage.document in keys]
            best += mine[:1]
        if not answers(asked, sorted(best, key=lambda hit: -hit.score)):
            return declined(asked)
        evidence = [self._evidence(asked, hit) for hit in best]
        head = "The two places side by side:" if asked.language == "en" else "两地的规定如下："
        parts = [head]
        for row in evidence:
            title = place_title(row.document.meta.place)
            parts += [f"**{title}**：{lead(asked, row.document, row.extract)}", quoted(row, asked.language)]
        return self._written(asked, Route.COMPARE, "\n\n".join(parts), evidence, [r.extract.quote for r in evidence])

    def _heading(self, asked: Asked, row: Evidence) -> str:
        headings = " > ".join(row.extract.clause.headings)
        return f"{row.citation.label}{f'（{headings}）' if headings else ''}："

    def _only_elsewhere(self, asked: Asked, inside: Sequence[Hit], outside: Sequence[Hit]) -> bool:
        """Whether what is asked stands only in the other place's text."""
        if asked.region is None or not outside or not answers(asked, outside):
            return False
        return not inside or outside[0].score > _CLEARLY_BETTER * inside[0].score or not answers(asked, inside)

    def _elsewhere(self, asked: Asked, hit: Hit) -> Reply:
        row = self._evidence(asked, hit)
        there = place_title(row.document.meta.place)
        here = asked.place_name or place_title(asked.region)
        if asked.region in (OTHER, NATIONAL):
            return declined(asked)
        if asked.language == "en":
            head = f"No: the texts for {here} do not say so. {there} has such a clause, which does not apply here:"
        else:
            head = f"没有：本库所收适用于{here}的文本没有这项规定。{there}的文本有相近条款，不适用于本地，仅供参考："
        text = f"{head}\n\n{quoted(row, asked.language)}"
        return self._written(asked, Route.CLAUSE, text, [row], [row.extract.quote])

    def _from_hits(self, asked: Asked, hits: Sequence[Hit]) -> Reply:
        if asked.units:
            near = [hit for hit in hits if hit.score >= _FIGURE_NEAR * hits[0].score][: 2 * SUPPORTING]
            return self._figure_answer(asked, [self._evidence(asked, hit) for hit in near])
        top = [hit for hit in hits if hit.score >= _NEAR * hits[0].score][: SUPPORTING + 1]
        rows = [self._evidence(asked, hit) for hit in top]
        return self._reply(asked, Route.CLAUSE, lead(asked, rows[0].document, rows[0].extract), rows[:1], rows[1:])

    def _figure_answer(self, asked: Asked, rows: list[Evidence]) -> Reply:
        """A figure was asked for: clauses that state one come first, and where several do all are shown."""
        stating = [row for row in rows if row.extract.figures]
        if not stating:
            further = rows[1 : SUPPORTING + 1]
            return self._reply(asked, Route.CLAUSE, self._no_figure(asked, rows[0]), rows[:1], further)
        others = [row for row in rows if row not in stating and row.score > stating[-1].score][:SUPPORTING]
        head = lead(asked, stating[0].document, stating[0].extract)
        if len(stating) > 1:
            head = self._several_figures(asked, stating)
        return self._reply(asked, Route.FIGURE, head, stating, others)

    def _several_figures(self, asked: Asked, rows: Sequence[Evidence]) -> str:
        parts = []
        for row in rows:
            texts = "、".join(dict.fromkeys(figure.text.strip() for figure in row.extract.figures))
            parts.append(f"{texts}（{row.citation.label}）")
        if asked.language == "en":
            return "It depends on the case: " + "; ".join(parts) + "."
        return "视情形而定：" + "；".join(parts) + "。各自的适用条件见下引条文。"

    def _no_figure(self, asked: Asked, row: Evidence) -> str:
        first = lead(asked, row.document, row.extract)
        if asked.language == "en":
            return f"{first} The clause names no such figure."
        return f"条文没有写明具体数字。{first}"

    def _evidence(self, asked: Asked, hit: Hit) -> Evidence:
        document = self.library.require(hit.passage.document)
        clause = document.find(hit.passage.locator)
        assert clause is not None, hit.passage.id
        return Evidence(document, extract(document, clause, asked), hit.score)

    def _reply(
        self, asked: Asked, route: Route, head: str, main: Sequence[Evidence], others: Sequence[Evidence]
    ) -> Reply:
        parts = [head, *(quoted(row, asked.language) for row in main), supporting(others, asked.language)]
        shown = [row.extract.quote for row in main] + [row.extract.sentence for row in others]
        text = "\n\n".join(part for part in parts if part)
        return self._written(asked, route, text, [*main, *others], shown)

    def _written(
        self, asked: Asked, route: Route, text: str, evidence: Sequence[Evidence], shown: Sequence[str]
    ) -> Reply:
        remarks = notices((row.document for row in evidence), self.today, asked.language)
        body = text + "".join(f"\n\n*{remark}*" for remark in remarks)
        return Reply(
            question=asked.raw,
            route=route,
            answer=body,
            language=asked.language,
            citations=tuple(row.citation for row in evidence),
            figures=figures_of(evidence, shown),
            notices=remarks,
        )
