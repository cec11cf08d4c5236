"""The quick path encodes what sentence-transformers encodes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus import Library
from corpus.errors import InputError
from indexes.backends.static import StaticTermEmbedding, as_words, fit, load
from indexes.embeddings import BACKENDS, backend
from indexes.passages import passages

ASKED = [
    "重点单位多久演练一次",
    "How many guards does a school need?",
    "３０日",
    "魑魅魍魉",
    "",
    "，。",
    "<script>",
    "保安" * 3000,
]


@pytest.fixture(scope="module")
def texts(documents: Library) -> list[str]:
    return [passage.searchable for passage in passages(documents)]


@pytest.fixture(scope="module")
def fitted(texts: list[str]) -> StaticTermEmbedding:
    return fit(texts)


def test_vectors_have_unit_length_or_are_zero_where_nothing_is_known(fitted: StaticTermEmbedding) -> None:
    lengths = np.linalg.norm(fitted.encode(ASKED), axis=1)
    np.testing.assert_allclose(lengths, [1, lengths[1], 1, lengths[3], 0, 0, lengths[6], 1], atol=1e-5)
    assert set(np.round(lengths, 5)) <= {0.0, 1.0}


def test_the_same_texts_give_the_same_vectors(texts: list[str], fitted: StaticTermEmbedding) -> None:
    np.testing.assert_allclose(fit(texts).encode(ASKED), fitted.encode(ASKED), atol=1e-4)


def test_a_text_is_encoded_alike_alone_and_among_others(fitted: StaticTermEmbedding) -> None:
    together = fitted.encode(ASKED)
    for row, text in enumerate(ASKED):
        np.testing.assert_array_equal(fitted.encode([text])[0], together[row])


def test_an_embedding_that_was_saved_encodes_the_same(fitted: StaticTermEmbedding, tmp_path: Path) -> None:
    fitted.save(tmp_path)
    loaded = load(tmp_path)
    assert loaded.settings == fitted.settings
    np.testing.assert_array_equal(loaded.encode(ASKED), fitted.encode(ASKED))


@pytest.mark.slow
def test_numpy_encodes_what_sentence_transformers_encodes(texts: list[str], fitted: StaticTermEmbedding) -> None:
    model = fitted.as_sentence_transformer()
    asked = [text for text in [*ASKED, *texts] if as_words(text)]
    theirs = model.encode([as_words(text) for text in asked], convert_to_numpy=True)
    np.testing.assert_allclose(fitted.encode(asked), theirs, atol=1e-5)


@pytest.mark.parametrize("row", BACKENDS, ids=lambda row: row.name)
def test_a_registered_backend_can_be_imported_and_offers_fit_and_load(row: object) -> None:
    found = backend(getattr(row, "name", ""))
    assert callable(found.fit)
    assert callable(found.load)


def test_an_unknown_backend_is_refused_with_those_that_exist() -> None:
    with pytest.raises(InputError, match="没有名为“magic”的向量模型；可用的有：static"):
        backend("magic")
