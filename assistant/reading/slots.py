"""Finds what each number of a unit's stretch of text counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from assistant.reading.numerals import Numeral
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
_CREW = re.compile(r"..(?:工|师|手|技术员|营业员|服务员|驾驶员|队|组|科)$")
"""Words for a part of the people: 电焊工50人 says nothing of all."""
_ROLES = {"staff": "have_staff", "full_time": "full_time", "part_time": "part_time", "guards": "have_guards"}
HAVES = ("have_staff", "full_time", "part_time", "have_guards")
"""Slots that count those in place, not the unit's size."""


@dataclass(frozen=True, slots=True)
class Given:
    """A number with its meaning.

    Attributes:
        slot: what it counts: a count of the lexicon, have_staff, full_time, part_time, have_guards, other for a count
            that no rule takes, or unclear.
        at: index of its token.
        change: +1 or -1 where it is added or taken away, 0 where it stands for itself.
        past: it was so before.
        now: said to be so now.
        subset: part of another number.
        besides: said to come on top of another number.
        wish: a number wished, required or claimed, not one that is there.
        each: it holds for each of several.
        corrects: it corrects an earlier number.
        total: it is said to be a total.
        stranger: it is said of somebody else's unit.
        year: the year it is said for.
    """

    slot: str
    numeral: Numeral
    at: int
    change: int = 0
    past: bool = False
    now: bool = False
    subset: bool = False
    besides: bool = False
    wish: bool = False
    each: bool = False
    corrects: bool = False
    total: bool = False
    stranger: bool = False
    year: int | None = None


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
    nobody = _none_in_place(tokens, found)
    return _lonely(tokens, _lists(tokens, [*found, *nobody]))


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
        beside = any(t.group in ("unit", "key") for t in lead[-1:]) and (not after or after[0].is_("mark"))
        behind = len(after) == 2 and after[0].text == "的" and after[1].group in ("unit", "key")
        counted = one.slot == "bare" and one.numeral.value >= 20
        counted = counted or (one.slot == "piece" and one.numeral.text.endswith("名") and one.numeral.value > 10)
        alone = counted and (beside or behind) and not one.change
        out.append(replace(one, slot="heads") if alone else one)
    return out


def _given(tokens: Sequence[Token], at: int, used: set[int], before: list[Given]) -> Given | None:
    numeral = tokens[at].numeral
    assert numeral is not None
    if numeral.kind == "piece" and numeral.value == 1 and any(t.is_("num") for t in tokens[at + 1 : at + 2]):
        return None
    cues = _cues_before(tokens, at)
    change = _change(tokens, at, cues)
    left, right = _left_noun(tokens, at, used), _right_noun(tokens, at)
    if left is not None and right is not None and _belongs_right(tokens, at, left, right):
        left = None
    noun = left if left is not None else right
    if (numeral.kind == "heads" or numeral.text.endswith("人")) and _is_wished(tokens, at):
        noun = None if noun is None or tokens[noun].group == "count" else noun
        slot_of_role = "have" if noun is None else _slot(tokens, noun)
        return Given(slot_of_role, numeral, at, wish=True)
    slot: str | None = _slot_by_measure(tokens, at, change, before, cues) if noun is None else _slot(tokens, noun)
    if noun is not None:
        used.add(noun)
    if slot is None or _is_claimed(tokens, at):
        return None
    return Given(
        slot,
        numeral,
        at,
        change,
        past="past" in cues and "now" not in cues,
        now="now" in cues,
        subset="subset" in cues,
        besides="besides" in cues,
        wish="wish" in cues and not change and slot in HAVES,
        each="each" in cues,
        corrects="correct" in cues,
        total="total" in cues,
        stranger="stranger" in cues or _is_pretended(tokens, at),
        year=_year(tokens, at),
    )


def _is_wished(tokens: Sequence[Token], at: int) -> bool:
    """配3人, 就说3人: heads that somebody wants, not heads that are there."""
    numeral = tokens[at].numeral
    assert numeral is not None
    lead = [t for t in tokens[max(0, at - 3) : at] if not t.is_("cue", "fill", "about", "least")]
    if not lead or numeral.value > 100:
        return False
    return (
        lead[-1].is_("cue", "claim")
        or lead[-1].text == "按"
        or (lead[-1].is_("cue", "wish") and lead[-1].text in _WANTING)
    )


_WANTING = (
    "配",
    "要配",
    "得配",
    "应配",
    "该配",
    "应该配",
    "应当配",
    "配备",
    "放",
    "想放",
    "想配",
    "打算配",
    "安排",
    "需要",
    "要",
    "只要",
    "只需",
    "给",
    "需",
)


def _is_pretended(tokens: Sequence[Token], at: int) -> bool:
    """凑整按1500人算, 就当200人: a number to be taken instead of the real one."""
    lead = [t for t in tokens[max(0, at - 3) : at] if not t.is_("cue", "fill")]
    if not lead:
        return False
    if lead[-1].is_("cue", "claim") or lead[-1].text in ("按", "当作", "当成", "算作", "四舍五入"):
        return True
    return lead[-1].text.strip().endswith(("当", "凑整", "凑", "取整", "算", "上报", "约等于"))


def _year(tokens: Sequence[Token], at: int) -> int | None:
    """The year named in the same clause, or right at its start."""
    for token in reversed(tokens[max(0, at - 8) : at]):
        if token.is_("mark", "。", "；", "，") or token.is_("num"):
            return None
        if token.is_("skip", "name") and (match := re.match(r"((?:19|20)[0-9]{2})\s?年?", token.text)):
            return int(match[1])
    return None


def _is_claimed(tokens: Sequence[Token], at: int) -> bool:
    """直接说5个: a number that is to be repeated, not one that is."""
    numeral = tokens[at].numeral
    if numeral is None or numeral.kind not in ("piece", "bare"):
        return False
    lead = [t for t in tokens[max(0, at - 3) : at] if not t.is_("cue", "fill")]
    return bool(lead) and lead[-1].is_("cue", "claim")


def _cues_before(tokens: Sequence[Token], at: int) -> set[str]:
    """Cues of the same clause in front of a number, as far as no other number or asking word stands between."""
    cues: set[str] = set()
    position = at - 1
    while position >= 0 and not tokens[position].is_("num") and not tokens[position].is_("ask", "how_many", "short"):
        token = tokens[position]
        if token.is_("mark", "，", "。", "；", "？", "！", ",", ".", "："):
            if position and tokens[position - 1].is_("cue", "correct"):
                cues.add("correct")
            break
        if token.group == "cue":
            cues.add(token.value)
        position -= 1
    nearest = next(
        (t for t in reversed(tokens[:at]) if t.group != "cue" or t.value not in ("fill", "about", "total")), None
    )
    if "wish" in cues and nearest is not None and nearest.is_("cue", "have"):
        cues.discard("wish")
    if position >= 0 and tokens[position].is_("num") and _same_clause_subset(tokens, position):
        cues.add("subset")
    return cues


def _same_clause_subset(tokens: Sequence[Token], position: int) -> bool:
    """Whether the number before was one of a list of parts: 其中女职工900人、党员320人."""
    for token in reversed(tokens[:position]):
        if token.is_("mark", "，", "。", "；", "？", "！"):
            return False
        if token.is_("cue", "subset"):
            return True
    return False


def _change(tokens: Sequence[Token], at: int, cues: set[str]) -> int:
    """Whether the number is added or taken away, by the words right in front of it or behind it."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is not None and following.text.strip() == "more":
        return 1
    if following is not None and following.text.strip() in ("fewer", "less"):
        return -1
    for token in tokens[at + 1 : at + 4]:
        if token.is_("cue", "down", "up") and token.text in (
            "离职",
            "退休",
            "辞职",
            "调走",
            "走了",
            "走",
            "辞退",
            "入职",
            "毕业",
        ):
            return 1 if token.text == "入职" else -1
        if token.is_("mark") or token.is_("num") or token.group in ("count", "role", "ask"):
            break
    for token in reversed(tokens[:at]):
        if token.is_("cue", "total"):
            return 0
        if token.numeral is not None and token.numeral.kind == "piece" and token.numeral.value == 1:
            continue
        if token.is_("cue", "to") or (token.is_("cue") and token.text in ("达到", "达")):
            return 0
        if token.is_("cue", "up", "down"):
            return 1 if token.value == "up" else -1
        if token.is_("cue", "fill", "have", "about", "wish", "total") or token.group in ("count", "role"):
            continue
        break
    return 0


def _left_noun(tokens: Sequence[Token], at: int, used: set[int]) -> int | None:
    """The count or role word in front of a number, over filling words and at most four unknown characters."""
    slack = 4
    for position in range(at - 1, -1, -1):
        token = tokens[position]
        if token.group in ("count", "role"):
            loose = token.text.isascii() and slack < 4
            return None if position in used or loose else position
        if token.is_("cue") and (token.value in (*_OPEN, "wish") or token.text in ("各", "各有", "都是")):
            continue
        if token.is_("mark") and token.value in _PASSING:
            continue
        if token.is_("other") and len(token.text.strip()) <= slack:
            slack -= len(token.text.strip())
            continue
        return None
    return None


def _right_noun(tokens: Sequence[Token], at: int) -> int | None:
    """The count or role word behind a number, unless it leads to its own number or question."""
    numeral = tokens[at].numeral
    assert numeral is not None
    if numeral.kind == "bare" and 0 < numeral.value < 10 and not tokens[at].text[:1].isascii():
        return None
    position = at + 1
    slack = 2
    while position < len(tokens):
        token = tokens[position]
        if token.is_("count") or token.is_("role"):
            break
        filling = (
            (token.is_("cue", "subset") and token.text.isascii())
            or (token.is_("cue", "fill") and token.text not in ("的", "是", "is", "are", "was", "了"))
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
    if numeral.kind in ("bed", "visit") and tokens[position].value not in ("beds", "outpatients", "planned_beds"):
        return None
    return position


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
        return _ROLES.get(token.value, "other" if token.value == "job" else "ambiguous")
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
    if change and before and _may_change(tokens, at, before[-1].slot):
        return before[-1].slot
    if "total" in cues and before and before[-1].slot in HAVES and numeral.kind == "piece":
        return "have_staff" if before[-1].slot in ("full_time", "part_time") else before[-1].slot
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


def _role_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether the clause speaks of a role before this number."""
    for token in reversed(tokens[:at]):
        if token.is_("mark", "，", "。", "；", "？", "！"):
            return False
        if token.group == "role":
            return True
    return False


def _none_in_place(tokens: Sequence[Token], found: list[Given]) -> list[Given]:
    """没有保安, 一个保安都没有: nobody in place is a number too."""
    extra = _none_of_counts(tokens)
    for at, token in enumerate(tokens):
        if not token.is_("role", "staff", "full_time", "guards"):
            continue
        before = tokens[max(0, at - 3) : at]
        after = tokens[at + 1 : at + 4]
        denied = any(t.is_("cue", "none") for t in before[-2:]) and not any(t.is_("mark") for t in before[-2:])
        denied = denied or _says_none(after)
        close = []
        for following in after[:2]:
            if following.is_("mark"):
                break
            close.append(following)
        if denied and not any(t.is_("ask") or (t.is_("num") and t.numeral and t.numeral.value != 1) for t in close):
            zero = Numeral(token.start, token.end, "0", Fraction(0), Fraction(0), Fraction(0), kind="piece")
            extra.append(Given(_ROLES[token.value], zero, at))
    ones = {
        g.at
        for g in found
        if g.numeral.value == 1 and extra and any(abs(g.at - e.at) <= 2 and g.slot == e.slot for e in extra)
    }
    found[:] = [g for g in found if g.at not in ones]
    return extra


_ZEROABLE = ("beds", "outpatients", "boarders", "employees", "everyone", "students")


def _none_of_counts(tokens: Sequence[Token]) -> list[Given]:
    """没有床位: zero beds; 没有床位数据 says only that the number is not known."""
    found = []
    for at, token in enumerate(tokens[1:], start=1):
        before, after = tokens[at - 1], tokens[at + 1 : at + 2]
        trailing = token.is_("count", "boarders", "beds") and bool(after) and after[0].is_("cue", "none")
        trailing = trailing and not any(t.group in ("role", "count", "num") for t in tokens[at + 2 : at + 3])
        leading = before.is_("cue", "none") or before.text.endswith("不设")
        if not token.is_("count", *_ZEROABLE) or not (leading or trailing):
            continue
        if token.text.endswith("数") or (after and re.match(r"数|信息|资料|统计|的|量", after[0].text)):
            continue
        zero = Numeral(token.start, token.end, "0", Fraction(0), Fraction(0), Fraction(0), kind="bed")
        if not (after and (after[0].is_("num") or after[0].is_("mark", "（"))):
            found.append(Given(token.value, zero, at))
    return found


def _says_none(after: Sequence[Token]) -> bool:
    for token in after:
        if token.is_("cue", "none"):
            return True
        if not token.is_("cue", "fill", "now") and not (
            token.is_("num") and token.numeral and token.numeral.value == 1
        ):
            return False
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
