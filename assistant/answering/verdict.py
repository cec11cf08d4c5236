"""Yes or no, before the words of a clause: said only where the clause itself decides the matter as it is asked."""

from __future__ import annotations

import re

from assistant.answering.extract import Extract
from assistant.asked import Asked
from assistant.reading.words.patterns import load_patterns

_FORBIDS = re.compile(r"不得|严禁|禁止|不准")
_ALLOWS = re.compile(r"可以|有权")
_OBLIGES = re.compile(r"应当|必须|应(?![急用对])|要(?!求|害|素|事|旨)|严格")

_MODAL = re.compile("|".join(words.pattern for words in (_FORBIDS, _ALLOWS, _OBLIGES)))
_PENALTY = re.compile(r"罚款|拘留|警告|吊销|没收违法")
NO = "不可以。"

LEAST_OVERLAP = 0.4
"""A sentence with a smaller share of the question's terms may speak of another matter."""

SAME = 0.5
"""Share of the letters of whom a rule singles out that a question must have to be about them."""


def verdict(asked: Asked, found: Extract) -> str:
    """可以, 不可以 or 要, as the sentence's own modal word says it; empty where it does not decide what is asked.

    What is left undone (不备案行吗) is only ever denied, by a sentence that obliges. Nothing is said where the sentence
    singles out others than the question speaks of (国家机关不得……), speaks of a penalty or seemingly of another matter.

    Args:
        asked: the question.
        found: the sentence, with the words that lead it in.
    """
    if found.overlap < LEAST_OVERLAP:
        return ""
    if _words("breach").search(asked.text) or _PENALTY.search(found.statement) or is_for_others(asked, found):
        return ""
    if is_negated(asked.text):
        undone = "allowed" in asked.sides and not _words("lacking").search(asked.text)
        return NO if undone and _decides(_OBLIGES, asked, found) and not _FORBIDS.search(found.statement) else ""
    if _FORBIDS.search(found.statement):
        return NO if "allowed" in asked.sides and _decides(_FORBIDS, asked, found) else ""
    if "allowed" in asked.sides and (allows := _ALLOWS.search(found.statement)) is not None:
        if _words("condition").search(found.statement[: allows.start()]):
            return "符合所列条件的可以。"
        return "可以。" if _decides(_ALLOWS, asked, found) else ""
    depends = _words("condition").search(found.statement)
    return "要。" if "must" in asked.sides and not depends and _decides(_OBLIGES, asked, found) else ""


def is_negated(question: str) -> bool:
    """Whether a question asks about something left undone or lacking."""
    return _words("negation").search(_words("frame").sub("", question)) is not None


def is_for_others(asked: Asked, found: Extract) -> bool:
    """Whether those of whom the sentence speaks are what the asker says not to be: 我们不是重点单位."""
    modal = _MODAL.search(found.statement)
    subject = found.statement[: modal.start()] if modal else ""
    return any(match["whom"] in subject for match in _words("not_one").finditer(asked.text))


def _decides(modal: re.Pattern[str], asked: Asked, found: Extract) -> bool:
    """Whether the sentence has the modal word, and it singles out nobody or those of whom the question speaks."""
    match = modal.search(found.statement)
    if match is None:
        return False
    singled = [letter for letter in _words("addressee").sub("", found.statement[: match.start()]) if letter.isalnum()]
    told = set("".join((asked.text, *asked.expansions)))
    return sum(letter in told for letter in singled) >= SAME * len(singled)


def _words(name: str) -> re.Pattern[str]:
    return load_patterns("verdicts")[name].pattern
