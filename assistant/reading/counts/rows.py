"""Numbers by their place among others: the only one beside a unit, a clause of its own, a row of alike numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.facts.given import HAVES, Given
from assistant.reading.words.tokens import Token


def lonely(tokens: Sequence[Token], found: list[Given]) -> list[Given]:
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
        standing = _is_clause(tokens, one.at) or _stands_apart(tokens, one.at) or one.total
        alone = counted and (beside or behind or present or standing) and not one.change
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
        if not (token.is_("cue", "fill", "total", "about", "now", "past") or token.text.strip() in ("整", "足足", "")):
            return False
    return True


def _stands_apart(tokens: Sequence[Token], at: int) -> bool:
    """1250 普通 保卫 几个: in Chinese, spaces on both sides part a number off as commas do."""
    before, after = tokens[at - 1 : at] if at else (), tokens[at + 1 : at + 2]
    parted = all(t.end < tokens[at].start for t in before) and all(t.start > tokens[at].end for t in after)
    return bool(after) and parted and not any(t.text.isascii() for t in (*before, *after))


_CLAUSE_ENDS = ("，", "。", "；", "？", "！", "：", "、", ",", ".")


def lists(tokens: Sequence[Token], found: list[Given]) -> list[Given]:
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
                if slot == "heads" and out[i].slot == "have" and out[i].numeral.kind == "heads":
                    continue  # 1001人，3人够吗
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
