"""Sizes set side by side, each asked about for itself: 200人和201人的普通单位各要几名."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.reading.facts.given import Given
from assistant.reading.facts.parts import Segment, Split
from assistant.reading.units.clusters import is_principal
from assistant.reading.units.shares import in_row
from assistant.reading.words.tokens import Token

_LEAST = 10
"""A smaller number is no size that is set beside another."""
_NEAR = 5
"""So many tokens may stand between 各 and the asking word: 各要配专职保安员几名."""
_CLOSE = 20
"""Sizes that differ by no more are set side by side to see where the rule steps."""


def side_by_side(tokens: tuple[Token, ...], given: Sequence[Given]) -> Split | None:
    """A unit of every size told, where each is asked about; None where the sizes are not set side by side."""
    if _both_kinds(tokens) and (parts := _of_both_kinds(tokens, given)) is not None:
        return parts
    row = _row(tokens, given)
    if len(row) < 2 or not (_asks_each(tokens) or _asked_in_turn(tokens, row)):
        return None
    if len(_roles(tokens)) > 1 and not _are_close(row):
        return None
    taken = {g.at for g in row}
    values = [g.numeral.value for g in row]
    steps = {abs(one - two) for one, two in pairwise(values)}
    others = tuple(
        replace(g, each=False) for g in given if g.at not in taken and not (g.change and g.numeral.value in steps)
    )
    if any(g.change for g in others):
        return None
    unit = re.sub(r"^[0-9,.]+", "", row[-1].numeral.text.strip())
    segments = tuple(Segment(_name(g, unit), (), (g, *others)) for g in row)
    return Split(segments, tokens)


def _row(tokens: Sequence[Token], given: Sequence[Given]) -> list[Given]:
    """The sizes of one count that are told one after the other; nothing where any other is told besides."""
    sized = [g for g in given if is_principal(g) and g.slot != "bare"]
    slots = {g.slot for g in sized}
    if (
        len(slots) == 2 and "heads" in slots and slots & {"persons", "employees", "everyone"}
    ):  # 员工200人几名，201人又几名
        sized = [replace(g, slot="heads") for g in sized]
        slots = {"heads"}
    rows = [[g for g in sized if g.slot == slot] for slot in slots]
    rows = [row for row in rows if len(row) > 1]
    if len(rows) != 1 or any(t.group in ("part", "site", "item") for t in tokens):
        return []
    row = rows[0]
    values = {g.numeral.value for g in row}
    row = [replace(g, past=False) if _is_case(tokens, g) else g for g in row]
    plain = all(g.numeral.is_exact and g.numeral.value >= _LEAST and not _is_other(g) for g in row)
    joined = all(
        in_row(tokens, one, two)
        or _listed(tokens, one, two)
        or _apart(tokens, one, two)
        or _owned_alike(tokens, one, two)
        for one, two in pairwise(row)
    )
    return row if plain and joined and len(values) == len(row) else []


def _is_case(tokens: Sequence[Token], given: Given) -> bool:
    """2501人时: what would be, not what was."""
    return re.match(r"的?时", "".join(t.text for t in tokens[given.at + 1 : given.at + 3])) is not None


def _is_other(given: Given) -> bool:
    """Whether a number is told for another time, another unit, or in place of another."""
    return given.past or given.corrects or given.stranger or given.total or given.part or given.year is not None


def _listed(tokens: Sequence[Token], one: Given, two: Given) -> bool:
    """1000人；1001人, 1000人/1001人: nothing but a stroke or a semicolon stands between."""
    between = tokens[one.at + 1 : two.at]
    return bool(between) and all(t.is_("mark", "；", "、", "，") or t.text.strip() in _JOINTS for t in between)


_JOINTS = ("/", "和", "对", "对比", "vs", "pk", "比", "跟", "与", "同", "及", "以及", "还有", "或", "或者", "再", "另")
"""1000人对1001人, 1000人vs1001人."""


def _apart(tokens: Sequence[Token], one: Given, two: Given) -> bool:
    """Whether an asking word stands between: 1000人几名，1001人几名."""
    return any(_is_asked(t) for t in tokens[one.at + 1 : two.at])


def _is_asked(token: Token) -> bool:
    return token.is_("ask", "how_many", "short") or token.text.startswith("呢")


def _owned_alike(tokens: Sequence[Token], one: Given, two: Given) -> bool:
    """1000人的公司和1001人的公司: both are said of the same words, with nothing else between."""
    between = tokens[one.at + 1 : two.at]
    owner = [t for t in between if t.group in ("unit", "key", "count")]
    behind = "".join(t.text for t in tokens[two.at + 1 : two.at + 2 + len(between)])
    rest = [t for t in between if t not in owner and not t.is_("mark", "、", "，")]
    return (
        bool(owner)
        and behind.startswith("".join(t.text for t in between[: between.index(owner[-1]) + 1]))
        and all(t.text.strip() in ("的", "和", "与", "及", "跟", "一个", "一家", "一所") for t in rest)
    )


def _asked_in_turn(tokens: Sequence[Token], row: Sequence[Given]) -> bool:
    """1000人几名，1001人几名: each size has an asking word of its own behind it."""
    ends = [*(g.at for g in row[1:]), len(tokens)]
    return all(any(_is_asked(t) for t in tokens[g.at + 1 : end]) for g, end in zip(row, ends, strict=True))


def _asks_each(tokens: Sequence[Token]) -> bool:
    """Whether the asking word asks for each: 各要几名, 分别是多少, 专职保安员各最少几名."""
    if _ONE_BY_ONE.search("".join(t.text for t in tokens)):
        return True
    for at, token in enumerate(tokens):
        ends = token.text.isascii() and (at + 1 == len(tokens) or tokens[at + 1].is_("mark", "？", ".", "。"))
        if ends and token.is_("cue", "each", "respectively"):
            return True
        if (token.is_("cue", "each", "respectively") and token.text != "都是") or token.text == "都":
            for ahead in tokens[at + 1 : at + 1 + _NEAR]:
                if ahead.is_("ask", "how_many"):
                    return True
                if ahead.is_("num") or ahead.is_("mark", "，", "。", "；", "？"):
                    break
    return False


_ONE_BY_ONE = re.compile(
    r"(?:假设|假如|若|如果|设|当)[^，。；男女]{0,8}(?:人数|职工|员工|人员|师生|床位)分别[为是有]|列表|试?比较[0-9]|"
    r"(?:分别|依次)(?:地)?(?:给出|说明|列|计算|测算|核算|算|求|告知|告诉|答复|写|明确|确定|回答|为何|作答|报|提供|查)|"
    r"[0-9]人?(?:、|和|与|及|以及)[0-9,]+人(?:的|这)?(?:时|情形|情况|[两二三四五几]种|各档|分别)|[两二三四五几](?:种|档)(?:规模|情形|情况|人数)|"
    r"一样[吗么不多]|是不是一样|是否一样|相同[吗么]|是否相同|有没?有?区别|有没?有?差别|逐个|逐一|逐项|一一列|都列|列出|列个表|列一下|各自|每种|每档"
)


def _roles(tokens: Sequence[Token]) -> set[bool]:
    return {t.value == "guards" for t in tokens if t.group == "role" and t.value != "job"}


def _are_close(row: Sequence[Given]) -> bool:
    values = [g.numeral.value for g in row]
    return max(values) - min(values) <= _CLOSE


def _name(given: Given, unit: str) -> str:
    """The size as the unit's name, with the measure word that the last of the row has."""
    text = given.numeral.text.strip()
    return text if given.numeral.kind != "bare" else f"{text}{unit}"


def _both_kinds(tokens: Sequence[Token]) -> bool:
    return {t.value for t in tokens if t.is_("key", "yes", "no")} == {"yes", "no"} and _asks_each(tokens)


def _of_both_kinds(tokens: tuple[Token, ...], given: Sequence[Given]) -> Split | None:
    """一家重点单位，一家一般单位，都是1001人，各几名: a key and an ordinary unit of the one size that is told."""
    keys = [t for t in tokens if t.is_("key", "yes", "no")]
    sized = [g for g in given if is_principal(g) and g.slot != "bare"]
    if len(keys) != 2 or len(sized) != 1 or not sized[0].numeral.is_exact or _is_other(sized[0]):
        return None
    if any(t.is_("cue", "deny", "whether") or t.group == "part" for t in tokens):
        return None
    clauses = [_clause(tokens, key) for key in keys]
    named = any(t.group == "site" for t in tokens)
    if named and (clauses[0] == clauses[1] or any(sized[0].at in range(*clause) for clause in clauses)):
        return None
    shared = tuple(t for t in tokens if t not in keys)
    mine = tuple(replace(g, each=False) for g in given)
    names = [_name_in(tokens[low:high]) if named else key.text for key, (low, high) in zip(keys, clauses, strict=True)]
    return Split(tuple(Segment(name, (key,), mine) for name, key in zip(names, keys, strict=True)), shared)


def _clause(tokens: Sequence[Token], key: Token) -> tuple[int, int]:
    """Where the clause of a token begins and ends."""
    at = tokens.index(key)
    low = next((i + 1 for i in range(at, -1, -1) if tokens[i].is_("mark")), 0)
    return low, next((i for i in range(at, len(tokens)) if tokens[i].is_("mark")), len(tokens))


def _name_in(clause: Sequence[Token]) -> str:
    return "".join(t.text for t in clause if t.group in ("site", "unit"))
