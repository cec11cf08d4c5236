"""Rule 6.3.2: guards of hospitals, the highest of three ratios (DOMAIN §3)."""

from __future__ import annotations

from math import ceil

from assistant.rules.facts import UnitFacts
from assistant.rules.parameters import Sentence, load_rules
from assistant.rules.trace import Derivation, Outcome, Step, exact


def hospital_guards(facts: UnitFacts) -> Derivation:
    """Rule 6.3.2: three ratios, the largest result counts; "at least" while one of them is missing."""
    rule = load_rules().hospital
    known = [(row, getattr(facts, row.counts)) for row in rule.rows if getattr(facts, row.counts) is not None]
    missing = tuple(row.counts for row in rule.rows if getattr(facts, row.counts) is None)
    if not known:
        return Derivation(facts, missing=missing)
    results = [ceil(row.ratio * n) for row, n in known]
    minimum = max(results)
    steps = [
        Step(f"hospital_{row.counts}", {"n": n, "ratio": row.shown, "product": exact(row.ratio * n), "rounded": result})
        for (row, n), result in zip(known, results, strict=True)
    ]
    basis = known[results.index(minimum)][0].counts
    steps.append(Step("highest" if len(known) > 1 else "only_basis", {"basis": basis, "result": minimum}))
    if missing:
        steps.append(Step("could_be_more", {"missing": ",".join(missing)}))
    outcome = Outcome(
        rule.role,
        minimum,
        basis,
        at_least=bool(missing),
        have=facts.have_guards,
        steps=tuple(steps),
        sentences=(Sentence(rule.clause, rule.quote),),
    )
    return Derivation(facts, (outcome,), missing=missing)
