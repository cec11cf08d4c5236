"""Clauses that a question of several parts needs beside those cited: each part's own, and the liability.

They are added as 相关条款 under the answer; nothing that it says is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answering.clauses import ClauseAnswerer
from assistant.answering.compose import Evidence, figures_of, supporting
from assistant.answering.parts import asking_pieces
from assistant.answering.scope import in_scope, laws_behind, place_texts
from assistant.answering.several import asks_the_law_too, clauses_only, without_comparing
from assistant.answering.slots import sets_sanction
from assistant.asked import Asked
from assistant.lookup import named_in
from assistant.reply import Reply
from corpus.models import Locator
from corpus.vocabulary import Place, Route

_MOST = 3
"""At most this many clauses are added."""

_SURE = 0.2
"""A clause is added where it has at least this share of the belief in a part's words."""

_LIABLE = 0.02
_DEPTH = 12
_DEEP = 40
_PENALTY = re.compile(r"罚|处分|后果|什么责任|追究|追责|怎么处理|咋处理|受什么处理|处置")
_DUTY = re.compile(r"义务|责任|应该|该|要|做什么|干什么|讲究|期限|材料|能不能|可不可以|可以|怎么做|规定|条件|要求")


@dataclass(frozen=True, slots=True)
class Further:
    """Adds what a question of several parts needs.

    Attributes:
        clauses: who finds clauses.
    """

    clauses: ClauseAnswerer

    def complete(self, asked: Asked, reply: Reply) -> Reply:
        """The reply with the clauses that its question needs and that it does not cite yet.

        Args:
            asked: the whole question.
            reply: its answer.
        """
        if asked.language == "en" or reply.route not in (Route.CLAUSE, Route.FIGURE, Route.COMPARE):
            return reply
        if not reply.citations or reply.answer.startswith(("不是", "没有")):
            return reply
        pieces = asking_pieces(asked.text)
        several = len(pieces) > 1
        if not several and not (pieces and asks_the_law_too(asked)):
            return reply
        cited = {(citation.document, citation.locator.clause) for citation in reply.citations}
        found: dict[tuple[str, Locator], Evidence] = {}
        sources = [self._behind(asked, reply)]
        if several:
            sources += [self._liable(asked, reply), self._of_parts(asked, pieces)]
        for row in (row for source in sources for row in source):
            place = (row.document.key, row.extract.clause.locator.clause)
            if place not in cited:
                found.setdefault(place, row)
        return self._with(asked, reply, list(found.values())[:_MOST]) if found else reply

    def _of_parts(self, asked: Asked, pieces: Sequence[tuple[str, ...]]) -> Iterator[Evidence]:
        """The clauses of each part, read alone and with what the question is about; the surest first."""
        region = None if asked.both_places else asked.region
        rows: list[Evidence] = []
        for words in dict.fromkeys(words for readings in pieces for words in readings):
            named = named_in(words, self.clauses.library).documents
            scope = frozenset(named) or in_scope(self.clauses.library, region)
            hits = clauses_only(words, self.clauses.index.read(words).hits(_DEPTH, scope))
            sought = replace(asked, text=words, units=())
            rows += [self.clauses.evidence(sought, hit) for hit in hits[:2] if hit.score >= _SURE]
        if asked.both_places:
            rows += self._of_places(asked)
        yield from sorted(rows, key=lambda row: -row.score)

    def _of_places(self, asked: Asked) -> Iterator[Evidence]:
        """Of each place's text the clauses that match next best."""
        reading = self.clauses.index.read(without_comparing(asked.raw))
        for place in Place:
            for hit in reading.hits(2, place_texts(self.clauses.library, place)):
                if hit.score >= _SURE:
                    yield self.clauses.evidence(replace(asked, units=()), hit)

    def _liable(self, asked: Asked, reply: Reply) -> Iterator[Evidence]:
        """The clause on liability in the text of the duty, where a question asks for both."""
        if not (_PENALTY.search(asked.text) and _DUTY.search(asked.text)):
            return
        if any(sets_sanction(citation.quote) for citation in reply.citations):
            return
        key = reply.citations[0].document
        for hit in self.clauses.index.read(asked.text).hits(_DEEP, {key}):
            if hit.score >= _LIABLE and sets_sanction(hit.passage.text):
                yield self.clauses.evidence(replace(asked, units=()), hit)
                return

    def _behind(self, asked: Asked, reply: Reply) -> Iterator[Evidence]:
        """The articles behind the first clause, where a question asks for the law too and none is cited with it."""
        first = reply.citations[0]
        if not asks_the_law_too(asked) or first.standing == "in_force":
            return
        for key, locator in laws_behind(first.document, first.locator):
            document = self.clauses.library.get(key)
            if document is not None and document.find(locator) is not None:
                yield self.clauses.evidence_of(replace(asked, units=()), key, locator, 0.0)

    def _with(self, asked: Asked, reply: Reply, rows: Sequence[Evidence]) -> Reply:
        """The reply with further clauses under its text, before its notices."""
        shown = [row.extract.sentence for row in rows]
        more = self.clauses.remarks(asked, rows)
        remarks = tuple(dict.fromkeys((*reply.notices, *more)))
        body = reply.answer
        for remark in reply.notices:
            body = body.replace(f"\n\n*{remark}*", "")
        answer = f"{body}\n\n{supporting(rows)}" + "".join(f"\n\n*{remark}*" for remark in remarks)
        count = len(reply.citations)
        figures = tuple(replace(f, citation=(f.citation or 0) + count) for f in figures_of(rows, shown))
        return replace(
            reply,
            answer=answer,
            citations=(*reply.citations, *(row.citation for row in rows)),
            figures=(*reply.figures, *figures),
            notices=remarks,
        )
