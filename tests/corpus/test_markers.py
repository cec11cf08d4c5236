"""Each marker matches its examples, and each example is taken by its own level alone."""

from __future__ import annotations

import pytest

from corpus.markers import SCHEMES, Level, Marker
from corpus.normalize import fold
from corpus.vocabulary import Scheme

MARKERS = {level.marker.name: level.marker for levels in SCHEMES.values() for level in levels}
ROWS = [(scheme, level) for scheme, levels in SCHEMES.items() for level in levels]
EXAMPLES = [(marker, line, number) for marker in MARKERS.values() for line, number in marker.examples]


@pytest.mark.parametrize(("marker", "line", "number"), EXAMPLES, ids=[line for _, line, _ in EXAMPLES])
def test_a_marker_matches_its_example_and_reads_its_number(marker: Marker, line: str, number: int) -> None:
    found = marker.match(fold(line).text)
    assert found is not None
    assert found[0] == number


@pytest.mark.parametrize(("scheme", "level"), ROWS, ids=lambda value: getattr(value, "value", None))
def test_an_example_is_matched_by_its_own_level_of_the_scheme_alone(scheme: Scheme, level: Level) -> None:
    for line, _ in level.marker.examples:
        matching = [other.marker.name for other in SCHEMES[scheme] if other.marker.match(fold(line).text)]
        assert matching == [level.marker.name]


@pytest.mark.parametrize("scheme", Scheme)
def test_every_scheme_has_levels_that_lie_ever_deeper(scheme: Scheme) -> None:
    depths = [level.depth for level in SCHEMES[scheme]]
    assert depths
    assert depths == sorted(depths)


@pytest.mark.parametrize("marker", MARKERS.values(), ids=MARKERS)
def test_a_marker_has_examples_and_matches_none_of_anothers_plain_words(marker: Marker) -> None:
    assert marker.examples
    for line in (
        "单位应当配备保安员",
        "本条例自发布之日起施行",
        "十余年来",
        "3名保安员",
        "一是加强领导",
    ):
        assert marker.match(line) is None


def test_a_suffix_is_read_with_its_article() -> None:
    assert MARKERS["条"].match("第一百二十条之一 资助") == (120, 1, 9)
