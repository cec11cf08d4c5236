"""The library as a graph: which clause cites which, and what in the two documents rests on what.

Three kinds of edges: `cites` (a reference in the words), `rests_on` (a row of the crosswalk), `answers` (a hanging
reference such as 依法, tied to the article that answers it).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from corpus.crosswalk import Place, load_crosswalk, load_hanging
from corpus.library import Library
from corpus.locator import dotted, label
from corpus.models import Document, Locator, Reference
from corpus.national import NationalLibrary
from corpus.references import Texts, references_in
from corpus.references.layout import document_layout

CITES, RESTS_ON, ANSWERS = "cites", "rests_on", "answers"


@dataclass(frozen=True, slots=True)
class Edge:
    """One tie between two places.

    Attributes:
        kind: cites, rests_on or answers.
        words: the mention, or the hanging phrase; empty for a row of the crosswalk.
        why: the crosswalk's reason; empty for the others.
        form: how a reference is written.
    """

    source: Place
    target: Place
    kind: str
    words: str = ""
    why: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class Loose:
    """A mention that leads to no clause held, and why.

    Attributes:
        title: the text it names, empty where it names none.
        reason: `Unresolved`, or in words for a hanging reference.
        see: titles of the national library that bear on it.
    """

    source: Place
    words: str
    title: str
    reason: str
    see: tuple[str, ...] = ()


@dataclass(frozen=True)
class Graph:
    """All ties between the texts that are held."""

    documents: tuple[Document, ...]
    edges: tuple[Edge, ...]
    loose: tuple[Loose, ...]
    titles: dict[str, str] = field(default_factory=dict)

    def leaving(self, place: Place) -> Iterator[Edge]:
        """The ties that begin in a clause or in a part of it."""
        return (edge for edge in self._by_document[0][place.document] if _within(place, edge.source))

    def arriving(self, place: Place) -> Iterator[Edge]:
        """The ties that lead to a clause, to a part of it, or to what holds it."""
        edges = self._by_document[1][place.document]
        return (edge for edge in edges if _within(place, edge.target) or _holds(edge.target, place))

    def loose_in(self, place: Place) -> Iterator[Loose]:
        """The mentions of a clause that lead nowhere held."""
        return (loose for loose in self.loose if _within(place, loose.source))

    @cached_property
    def _by_document(self) -> tuple[dict[str, list[Edge]], dict[str, list[Edge]]]:
        leaving, arriving = defaultdict(list), defaultdict(list)
        for edge in self.edges:
            leaving[edge.source.document].append(edge)
            arriving[edge.target.document].append(edge)
        return leaving, arriving

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every place that a tie touches, in the order of the texts."""
        order = {document.key: number for number, document in enumerate(self.documents)}
        found = {place for edge in self.edges for place in (edge.source, edge.target)}
        return tuple(sorted(found, key=lambda place: (order.get(place.document, 99), place.document, _sort(place))))

    def label(self, place: Place) -> str:
        """How a place is written for people: 内保条例第十三条第一款第（七）项."""
        document = next((d for d in self.documents if d.key == place.document), None)
        if document is None:
            return f"《{self.titles.get(place.document, place.document)}》{dotted(place.locator)}"
        return document.meta.short_title + label(place.locator, document.meta.scheme)


def _within(outer: Place, inner: Place) -> bool:
    return outer.document == inner.document and outer.locator.covers(inner.locator)


def _holds(outer: Place, inner: Place) -> bool:
    """Whether a place smaller than its text holds another; 本条例 alone does not point at every article."""
    return not outer.locator.is_empty and _within(outer, inner)


def _sort(place: Place) -> tuple[int, ...]:
    spot = place.locator
    parts = (spot.article, spot.article_suffix, spot.paragraph, spot.item, spot.subitem)
    return tuple(part or 0 for part in parts)


def build_graph(library: Library, national: NationalLibrary | None = None, also: Sequence[Document] = ()) -> Graph:
    """Read every text that is held, and tie its clauses.

    Args:
        library: the registry's texts.
        national: names the laws that they cite outside the registry.
        also: further texts whose clauses are tied too, for example a national law that is asked for.
    """
    texts = Texts(library.registry, library, national)
    held = tuple(library.documents())
    documents = held + tuple(document for document in also if document.key not in {d.key for d in held})
    edges, loose, titles = list[Edge](), list[Loose](), dict[str, str]()
    for document in documents:
        layout = document_layout(document)
        for reference in references_in(document, texts):
            source = Place(document.key, layout.at(reference.span.start))
            if reference.document is not None:
                titles[reference.document] = reference.title
            if reference.reason is None and reference.document is not None:
                edges += _cited(source, reference, reference.document)
            elif reference.title or reference.locators:
                loose.append(Loose(source, reference.raw, reference.title, str(reference.reason)))
    edges += _crosswalk_edges()
    hanging_edges, hanging_loose = _hanging()
    return Graph(documents, tuple(edges + hanging_edges), tuple(loose + hanging_loose), titles)


def _cited(source: Place, reference: Reference, key: str) -> Iterator[Edge]:
    own = key == source.document
    for locator in reference.locators or (Locator(),):
        if not (own and locator.is_empty):  # 本条例 alone ties a clause to nothing but its own text
            yield Edge(source, Place(key, locator), CITES, reference.raw, form=str(reference.form))


def _crosswalk_edges() -> Iterable[Edge]:
    return [
        Edge(row.clause, basis.place, RESTS_ON, why=basis.why) for row in load_crosswalk().rows for basis in row.behind
    ]


def _hanging() -> tuple[list[Edge], list[Loose]]:
    ties = load_hanging()
    edges = [Edge(tie.clause, place, ANSWERS, tie.words, form="hanging") for tie in ties for place in tie.answers]
    return edges, [Loose(tie.clause, tie.words, "", tie.none, tie.see) for tie in ties if tie.none]
