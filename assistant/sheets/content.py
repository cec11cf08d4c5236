"""What a sheet says about a computation: inputs, results, steps, readings, clauses, standing, date, version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

from assistant.reading.facts.understood import Understood
from assistant.reply import QuotaResult
from assistant.rules.facts import UnitFacts
from assistant.rules.places import place_name
from assistant.rules.render import count_names
from assistant.staffing.compose import compose
from corpus.library import Library

TITLE = "单位内部治安保卫人员配备计算表"
RULES = {"unit": "普通单位", "key-unit": "治安保卫重点单位", "school": "学校（中小学、幼儿园）", "hospital": "医院"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The parts of a sheet, each as rows of name and text.

    Attributes:
        inputs: what was given.
        results: what is required, with those in place and those missing.
        steps, readings, clauses, notices: one line each.
        foot: date and versions.
    """

    title: str
    inputs: tuple[tuple[str, str], ...]
    results: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]
    readings: tuple[str, ...]
    clauses: tuple[tuple[str, str], ...]
    notices: tuple[str, ...]
    foot: tuple[tuple[str, str], ...]


def sheet_of(facts: UnitFacts, library: Library, day: date) -> Sheet:
    """The sheet of one unit or school.

    Raises:
        InputError: the inputs cannot be.
    """
    reply = compose("", Understood((facts,)), library)
    quota = reply.quota
    results = () if quota is None else quota.results or tuple(r for g in quota.groups for r in g.results)
    reference = quota.reference.results if quota is not None and quota.reference else ()
    rows = [_result_row(result) for result in results]
    if quota is not None and quota.groups:
        rows = [(f"{g.name} {name}", text) for g in quota.groups for name, text in map(_result_row, g.results)]
        rows.append(("合计", f"不少于{quota.total}名"))
    rows += [(f"仅供参考（广州）{name}", text) for name, text in map(_result_row, reference)]
    if not rows:
        rows = [("结果", reply.answer.split("\n")[0].replace("**", ""))]
    return Sheet(
        title=TITLE,
        inputs=_inputs(facts),
        results=tuple(rows),
        steps=tuple(step for result in (*results, *reference) for step in result.steps),
        readings=tuple(f"{r.value}名：{r.because}" for result in results for r in result.readings),
        clauses=tuple((c.label + ("（要旨）" if c.kind == "digest" else ""), c.quote) for c in reply.citations),
        notices=reply.notices,
        foot=(
            ("制表日期", day.isoformat()),
            ("文本版本", library.fingerprint()[:12]),
            ("软件版本", f"neibao-assistant {version('neibao-assistant')}"),
        ),
    )


def _inputs(facts: UnitFacts) -> tuple[tuple[str, str], ...]:
    place = place_name(facts.place) if facts.region else "未说明（按广州征求意见稿计算）"
    rows = [("单位名称", facts.name or "—"), ("地点", place), ("适用规则", RULES[facts.rule])]
    for name, value in facts.inputs().items():
        if name == "key_unit":
            rows.append(("治安保卫重点单位", "是" if value else "否"))
        elif name != "boarding":
            rows.append((count_names([name]), str(value)))
    for campus in facts.campuses:
        parts = [f"{count_names([name])}{value}" for name, value in campus.inputs().items()]
        rows.append((f"校区 {campus.name}", "，".join(parts)))
    return tuple(rows)


def _result_row(result: QuotaResult) -> tuple[str, str]:
    if result.as_needed:
        text = "文本未规定人数，根据需要配备"
    else:
        text = f"{'至少' if result.at_least else '不少于'}{result.minimum}名"
    if result.have is not None:
        text += f"；现有{result.have}名" + (f"，缺{result.shortfall}名" if result.shortfall is not None else "")
    return result.role, text
