"""The closed word lists of the project, each in this one place."""

from __future__ import annotations

from enum import StrEnum


class NodeKind(StrEnum):
    """What a node of a parsed text is."""

    DOCUMENT = "document"
    TITLE = "title"
    PREAMBLE = "preamble"
    PROMULGATION = "promulgation"
    CONTENTS = "contents"
    HEADING = "heading"
    GROUP = "group"
    CLAUSE = "clause"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    SUBITEM = "subitem"
    SIGNATURE = "signature"
    CONSULTATION = "consultation"
    SCRAP = "scrap"


class Scheme(StrEnum):
    """How a text numbers its parts; `corpus.markers` holds a row for each level."""

    BRACKETED = "bracketed"  # 一、 > （一） > １． > （1）, the bracketed number runs through
    NUMBERED = "numbered"  # 一、 > (一) > 1., the Arabic number runs through
    ENUMERATED = "enumerated"  # 一、 > （一） > 1., the items of a decision
    STATUTE = "statute"  # 编 > 分编 > 章 > 节 > 第N条 > 款 > （一） > 1.


class Standing(StrEnum):
    """The legal standing of a text."""

    IN_FORCE = "in_force"
    ISSUED = "issued"
    DRAFT = "draft"
    UNKNOWN = "unknown"
    SUPERSEDED = "superseded"
    REPEALED = "repealed"
    NOT_YET = "not_yet"


class Held(StrEnum):
    """In which form the words of a text are held."""

    VERBATIM = "verbatim"
    DIGEST = "digest"
    NONE = "none"


class Place(StrEnum):
    """A place whose own text is held; every other place is a free name."""

    GUANGZHOU = "guangzhou"
    LIAONING = "liaoning"


class Route(StrEnum):
    """How a question was answered (CONTRACT: Reply.route)."""

    QUOTA = "quota"
    CLAUSE = "clause"
    FIGURE = "figure"
    LOOKUP = "lookup"
    COMPARE = "compare"
    CLARIFY = "clarify"
    DECLINE = "decline"
    ERROR = "error"


class Verdict(StrEnum):
    """What the citation check found (CONTRACT: Finding.verdict)."""

    OK = "ok"
    QUOTE_MISMATCH = "quote_mismatch"
    WRONG_CLAUSE = "wrong_clause"
    WRONG_FIGURE = "wrong_figure"
    NO_SUCH_CLAUSE = "no_such_clause"
    UNKNOWN_DOCUMENT = "unknown_document"
    TEXT_UNAVAILABLE = "text_unavailable"


class Comparator(StrEnum):
    """How a figure bounds its subject."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "="
    RANGE = "range"
