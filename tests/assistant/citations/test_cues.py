"""Every word list of the citation check finds its examples, and none of its counter-examples."""

from __future__ import annotations

import pytest

from assistant.citations.cues import Cues, cue, load_cues


@pytest.mark.parametrize("cues", load_cues().values(), ids=lambda cues: cues.name)
def test_a_word_list_finds_its_examples_and_no_counter_example(cues: Cues) -> None:
    assert cues.examples
    assert [example for example in cues.examples if not cue(cues.name).search(example)] == []
    assert [example for example in cues.counter if cue(cues.name).search(example)] == []
