"""Whether these texts answer a question at all."""

from __future__ import annotations

from assistant.asked import Asked
from assistant.reply import Reply
from corpus.vocabulary import Route
from indexes.fusion import Weights, probability
from indexes.search import Reading


def answers(reading: Reading, weights: Weights) -> bool:
    """Whether the texts answer the question, by the calibrated judgement of `indexes.fusion`."""
    return probability(reading.evidence, weights) >= weights.threshold


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
