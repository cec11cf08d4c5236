"""The graph as a file: JSON, GraphML, or one HTML page that can be explored without a network."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from assistant.graph import Graph
from corpus.crosswalk import Place
from corpus.locator import dotted
from corpus.models import Document
from corpus.vocabulary import Held

_LONGEST_TEXT = 400
_COLUMNS = ("guangzhou", "neibao", "fankong", "baoan", "liaoning")
_OTHERS = "*"
_DATA_MARK = "/*GRAPH*/null"


def node_id(place: Place) -> str:
    """A place as one word pair: `neibao 13.1.7`; the key alone for a whole text."""
    return f"{place.document} {dotted(place.locator)}".strip()


def as_json(graph: Graph) -> str:
    """Nodes, edges and the mentions that lead nowhere, as JSON."""
    values = {"nodes": _nodes(graph), "edges": _edges(graph), "unresolved": _loose(graph)}
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def _nodes(graph: Graph) -> list[dict[str, Any]]:
    held = {document.key: document for document in graph.documents}
    return [
        {
            "id": node_id(place),
            "document": place.document,
            "title": graph.titles.get(place.document)
            or (held[place.document].meta.title if place.document in held else ""),
            "locator": dotted(place.locator),
            "label": graph.label(place),
            **_words(held.get(place.document), place),
        }
        for place in graph.places
    ]


def _words(document: Document | None, place: Place) -> dict[str, str]:
    clause = document.find(place.locator) if document and not place.locator.is_empty else None
    if document is None or clause is None:
        return {"text": "", "kind": ""}
    words = " ".join(document.words(clause).split())
    shown = words if len(words) <= _LONGEST_TEXT else words[:_LONGEST_TEXT] + "…"
    return {"text": shown, "kind": "digest" if document.held is Held.DIGEST else "verbatim"}


def _edges(graph: Graph) -> list[dict[str, str]]:
    return [
        {
            "source": node_id(edge.source),
            "target": node_id(edge.target),
            "kind": edge.kind,
            "words": edge.words,
            "why": edge.why,
            "form": edge.form,
        }
        for edge in graph.edges
    ]


def _loose(graph: Graph) -> list[dict[str, Any]]:
    return [
        {
            "source": node_id(loose.source),
            "words": loose.words,
            "title": loose.title,
            "reason": loose.reason,
            "see": list(loose.see),
        }
        for loose in graph.loose
    ]


def as_graphml(graph: Graph) -> str:
    """GraphML, as yEd, Gephi and networkx read it."""
    names = {"node": ("label", "document", "locator"), "edge": ("kind", "words", "why", "form")}
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    lines += [
        f'<key id="{name}" for="{domain}" attr.name="{name}" attr.type="string"/>'
        for domain, fields in names.items()
        for name in fields
    ]
    lines.append('<graph id="neibao" edgedefault="directed">')
    for node in _nodes(graph):
        lines.append(f"<node id={quoteattr(node['id'])}>{_data(node, names['node'])}</node>")
    for number, edge in enumerate(_edges(graph)):
        ends = f"source={quoteattr(edge['source'])} target={quoteattr(edge['target'])}"
        lines.append(f'<edge id="e{number}" {ends}>{_data(edge, names["edge"])}</edge>')
    return "\n".join([*lines, "</graph>", "</graphml>", ""])


def _data(values: dict[str, Any], names: tuple[str, ...]) -> str:
    return "".join(f'<data key="{name}">{escape(values[name])}</data>' for name in names if values[name])


def as_html(graph: Graph) -> str:
    """One page with the picture, its data and its script inside."""
    page = files("assistant").joinpath("data", "graph.html").read_text(encoding="utf-8")
    held = {document.key: document.meta.short_title for document in graph.documents}
    present = {place.document for place in graph.places}
    columns = [{"key": key, "title": held[key]} for key in _COLUMNS if key in held and key in present]
    if present - {column["key"] for column in columns}:
        columns.append({"key": _OTHERS, "title": "其他文件"})
    values = {"columns": columns, "nodes": _nodes(graph), "edges": _edges(graph), "unresolved": _loose(graph)}
    return page.replace(_DATA_MARK, json.dumps(values, ensure_ascii=False).replace("</", "<\\/"))
