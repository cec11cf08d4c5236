"""The calculator's derivation as a small table."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.reply import Inverse, Quota, QuotaResult, Reading
from assistant.rules.render import count_names
from ui.markup import escape

NO_RATIO = "本库所收文本未规定比例。以下仅为广州征求意见稿的数字，供参考，不适用于当地。"
_HEAD = "<thead><tr><th>人员</th><th>最低人数</th><th>现有</th><th>缺额</th></tr></thead>"


def quota_view(quota: Quota) -> str:
    """All that the calculator found: results by role, campuses, totals, the inverse, what is missing."""
    parts: list[str] = []
    if quota.reference is not None:
        parts += [f'<p class="reference">{escape(NO_RATIO)}</p>', _table(quota.reference.results)]
    elif quota.results:
        parts.append(_table(quota.results))
    for group in quota.groups:
        if group.results:
            parts += [f'<h4 class="campus">{escape(group.name)}</h4>', _table(group.results)]
    parts += _together(quota)
    if quota.inverse is not None:
        parts.append(f'<p class="inverse">{_inverse(quota.inverse)}</p>')
    if quota.missing:
        parts.append(f'<p class="missing">尚缺：{escape(_names(quota.missing))}</p>')
    return f'<div class="quota">{"".join(parts)}</div>' if parts else ""


def _table(results: Iterable[QuotaResult]) -> str:
    return f'<table class="derivation">{_HEAD}{"".join(_rows(result) for result in results)}</table>'


def _rows(result: QuotaResult) -> str:
    """A role: its numbers, below them the steps and the other readings."""
    cells = [
        f'<th scope="row">{escape(result.role)}</th>',
        f'<td class="minimum">{_minimum(result)}</td>',
        f"<td>{_count(result.have)}</td>",
        f'<td class="{"short" if result.shortfall else "enough"}">{_count(result.shortfall)}</td>',
    ]
    steps = "".join(f"<li>{escape(step)}</li>" for step in result.steps)
    rows = [f"<tr>{''.join(cells)}</tr>"]
    if steps:
        rows.append(f'<tr class="steps"><td colspan="4"><span class="cap">步骤</span><ol>{steps}</ol></td></tr>')
    if result.readings:
        rows.append(f'<tr class="readings"><td colspan="4">{_readings(result.readings)}</td></tr>')
    return f"<tbody>{''.join(rows)}</tbody>"


def _minimum(result: QuotaResult) -> str:
    if result.minimum is None:
        return "根据需要配备，文本未规定人数" if result.as_needed else "—"
    return f'{"至少" if result.at_least else "不少于"}<b class="figure">{result.minimum}</b>名'


def _count(value: int | None) -> str:
    return "—" if value is None else f"{value}名"


def _readings(readings: Iterable[Reading]) -> str:
    items = "".join(f"<li><b>{reading.value}名</b>：{escape(reading.because)}</li>" for reading in readings)
    return f'<span class="cap">其他读法</span><ul>{items}</ul>'


def _together(quota: Quota) -> list[str]:
    """Total of several campuses, with those in place and its other readings."""
    if quota.total is None:
        return []
    words = f"合计：不少于<b class='figure'>{quota.total}</b>名"
    if quota.shortfall is not None:
        words += f"，现有{_count(quota.have)}，缺{quota.shortfall}名"
    parts = [f'<p class="total">{words}</p>']
    if quota.total_readings:
        parts.append(f'<div class="readings">{_readings(quota.total_readings)}</div>')
    return parts


def _inverse(inverse: Inverse) -> str:
    of = escape(_names((inverse.of,)))
    upper = "没有这样的单位" if inverse.max is None else f"最多可对应{of}<b class='figure'>{inverse.max}</b>"
    lower = "" if inverse.min is None else f"，从{inverse.min}起需要这么多人"
    return f"{escape(inverse.role)}{inverse.staff}名：{upper}{lower}"


def _names(counts: tuple[str, ...]) -> str:
    """The counts' names; a name that is no count's stays as it is."""
    try:
        return count_names(counts)
    except KeyError:
        return "、".join(counts)
