"""Denies a false statement that a question puts forward for a nod, by the clause that shows it (DOMAIN §5).

Only denials are given here; a statement that no clause contradicts is answered like any other question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.clauses import ClauseAnswerer
from assistant.answering.compose import Evidence
from assistant.answering.quantities import (
    comparable,
    same_figure,
    stated_figures,
    wrong_date,
    wrong_figure,
    wrong_frequency,
)
from assistant.answering.scope import in_scope, place_texts
from assistant.answering.several import clauses_only
from assistant.answering.slots import (
    Clause,
    claims_sanction,
    forbidden,
    granted,
    left_out,
    on_the_class_named,
    opposite,
    other_actor,
    other_class,
    other_sanction,
    released,
    sets_sanction,
    unpunished,
    without_actors,
)
from assistant.answering.statement import Statement, read_statement
from assistant.answering.verdict import is_for_others
from assistant.asked import Asked
from assistant.lookup import Named, named_in
from assistant.reply import Reply
from corpus.figures import find_figures
from corpus.models import Locator
from corpus.vocabulary import Scheme

_DEPTH = 8
_LEAST = 0.3
"""A clause decides where it has at least this share of the belief."""

_NEAR = 0.1
"""Where the statement is on a penalty or a figure, a clause that has one is looked at from this share on."""

_LIABLE = 0.02
"""The same for the clause on liability in the text of the best clause."""

_SPOKEN = 0.005
"""A figure that another clause with this share has is not called wrong, where no text is named."""

_SHORTEST = 6
_SURE = 0.5

_DATED = re.compile(r"施行|生效|实施|起效|下发|印发|发布|公布|出台|颁布|挂网|征求意见|公示|落款")
_ENDED = re.compile(r"作废|废止|失效|不再有效|不作数|取消了|被取代|停用")
_OF_OTHERS = re.compile(r"决定|办法|细则|旧|以前的|原来的|没有?(?:被)?(?:作废|废止|失效)|不会|未")
_BEFORE_IT = re.compile(r"施行前|生效前|施行以前|施行之前|施行后|之日起")
_RULES = (opposite, forbidden, granted, released, unpunished, other_sanction, other_actor, left_out)


@dataclass(frozen=True, slots=True)
class Denial:
    """A clause that contradicts a statement.

    Attributes:
        evidence: the clause.
        reason: what stands against it, in words without figures; empty where the clause's words are plain enough.
        beside: further clauses to cite.
        word: 不是 or 没有.
    """

    evidence: Evidence
    reason: str = ""
    beside: tuple[Evidence, ...] = ()
    word: str = "不是"


@dataclass(frozen=True, slots=True)
class Denier:
    """Holds statements against clauses.

    Attributes:
        clauses: who finds the clauses and writes answers that rest on them.
    """

    clauses: ClauseAnswerer

    def answer(self, asked: Asked) -> Reply | None:
        """The denial of what a question puts forward; None where nothing is, or no clause contradicts it."""
        statement = read_statement(asked)
        if statement is None:
            return None
        named = named_in(statement.text, self.clauses.library)
        if named.not_held or named.unknown or named.clauses:
            return None
        denial = self._dated(asked, statement, named) or self._contradicted(asked, statement, named)
        if denial is None or is_for_others(asked, denial.evidence.extract):
            return None
        return self.clauses.denied(asked, denial.evidence, f"{denial.word}。{denial.reason}", denial.beside)

    def _dated(self, asked: Asked, statement: Statement, named: Named) -> Denial | None:
        """A text's date stated wrongly, or a text in force said to have ended."""
        key = self._text_dated(asked, statement, named)
        row = self._dating(asked, key) if key else None
        if row is None or _BEFORE_IT.search(statement.text):
            return None
        if _ENDED.search(statement.text) and not _OF_OTHERS.search(statement.text):
            return Denial(row, "该文本没有被废止，现行有效。") if row.document.meta.scheme is Scheme.STATUTE else None
        if not _DATED.search(statement.text):
            return None
        return Denial(row) if wrong_date(statement.text, row.extract.quote) else None

    def _text_dated(self, asked: Asked, statement: Statement, named: Named) -> str | None:
        """The text whose date is stated: the one named, or of several the one that is said to have ended."""
        if len(named.documents) > 1 and (ended := _ENDED.search(statement.text)):
            before = named_in(statement.text[: ended.start()].rpartition("，")[2], self.clauses.library)
            return before.documents[0] if len(before.documents) == 1 else None
        if len(named.documents) == 1:
            return named.documents[0]
        own = place_texts(self.clauses.library, asked.region) if asked.region else frozenset()
        return next(iter(own)) if len(own) == 1 and re.search("稿|意见|文件", statement.text) else None

    def _dating(self, asked: Asked, key: str) -> Evidence | None:
        """The clause that dates a text: 施行 of a law, the signature or the consultation of a document."""
        document = self.clauses.library.require(key)
        if document.meta.scheme is Scheme.STATUTE:
            last = document.articles[-1] if document.articles else None
            return self.clauses.evidence_of(asked, key, last.locator, 1.0) if last else None
        for section in ("调查结果", "落款"):
            if document.find(Locator(section=section)) is not None:
                return self.clauses.evidence_of(asked, key, Locator(section=section), 1.0)
        return None

    def _contradicted(self, asked: Asked, statement: Statement, named: Named) -> Denial | None:
        rows = self._rows(asked, statement, named)
        if not rows:
            return None
        attributed = bool(named.documents) or self._attributed(asked)
        chosen = self._on_the_matter(statement, rows)
        silent = chosen is None or not self._has_such_figures(statement, chosen)
        if attributed and silent and (other := self._elsewhere(asked, statement, rows)) is not None:
            return other
        if chosen is None:
            return None
        if not attributed and any(
            row is not chosen and row.score >= _SPOKEN and self._has_all_figures(statement, row) for row in rows
        ):
            return self._by_words(statement, chosen)
        denial = self._by_quantity(statement, chosen) or self._by_words(statement, chosen)
        return denial or self._by_actor(asked, statement, named)

    def _attributed(self, asked: Asked) -> bool:
        """Whether the document of a place is named: 辽宁那份文件, 广州稿子里."""
        return asked.region is not None and bool(re.search("稿|意见|文件|按广州|按辽宁|照广州|照辽宁", asked.text))

    def _rows(self, asked: Asked, statement: Statement, named: Named) -> list[Evidence]:
        """Clauses on the matter of the texts that the statement is about, best first."""
        words = statement.matter if len(statement.matter) < len(statement.text) else named.rest
        return self._found(asked, statement, named, words if len(words) >= _SHORTEST else statement.text)

    def _found(self, asked: Asked, statement: Statement, named: Named, words: str) -> list[Evidence]:
        own = place_texts(self.clauses.library, asked.region) if asked.region else frozenset()
        scope = frozenset(named.documents) or (own if own and self._attributed(asked) else None)
        scope = scope or in_scope(self.clauses.library, asked.region)
        units = tuple(dict.fromkeys(figure.unit for figure in stated_figures(statement.text)))
        sought = replace(asked, text=words, units=units)
        hits = self.clauses.index.read(words).hits(_DEPTH, scope, preferred=own)
        return [self.clauses.evidence(sought, hit) for hit in clauses_only(words, hits)]

    def _on_the_matter(self, statement: Statement, rows: Sequence[Evidence]) -> Evidence | None:
        """The clause that decides: the best, or a near one with the penalty or the figure that the statement is on."""
        best = rows[0]
        if claims_sanction(statement) and not sets_sanction(self._body(best)):
            near = (r for r in rows if r.score >= _LIABLE and r.document.key == best.document.key)
            chosen = next((r for r in near if sets_sanction(self._body(r))), None)
            if chosen is not None:
                return chosen
        elif figures := stated_figures(statement.text):
            units = {figure.unit for figure in figures}
            if not units & {figure.unit for figure in find_figures(self._body(best))}:
                with_one = (
                    r for r in rows if r.score >= _NEAR and units & {f.unit for f in find_figures(self._body(r))}
                )
                best = next(with_one, best)
        return best if best.score >= (_LEAST if best is rows[0] else _NEAR) else None

    def _body(self, row: Evidence) -> str:
        return row.whole

    def _clause(self, row: Evidence) -> Clause:
        body = self._body(row)
        return Clause(row.extract.statement, tuple(re.findall("[^。\n]+", body)), body)

    def _has_all_figures(self, statement: Statement, row: Evidence) -> bool:
        figures = stated_figures(statement.text)
        held = find_figures(self._body(row))
        return bool(figures) and all(any(same_figure(f, other) for other in held) for f in figures)

    def _has_such_figures(self, statement: Statement, row: Evidence) -> bool:
        """Whether a clause sets figures of the kind that is stated: it is then the one to be wrong about."""
        held = find_figures(self._body(row))
        return any(comparable(f, other) for f in stated_figures(statement.text) for other in held)

    def _elsewhere(self, asked: Asked, statement: Statement, rows: Sequence[Evidence]) -> Denial | None:
        """The stated figure stands in another text, not in the one that it is ascribed to."""
        if not stated_figures(statement.text) or any(self._has_all_figures(statement, row) for row in rows):
            return None
        row = rows[0]
        hits = self.clauses.index.read(statement.matter).hits(
            3, in_scope(self.clauses.library, None) - {row.document.key}
        )
        for hit in hits:
            other = self.clauses.evidence(asked, hit)
            if hit.score >= _LEAST and self._has_all_figures(statement, other):
                reason = f"《{row.document.meta.title}》没有这项规定，{other.citation.label}才有。"
                return Denial(other, reason, (row,), "没有")
        return None

    def _by_quantity(self, statement: Statement, row: Evidence) -> Denial | None:
        clause = self._clause(row)
        own = on_the_class_named(statement, clause)
        clause = own if find_figures(own.body) else clause
        if wrong_frequency(statement.text, clause.sentence):
            return Denial(row)
        return Denial(row) if wrong_figure(statement.text, clause.sentence, clause.body) else None

    def _by_words(self, statement: Statement, row: Evidence) -> Denial | None:
        clause = self._clause(row)
        own = on_the_class_named(statement, clause)
        if other_class(statement, clause) or any(rule(statement, own) for rule in _RULES):
            return Denial(row)
        return None

    def _by_actor(self, asked: Asked, statement: Statement, named: Named) -> Denial | None:
        """Another authority than the clause on the duty names, found without the name of the one stated."""
        words = without_actors(statement)
        if words == statement.matter or len(words) < _SHORTEST:
            return None
        rows = self._found(asked, statement, named, words)
        if not rows or rows[0].score < _SURE:
            return None
        return Denial(rows[0]) if other_actor(statement, self._clause(rows[0])) else None
