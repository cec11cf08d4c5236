"""The first sentence of an answer: it answers, in words that the clause proves."""

from __future__ import annotations

import re

from assistant.answering.extract import Extract
from assistant.asked import Asked
from corpus.models import Document
from corpus.vocabulary import Held

_FORBIDS = re.compile(r"不得|严禁|禁止|不准")
_OBLIGES = re.compile(r"应当|必须|应(?![急用对])|要(?!求|害|素|事)|严格")
_ALLOWS = re.compile(r"可以|有权")
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
    verdict = _verdict(asked, found)
    return f"{verdict}{_core(document, found)}"


def _verdict(asked: Asked, found: Extract) -> str:
    if found.overlap < 0.35:
        return ""
    words = found.statement
    if _FORBIDS.search(words):
        return "不可以。" if "allowed" in asked.sides else ""
    if "allowed" in asked.sides and _ALLOWS.search(words):
        return "可以。"
    return "要。" if "must" in asked.sides and _OBLIGES.search(words) else ""


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
    if "allowed" in asked.sides and found.overlap >= 0.35 and _FORBIDS.search(found.statement):
        return f"No. {name} forbids it in these words:"
    return f"This is what {name} says:"
