"""Answers that rest on clauses: found by search, named by number, or laid side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answering.compose import Evidence, figures_of, notices, quoted, supporting
from assistant.answering.decline import answers, declined, declined_near
from assistant.answering.extract import Extract, extract
from assistant.answering.lead import lead
from assistant.answering.parts import parts, with_subjects
from assistant.answering.premise import (
    asks_standing,
    contradicted,
    has_figure,
    says_not_in_force,
    shares_figure,
    stated_units,
    states_something,
)
from assistant.answering.scope import in_scope, laws_behind, national_texts, place_texts, place_title, twins
from assistant.answering.several import (
    DEPTH,
    Answering,
    answering,
    asks_the_law_too,
    on_the_text,
    side_by_side,
    without_comparing,
)
from assistant.answering.shares import (
    DECIDING_SHARE,
    ELSEWHERE,
    ELSEWHERE_ON_SAME_MATTER,
    FIGURE_SHARE,
    LEAST_FIGURE_SHARE,
    LEAST_SHARE,
    NO_ANSWER,
    PART_SHARE,
    SAME_OVERLAP,
    STAFFING_CLAUSES,
    STATED_SHARE,
    SUPPORTING,
    SURE_SHARE,
)
from assistant.asked import Asked, read
from assistant.reply import Reply
from corpus.library import Library
from corpus.models import Locator
from corpus.numerals import to_chinese
from corpus.places import NATIONAL, OTHER
from corpus.vocabulary import Place, Route, Standing
from indexes.fusion import probability
from indexes.search import Hit, Reading, SearchIndex


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
        if documents is not None and (reply := self._draft_standing(asked, documents)) is not None:
            return reply
        reading = self.index.read(asked.text)
        scope = documents or in_scope(self.library, asked.region)
        several = self._several_parts(asked, scope, reading)
        if several is not None:
            return several
        if not answers(reading, self.index.weights) and documents is None:
            return declined_near(asked, reading, self.index.weights, self.library, scope)
        own = place_texts(self.library, asked.region) if asked.region else frozenset()
        if own and documents is None and not asked.units and asks_the_law_too(asked) and not states_something(asked):
            return self.side_by_side(asked, [own, national_texts(self.library)])
        hits = reading.hits(12, scope, preferred=own)
        outside = reading.hits(1, in_scope(self.library, None) - scope)
        if not hits or (outside and not on_the_text(asked) and self._only_elsewhere(asked, reading, hits, outside[0])):
            return self._elsewhere(asked, documents, outside) if outside else declined(asked)
        return self._from_hits(asked, hits)

    def is_about_another(self, asked: Asked, sized: bool) -> bool:
        """Whether a question is no matter of staff numbers.

        A clause that speaks of none answers it beyond doubt (多大能当保安), or no clause does (保安的奖金是多少).

        Args:
            asked: the question.
            sized: it tells a size or asks for a number of people; then it takes far more to say that none answers.
        """
        reading = self.index.read(asked.text)
        if sized:
            return probability(reading.evidence, self.index.weights) < NO_ANSWER
        if not answers(reading, self.index.weights):
            return True
        best = reading.hits(1)[0]
        sure = best.score >= SURE_SHARE
        return sure and (best.passage.document, best.passage.locator.article) not in STAFFING_CLAUSES

    def side_by_side(self, asked: Asked, documents: Sequence[frozenset[str]]) -> Reply:
        """The best clause of each of several texts, or groups of texts, that a question names, chosen together."""
        reading = self.index.read(asked.text)
        if not answers(reading, self.index.weights) and not answers(
            self.index.read(without_comparing(asked.raw)), self.index.weights
        ):
            return declined(asked)
        hits = side_by_side(asked.raw, [reading.hits(len(reading.passages), group) for group in documents])
        rows = [self.evidence(asked, hit) for hit in hits]
        head = "The texts named, side by side:" if asked.language == "en" else "所问文本的规定如下："
        written = [head]
        for row in rows:
            title = place_title(row.document.meta.place) or row.document.meta.short_title
            written += [f"**{title}**：{lead(asked, row.document, row.extract)}", quoted(row, asked.language)]
        return self._written(asked, Route.COMPARE, "\n\n".join(written), rows, [r.extract.quote for r in rows])

    def look_up(self, asked: Asked, places: Sequence[tuple[str, Locator]]) -> Reply:
        """The words of clauses that were named by number.

        Raises:
            NoSuchClause: there is no such clause.
        """
        rows = []
        for key, locator in places:
            document, clause = self.library.clause(key, locator)
            found = Extract(clause, document.body(clause), document.body(clause), (), 1.0)
            rows.append(Evidence(document, found, 1.0))
        verdict = self._verdict(asked, rows[0]) if len(rows) == 1 else ""
        if len(rows) == 1 and not verdict and states_something(asked):
            elsewhere = self._not_in_the_clause(asked, rows[0])
            if elsewhere is not None:
                return elsewhere
        written = [part for row in rows for part in (self._heading(row), quoted(row, asked.language))]
        written[0] = verdict + written[0]
        return self._written(asked, Route.LOOKUP, "\n\n".join(written), rows, [row.extract.quote for row in rows])

    def premise(self, asked: Asked, documents: frozenset[str]) -> Reply | None:
        """The answer to a statement about the texts named, where a clause of them contradicts it; else None.

        A statement none of whose figures stands in the clause is a case to be computed, not a rule to be checked.
        """
        hits = self.index.read(asked.text).hits(DEPTH, documents)
        reply = self._from_hits(asked, hits) if hits else None
        if reply is None or not any(shares_figure(asked, citation.quote) for citation in reply.citations[:1]):
            return None
        return reply if reply.answer.startswith(("不是", "No.")) else None

    def _not_in_the_clause(self, asked: Asked, row: Evidence) -> Reply | None:
        """A clause is said to hold what stands, by far, only in another text: no, then both."""
        reading = self.index.read(asked.text)
        inside = reading.hits(1, {row.document.key})
        outside = reading.hits(1, {document.key for document in self.library.documents()} - {row.document.key})
        if not inside or not outside or not self._stands_elsewhere(reading, inside[0], outside[0]):
            return None
        other = self.evidence(asked, outside[0])
        mine = row.document.meta.place
        apart = "，不适用于本地" if other.document.meta.place and mine and other.document.meta.place != mine else ""
        head = f"没有：{row.citation.label}没有这项规定。相近的规定见{other.citation.label}{apart}："
        if asked.language == "en":
            head = f"No: {row.citation.label} does not say so. The nearest clause is {other.citation.label}:"
        text = "\n\n".join((head, quoted(other, asked.language), quoted(row, asked.language)))
        return self._written(asked, Route.CLAUSE, text, [other, row], [other.extract.quote, row.extract.quote])

    def compare(self, asked: Asked) -> Reply:
        """The best clause of each place side by side."""
        return self.side_by_side(asked, [place_texts(self.library, place) for place in Place])

    def _heading(self, row: Evidence) -> str:
        headings = " > ".join(row.extract.clause.headings)
        return f"{row.citation.label}{f'（{headings}）' if headings else ''}："

    def _draft_standing(self, asked: Asked, documents: frozenset[str]) -> Reply | None:
        """A draft that a question names is not in force: its own title says what it is."""
        drafts = [key for key in documents if self.library.registry[key].standing is Standing.DRAFT]
        if not drafts or not asks_standing(asked):
            return None
        document, clause = self.library.clause(drafts[0], Locator(section="标题"))
        row = Evidence(document, extract(document, clause, asked), 1.0)
        if asked.language == "en":
            head = "No. Its own title says that it is a consultation draft (征求意见稿):"
        elif says_not_in_force(asked):
            head = "是，没有生效。标题写明这是征求意见稿："
        else:
            head = f"{'不是' if states_something(asked) else '没有生效'}。标题写明这是征求意见稿："
        return self._reply(asked, Route.CLAUSE, head, [row], [])

    def _only_elsewhere(self, asked: Asked, reading: Reading, hits: Sequence[Hit], outside: Hit) -> bool:
        """Whether what is asked stands only outside the scope: no clause inside has the figure that is stated."""
        said = any(shares_figure(asked, self.evidence(asked, hit).extract.quote) for hit in hits[:SUPPORTING])
        return not said and self._stands_elsewhere(reading, hits[0], outside)

    def _stands_elsewhere(self, reading: Reading, inside: Hit, outside: Hit) -> bool:
        """Whether what is asked stands only in a text outside the scope: it matches far better than all inside.

        Where the best clause inside rests on the same law as the one outside, both say something on the matter, and
        more is needed to say that it stands only elsewhere.
        """
        places = {passage.id: index for index, passage in enumerate(reading.passages)}
        gap = reading.logits[places[outside.passage.id]] - reading.logits[places[inside.passage.id]]
        same_matter = (inside.passage.document, inside.passage.locator.clause) in twins(
            outside.passage.document, outside.passage.locator
        )
        return bool(gap > (ELSEWHERE_ON_SAME_MATTER if same_matter else ELSEWHERE))

    def _elsewhere(self, asked: Asked, documents: frozenset[str] | None, outside: Sequence[Hit]) -> Reply:
        """Say no for the place or text asked, then cite the clause that has it, labelled."""
        row = self.evidence(asked, outside[0])
        there = place_title(row.document.meta.place)
        if documents is not None:
            named = "、".join(f"《{self.library.registry[key].title}》" for key in sorted(documents))
            head = f"没有：{named}没有这项规定。相近的规定见{row.citation.label}："
            english = f"No: {named} does not say so. The nearest clause is {row.citation.label}:"
        elif asked.region in (OTHER, NATIONAL):
            return declined(asked)
        else:
            here = place_title(asked.region) or asked.place_name
            head = f"没有：本库所收适用于{here}的文本没有这项规定。{there}的文本有相近条款，不适用于本地，仅供参考："
            english = (
                f"No: the texts for {here} do not say so. {there} has a clause, 不适用于本地 (it does not apply here):"
            )
        text = f"{english if asked.language == 'en' else head}\n\n{quoted(row, asked.language)}"
        return self._written(asked, Route.CLAUSE, text, [row], [row.extract.quote])

    def _several_parts(self, asked: Asked, scope: frozenset[str], whole: Reading) -> Reply | None:
        """Answer each part of a question that asks several things, where the parts lead to different clauses."""
        asking = parts(asked.text)
        if len(asking) == 1:
            return None
        hits = whole.hits(len(whole.passages), scope)
        answerable = answers(whole, self.index.weights)
        found: dict[str, tuple[Asked, Answering]] = {}
        for part, words in zip(asking, with_subjects(asking), strict=True):
            mine = replace(read(words), region=asked.region, place_name=asked.place_name, language=asked.language)
            reading = self.index.read(words)
            best = answering(part, mine.units, reading.hits(DEPTH, scope), hits)
            if best is None or not (answerable or answers(reading, self.index.weights)):
                continue
            if best.worth >= (PART_SHARE if answers(reading, self.index.weights) else SURE_SHARE):
                found.setdefault(best.hit.passage.id, (mine, best))
        if len(found) < 2:
            return None
        return self._part_by_part(asked, list(found.values()))

    def _part_by_part(self, asked: Asked, found: Sequence[tuple[Asked, Answering]]) -> Reply:
        rows = [self.evidence(mine, best.hit) for mine, best in found]
        written = []
        for number, ((mine, best), row) in enumerate(zip(found, rows, strict=True), 1):
            first = lead(mine, row.document, row.extract)
            written += [f"**（{to_chinese(number)}）{best.part}**：{first}", quoted(row, asked.language)]
        others = []
        if asks_the_law_too(asked) and all(row.document.meta.place for row in rows):
            others = self._basis(asked, rows[0], rows)
        text = "\n\n".join(part for part in (*written, supporting(others, asked.language)) if part)
        shown = [row.extract.quote for row in rows] + [row.extract.sentence for row in others]
        return self._written(asked, Route.CLAUSE, text, [*rows, *others], shown)

    def _from_hits(self, asked: Asked, hits: Sequence[Hit]) -> Reply:
        states = states_something(asked)
        units = stated_units(asked) if states else frozenset()
        sought = replace(asked, units=tuple(units)) if units else asked
        if not sought.units:
            hits = [hits[0], *(hit for hit in hits[1:] if hit.score >= LEAST_SHARE)][: SUPPORTING + 1]
        rows = [self.evidence(sought, hit) for hit in hits]
        if asked.units and not states:
            return self._figure_answer(asked, rows)
        if units:
            stating = [row for row in rows if row.score >= STATED_SHARE and has_figure(row.extract, units)]
            rows = [*stating, *(row for row in rows if row not in stating)]
        others = [row for row in rows[1:] if row.score >= LEAST_SHARE][:SUPPORTING]
        others += self._basis(asked, rows[0], [rows[0], *others])
        head = self._verdict(asked, rows[0]) + lead(asked, rows[0].document, rows[0].extract)
        return self._reply(asked, Route.CLAUSE, head, rows[:1], others)

    def _basis(self, asked: Asked, row: Evidence, shown: Sequence[Evidence]) -> list[Evidence]:
        """The law behind a clause of the two documents, by the crosswalk, unless it is shown already."""
        known = {(each.document.key, each.extract.clause.locator.clause) for each in shown}
        found = []
        for key, locator in laws_behind(row.document.key, row.extract.clause.locator):
            document = self.library.get(key)
            clause = document.find(locator) if document else None
            if document and clause and (key, locator.clause) not in known:
                found.append(Evidence(document, extract(document, clause, asked), 0.0))
        return found[:1]

    def _verdict(self, asked: Asked, row: Evidence) -> str:
        """不是 or 是 for a question that states something the clause decides; else nothing.

        A yes needs the clause to be named: what agrees with one clause may still be wrong about another.
        """
        if not states_something(asked) or row.score < DECIDING_SHARE:
            return ""
        wrong = contradicted(asked, row.extract, row.whole)
        if wrong is None or not (wrong or row.score == 1.0):
            return ""
        if asked.language == "en":
            return "No. " if wrong else "Yes. "
        return "不是。" if wrong else "是。"

    def _figure_answer(self, asked: Asked, rows: list[Evidence]) -> Reply:
        """A figure was asked for: clauses that state one come first, and where several do all are shown."""
        stating = [row for row in rows if row.extract.figures and self._on_the_figure(row, rows[0])]
        stating = stating[: SUPPORTING + 1]
        if not stating:
            further = [row for row in rows[1:] if row.score >= LEAST_SHARE][:SUPPORTING]
            return self._reply(asked, Route.CLAUSE, self._no_figure(asked, rows[0]), rows[:1], further)
        others = [row for row in rows if row not in stating and row.score >= LEAST_SHARE][:SUPPORTING]
        head = lead(asked, stating[0].document, stating[0].extract)
        if len(stating) > 1:
            head = self._several_figures(asked, stating)
        return self._reply(asked, Route.FIGURE, head, stating, others)

    def _on_the_figure(self, row: Evidence, best: Evidence) -> bool:
        """Whether a clause's figure is about what was asked: it matches well, or its words do as well as the best's."""
        if row.score >= FIGURE_SHARE * best.score:
            return True
        return row.score >= LEAST_FIGURE_SHARE and row.extract.overlap >= SAME_OVERLAP * best.extract.overlap

    def _several_figures(self, asked: Asked, rows: Sequence[Evidence]) -> str:
        stated = []
        for row in rows:
            texts = "、".join(dict.fromkeys(figure.stated for figure in row.extract.figures))
            stated.append(f"{texts}（{row.citation.label}）")
        if asked.language == "en":
            return "It depends on the case: " + "; ".join(stated) + "."
        return "视情形而定：" + "；".join(stated) + "。各自的适用条件见下引条文。"

    def _no_figure(self, asked: Asked, row: Evidence) -> str:
        first = lead(asked, row.document, row.extract)
        if asked.language == "en":
            return f"{first} The clause names no such figure."
        return f"条文没有写明具体数字。{first}"

    def evidence(self, asked: Asked, hit: Hit) -> Evidence:
        """What a clause that was found says to a question."""
        return self.evidence_of(asked, hit.passage.document, hit.passage.locator, hit.score)

    def evidence_of(self, asked: Asked, key: str, locator: Locator, score: float) -> Evidence:
        """What a clause says to a question.

        Args:
            asked: the question.
            key: the text.
            locator: where in it the clause stands.
            score: how well it matched.
        """
        document = self.library.require(key)
        clause = document.find(locator)
        assert clause is not None, (key, locator)
        return Evidence(document, extract(document, clause, asked), score)

    def remarks(self, asked: Asked, rows: Sequence[Evidence]) -> tuple[str, ...]:
        """What must be said about the texts that some clauses stand in."""
        return notices((row.document for row in rows), self.today, asked.language)

    def denied(self, asked: Asked, row: Evidence, head: str, beside: Sequence[Evidence]) -> Reply:
        """The denial of a statement by a clause, with its words and the law behind it."""
        others = [*beside, *self._basis(asked, row, [row, *beside])]
        first = f"{head}{lead(replace(asked, sides=(), units=()), row.document, row.extract)}"
        return self._reply(asked, Route.CLAUSE, first, [row], others)

    def _reply(
        self, asked: Asked, route: Route, head: str, main: Sequence[Evidence], others: Sequence[Evidence]
    ) -> Reply:
        written = [head, *(quoted(row, asked.language) for row in main), supporting(others, asked.language)]
        shown = [row.extract.quote for row in main] + [row.extract.sentence for row in others]
        text = "\n\n".join(part for part in written if part)
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
