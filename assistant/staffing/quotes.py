"""The clauses that a computation rests on, as citations with the very sentences it used."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.reply import Citation, cite
from assistant.rules.facts import Asked, Kind
from assistant.rules.parameters import Sentence, load_rules
from assistant.rules.trace import Derivation
from corpus.library import Library
from corpus.locator import parse_locator
from corpus.models import Locator


def citation_of(library: Library, key: str, place: str) -> Citation | None:
    """The citation of a whole clause; None where the text is not held."""
    document = library.get(key)
    if document is None:
        return None
    clause = document.find(parse_locator(place, document.meta.scheme))
    return None if clause is None else cite(document, clause)


def rule_citations(library: Library, sentences: Iterable[Sentence]) -> tuple[Citation, ...]:
    """One citation a clause, in the order of use, each quoting the sentences that were used.

    Sentences of one clause are quoted together where they follow each other, else the clause's stretch that holds
    them all, so that a quote is always the clause's own unbroken words.
    """
    document = library.require(load_rules().document)
    used: dict[Locator, list[str]] = {}
    for sentence in sentences:
        quotes = used.setdefault(parse_locator(sentence.clause, document.meta.scheme), [])
        if sentence.quote not in quotes:
            quotes.append(sentence.quote)
    found = []
    for place, quotes in used.items():
        clause = document.find(place)
        assert clause is not None
        body = document.body(clause)
        starts = [body.index(quote) for quote in quotes]
        end = max(start + len(quote) for start, quote in zip(starts, quotes, strict=True))
        found.append(cite(document, clause, body[min(starts) : end]))
    return tuple(found)


def sentences_of(derivations: Iterable[Derivation]) -> list[Sentence]:
    """The sentences of the rules that computations used, in the order of use."""
    rules = load_rules()
    found: list[Sentence] = []
    for derivation in derivations:
        for outcome in reversed(derivation.outcomes):
            found += [*outcome.sentences, *(other.sentence for other in outcome.alternatives)]
        if derivation.groups:
            found.append(rules.sentences["campuses"])
            found += sentences_of(derivation.groups)
        if derivation.inverse is not None:
            found += _inverse_sentences(derivation)
    return found


def _inverse_sentences(derivation: Derivation) -> list[Sentence]:
    rules, found = load_rules(), derivation.inverse
    assert found is not None
    if found.role == rules.hospital.role and derivation.facts.kind is Kind.HOSPITAL:
        return [Sentence(rules.hospital.clause, rules.hospital.quote)]
    if derivation.facts.kind is Kind.SCHOOL and derivation.facts.wants is not Asked.STAFF:
        rule = rules.boarding if found.of == "boarders" else rules.school
        return [Sentence(rule.clause, rule.quote), Sentence(rule.clause, rule.step_quote)]
    bands = rules.key_unit if derivation.facts.key_unit else rules.unit
    staff = [Sentence(bands.clause, band.quote) for band in bands.bands]
    twice = [Sentence(rules.key_guards.clause, rules.key_guards.quote)] if found.role == "guards" else []
    return [*twice, *(staff if found.of == "persons" else [])]
