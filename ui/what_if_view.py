"""The minimum against head count: a step chart with the unit's own point, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.rules.parameters import load_rules
from assistant.rules.render import count_names, role_name
from assistant.rules.what_if import Stretch, WhatIf
from ui.markup import escape

_WIDTH, _HEIGHT = 640, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 18, 40, 46
_LINES = 5


@dataclass(frozen=True, slots=True)
class _Scale:
    """From counts and minimums to points of the drawing."""

    first: int
    last: int
    highest: int

    def x(self, count: int) -> str:
        width = _WIDTH - _LEFT - _RIGHT
        tenths = (count - self.first) * width * 10 // max(1, self.last - self.first)
        return _tenths(_LEFT * 10 + tenths)

    def y(self, minimum: int) -> str:
        height = _HEIGHT - _TOP - _BOTTOM
        return _tenths((_HEIGHT - _BOTTOM) * 10 - minimum * height * 10 // self.highest)


def _tenths(value: int) -> str:
    return f"{value // 10}.{value % 10}"


def what_if_view(found: Sequence[WhatIf]) -> str:
    """Chart and table of each count: the first one's open, the others' to unfold."""
    if not found:
        return ""
    more = "".join(
        f'<details class="what-if-more"><summary>{_title(other)}</summary><section>{_both(other)}</section></details>'
        for other in found[1:]
    )
    return f'<section class="what-if"><h4>{_title(found[0])}</h4>{_both(found[0])}{more}</section>'


def _title(found: WhatIf) -> str:
    return f"{escape(_name(found))}变化时，最低人数怎样变"


def _name(found: WhatIf) -> str:
    """The count's name; of a school the text counts 师生员工."""
    if found.of == "persons" and found.roles[-1] == load_rules().school.role:
        return "师生员工总人数"
    return count_names((found.of,))


def _both(found: WhatIf) -> str:
    return f'{chart(found)}<details class="what-if-table" open><summary>列成表格</summary>{table(found)}</details>'


def table(found: WhatIf) -> str:
    """One row a run of counts with the same minimum; the unit's own row is marked."""
    heads = "".join(f'<th scope="col">{escape(role_name(role))}</th>' for role in found.roles)
    rows = "".join(_row(stretch, found.own) for stretch in found.stretches)
    name = escape(_name(found))
    return f'<table class="steps-table"><thead><tr><th scope="col">{name}</th>{heads}</tr></thead>{rows}</table>'


def _row(stretch: Stretch, own: int) -> str:
    here = stretch.first <= own <= stretch.last
    span = str(stretch.first) if stretch.first == stretch.last else f"{stretch.first}–{stretch.last}"
    mark = f" ◀ 本单位 {own}" if here else ""
    cells = "".join(f"<td>{'—' if value is None else f'{value}名'}</td>" for value in stretch.minimums)
    return f'<tr{" class=own" if here else ""}><th scope="row">{span}{mark}</th>{cells}</tr>'


def chart(found: WhatIf) -> str:
    """A drawing of the steps; the numbers in it are the table's."""
    first, last = found.stretches[0].first, found.stretches[-1].last
    values = [value or 0 for stretch in found.stretches for value in stretch.minimums]
    scale = _Scale(first, last, max(1, *values) + 1)
    name = _name(found)
    title = f"{name}从{first}到{last}时的最低人数，本单位{found.own}"
    drawn = [_grid(scale), _axis(found, scale)]
    for place, role in enumerate(found.roles):
        drawn.append(_steps(found, place, role, scale))
    own = next(s for s in found.stretches if s.first <= found.own <= s.last)
    drawn.append(_own_point(found, own, scale))
    return (
        f'<figure class="chart"><svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(title)}">'
        f"{''.join(drawn)}</svg>{_legend(found)}</figure>"
    )


def _grid(scale: _Scale) -> str:
    """Horizontal lines at whole numbers of persons."""
    gap = max(1, -(-scale.highest // _LINES))
    parts = []
    for value in range(0, scale.highest + 1, gap):
        y = scale.y(value)
        parts.append(f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y}" y2="{y}"/>')
        parts.append(f'<text class="tick" x="{_LEFT - 8}" y="{y}" dy="4" text-anchor="end">{value}</text>')
    parts.append(f'<text class="tick" x="{_LEFT - 8}" y="16" text-anchor="end">名</text>')
    return "".join(parts)


def _axis(found: WhatIf, scale: _Scale) -> str:
    """Counts at which a run begins, as many as there is room for."""
    starts = [stretch.first for stretch in found.stretches]
    every = -(-len(starts) // 6)
    bottom = _HEIGHT - _BOTTOM
    parts = [
        f'<text class="tick" x="{scale.x(start)}" y="{bottom + 18}" text-anchor="middle">{start}</text>'
        for start in starts[::every]
    ]
    middle = (_LEFT + _WIDTH - _RIGHT) // 2
    name = escape(_name(found))
    parts.append(f'<text class="axis" x="{middle}" y="{_HEIGHT - 6}" text-anchor="middle">{name}</text>')
    return "".join(parts)


def _steps(found: WhatIf, place: int, role: str, scale: _Scale) -> str:
    """One role's line; each run tells its numbers when pointed at."""
    path: list[str] = []
    runs: list[str] = []
    for stretch in found.stretches:
        minimum = stretch.minimums[place]
        if minimum is None:
            continue
        y, end = scale.y(minimum), min(stretch.last + 1, scale.last)
        path.append(f"{'L' if path else 'M'}{scale.x(stretch.first)} {y}H{scale.x(end)}")
        words = escape(f"{stretch.first}–{stretch.last}：{role_name(role)}不少于{minimum}名")
        width = f"M{scale.x(stretch.first)} {y}H{scale.x(end)}"
        runs.append(f'<path class="run" d="{width}"><title>{words}</title></path>')
    return f'<path class="line line-{place}" d="{"".join(path)}"/>{"".join(runs)}'


def _own_point(found: WhatIf, own: Stretch, scale: _Scale) -> str:
    """The unit itself, with its numbers beside it."""
    x = scale.x(found.own)
    shown = [value for value in own.minimums if value is not None]
    dots = "".join(f'<circle class="own" cx="{x}" cy="{scale.y(value)}" r="6"/>' for value in shown)
    anchor = "start" if float(x) < _WIDTH / 3 else "end" if float(x) > _WIDTH * 2 / 3 else "middle"
    words = escape(f"本单位 {found.own} → 不少于{' / '.join(f'{value}名' for value in shown)}")
    rule = f'<line class="own-line" x1="{x}" x2="{x}" y1="{_TOP - 14}" y2="{_HEIGHT - _BOTTOM}"/>'
    return f'{rule}{dots}<text class="own-words" x="{x}" y="{_TOP - 20}" text-anchor="{anchor}">{words}</text>'


def _legend(found: WhatIf) -> str:
    items = "".join(
        f'<span class="key key-{place}">{escape(role_name(role))}</span>' for place, role in enumerate(found.roles)
    )
    return f"<figcaption>{items}</figcaption>"
