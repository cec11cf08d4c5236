"""Answers from the extended library of national laws, for questions that name such a law or ask for the library.

A law answers with the version in force today, or on the day that the question names; versions are never mixed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from assistant.answering.compose import Evidence, figures_of, notices, quoted, supporting
from assistant.answering.decline import declined
from assistant.answering.extract import Extract, extract
from assistant.answering.lead import lead
from assistant.asked import Asked
from assistant.dated import named_day
from assistant.library import open_national, today
from assistant.reply import Reply
from assistant.settings import Settings
from corpus.errors import IndexMissing, MissingError
from corpus.locator import label
from corpus.models import Document, Locator, Reference
from corpus.national import NationalLaw, NationalLibrary
from corpus.normalize import fold
from corpus.registry import Registry
from corpus.vocabulary import Route
from indexes.national import NationalHit, NationalIndex, national_build, open_national_index
from indexes.national_build import COMMAND

NATIONAL_NAME = "national"
"""Folder of the national library's index under the index folder."""

LEAST_OF_LAW, LEAST_OF_LIBRARY = 0.05, 0.1
"""Least lexical score of an article that answers, in a law that is named and in the whole library.

Of 720 lay questions that the library answers, 95% reach the first and 90% the second; a score cannot tell much more.
"""

SURE = 0.2
"""From this lexical score on an article is given as the answer, below as the nearest one."""

_SUPPORTING_SHARE = 0.7
_SUPPORTING = 2
_MOST_CLAUSES = 6
_SHORTEST_REST = 3
_ASKS_LIBRARY = re.compile(
    r"(?:全国|国家)(?:的)?法律(?:法规)?(?:数据)?库|(?:全国|国家)(?:的|性的?)?法律(?:里|中|当中|上有)"
)
_NOT_A_NAME = re.compile(r"规(?!定)|律(?!师)|[院官庭人子制治学]|定代表|定[人的]|实施|修正")
_PLACE_BEFORE = re.compile(r"[省市县区州]$")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A national law that a question names: its title, and the clauses named by number."""

    title: str
    locators: tuple[Locator, ...] = ()


class NationalAnswerer:
    """Answers from the national library.

    Args:
        settings: where the index and imported versions lie, and which day is today.
        registry: the registered texts, whose names are never names of national laws.
        national: the library; by default the one that the settings give.
    """

    def __init__(self, settings: Settings, registry: Registry, national: NationalLibrary | None = None) -> None:
        self.national = national or open_national(settings)
        self._folder = settings.indexes / NATIONAL_NAME
        self._today = today(settings)
        self._registry = registry
        self._index: NationalIndex | None = None

    def document(self, key: str) -> Document | None:
        """A national law by its key, for proving a citation."""
        try:
            return self.national.get(key) if key in self.national else None
        except MissingError:
            return None

    def answer(self, asked: Asked, unknown: Sequence[Reference]) -> Reply | None:
        """Answer a question of the national library; None where it is none.

        Args:
            asked: the question.
            unknown: references to texts outside the registry.
        """
        if any(reference.document is None for reference in unknown):
            return None
        try:
            wanted, rest = self._named(asked.text, unknown)
            if not wanted and not _ASKS_LIBRARY.search(fold(asked.text).text):
                return None
            index = self._opened()
        except MissingError as error:
            return declined(asked, f"{error}。")
        if index is None:
            return declined(asked, self._not_built(wanted))
        day = found.day if (found := named_day(asked.text, self._today)) else None
        if not wanted:
            return self._search(asked, _ASKS_LIBRARY.sub("", asked.text), self._answering(day), index)
        return self._from_named(asked, wanted, rest, day, index)

    def _named(self, question: str, unknown: Sequence[Reference]) -> tuple[tuple[Wanted, ...], str]:
        """The national laws named, and the question without their names."""
        found: dict[str, tuple[Locator, ...]] = {}
        rest = question
        for reference in unknown:
            found[reference.title] = (*found.get(reference.title, ()), *reference.locators)
            rest = rest.replace(reference.raw, " ", 1)
        for name, title in self._bare_names(rest):
            found.setdefault(title, ())
            rest = rest.replace(name, " ", 1)
        return tuple(Wanted(title, locators) for title, locators in found.items()), rest.strip(" ，,里中的规定")

    def _bare_names(self, text: str) -> Iterator[tuple[str, str]]:
        """Titles that stand in a question without 《》 and without a clause number, with the full title."""
        own = [alias.name for alias in self._registry.aliases if alias.name in text]
        at = 0
        while at < len(text):
            begun = self._names_by_start.get(text[at : at + 2], ())
            name = next((n for n in begun if text.startswith(n, at)), "")
            if name and not self._is_part(text, at, name) and not any(name in alias for alias in own):
                yield name, self.national.names[name][-1].title
                at += len(name)
            else:
                at += 1

    @cached_property
    def _names_by_start(self) -> Mapping[str, Sequence[str]]:
        """Titles of national laws by their first two characters, the longest first."""
        found: dict[str, list[str]] = {}
        for name in sorted(self.national.names, key=len, reverse=True):
            found.setdefault(name[:2], []).append(name)
        return found

    def _is_part(self, text: str, at: int, name: str) -> bool:
        """Whether the words are part of another word or of another text's name: 用水法律, 广州市消防法实施办法."""
        if _NOT_A_NAME.match(text, at + len(name)) or _PLACE_BEFORE.search(text, 0, at):
            return True
        return len(name) == 2 and at > 0 and text[at - 1] not in "照按据反和与、，《 "

    def _opened(self) -> NationalIndex | None:
        """The index in use, opened once and again after it was built anew."""
        build = national_build(self._folder)
        if build is None or self._index is None or self._index.folder != build:
            self._index = open_national_index(self._folder, self.national)
        return self._index

    def _not_built(self, wanted: Sequence[Wanted]) -> str:
        named = "".join(f"《{law.title}》" for law in wanted[:1])
        about = f"{named}属于全国法律库，" if named else "全国法律库"
        return f"{about}检索索引尚未建立；运行 {COMMAND} 之后可以查询，现有五部文本不能替它作答。"

    def _answering(self, day: date | None) -> dict[str, NationalLaw]:
        """The versions that answer for a day, by key: in force today, or the newest of a named day."""
        if day is None:
            return {law.law_id: law for law in self.national.in_force()}
        versions = (self.national.by_title(law.title, day) for law in self.national)
        return {law.law_id: law for law in versions if law is not None}

    def _from_named(
        self, asked: Asked, wanted: Sequence[Wanted], rest: str, day: date | None, index: NationalIndex
    ) -> Reply:
        laws: dict[str, NationalLaw] = {}
        places: list[tuple[Document, Locator]] = []
        for row in wanted:
            law = self.national.by_title(row.title, day)
            if law is None:
                return declined(asked, self._none_in_force(row.title, day))
            laws[law.law_id] = law
            places += [(self.national.get(law.law_id), locator) for locator in row.locators]
        if places:
            return self._look_up(asked, places[:_MOST_CLAUSES])
        if len(rest) < _SHORTEST_REST:
            return self._look_up(asked, [(d, d.clauses[0].locator) for d in map(self._first, laws) if d.clauses])
        return self._search(asked, rest, laws, index)

    def _first(self, law_id: str) -> Document:
        document = self.national.get(law_id)
        return replace(document, clauses=document.articles or document.clauses)

    def _none_in_force(self, title: str, day: date | None) -> str:
        when = f"{day.isoformat()}时" if day else "今天"
        return f"《{title}》{when}没有可以作答的文本：{'；'.join(self.national.explain(title, day))}。"

    def _look_up(self, asked: Asked, places: Sequence[tuple[Document, Locator]]) -> Reply:
        """The words of articles that were named by number."""
        rows = []
        for document, locator in places:
            clause = document.find(locator)
            if clause is None:
                where = label(locator, document.meta.scheme)
                count = len(document.articles)
                return declined(asked, f"《{document.meta.title}》没有{where}：全文共{count}条。")
            words = document.body(clause)
            rows.append(Evidence(document, Extract(clause, words, words, (), 1.0), 1.0))
        written = [part for row in rows for part in (self._heading(row), quoted(row, asked.language))]
        return self._written(asked, Route.LOOKUP, written, rows, [row.extract.quote for row in rows])

    def _heading(self, row: Evidence) -> str:
        headings = " > ".join(row.extract.clause.headings)
        return f"{row.citation.label}{f'（{headings}）' if headings else ''}："

    def _search(self, asked: Asked, rest: str, laws: dict[str, NationalLaw], index: NationalIndex) -> Reply:
        """The best article of some laws, and those that match nearly as well."""
        named = len(laws) <= _MOST_CLAUSES
        where = "、".join(f"《{law.title}》" for law in laws.values()) if named else "全国法律库"
        hits = index.search(rest, laws, 1 + _SUPPORTING)
        if not hits or hits[0].lexical < (LEAST_OF_LAW if named else LEAST_OF_LIBRARY):
            return declined(asked, f"在{where}中没有找到回答这个问题的条文；可以换一种问法，或直接问第几条。")
        asking = replace(asked, text=rest)
        rows = [self._evidence(asking, hit) for hit in hits if hit.score >= _SUPPORTING_SHARE * hits[0].score]
        first, others = rows[0], rows[1:]
        route = Route.FIGURE if asked.units and first.extract.figures else Route.CLAUSE
        head = "" if hits[0].lexical >= SURE else self._nearest(asked, where)
        written = [head + lead(asking, first.document, first.extract), quoted(first, asked.language)]
        written += [supporting(others, asked.language)] if others else []
        shown = [first.extract.quote, *(row.extract.sentence for row in others)]
        return self._written(asked, route, written, rows, shown)

    def _nearest(self, asked: Asked, where: str) -> str:
        if asked.language == "en":
            return "The nearest article that was found, which may not answer the question: "
        return f"{where}中最相近的条文如下，是否适用请核对："

    def _evidence(self, asked: Asked, hit: NationalHit) -> Evidence:
        document = self.national.get(hit.law_id)
        clause = document.find(hit.locator)
        if clause is None:
            raise IndexMissing(f"国家法律库的索引与文本不一致；请运行 {COMMAND} 重建")
        return Evidence(document, extract(document, clause, asked), min(1.0, hit.score))

    def _written(
        self, asked: Asked, route: Route, parts: Sequence[str], evidence: Sequence[Evidence], shown: Sequence[str]
    ) -> Reply:
        remarks = notices((row.document for row in evidence), self._today, asked.language)
        text = "\n\n".join(parts) + "".join(f"\n\n*{remark}*" for remark in remarks)
        return Reply(
            question=asked.raw,
            route=route,
            answer=text,
            language=asked.language,
            citations=tuple(row.citation for row in evidence),
            figures=figures_of(evidence, shown),
            notices=remarks,
        )
