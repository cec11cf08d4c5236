"""The first sentence of an answer: it answers, in words that the clause proves."""

from __future__ import annotations

import re

from assistant.answering.extract import Extract
from assistant.answering.verdict import NO, verdict
from assistant.asked import Asked
from corpus.models import Document
from corpus.vocabulary import Held

_CONDITION = re.compile(r"(?:逾期|拒不|情节严重|造成|未按|违反|有下列)")
_SHORT = 60
_PENALTY = re.compile(r"罚款|拘留|没收|吊销")


def lead(asked: Asked, document: Document, found: Extract) -> str:
    """What the answer says first.

    A figure asked for is stated with its sentence; yes or no only where the sentence's own modal word says it and the
    sentence speaks of what was asked; else the words of the clause lead.
    """
    if asked.language == "en":
        return _english(asked, document, found)
    if found.figures:
        return _figure_lead(document, found)
    return f"{verdict(asked, found)}{_core(document, found)}"


def _core(document: Document, found: Extract) -> str:
    words = found.statement
    if document.held is Held.DIGEST:
        return f"要旨：{words}"
    return words if len(words) <= _SHORT else f"{words[:_SHORT]}……"


def _figure_lead(document: Document, found: Extract) -> str:
    """The parts of the sentence that state the figure, each with its own subject and condition.

    A penalty is never stated without its precondition, so its sentence stands whole.
    """
    sentence = found.sentence.replace("\n", "")
    if _CONDITION.search(sentence) or _PENALTY.search(sentence) or len(sentence) <= _SHORT:
        words = sentence
    else:
        pieces = [piece for piece in sentence.split("；") if any(f.text.strip() in piece for f in found.figures)]
        words = "；".join(pieces) or sentence
    return f"要旨：{words}" if document.held is Held.DIGEST else words


def _english(asked: Asked, document: Document, found: Extract) -> str:
    name = document.meta.short_title
    if found.figures:
        texts = ", ".join(dict.fromkeys(figure.text.strip() for figure in found.figures))
        return f"The figure is {texts} ({name}), under the conditions of the clause quoted below."
    if verdict(asked, found) == NO:
        return f"No. {name} forbids it in these words:"
    return f"This is what {name} says:"
