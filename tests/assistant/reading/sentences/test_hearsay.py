"""What somebody else says, misread or believes is no number of the unit."""

from __future__ import annotations

import pytest

from assistant.reading.sentences.hearsay import Hearsay, load_hearsay


@pytest.mark.parametrize("row", load_hearsay(), ids=lambda row: str(row.examples[0]))
def test_each_row_matches_its_examples_and_not_its_near_ones(row: Hearsay) -> None:
    assert row.examples
    assert row.others
    assert all(row.pattern.search(example) for example in row.examples)
    assert not any(row.pattern.search(other) for other in row.others)
