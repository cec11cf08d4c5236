"""The library as a graph: what a clause shows beside its words, and the graph as a file."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from assistant.cli import main
from assistant.graph import Graph, build_graph
from assistant.graph_formats import as_graphml, as_html, as_json
from assistant.ties import ties_of
from corpus.crosswalk import Place
from corpus.library import Library
from corpus.locator import dotted
from corpus.models import Locator
from corpus.sources import SHIPPED


@pytest.fixture(scope="module")
def graph() -> Graph:
    return build_graph(Library(SHIPPED))


def names(places: object) -> set[str]:
    return {f"{place.document} {dotted(place.locator)}" for place in places}  # type: ignore[attr-defined]


def test_a_clause_shows_the_articles_behind_it_with_the_reason(graph: Graph) -> None:
    ties = ties_of(graph, Place("liaoning", Locator(21)))
    assert names(edge.target for edge in ties.behind) == {"neibao 5"}
    assert all(edge.why for edge in ties.behind)
    assert ties.gaps


def test_a_part_of_a_clause_without_a_row_shows_that_of_its_clause(graph: Graph) -> None:
    ties = ties_of(graph, Place("guangzhou", Locator(6, item=3)))
    assert "baoan 18.1" in names(edge.target for edge in ties.behind)


def test_an_article_shows_what_in_the_two_documents_rests_on_it(graph: Graph) -> None:
    ties = ties_of(graph, Place("neibao", Locator(13)))
    assert {"guangzhou 6.2", "guangzhou 15", "liaoning 28"} <= names(edge.source for edge in ties.resting)


def test_an_article_shows_what_it_cites_and_what_cites_it(graph: Graph) -> None:
    assert names(e.target for e in ties_of(graph, Place("fankong", Locator(32))).cites) == {"fankong 27"}
    assert "fankong 32.2" in names(e.source for e in ties_of(graph, Place("fankong", Locator(27))).cited_by)
    assert names(e.target for e in ties_of(graph, Place("baoan", Locator(11))).cites) == {"baoan 8", "baoan 10"}


def test_a_hanging_reference_leads_to_its_answer_or_says_why_not(graph: Graph) -> None:
    ties = ties_of(graph, Place("liaoning", Locator(10)))
    assert names(edge.target for edge in ties.hanging) == {"fankong 32.3", "baoan 25.2"}
    assert [loose.words for loose in ties.loose] == ["按规定"]


def test_every_end_of_every_tie_is_a_node(graph: Graph) -> None:
    values = json.loads(as_json(graph))
    ids = [node["id"] for node in values["nodes"]]
    assert len(set(ids)) == len(ids)
    assert {edge[end] for edge in values["edges"] for end in ("source", "target")} == set(ids)


def test_graphml_is_well_formed_and_holds_every_tie(graph: Graph) -> None:
    root = ElementTree.fromstring(as_graphml(graph))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    assert len(root.findall(f".//{space}edge")) == len(graph.edges)
    assert len(root.findall(f".//{space}node")) == len(graph.places)


def test_the_page_loads_nothing_from_elsewhere_and_carries_its_data(graph: Graph) -> None:
    page = as_html(graph)
    assert "/*GRAPH*/null" not in page
    assert page.count("</script>") == 1
    for outside in ("src=", "href=", "@import", "fetch(", "url("):
        assert outside not in page
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("name", ["graph.json", "graph.graphml", "graph.html"])
def test_the_command_writes_each_format(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main(["graph", "--out", str(tmp_path / name)]) == 0
    assert (tmp_path / name).stat().st_size > 10_000
    assert "条联系" in capsys.readouterr().out
    assert not home.exists()


def test_an_unknown_format_and_an_unwritable_place_are_one_line(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["graph", "--out", str(tmp_path / "graph.pdf")]) == 2
    assert main(["graph", "--out", str(tmp_path / "missing" / "graph.json")]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert ".graphml" in lines[0]


def test_the_clause_command_shows_the_ties(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clause", "liaoning", "21"]) == 0
    assert "背后的条文：\n  内保条例第五条" in capsys.readouterr().out
    assert main(["clause", "neibao", "13", "--json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert {"cites", "cited_by", "behind", "gaps", "resting_on_it", "hanging", "unresolved"} <= set(row)
    assert any(tie["document"] == "liaoning" and tie["article"] == 28 for tie in row["resting_on_it"])


def test_a_national_law_shows_what_its_words_cite(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clause", "网络安全法", "62", "--json"]) == 0
    cites = json.loads(capsys.readouterr().out)["cites"]
    assert {(tie["article"], tie["paragraph"]) for tie in cites} >= {(61, 3)}
