"""A sample of the benchmark of wrong and harmless citations; the whole of it is run by hand."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    path = Path(__file__).with_name("citation_mutations.py")
    spec = importlib.util.spec_from_file_location("citation_mutations", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["citation_mutations"] = module
    spec.loader.exec_module(module)
    return module


def test_nearly_every_wrong_citation_is_caught_and_hardly_a_harmless_one_flagged(benchmark: ModuleType) -> None:
    texts = benchmark.open_texts(None, national=False)
    result = benchmark.measure(texts, wrong=700, harmless=300, seed=11)
    passed, made = result.pop("harmless")
    assert passed / made >= 0.995
    right, total = (sum(numbers) for numbers in zip(*result.values(), strict=True))
    assert right / total >= 0.995
