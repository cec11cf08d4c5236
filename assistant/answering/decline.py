"""Whether these texts answer a question at all."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from assistant.asked import Asked
from assistant.reply import Reply, cite
from corpus.library import Library
from corpus.vocabulary import Route
from indexes.fusion import Weights, probability
from indexes.search import Reading


def answers(reading: Reading, weights: Weights) -> bool:
    """Whether the texts answer the question, by the calibrated judgement of `indexes.fusion`."""
    return probability(reading.evidence, weights) >= weights.threshold


NEAR = 0.3
"""A question that reaches this share of the threshold is declined with the clause that comes nearest."""

NEAREST_SHARE = 0.4
"""The clause named has at least this share of the belief: it stands out."""


def declined_near(asked: Asked, reading: Reading, weights: Weights, library: Library, scope: Collection[str]) -> Reply:
    """The reply that declines, and where it is a close call names the clause that comes nearest.

    Args:
        asked: the question.
        reading: what the index says on it.
        weights: which the judgement rests on.
        library: the texts.
        scope: keys of the texts searched.
    """
    best = reading.hits(1, scope)
    close = best and best[0].score >= NEAREST_SHARE
    if not close or probability(reading.evidence, weights) < NEAR * weights.threshold:
        return declined(asked)
    document, clause = library.clause(best[0].passage.document, best[0].passage.locator)
    nearest = cite(document, clause)
    label = nearest.label
    if asked.language == "en":
        reason = f"The texts held here do not answer this directly. The nearest is {label}; it may be beside the point."
    else:
        reason = f"本库所收文本没有直接回答这个问题。最接近的是{label}，它说的未必就是这件事；也可以换一种问法。"
    return replace(declined(asked, reason), citations=(nearest,))


def declined(asked: Asked, reason: str = "", notices: tuple[str, ...] = ()) -> Reply:
    """The reply that says plainly that the texts held do not answer."""
    if asked.language == "en":
        text = reason or (
            "The texts held here do not answer this question. They cover the internal security of enterprises and "
            "institutions: the Guangzhou draft opinion, the Liaoning guidance and the national laws they cite."
        )
    else:
        text = reason or (
            "本库所收文本没有回答这个问题。本库只收单位内部治安保卫方面的文本：广州征求意见稿、辽宁指导意见和它们所引的法律法规；"
            "可以换一种问法，或问：重点单位多久演练一次。"
        )
    return Reply(asked.raw, Route.DECLINE, text, language=asked.language, notices=notices)


def clarified(asked: Asked, question: str) -> Reply:
    """The reply that asks back."""
    return Reply(asked.raw, Route.CLARIFY, question, language=asked.language, clarify=question)
