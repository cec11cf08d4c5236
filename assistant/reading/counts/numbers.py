"""The tokens of a question with the numbers that count something, in the sense that the whole question gives them."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.reading.arithmetic.differences import made_precise, without_distances, without_quotients
from assistant.reading.asking.jobs import mark_jobs
from assistant.reading.counts.ledger import with_moves
from assistant.reading.counts.muster import with_muster
from assistant.reading.counts.served import without_served
from assistant.reading.counts.slots import find_given
from assistant.reading.counts.speaker import with_speaker
from assistant.reading.counts.support import with_support
from assistant.reading.counts.times import with_times
from assistant.reading.counts.together import with_parts
from assistant.reading.counts.totals import with_totals
from assistant.reading.facts.given import HAVES, Given
from assistant.reading.layouts.names import mark_names
from assistant.reading.sentences.hearsay import without_hearsay
from assistant.reading.sentences.speech import without_speech
from assistant.reading.words.tokens import Token, tokenize


def own_words(text: str) -> str:
    """The question without what others claim, where the rest tells a size or the staff whose unit is sought."""
    bare = without_hearsay(text)
    if bare is None:
        return text
    tokens, given = _tokens_and_numbers(bare)
    inverse = any(g.slot in HAVES for g in given) and any(t.is_("ask", "inverse") for t in tokens)
    told = _sized(given)
    complete = inverse or (bool(told) and _sized(_tokens_and_numbers(text)[1]) <= told)
    return bare if complete and any(t.group in ("role", "ask") for t in tokens) else text


_APART = ("beds", "outpatients", "boarders", "medical_staff")


def _sized(given: list[Given]) -> set[str]:
    """Of whom the size is told: all people, or those that are counted for themselves."""
    return {g.slot if g.slot in _APART else "people" for g in given if is_size(g)}


def take_in(text: str) -> tuple[str, tuple[Token, ...], list[Given]]:
    """A question's tokens and numbers; what others are quoted to say is left out where the rest tells the size."""
    if (bare := without_speech(text)) is not None:
        tokens, given = _tokens_and_numbers(bare)
        if any(is_size(g) for g in given) and any(t.group in ("role", "ask") for t in tokens):
            return bare, tokens, given
    return text, *_tokens_and_numbers(text)


def _tokens_and_numbers(text: str) -> tuple[tuple[Token, ...], list[Given]]:
    tokens = mark_names(mark_jobs(tokenize(text)), text)
    return tokens, _in_sense(tokens, without_quotients(without_distances(tokens, find_given(tokens))))


def _in_sense(tokens: Sequence[Token], given: list[Given]) -> list[Given]:
    """The numbers with those who come and go put to what they change, and parts marked that make up the whole."""
    for sense in (
        without_served,
        with_support,
        made_precise,
        with_times,
        with_moves,
        with_muster,
        with_parts,
        with_speaker,
        with_totals,
    ):
        given = sense(tokens, given)
    return given


def is_size(given: Given) -> bool:
    """Whether a number tells a unit's size."""
    return given.slot not in (*HAVES, "other", "have", "piece", "bare", "ambiguous")
