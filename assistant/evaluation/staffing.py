"""Measures the staffing reader on a case file (`tests/cases/staffing`)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.reply import QuotaResult, Reply
from assistant.staffing import StaffingMemory, answer_staffing

Answer = Callable[[dict[str, Any]], Reply | None]


def evaluate_staffing(path: Path, answer: Answer | None = None) -> dict[str, Any]:
    """Put every case of a file to the reader.

    Args:
        path: a file of cases, one JSON object a line.
        answer: gives the reply to the last turn of a case; by default `answer_case`.

    Returns:
        `total`, `right`, `wrong_figures`, `by_kind` (kind → [right, total]) and `failures` (id → what is wrong).
    """
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    failures: dict[str, list[str]] = {}
    wrong_figures = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        reply = (answer or answer_case)(case)
        faults = judge(case["expect"], reply)
        total[case["kind"]] += 1
        right[case["kind"]] += not faults
        wrong_figures += any(fault.startswith("figure") for fault in faults)
        if faults:
            failures[case["id"]] = faults
    return {
        "total": total.total(),
        "right": right.total(),
        "wrong_figures": wrong_figures,
        "by_kind": {kind: [right[kind], count] for kind, count in total.items()},
        "failures": failures,
    }


def answer_case(case: dict[str, Any]) -> Reply | None:
    """The reply to the last turn of a case; None where it was taken for no staffing question."""
    memory = StaffingMemory()
    reply = None
    for turn in case["turns"]:
        reply = answer_staffing(turn, case.get("region"), memory)
    return reply


def judge(expect: dict[str, Any], reply: Reply | None) -> list[str]:
    """What a reply gets wrong; a fault that starts with "figure" is a wrong figure stated."""
    if reply is None:
        passing = {"decline", "clarify", "lookup", "clause"} & set(expect.get("route_any", ()))
        return [] if passing and "if_quota" not in expect else ["route None"]
    faults = []
    allowed = expect.get("route_any") or ([expect["route"]] if "route" in expect else [str(reply.route)])
    stated = _stated(reply)
    if str(reply.route) not in allowed:
        faults.append(f"{'figure ' if stated else ''}route {reply.route} {stated}")
    if "language" in expect and reply.language != expect["language"]:
        faults.append(f"language {reply.language}")
    if stated & set(expect.get("not_stated", ())):
        faults.append(f"figure stated {sorted(stated)}")
    if str(reply.route) in ("decline", "error") and reply.quota is not None and reply.quota.results:
        faults.append("results on a refusal")
    faults += _details({**expect, **expect.get(f"if_{reply.route}", {})}, reply)
    return faults


def _stated(reply: Reply) -> set[int]:
    quota = reply.quota
    if quota is None:
        return set()
    results = [*quota.results, *(r for g in quota.groups for r in g.results)]
    found = {r.minimum for r in results} | {quota.total, quota.inverse.max if quota.inverse else None}
    return {value for value in found if value is not None}


def _role(result: QuotaResult) -> str:
    if "保安员" in result.role:
        return "guards"
    return "full_time" if result.role.startswith("专职") or "(专职" in result.role else "staff"


def _find(results: tuple[QuotaResult, ...], role: str | None) -> QuotaResult | None:
    return next((r for r in results if role is None or _role(r) == role), None)


def _details(expect: dict[str, Any], reply: Reply) -> list[str]:
    quota, route = reply.quota, str(reply.route)
    faults: list[str] = []
    if "reference_minimum" in expect and route == "decline":
        found = _find(quota.reference.results, expect.get("role")) if quota and quota.reference else None
        if found is None or found.minimum != expect["reference_minimum"]:
            faults.append(f"figure reference {found and found.minimum}")
    if route in ("clarify",) and "missing" in expect and quota is not None:
        lacking = set(expect["missing"]) - set(quota.missing)
        if lacking and not reply.clarify:
            faults.append(f"missing {quota.missing}")
    if route != "quota":
        return faults
    if quota is None:
        return ["quota None"]
    if (
        any(name in expect for name in ("minimum", "minimum_any", "as_needed", "at_least", "have", "readings"))
        and "groups" not in expect
    ):
        faults += _result_faults(expect, _find(quota.results, expect.get("role")))
    for row in expect.get("results", ()):
        faults += _result_faults(row, _find(quota.results, row["role"]))
    if "missing" in expect and set(expect["missing"]) - set(quota.missing):
        faults.append(f"missing {quota.missing}")
    if "groups" in expect:
        faults += _group_faults(expect, reply)
    if "inverse" in expect:
        got = quota.inverse
        role = _role(QuotaResult(got.role, None)) if got else None
        for name, value in expect["inverse"].items():
            actual = role if name == "role" else getattr(got, name, "none")
            if actual != value:
                faults.append(f"figure inverse {name} {actual}")
    return faults


def _result_faults(expect: dict[str, Any], result: QuotaResult | None) -> list[str]:
    if result is None:
        return ["role not found"]
    faults = []
    if "minimum" in expect and result.minimum != expect["minimum"]:
        faults.append(f"figure minimum {result.minimum}")
    if "minimum_any" in expect and result.minimum not in expect["minimum_any"]:
        faults.append(f"figure minimum {result.minimum}")
    for name in ("as_needed", "at_least", "have", "shortfall"):
        if name in expect and getattr(result, name) != expect[name]:
            faults.append(f"{name} {getattr(result, name)}")
    lacking = set(expect.get("readings", ())) - {r.value for r in result.readings}
    if lacking:
        faults.append(f"readings lack {sorted(lacking)}")
    return faults


def _group_faults(expect: dict[str, Any], reply: Reply) -> list[str]:
    quota = reply.quota
    assert quota is not None
    if len(quota.groups) != len(expect["groups"]):
        return [f"groups {len(quota.groups)}"]
    faults = []
    for wanted, got in zip(expect["groups"], quota.groups, strict=True):
        found = _find(got.results, wanted.get("role"))
        if wanted.get("minimum") is None and found is None:
            continue
        faults += _result_faults(wanted, found)
    for name in ("total", "have", "shortfall"):
        if name in expect and getattr(quota, name) != expect[name]:
            faults.append(f"{'figure ' if name == 'total' else ''}{name} {getattr(quota, name)}")
    return faults
