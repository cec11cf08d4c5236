"""Finds what each number of a unit's stretch of text counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.cues import change_of, cues_before, is_claimed, is_pretended, is_wished, year_of
from assistant.reading.given import HAVES, ROLE_SLOTS, Given
from assistant.reading.nobody import none_in_place
from assistant.reading.numerals import Numeral
from assistant.reading.senses import refine
from assistant.reading.tokens import Token

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
_PASSING = ("：", "（", "）", "“", "”", "‘", "’", '"')
_THEN = re.compile(r"(?:的|那)?时(?:候|[报配是的就才，])|那(?:会|阵|时)")
_LEFT = ("还剩", "还剩下", "剩", "剩下", "只剩", "只剩下", "现剩")
"""辞了俩还剩4个: what is left is what there is now."""
_FILLED_IN = ("填", "写", "报")
"""职工人数栏填0: put into a form, not into somebody's mouth."""
_CREW = re.compile(r"..(?:工|师|手|技术员|营业员|服务员|驾驶员|队|组|科)$")
"""Words for a part of the people: 电焊工50人 says nothing of all."""


def find_given(tokens: Sequence[Token]) -> list[Given]:
    """Every number that counts something, in order."""
    found: list[Given] = []
    used: set[int] = set()
    for at, token in enumerate(tokens):
        if token.numeral is None or token.numeral.kind in ("other", "ratio", "sites"):
            continue
        given = _given(tokens, at, used, found)
        if given is not None:
            found.append(given)
    nobody = none_in_place(tokens, found)
    return refine(tokens, _lonely(tokens, _lists(tokens, [*found, *nobody])))


def _lonely(tokens: Sequence[Token], found: list[Given]) -> list[Given]:
    """公司3万5，保卫几名: the only number, right beside the unit, is its head count."""
    if any(g.slot not in (*HAVES, "other", "have", "piece", "bare", "ambiguous") for g in found):
        return found
    out = []
    for one in found:
        lead = [
            t for t in tokens[max(0, one.at - 4) : one.at] if not t.is_("cue", "fill", "total", "have", "about", "now")
        ]
        after = tokens[one.at + 1 : one.at + 3]
        beside = any(t.group in ("unit", "key", "site") for t in lead[-1:]) and (
            not after or after[0].is_("mark") or after[0].is_("cue", "wish")
        )
        behind = len(after) == 2 and after[0].text == "的" and after[1].group in ("unit", "key")
        counted = one.slot == "bare" and one.numeral.value >= 20
        counted = counted or (one.slot == "piece" and one.numeral.text.endswith("名") and one.numeral.value > 10)
        present = one.now and not any(g.slot == "bare" and not g.past and g is not one for g in found)
        alone = counted and (beside or behind or present or _is_clause(tokens, one.at)) and not one.change
        out.append(replace(one, slot="heads") if alone else one)
    return out


def _is_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is a clause of its own: 整一千，没有零头."""
    ahead = [t for t in tokens[at + 1 : at + 3] if t.text != "了"][:1]
    if not any(t.group == "role" for t in tokens):
        return False
    if ahead and not ahead[0].is_("mark", *_CLAUSE_ENDS):
        return False
    for token in reversed(tokens[:at]):
        if token.is_("mark", *_CLAUSE_ENDS):
            return True
        if not (token.is_("cue", "fill", "total", "about", "now") or token.text.strip() in ("整", "足足", "")):
            return False
    return True


_CLAUSE_ENDS = ("，", "。", "；", "？", "！", "：", "、", ",", ".")


def _given(tokens: Sequence[Token], at: int, used: set[int], before: list[Given]) -> Given | None:
    numeral = tokens[at].numeral
    assert numeral is not None
    if numeral.kind == "piece" and numeral.value == 1 and any(t.is_("num") for t in tokens[at + 1 : at + 2]):
        return None
    cues = cues_before(tokens, at)
    change = change_of(tokens, at, cues)
    left, right = _left_noun(tokens, at, used), _right_noun(tokens, at)
    if left is not None and right is not None and _belongs_right(tokens, at, left, right):
        left = None
    noun = left if left is not None else right
    if (numeral.kind == "heads" or numeral.text.endswith("人")) and is_wished(tokens, at):
        noun = None if noun is None or tokens[noun].group == "count" else noun
        slot_of_role = "have" if noun is None else _slot(tokens, noun)
        return Given(slot_of_role, numeral, at, wish=True)
    slot: str | None = _slot_by_measure(tokens, at, change, before, cues) if noun is None else _slot(tokens, noun)
    if noun is not None:
        used.add(noun)
    counted = noun is not None and tokens[noun].group == "count"
    if slot is None or (is_claimed(tokens, at) and not counted):
        return None
    return Given(
        slot,
        numeral,
        at,
        change,
        past=("past" in cues and "now" not in cues) or _is_once(tokens, at),
        now="now" in cues or _is_left(tokens, at),
        subset="subset" in cues,
        besides="besides" in cues,
        wish="wish" in cues and not change and slot in HAVES,
        each="each" in cues,
        corrects="correct" in cues,
        total="total" in cues,
        stranger="stranger" in cues or is_pretended(tokens, at),
        year=year_of(tokens, at),
    )


def _is_left(tokens: Sequence[Token], at: int) -> bool:
    """还剩4个, 1501了: what is left, or has come to be, is what there is now."""
    ahead = tokens[at + 1 : at + 3]
    come = bool(ahead) and ahead[0].text == "了" and (len(ahead) < 2 or ahead[1].is_("mark"))
    return (at > 0 and tokens[at - 1].text in _LEFT) or come


def _is_once(tokens: Sequence[Token], at: int) -> bool:
    """1500时报的是3个: what was, when something was done."""
    ahead = "".join(t.text for t in tokens[at + 1 : at + 3])
    return ahead.startswith(
        ("时报", "时配", "时是", "时候", "的时候", "那时", "那会", "那阵", "时的", "时，", "时就", "时才", "人时")
    )


def _left_noun(tokens: Sequence[Token], at: int, used: set[int]) -> int | None:
    """The count or role word in front of a number, over filling words and at most four unknown characters."""
    numeral = tokens[at].numeral
    slack = 7 if numeral is not None and numeral.kind == "piece" else 4
    beyond = 0
    for position in range(at - 1, -1, -1):
        token = tokens[position]
        if token.group in ("count", "role"):
            loose = token.text.isascii() and beyond > 0
            far = beyond > 4 and token.group == "count"
            return None if position in used or loose or far else position
        if token.is_("cue", "claim") and token.text in _FILLED_IN:
            continue
        if token.is_("skip", "idiom") and token.text.startswith("一个"):
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


def _right_noun(tokens: Sequence[Token], at: int) -> int | None:
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
        if filling or (token.is_("other") and len(token.text.strip()) <= slack and numeral.kind != "heads"):
            position += 1
            slack -= len(token.text.strip()) if token.is_("other") else 0
            continue
        return None
    if position >= len(tokens):
        return None
    if numeral.kind == "heads" and _leads_on(tokens, position):
        return None
    if numeral.kind == "heads" and tokens[position].group == "role" and numeral.value > 200:
        return None
    if numeral.kind in ("bed", "visit") and tokens[position].value not in (
        "beds",
        "outpatients",
        "planned_beds",
        "not_daily",
    ):
        return None
    return position


_OF_HOSPITALS = ("beds", "outpatients", "planned_beds", "not_daily")


def _passes(tokens: Sequence[Token], at: int, filling: Token) -> bool:
    """Whether a filling word behind a number may stand before its noun: 3万5的员工, but not 1200人的公司."""
    if filling.text == "的":
        numeral = tokens[at].numeral
        return numeral is not None and numeral.kind == "bare" and numeral.value >= 20
    return filling.text not in ("是", "is", "are", "was", "了")


def _leads_on(tokens: Sequence[Token], noun: int) -> bool:
    """Whether a noun has a number, a question or a sign of its own behind it."""
    for token in tokens[noun + 1 : noun + 6]:
        if token.is_("num") or token.is_("ask"):
            return True
        if token.is_("mark", "，", "。", "；", "？", "！"):
            return False
        if not token.is_("cue") and not (token.is_("other") and len(token.text.strip()) <= 4):
            return False
    return noun + 1 >= len(tokens)


def _belongs_right(tokens: Sequence[Token], at: int, left: int, right: int) -> bool:
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


def _slot(tokens: Sequence[Token], noun: int) -> str:
    token = tokens[noun]
    if token.group == "role":
        return ROLE_SLOTS.get(token.value, "other" if token.value == "job" else "ambiguous")
    if token.value == "persons" and noun and tokens[noun - 1].group in ("count", "role"):
        return _slot(tokens, noun - 1)
    if token.value in ("other", "things"):
        return "other"
    return token.value


_COMING = (
    "入职",
    "离职",
    "辞职",
    "招",
    "新招",
    "招聘",
    "招入",
    "招收",
    "退休",
    "调走",
    "走",
    "走了",
    "新来",
    "新进",
    "又招",
    "又招了",
    "又来",
    "又进",
)
_GOING = (
    "扩招",
    "毕业",
    "裁",
    "裁员",
    "裁掉",
    "减员",
    "流失",
    "辞退",
    "再招",
    "多招",
    "扩",
    "再来",
    "leave",
    "retire",
    "hire",
    "more",
    "fewer",
    "less",
)


def _may_change(tokens: Sequence[Token], at: int, slot: str) -> bool:
    """Whether a number without a noun changes the count spoken of before: 少配1个 changes no head count."""
    numeral = tokens[at].numeral
    assert numeral is not None
    if slot in HAVES or numeral.kind != "piece":
        return True
    near = [*tokens[max(0, at - 3) : at], *tokens[at + 1 : at + 4]]
    return any(t.is_("cue", "up", "down") and t.text in (*_COMING, *_GOING) for t in near)


def _slot_by_measure(tokens: Sequence[Token], at: int, change: int, before: list[Given], cues: set[str]) -> str | None:
    """A number without a noun of its own: by its measure word, by what it changes, or unclear."""
    numeral = tokens[at].numeral
    assert numeral is not None
    previous = tokens[at - 1] if at else None
    if (
        previous is not None
        and previous.is_("cue", "each")
        and previous.text.startswith(("每", "per", "every", "each"))
    ):
        return None
    if numeral.kind == "bed":
        return "beds"
    if numeral.kind == "visit":
        return "outpatients"
    told = next((g for g in reversed(before) if g.slot not in ("bare", "other")), None)
    if "correct" in cues and told is not None and _is_corrected(told, numeral):
        return told.slot
    if change and before and _may_change(tokens, at, before[-1].slot):
        return before[-1].slot
    if "total" in cues and before and before[-1].slot in HAVES and numeral.kind == "piece":
        return "have_staff" if before[-1].slot in ("full_time", "part_time") else before[-1].slot
    if numeral.kind == "bare" and numeral.value >= 10 and _of_part(tokens, at):
        return "heads"
    if numeral.kind == "heads":
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        crew = previous is not None and previous.is_("other") and _CREW.search(previous.text.strip())
        base = (previous is not None and previous.text.strip().endswith("基数")) or (
            after is not None and after.text.strip().startswith(("基数", "的基数"))
        )
        return "other" if crew or base else "heads"
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if numeral.kind == "piece":
        if numeral.text.endswith("人") and not _role_before(tokens, at):
            return "heads"
        if after is not None and after.group in ("unit", "site", "key", "part"):
            return None
        owned = previous is not None and previous.is_("cue", "have")
        listed = previous is not None and previous.text.strip() in ("和", "、", "及", "与") and bool(before)
        return "have" if owned else ("piece" if numeral.value != 1 or change or listed else None)
    if after is not None and after.group == "unit" and not numeral.text[:1].isspace():
        return None
    return "bare"


def _is_corrected(last: Given, numeral: Numeral) -> bool:
    """Whether a number behind 准确数, 具体, 不对 stands for the one before it: 大约3000人，准确2987."""
    if numeral.kind not in ("piece", "bare"):
        return False
    sized = numeral.kind == "bare" and numeral.value >= 10 and last.slot not in ("other", "bare", "ambiguous")
    return (
        last.slot in HAVES or sized or (not last.numeral.is_exact and numeral.kind == "bare" and last.slot != "other")
    )


def _of_part(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number stands right behind the name of a part: 行政：300."""
    lead = [
        t for t in tokens[max(0, at - 3) : at] if not t.is_("cue", "fill", "have", "about") and not t.is_("mark", "：")
    ]
    return bool(lead) and lead[-1].is_("part", "named")


def _role_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether the clause speaks of a role before this number."""
    for token in reversed(tokens[:at]):
        if token.is_("mark", "，", "。", "；", "？", "！"):
            return False
        if token.group == "role":
            return True
    return False


def _lists(tokens: Sequence[Token], found: list[Given]) -> list[Given]:
    """Numbers that stand in one row share one meaning: 分别500、400、600人."""
    found.sort(key=lambda given: given.at)
    out = list(found)
    for place in range(len(out)):
        row = [place]
        while row[-1] + 1 < len(out) and _adjoin(tokens, out[row[-1]].at, out[row[-1] + 1].at):
            row.append(row[-1] + 1)
        if len(row) > 1:
            known = [out[i].slot for i in row if out[i].slot not in ("bare", "piece", "heads", "have")]
            for i in row:
                out[i] = replace(out[i], each=False)
            slot = known[0] if known else ("heads" if any(out[i].slot == "heads" for i in row) else None)
            for i in row:
                if slot in HAVES and out[i].slot == "heads" and out[i].numeral.value >= 100:
                    continue
                if slot and out[i].slot in ("bare", "piece", "heads", "have"):
                    out[i] = replace(out[i], slot=slot, wish=out[row[0]].wish)
    return out


def _adjoin(tokens: Sequence[Token], first: int, second: int) -> bool:
    """Whether two numbers stand in one row: alike, with nothing but a comma or an "and" between them."""
    one, two = tokens[first].numeral, tokens[second].numeral
    if one is None or two is None or not (one.kind == two.kind or one.kind == "bare"):
        return False
    between = tokens[first + 1 : second]
    return bool(between) and all(
        t.is_("mark", "、", "，", ",") or t.text.strip() in ("和", "及", "与", "、", "and", "跟") for t in between
    )
