"""Tables told line by line, a count a line and a unit a column: 床位：老350 新900; 在岗医务：老500 新1300."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.reading.layouts.tables import ROW
from assistant.reading.words.lexicon import load_words

_BREAKS = (re.compile(r"([\n；;。]+)"), re.compile(r"([\n；;。，,]+)"))
_CELL = (
    r"(?P<label>[^\d\s，,、：:/（）()；;。？?的]{1,6}?)\s*[:：]?\s*(?P<number>\d[\d,]*)\s?(?P<unit>人次|人|张|名|个)?"
)
_GAP = re.compile(r"[\s，,、/|｜和及]*")
_NOT_A_LABEL = re.compile(
    r"共|计|总|约|有|是|为|日均|实际|目前|现|其中|学生|教|男|女|职工|员工|医|护|床|诊|生|保安|保卫|年|月|日"
)
_MERGED = "校区|院区|园区|厂区|分校|分院|分园|校|院|厂|店|园|公司|区"


@dataclass(frozen=True, slots=True)
class _Line:
    """A count with its number at each unit: what stands before it, its noun, the cells, what stands behind."""

    lead: str
    noun: str
    cells: tuple[tuple[str, str], ...]
    tail: str

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(label for label, _ in self.cells)


def turned(text: str) -> str:
    """The text with such lines written out unit by unit; a text without them as it is."""
    for breaks in _BREAKS:
        pieces = breaks.split(text)
        lines = [_line(piece) for piece in pieces[::2]]
        for first, one in enumerate(lines):
            last = first
            while one and last + 1 < len(lines) and _continues(one, lines[last], lines[last + 1]):
                last += 1
            if one is not None and last > first:
                run = [line for line in lines[first : last + 1] if line is not None]
                before, after = "".join(pieces[: 2 * first]), "".join(pieces[2 * last + 1 :])
                return before + one.lead + _written(run, text) + run[-1].tail + after
    return text


def _continues(first: _Line, last: _Line | None, following: _Line | None) -> bool:
    """Whether a line goes on with the same units: no words before it, and none behind the one before."""
    if last is None or following is None or last.tail or following.lead:
        return False
    return following.labels == first.labels and following.noun != last.noun


def _line(piece: str) -> _Line | None:
    """What a piece says as such a line; None where it says something else."""
    starts = [0, *(match.end() for match in re.finditer(r"[，,：:]\s*", piece))]
    for start in starts:
        noun = _noun(piece[start:])
        if noun is None:
            continue
        cells: list[tuple[str, str]] = []
        at = start + len(noun)
        rest = re.compile(r"(?:数|量|人数)?(?:[（(][^）)]{0,8}[）)])?\s*[：:=]?\s*").match(piece, at)
        at = rest.end() if rest else at
        while (match := re.compile(_CELL).match(_folded(piece), at)) is not None:
            cells.append((match["label"], match["number"] + (match["unit"] or "")))
            gap = _GAP.match(piece, match.end())
            at = gap.end() if gap else match.end()
        labels = [label for label, _ in cells]
        tail = piece[at:]
        named = all(not _NOT_A_LABEL.search(label) for label in labels)
        if len(cells) > 1 and len(set(labels)) == len(labels) and named and not re.search(r"\d", tail[:4]):
            return _Line(piece[:start], noun.strip(), tuple(cells), f"，{tail}" if tail.strip() else "")
    return None


def _folded(piece: str) -> str:
    """The piece in half-width characters, each in its place."""
    return "".join(c if len(n := unicodedata.normalize("NFKC", c)) != 1 else n for c in piece)


def _noun(piece: str) -> str | None:
    """The count or role that a piece begins with."""
    lead = re.match(r"\s*(?:现有|实有|各自)?", piece)
    at = lead.end() if lead else 0
    found = load_words().match(_folded(piece).lower(), at) if at < len(piece) else None
    if found is None or found[1].group not in ("count", "role") or found[1].value in ("other", "things", "job"):
        return None
    return piece[: at + len(found[0])]


def _written(run: Sequence[_Line], text: str) -> str:
    rows = []
    for place, label in enumerate(run[0].labels):
        whole = re.search(rf"{re.escape(label)}(?:{_MERGED})", text)
        cells = "，".join(line.noun + line.cells[place][1] for line in run)
        rows.append(f"{ROW}{whole[0] if whole else label}：{cells}")
    return "\n" + "\n".join(rows) + "\n"
