"""Puts a computation into words: steps, reasons and roles, in Chinese or English."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.reply import Inverse, Quota, QuotaGroup, QuotaReference, QuotaResult, Reading
from assistant.rules.facts import Fault
from assistant.rules.parameters import load_rules
from assistant.rules.trace import Alternative, Derivation, Outcome, Step


@cache
def _words() -> Mapping[str, Any]:
    text = files("assistant").joinpath("data", "quota_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def role_name(role: str, language: str = "zh") -> str:
    """How a role is called: 专职保安员, full-time security guards."""
    return str(_words()["roles"][role][language])


def step_words(step: Step, language: str = "zh") -> str:
    """One step as a sentence."""
    values: dict[str, object] = dict(step.values)
    for name in ("basis", "missing"):
        if name in values:
            values[name] = count_names(str(values[name]).split(","), language)
    return str(_words()["steps"][step.op][language]).format(**values)


def count_names(names: list[str] | tuple[str, ...], language: str = "zh") -> str:
    """The names of some counts, joined."""
    return ("、" if language == "zh" else ", ").join(str(_words()["counts"][name][language]) for name in names)


def fault_words(fault: Fault, language: str = "zh") -> str:
    """Why inputs cannot be, as a sentence without a stop."""
    values: dict[str, object] = dict(fault.values)
    for name in ("name", "whole"):
        if name in values:
            values[name] = count_names([str(values[name])], language)
    return str(_words()["faults"][fault.id][language]).format(**values)


def reading(alternative: Alternative, language: str = "zh") -> Reading:
    """Another reading with its reason: the sentence that causes the doubt, and what it may mean."""
    meaning = str(_words()["readings"][alternative.id][language])
    quote = alternative.sentence.quote
    because = f"“{quote}”：{meaning}" if language == "zh" else f"“{quote}”: {meaning}"
    return Reading(alternative.id, alternative.value, because)


def result(outcome: Outcome, language: str = "zh") -> QuotaResult:
    """What the rules give for one role, in the words of CONTRACT.md."""
    return QuotaResult(
        role=role_name(outcome.role, language),
        minimum=outcome.minimum,
        as_needed=outcome.as_needed,
        at_least=outcome.at_least,
        have=outcome.have,
        shortfall=outcome.shortfall,
        basis=outcome.basis,
        readings=tuple(reading(a, language) for a in outcome.alternatives),
        steps=tuple(step_words(step, language) for step in outcome.steps),
    )


def group(derivation: Derivation, language: str = "zh") -> QuotaGroup:
    """One campus or unit of several; for a place that the rules are not made for, without results."""
    facts = derivation.facts
    main = derivation.main
    covered = facts.is_covered
    return QuotaGroup(
        name=facts.name,
        region=facts.place,
        rule=facts.rule,
        results=tuple(result(outcome, language) for outcome in derivation.outcomes) if covered else (),
        have=main.have if main else None,
        shortfall=main.shortfall if main and covered else None,
    )


def render(derivation: Derivation, language: str = "zh") -> Quota:
    """A computation in the shape of CONTRACT.md's Quota."""
    facts, main = derivation.facts, derivation.main
    results = tuple(result(outcome, language) for outcome in derivation.outcomes)
    inputs = facts.inputs()
    if facts.campuses:
        inputs["campuses"] = [{"name": campus.name, **campus.inputs()} for campus in facts.campuses]
    if not facts.is_covered:
        shown = results or tuple(r for g in derivation.groups for r in (result(o, language) for o in g.outcomes))
        reference = QuotaReference(load_rules().document, shown) if shown else None
        return Quota(facts.rule, facts.place, inputs, missing=derivation.missing, reference=reference)
    return Quota(
        rule=facts.rule,
        region=facts.place,
        inputs=inputs,
        results=results,
        groups=tuple(group(campus, language) for campus in derivation.groups),
        total=derivation.total,
        total_readings=tuple(reading(a, language) for a in derivation.total_alternatives),
        have=derivation.have if derivation.groups else (main.have if main else None),
        shortfall=derivation.shortfall if derivation.groups else (main.shortfall if main else None),
        missing=derivation.missing,
        inverse=_inverse(derivation, language),
    )


def _inverse(derivation: Derivation, language: str) -> Inverse | None:
    found = derivation.inverse
    if found is None:
        return None
    readings = tuple(reading(a, language) for a in derivation.inverse_alternatives)
    return Inverse(role_name(found.role, language), found.staff, found.of, found.max, found.min, readings)
