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


class Form(StrEnum):
    """How a reference is written (`Reference.form`), the first that fits."""

    HANGING = "hanging"  # 有关规定, 依法: names no text
    RANGE = "range"  # 第三十一条至第三十四条
    LIST = "list"  # 第六条、第十九条
    INTERNAL = "internal"  # 本法, 前款, a bare 第六条: no other text is named
    TITLE = "title"  # a full name, no clause
    EXACT = "exact"  # a full name and a clause
    SHORT = "short"  # any other name: alias, short name, order number


class Head(StrEnum):
    """What stands before the clause in a reference and says whose clause it is."""

    TITLE = "title"  # 《…》
    NAME = "name"  # a name without 《》
    ORDER = "order"  # 国务院令第421号
    OWN = "own"  # 本法, 本条例, 本意见
    PART = "part"  # 本条, 本款, 本章
    PREVIOUS = "previous"  # 前款, 前两条
    SAME = "same"  # 同条, 该条, 该条例, 其
    BARE = "bare"  # nothing
    NONE = "none"  # hanging: there is no clause


class Unresolved(StrEnum):
    """Why a reference has no target that can be shown."""

    NOT_HELD = "not_held"  # the named text is not one of those held
    NO_SUCH_CLAUSE = "no_such_clause"  # the text is held, this clause is not in it
    NO_LAW = "no_law"  # nothing says whose clause it is
    AMBIGUOUS = "ambiguous"  # several texts, or several places, would fit
    NAMES_NO_TEXT = "names_no_text"  # 依法, 有关规定
