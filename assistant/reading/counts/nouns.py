"""The noun that a number counts: in front of it, behind it, and which of the two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.facts.given import ROLE_SLOTS
from assistant.reading.words.tokens import Token

_OPEN = {
    "fill",
    "total",
    "past",
    "now",
    "respectively",
    "have",
    "to",
    "up",
    "down",
    "about",
    "least",
    "subset",
    "besides",
    "correct",
    "none",
}
_FILLED_IN = ("填", "写", "报")
"""职工人数栏填0: put into a form, not into somebody's mouth."""
_PASSING = ("：", "（", "）", "“", "”", "‘", "’", '"')


def left_noun(tokens: Sequence[Token], at: int, used: set[int]) -> int | None:
    """The count or role word in front of a number, over filling words and at most four unknown characters."""
    numeral = tokens[at].numeral
    slack = 7 if numeral is not None and numeral.kind == "piece" else 4
    beyond = 0
    for position in range(at - 1, -1, -1):
        token = tokens[position]
        if token.group in ("count", "role"):
            loose = token.text.isascii() and beyond > 0
            far = beyond > 4 and token.group == "count"
            between = "".join(t.text for t in tokens[position + 1 : at])
            counted_in = token.is_("count", "other") and re.search(r"算|在内|加上", between) is not None
            return None if position in used or loose or far or counted_in else position
        if (
            token.is_("cue", "another")
            and token.text in ("还有", "另外")
            and not token.start > tokens[position - 1].end
        ):
            continue
        if token.is_("cue", "claim") and token.text in _FILLED_IN:
            continue
        if token.is_("skip", "idiom") and token.text.startswith(
            ("一个", "一栏", "一格", "一项", "一列", "一行", "这一项")
        ):
            continue
        if token.is_("cue") and (token.value in (*_OPEN, "wish") or token.text in ("各", "各有", "都是")):
            continue
        if (token.is_("mark") and token.value in _PASSING) or (token.is_("skip") and token.text.startswith("一个")):
            continue
        if token.is_("other") and len(token.text.strip()) <= slack:
            slack -= len(token.text.strip())
            beyond += len(token.text.strip())
            continue
        return None
    return None


def right_noun(tokens: Sequence[Token], at: int) -> int | None:
    """The count or role word behind a number, unless it leads to its own number or question."""
    numeral = tokens[at].numeral
    assert numeral is not None
    pair = (
        tokens[at].text in ("俩", "仨")
        and tokens[at - 1 : at]
        and (tokens[at - 1].is_("cue", "have") or tokens[at - 1].text in ("就", "只", "才", "仅"))
    )
    if numeral.kind == "bare" and 0 < numeral.value < 10 and not tokens[at].text[:1].isascii() and not pair:
        return None
    if (who := _who_they_are(tokens, at)) is not None:
        return who
    position = at + 1
    slack = 2
    while position < len(tokens):
        token = tokens[position]
        if token.is_("count") or token.is_("role"):
            break
        filling = (
            (token.is_("cue", "subset") and token.text.isascii())
            or (token.is_("cue", "fill") and _passes(tokens, at, token))
            or (token.is_("cue", "up", "down") and token.text in ("more", "fewer", "less", "additional", "extra"))
        )
        if token.group == "unit" and tokens[position + 1 : position + 2] and tokens[position + 1].group == "role":
            position += 1  # 12个医院保安: whose guards they are
            continue
        if filling or (token.is_("other") and len(token.text.strip()) <= slack and numeral.kind != "heads"):
            position += 1
            slack -= len(token.text.strip()) if token.is_("other") else 0
            continue
        return None
    if position >= len(tokens):
        return None
    if numeral.kind == "heads" and _leads_on(tokens, position):
        return None
    noun = tokens[position]
    parted = numeral.kind == "heads" or (noun.start > tokens[at].end and not noun.text.isascii())
    if parted and noun.group == "role" and numeral.value > 200:
        return None
    if numeral.kind in ("bed", "visit") and tokens[position].value not in (
        "beds",
        "outpatients",
        "planned_beds",
        "not_daily",
    ):
        return None
    return position


def _who_they_are(tokens: Sequence[Token], at: int) -> int | None:
    """1000个是住校的, 4个站岗的保安: the noun behind 是 or behind a word that describes."""
    ahead = list(tokens[at + 1 : at + 4])
    if len(ahead) > 1 and ahead[0].text in ("是", "为", "都是", "属于") and ahead[1].is_("count", *_PUPILS):
        own = tokens[at + 3 : at + 5]
        return None if any(t.is_("num") for t in own) else at + 2
    numeral = tokens[at].numeral
    if numeral is None or numeral.kind != "piece" or len(ahead) < 3:
        return None
    described = ahead[0].group in ("other", "skip") and ahead[1].text == "的" and len(ahead[0].text) <= 5
    return at + 3 if described and ahead[2].is_("role") else None


_PUPILS = ("boarders", "day_students", "students", "school_staff")


def _passes(tokens: Sequence[Token], at: int, filling: Token) -> bool:
    """Whether a filling word behind a number may stand before its noun: 3万5的员工, but not 1200人的公司."""
    if filling.text == "的":
        numeral = tokens[at].numeral
        return numeral is not None and numeral.kind == "bare" and numeral.value >= 20
    if filling.text in ("are", "were", "is") and any(t.is_("cue", "subset") for t in tokens[at + 1 : at + 2]):
        return True
    return filling.text not in ("是", "is", "are", "was", "了")


def _leads_on(tokens: Sequence[Token], noun: int) -> bool:
    """Whether a noun has a number, a question or a sign of its own behind it."""
    joined = False
    for at, token in enumerate(tokens[noun + 1 : noun + 6], start=noun + 1):
        if (
            joined
            and token.is_("num")
            and any(t.group == tokens[noun].group == "role" for t in tokens[at + 1 : at + 2])
        ):
            return False
        joined = joined or token.text.strip() in ("加", "和", "外加", "另加", "跟", "、")
        if token.is_("num") or token.is_("ask"):
            return True
        if token.is_("mark", "，", "。", "；", "？", "！"):
            return False
        if not token.is_("cue") and not (token.is_("other") and len(token.text.strip()) <= 4):
            return False
    return noun + 1 >= len(tokens)


def belongs_right(tokens: Sequence[Token], at: int, left: int, right: int) -> bool:
    """Whether 现有 or a measure word ties the number to the noun behind it rather than the one in front."""
    numeral = tokens[at].numeral
    assert numeral is not None
    between = tokens[left + 1 : at]
    if numeral.kind == "piece" or (numeral.kind == "bare" and tokens[right].text.isascii()):
        tied = right == at + 1 and not _leads_on(tokens, right)
        same = tokens[left].group == tokens[right].group and tokens[left].value == tokens[right].value
        if same:
            return False
        return tied and (
            tokens[left].text.isascii() or any(t.is_("cue", "have", "wish", "none") or t.is_("other") for t in between)
        )
    return False


def slot_of(tokens: Sequence[Token], noun: int) -> str:
    """What a number counts that belongs to this noun."""
    token = tokens[noun]
    if token.group == "role":
        return ROLE_SLOTS.get(token.value, "other" if token.value == "job" else "ambiguous")
    qualifies = token.value == "persons" or token.text in _ON_THE_LIST
    if qualifies and noun and tokens[noun - 1].group in ("count", "role"):
        return slot_of(tokens, noun - 1)
    if token.value in ("other", "things"):
        return "other"
    return token.value


_ON_THE_LIST = ("在册", "在职", "在编")
"""医务人员在册900人: no noun of its own behind another."""
