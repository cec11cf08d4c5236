"""What `neibao clause` shows beside a clause: what it cites, what cites it, what stands behind it, what rests on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from assistant.graph import ANSWERS, CITES, RESTS_ON, Edge, Graph, Loose
from corpus.crosswalk import Place, load_crosswalk
from corpus.locator import dotted

_REASONS = {
    "not_held": "未收录",
    "no_such_clause": "没有这一条",
    "no_law": "未写明是哪部法",
    "ambiguous": "指向不唯一",
}


@dataclass(frozen=True, slots=True)
class Ties:
    """Everything tied to one clause.

    Attributes:
        cites: what its words cite.
        cited_by: the clauses whose words cite it, and the hanging references that it answers.
        behind: the articles behind it, by the crosswalk.
        resting: the clauses of the two documents that rest on it.
        hanging: what answers its hanging references.
        gaps: what in it no article held says.
        loose: its mentions that lead to nothing held.
    """

    cites: tuple[Edge, ...]
    cited_by: tuple[Edge, ...]
    behind: tuple[Edge, ...]
    resting: tuple[Edge, ...]
    hanging: tuple[Edge, ...]
    gaps: tuple[str, ...]
    loose: tuple[Loose, ...]


def ties_of(graph: Graph, place: Place) -> Ties:
    """The ties of a clause, with those of its parts."""
    leaving, arriving = list(graph.leaving(place)), list(graph.arriving(place))
    rows = load_crosswalk().behind(place.document, place.locator)
    around = [edge for row in rows for edge in graph.leaving(row.clause) if edge.kind == RESTS_ON]
    return Ties(
        cites=_once(edge for edge in leaving if edge.kind == CITES),
        cited_by=_once(edge for edge in arriving if edge.kind == CITES and not _inside(place, edge.source)),
        behind=_once(edge for edge in [*leaving, *around] if edge.kind == RESTS_ON),
        resting=_once(edge for edge in arriving if edge.kind in (RESTS_ON, ANSWERS)),
        hanging=_once(edge for edge in leaving if edge.kind == ANSWERS),
        gaps=tuple(row.gap for row in rows if row.gap),
        loose=tuple(graph.loose_in(place)),
    )


def _inside(outer: Place, inner: Place) -> bool:
    return outer.document == inner.document and outer.locator.clause == inner.locator.clause


def _once(edges: Any) -> tuple[Edge, ...]:
    return tuple(dict.fromkeys(edges))


def ties_text(graph: Graph, ties: Ties) -> str:
    """The ties as lines for a terminal; empty where there are none."""
    sections = (
        ("引用了", [f"{graph.label(e.target)}（{e.words}）" for e in ties.cites]),
        ("被引用于", [f"{graph.label(e.source)}（{e.words}）" for e in ties.cited_by]),
        ("背后的条文", [f"{graph.label(e.target)}：{e.why}" for e in ties.behind]),
        ("没有条文支持的部分", list(ties.gaps)),
        ("两份文件中以此为依据的", [_resting(graph, e) for e in ties.resting]),
        ("依法、有关规定等所指", [f"{e.words} → {graph.label(e.target)}" for e in ties.hanging]),
        ("未能对应的提法", [_loose(loose) for loose in ties.loose]),
    )
    blocks = [f"{title}：\n" + "\n".join(f"  {line}" for line in lines) for title, lines in sections if lines]
    return "\n".join(blocks)


def _resting(graph: Graph, edge: Edge) -> str:
    return f"{graph.label(edge.source)}：{edge.why or f'{edge.words}，指的就是本条'}"


def _loose(loose: Loose) -> str:
    see = f"；可参看国家法律库的{'、'.join(f'《{title}》' for title in loose.see)}" if loose.see else ""
    return f"{loose.words}：{_REASONS.get(loose.reason, loose.reason)}{see}"


def ties_json(graph: Graph, ties: Ties) -> dict[str, Any]:
    """The ties as JSON values."""
    return {
        "cites": [_row(graph, e.target, words=e.words, form=e.form) for e in ties.cites],
        "cited_by": [_row(graph, e.source, words=e.words, form=e.form) for e in ties.cited_by],
        "behind": [_row(graph, e.target, why=e.why) for e in ties.behind],
        "gaps": list(ties.gaps),
        "resting_on_it": [_row(graph, e.source, why=e.why, words=e.words) for e in ties.resting],
        "hanging": [_row(graph, e.target, words=e.words) for e in ties.hanging],
        "unresolved": [
            {"words": x.words, "title": x.title, "reason": x.reason, "see": list(x.see)} for x in ties.loose
        ],
    }


def _row(graph: Graph, place: Place, **more: str) -> dict[str, Any]:
    spot = place.locator
    return {
        "document": place.document,
        "article": spot.article,
        "article_suffix": spot.article_suffix,
        "section": spot.section,
        "paragraph": spot.paragraph,
        "item": spot.item,
        "subitem": spot.subitem,
        "locator": dotted(spot),
        "label": graph.label(place),
        **more,
    }
