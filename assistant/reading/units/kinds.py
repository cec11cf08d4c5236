"""What kind of unit a question speaks of, and whether it boards."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.facts.draft import Draft
from assistant.reading.facts.given import Given
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.tokens import Token, text_of
from assistant.rules.facts import Kind

_KINDS = {
    "unit": Kind.UNIT, "school": Kind.SCHOOL, "boarding_school": Kind.SCHOOL, "day_school": Kind.SCHOOL,
    "all_board": Kind.SCHOOL, "hospital": Kind.HOSPITAL,
}  # fmt: skip


UNCOVERED = ("university", "vocational", "special", "training", "nursery", "clinic", "animal")
"""Kinds of unit that no rule names, and that look like a school or a hospital."""


_COUNT_KIND = {
    "everyone": Kind.SCHOOL, "students": Kind.SCHOOL, "school_staff": Kind.SCHOOL, "boarders": Kind.SCHOOL,
    "day_students": Kind.SCHOOL, "beds": Kind.HOSPITAL, "medical_staff": Kind.HOSPITAL, "medical_part": Kind.HOSPITAL,
    "outpatients": Kind.HOSPITAL,
}  # fmt: skip


def set_kind(draft: Draft, tokens: Sequence[Token], given: Sequence[Given]) -> None:
    """Find the kind of unit: by its words, else by what its numbers count."""
    words = [t for at, t in enumerate(tokens) if t.group == "unit" and not _is_standard(tokens, at)]
    words = [t for t in words if not _is_of_speaker(tokens, t)] if _counts_school(given) else words
    denied = [t for at, t in enumerate(tokens) if t in words and _is_denied(tokens, at)]
    words = [t for t in words if t not in denied] if len(denied) < len(words) else words
    values = [t.value for t in words]
    uncovered = [t.value for t in words if t.value in UNCOVERED and t.text not in _ACTIVITIES]
    uncovered = uncovered or [v for v in values if v in UNCOVERED and not _names_school(words)]
    schools = [
        t
        for t in words
        if _KINDS.get(t.value) is Kind.SCHOOL
        and not t.generic
        and t.value not in ("day_school", "all_board", "boarding_school")
    ]
    hospitals = [t for t in words if t.value == "hospital" and not t.generic]
    draft.specific = bool(words)
    if any(t.value == "hospital" for t in words):
        uncovered = [v for v in uncovered if v != "clinic"]
    if uncovered and not _overruled(uncovered[0], bool(schools), bool(hospitals)):
        draft.uncovered = uncovered[0]
        draft.kind = Kind.UNIT
        return
    kinds = [kind for v in values if (kind := _KINDS.get(v)) is not None]
    counting = [g for g in given if not g.subset and (g.slot != "school_staff" or _teaches(tokens))]
    by_count = [kind for g in counting if (kind := _COUNT_KIND.get(g.slot)) is not None]
    if any(t.text in _CARE_HOMES for t in words) and not hospitals:
        kinds = [kind for kind in kinds if kind is not Kind.HOSPITAL]
        given = ()
    named = [kind for kind in kinds if kind is not Kind.UNIT]
    if named and _is_of_firm(words, tokens, given):
        draft.kind = Kind.UNIT
    elif named:
        draft.kind = named[0]
    elif Kind.UNIT in kinds and any(t.value == "unit" and not t.generic for t in words):
        draft.kind = Kind.UNIT
    elif any(t.is_("site", "campus") and "校" in t.text for t in tokens):
        draft.kind = Kind.SCHOOL
    elif any(t.is_("site", "hospital_site") for t in tokens):
        draft.kind = Kind.HOSPITAL
    elif by_count:
        draft.kind = by_count[0]
    elif any(t.is_("part", "school") for t in tokens):
        draft.kind = Kind.SCHOOL
    elif kinds or any(t.is_("key", "yes", "no") or t.is_("site", "branch") for t in tokens):
        draft.kind = Kind.UNIT
    elif (noun := _kind_of_nouns(tokens)) is not None:
        draft.kind = noun


def _counts_school(given: Sequence[Given]) -> bool:
    """Whether the people are told as those of a school: 师生员工2050人."""
    return any(g.slot == "everyone" for g in given)


def _is_of_speaker(tokens: Sequence[Token], word: Token) -> bool:
    """教育局的朋友说的，我们师生员工2050人: the unit word says where somebody else works, or who checks the school."""
    if word.value != "unit":
        return False
    rows = load_patterns("bystanders")
    behind = text_of([t for t in tokens if t.start >= word.end][:_BEHIND])
    return (
        re.match(
            rf"(?:那边|里|上)?(?:的|有)?{rows['whose'].piece}{rows['person'].piece}|(?:那边|里|上)?{rows['acts'].piece}",
            behind,
        )
        is not None
    )


_BEHIND = 6


def _is_of_firm(words: Sequence[Token], tokens: Sequence[Token], given: Sequence[Given]) -> bool:
    """出版社，书卖给中学，员工1200人: a firm is named first and counts its workers; it deals with the school."""
    first = words[0]
    people = {g.slot for g in given} & {*_COUNT_KIND, "employees", "persons", "heads"}
    if first.value != "unit" or first.text in ("单位", "unit", "office") or people != {"employees"}:
        return False
    others = [t for t in words if _KINDS.get(t.value, Kind.UNIT) is not Kind.UNIT]
    said = "".join(t.text for t in tokens if t.start < others[0].start)
    return not any(t.generic for t in others) and _ITS_OWN.search(said) is None


_ITS_OWN = re.compile(
    "办|下属|附属|旗下|所属|投资|开设|直属|创|own|runs?|founded|[，。；：（、](?:也|就|正)?(?:是|为)?(?:一?[所家个])?$"
)
"""公司办的小学; 民营企业，一家口腔医院: what belongs to a firm, or what it is, is asked of."""
_ACTIVITIES = ("托管班", "辅导班", "补习班", "托管")
"""What a school may run on its own site."""


def _names_school(words: Sequence[Token]) -> bool:
    return any(_KINDS.get(t.value) is Kind.SCHOOL for t in words)


def _is_denied(tokens: Sequence[Token], at: int) -> bool:
    """不是医院是学校: the kind that it is said not to be."""
    return at > 0 and tokens[at - 1].is_("cue", "deny") and tokens[at - 1].text.endswith(("不是", "并非", "not a"))


_CARE_HOMES = ("养老院", "敬老院", "福利院", "护老院", "月子中心", "疗养院", "care home", "nursing home")


def _is_standard(tokens: Sequence[Token], at: int) -> bool:
    """Whether a unit word only names a standard: 按中小学标准."""
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    lead = before is not None and (
        before.text in ("按", "to") or before.text.endswith(("按", "照", "套用", "参考", "仿照", "和", "跟", "同"))
    )
    ahead = "".join(t.text for t in tokens[at + 1 : at + 4])
    return lead and after is not None and _MEASURE.match(ahead) is not None


_MEASURE = re.compile(r"[^，。；？！0-9]{0,3}(?:标准|一样|规定|办法|口径|要求|规则|那套|那档|那条)")


def _overruled(kind: str, school: bool, hospital: bool) -> bool:
    return kind in ("university", "nursery") and (school or hospital)


def _kind_of_nouns(tokens: Sequence[Token]) -> Kind | None:
    nouns = [t.value for t in tokens if t.group == "count" and (t.value != "school_staff" or _teaches([t]))]
    return next((_COUNT_KIND[noun] for noun in nouns if noun in _COUNT_KIND), None)


def _teaches(tokens: Sequence[Token]) -> bool:
    """Whether staff is told by a word that only schools use: 教职工, not 行政人员."""
    return any(t.is_("count", "school_staff") and _OF_SCHOOLS.search(t.text) for t in tokens)


_OF_SCHOOLS = re.compile("教|师(?!傅)|校工|保育|宿管|职员工|teach|school")


def set_boarding(draft: Draft, tokens: Sequence[Token]) -> None:
    """Find whether a school is said to board pupils, or not to."""
    values = {t.value for at, t in enumerate(tokens) if t.group == "unit" and not _is_rule(tokens, at)}
    if "day_school" in values:
        draft.boarding = False
    if values & {"boarding_school", "all_board"} or _MIXED.search(text_of(tokens)):
        draft.boarding = True
    if rest_boards(tokens) or _COMPARED.search(text_of(tokens)):
        draft.boarding = True
    named = [at for at, t in enumerate(tokens) if t.is_("count", "boarders")]
    unnumbered = [at for at in named if not _has_number(tokens, at) or _is_uncounted(tokens, at)]
    if unnumbered and draft.boarding is None:
        draft.boarding = True
    for at, token in enumerate(tokens):
        mostly_day = token.is_("unit", "day_school") and any(
            t.is_("skip", "share") for t in tokens[max(0, at - 3) : at]
        )
        if mostly_day and not any(t.is_("count", "boarders") for t in tokens):
            draft.boarding = True
        if token.is_("count", "boarders") and any(
            t.is_("num", "ratio") or t.is_("skip", "share") for t in tokens[max(0, at - 3) : at + 4]
        ):
            draft.boarding = True


_MIXED = re.compile(
    r"(?:部分|有的|有些|一些|有人|一半|少数|多数|大多|既有|又有|也有|兼有)(?:学生|是|的)?(?:走读|寄宿|住校|住宿)[^。；？！0-9]{0,6}"
    r"(?:走读|寄宿|住校|住宿)|(?:走读|通勤)(?:和|与|、|加|跟|\+|/)(?:寄宿|住校|住宿|内宿)(?:都有|混合|并存|兼有|两种|的都)|"
    r"(?:寄宿|住校|住宿|内宿)(?:和|与|、|加|跟|\+|/)(?:走读|通勤)(?:都有|混合|并存|兼有|两种|的都)"
)
"""部分走读部分寄宿: a school that does both."""
_REST = re.compile(
    r"(?:其余|剩下|余下|剩余|其他|另外的?)[^，。；0-9]{0,6}(?:住|寄宿|内宿)|"
    r"除了?[^，。；]*(?:都|全|均)[^，。；]{0,3}(?:住|寄宿)"
)
_COMPARED = re.compile(
    r"(?:寄宿|住校|住宿|走读)[^，。；]{0,4}比[^，。；]{0,8}(?:多|少)[^，。；]{0,2}[0-9一二三四五六七八九十百千]"
)


def rest_boards(tokens: Sequence[Token]) -> bool:
    """走读生1000，其余学生住校: whoever is no day pupil boards."""
    return _REST.search(text_of(tokens)) is not None


_RULE = re.compile(r"(?:的|学校的?|那|这|一)*(?:条|套|档|款|项|标准|规定|算法|口径|公式)")


def _is_rule(tokens: Sequence[Token], at: int) -> bool:
    """走读那条和寄宿那条加起来: the words name two rules, not what the school is."""
    ahead = "".join(t.text for t in tokens[at + 1 : at + 4])
    boards = any(t.is_("count", "boarders") for t in tokens)
    taken_as = "".join(t.text for t in tokens[max(0, at - 2) : at]).endswith(
        ("当", "当作", "当成", "按", "算作", "算成")
    )
    return boards and tokens[at].value == "day_school" and (taken_as or _RULE.match(ahead) is not None)


def _is_uncounted(tokens: Sequence[Token], at: int) -> bool:
    """高中师生2600人，住校生多少不清楚: there are boarders, and nobody knows how many."""
    ahead = tokens[at + 1 : at + 7]
    end = next((i for i, t in enumerate(ahead) if t.is_("num") or t.is_("mark", "。", "？", "；")), len(ahead))
    wondered = any(t.is_("cue", "none", "deny") for t in (*tokens[max(0, at - 3) : at], *ahead[:end]))
    return not wondered and any(t.is_("cue", "unknown") for t in ahead[:end])


def _has_number(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word for boarders has a number, or is denied or asked for."""
    near = [*tokens[max(0, at - 4) : at], *tokens[at + 1 : at + 6]]
    return any(t.is_("num") or t.is_("ask") or t.is_("cue", "none", "deny", "unknown", "ask_not") for t in near)
