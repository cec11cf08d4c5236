"""How each level of a text is numbered: one row a marker, each with examples.

A marker's pattern is tried at the start of a line after width folding, so one row covers （一）, (一) and （ 一 ）.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.numerals import CHINESE_NUMERAL, parse_integer
from corpus.vocabulary import NodeKind, Scheme

_CN = CHINESE_NUMERAL
_ANY = rf"(?:{_CN}|[0-9]+)"


@dataclass(frozen=True, slots=True)
class Marker:
    """One way to number a part.

    Attributes:
        name: for messages and tests.
        pattern: matches the marker at the start of a folded line; group `n` is the number, `s` a 之N suffix.
        examples: lines that it must match, and the number each gives.
    """

    name: str
    pattern: re.Pattern[str]
    examples: tuple[tuple[str, int], ...]

    def match(self, folded_line: str) -> tuple[int, int | None, int] | None:
        """Number, suffix and length of the marker at the start of a folded line, or None."""
        found = self.pattern.match(folded_line)
        if not found:
            return None
        number = parse_integer(found["n"])
        if number is None:
            return None
        groups = found.groupdict()
        suffix = parse_integer(groups["s"]) if groups.get("s") else None
        return number, suffix, found.end()


def _marker(name: str, pattern: str, *examples: tuple[str, int]) -> Marker:
    return Marker(name, re.compile(r"[\s　]*" + pattern), examples)


PART = _marker("编", rf"第 ?(?P<n>{_ANY}) ?编(?=\s|$)", ("第一编　总则", 1))
SUBPART = _marker("分编", rf"第 ?(?P<n>{_ANY}) ?分编(?=\s|$)", ("第一分编　通则", 1))
CHAPTER = _marker("章", rf"第 ?(?P<n>{_ANY}) ?章(?=\s|$)", ("第一章 总 则", 1), ("第十二章　附则", 12))
SECTION = _marker("节", rf"第 ?(?P<n>{_ANY}) ?节(?=\s|$)", ("第二节　处罚", 2))
ARTICLE = _marker(
    "条",
    rf"第 ?(?P<n>{_ANY}) ?条(?: ?之 ?(?P<s>[一二三四五六七八九十]+|[0-9]+))?(?:\s+|$|(?=[^\s之的至、和或第]))",
    ("第一条 为了规范", 1),
    ("第一百二十条之一　资助恐怖活动组织", 120),
    ("第13条 单位", 13),
)
HEADING = _marker("一、", rf"(?P<n>{_CN})、", ("一、明确工作目标要求", 1), ("十二、附则", 12))
BRACKETED = _marker("（一）", rf"\( ?(?P<n>{_CN}) ?\)", ("（一）形成工作体系。", 1), ("(廿三)机制", 23))
POINTED = _marker("１．", r"(?P<n>[0-9]{1,3})[.、](?![0-9])", ("１．单位应当", 1), ("30.全省各级", 30))
PARENTHESISED = _marker("（1）", r"\( ?(?P<n>[0-9]{1,2}) ?\)", ("（1）学校", 1), ("（２）医院", 2))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a scheme: its marker, what it makes, and how deep it lies."""

    marker: Marker
    kind: NodeKind
    depth: int


SCHEMES: dict[Scheme, tuple[Level, ...]] = {
    Scheme.BRACKETED: (
        Level(HEADING, NodeKind.HEADING, 1),
        Level(BRACKETED, NodeKind.CLAUSE, 3),
        Level(POINTED, NodeKind.ITEM, 5),
        Level(PARENTHESISED, NodeKind.SUBITEM, 6),
    ),
    Scheme.NUMBERED: (
        Level(HEADING, NodeKind.HEADING, 1),
        Level(BRACKETED, NodeKind.GROUP, 2),
        Level(POINTED, NodeKind.CLAUSE, 3),
        Level(PARENTHESISED, NodeKind.ITEM, 5),
    ),
    Scheme.ENUMERATED: (
        Level(HEADING, NodeKind.CLAUSE, 3),
        Level(BRACKETED, NodeKind.ITEM, 5),
        Level(POINTED, NodeKind.SUBITEM, 6),
    ),
    Scheme.STATUTE: (
        Level(PART, NodeKind.HEADING, 0),
        Level(SUBPART, NodeKind.HEADING, 1),
        Level(CHAPTER, NodeKind.HEADING, 2),
        Level(SECTION, NodeKind.HEADING, 3),
        Level(ARTICLE, NodeKind.CLAUSE, 4),
        Level(BRACKETED, NodeKind.ITEM, 6),
        Level(POINTED, NodeKind.SUBITEM, 7),
        Level(PARENTHESISED, NodeKind.SUBITEM, 7),
    ),
}
"""The levels of each numbering scheme; a paragraph (款) of a statute has no marker and lies at depth 5."""

PARAGRAPH_DEPTH = 5
