"""A size that changes by a share of itself: 原来2000人，裁了一半; 1000人，翻了一番; 2000人，只剩四分之三."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from assistant.reading.sentences.clauses import ROLE, after_staff, clauses_of
from assistant.reading.sentences.told import BOARDERS, NUMBER, UNIT, put, sizes_in
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value


def in_proportion(text: str) -> str:
    """The question with its only size as it is after such a change.

    Args:
        text: the question; it is left as it is where it tells several sizes, or where the change is only meant.
    """
    text = _against().sub(_worked_out, text)
    sizes = {value for _, value in sizes_in(text)}
    match = _change().search(text)
    if len(sizes) != 1 or match is None or match.start() < sizes_in(text)[0][0] or _of_staff(text, match):
        return text
    lead, behind = _lead(text, match), text[match.end() :]
    if not _of_all(_row("meant").sub("", lead)) or not _is_done(lead, behind) or _is_part(text, match):
        return text
    size = sizes.pop()
    after = Fraction(1) if _row("restored").search(behind) else _factor(match)
    return _told(text, match, size, size * after) if (size * after).denominator == 1 else text


def _worked_out(match: re.Match[str]) -> str:
    """比1000人多一半, 比2000人少两成, 比500人多一倍: the size that is so told."""
    size = number_value(match["m"])
    share = share_of(match["share"]) if match["share"] else Fraction(number_value(match["times"]) or 1)
    told = None if size is None else size * (1 - share if match["less"] == "少" else 1 + share)
    return match[0] if told is None or told.denominator != 1 or told <= 0 else f"{told}人"


@cache
def _against() -> re.Pattern[str]:
    share = load_patterns("proportions")["share"].piece
    return re.compile(
        rf"比(?:去年|上年|前年|原来|以前|上个?月|年初)?的?(?P<m>{NUMBER})(?:个?人|名)?(?:还|要)*(?P<less>多|少)(?:了|出|上)?(?:(?P<share>{share})|(?P<times>[一两二三四五1-5])倍)"
        r"(?=[，。；？！]|$)"
    )


def in_turn(text: str, persons: int | None, boarders: int | None) -> str:
    """A turn without a size of its own, with what such a change makes of the size of the turn before.

    Args:
        text: the turn.
        persons: all people, as the turns before told them.
        boarders: those of them who board.
    """
    if persons is not None and _change().search(text) and (of := _OF.search(text)) is not None:
        persons = int(number_value(of["n"]) or persons)
        text = f"{text[: of.start()]}{text[of.end() :]}"
    match = _change().search(text)
    if match is None or sizes_in(text) or ROLE.search(text[: match.start()]) or _is_part(text, match):
        return text
    lead = _lead(text, match)
    pressed = "砍" in match[0] and "人" not in lead  # 太多了，砍一半
    if pressed or _FURTHER.match(text[match.end() :]):
        return text
    of_boarders = BOARDERS.search(lead) is not None
    size = boarders if of_boarders else persons
    people = of_boarders or _of_all(_row("meant").sub("", lead))
    if size is None or not people or (size * _factor(match)).denominator != 1:
        return text
    kept = "如果" if load_patterns("supposed")["if"].pattern.search(lead) else ""
    start = next(clause.start for clause in clauses_of(text) if clause.start < match.end() <= clause.end)
    told = f"{'寄宿生' if of_boarders else ''}{size * _factor(match)}人"
    return f"{text[: min(start, match.start())]}{kept}变成{told}{text[match.end() :]}"


def unsettled_change(text: str) -> str | None:
    """A change by a share of which it is open what it leaves: 打算裁一半; 学生走了一半. None for no such."""
    for match in _change().finditer(text):
        lead = _lead(text, match)
        bare = _row("meant").sub("", lead)
        people = _of_all(bare) or _row("some").search(bare)
        if people and sizes_in(text[: match.start()]) and not _of_staff(text, match) and not _is_part(text, match):
            return match[0].strip("，、")
    return None


def _is_done(lead: str, behind: str) -> bool:
    """Whether the change has come about, or is supposed for the question."""
    if not _row("meant").search(lead):
        return True
    now = load_patterns("supposed")["now"].pattern.search(behind)
    asked = load_patterns("supposed")["if"].pattern.search(lead) or load_patterns("supposed")["then"].pattern.search(
        behind
    )
    return bool(asked) and not now


def _lead(text: str, match: re.Match[str]) -> str:
    """What stands in front of such a change in its clause: of whom it is said."""
    mine = next(clause for clause in clauses_of(text) if clause.start < match.end() <= clause.end)
    return re.sub(rf"(?:{NUMBER})(?:{UNIT})?", "", text[mine.start : max(mine.start, match.start())])


def _of_all(lead: str) -> bool:
    return re.fullmatch(rf"{load_patterns('proportions')['whole'].piece}*", lead) is not None


def _is_part(text: str, match: re.Match[str]) -> bool:
    return _PART.match(text[match.end() :]) is not None


def _of_staff(text: str, match: re.Match[str]) -> bool:
    """Whether it is said of those who do the job: 有4名保卫人员，裁了一半."""
    clauses = clauses_of(text)
    index = next(i for i, clause in enumerate(clauses) if clause.start < match.end() <= clause.end)
    mine = ROLE.search(text[clauses[index].start : match.start()])
    return mine is not None or after_staff(clauses, index)


def _told(text: str, match: re.Match[str], size: Fraction, after: Fraction) -> str:
    """The text with the size after the change, as one that is there."""
    mine = next(clause for clause in clauses_of(text) if clause.start < match.end() <= clause.end)
    start = match.start() if size in mine.sizes else min(mine.start, match.start())
    rest = f"{text[:start].rstrip('，')}{text[match.end() :]}"
    for clause in clauses_of(rest):
        if size in clause.sizes:
            rest = f"{rest[: clause.start]}{_ONCE.sub('', clause.text)}{rest[clause.end :]}"
            break
    for at, value in reversed(sizes_in(rest)):
        if value == size:
            rest = put(rest, at, str(after))
    return rest


_OF = re.compile(rf"[，]?(?:还是|仍|就|都)?(?:从|按|以)(?P<n>{NUMBER})(?:人)?(?:算起?|为基数|起)")
"""还是从500算: what the share is taken of."""
_FURTHER = re.compile("[，再又还]*[加减多少]")
"""减一半加一个: more than a share."""
_PART = re.compile("是|的?[女男党老新]")
_ONCE = re.compile("原来|原有|原先|本来|以前|之前|去年|前年|年初|月初|上个?月|从|由")


def _factor(match: re.Match[str]) -> Fraction:
    """By how much the size is multiplied."""
    if match["halves"]:
        return Fraction(1, 2)
    if match["doubles"]:
        return Fraction(2)
    if match["times"]:
        return Fraction(number_value(match["times"]) or 1)
    if match["more"]:
        return 1 + Fraction(number_value(match["more"]) or 0)
    share = share_of(match["lost"] or match["gone"] or match["kept"] or match["got"])
    return 1 - share if match["lost"] or match["gone"] else share if match["kept"] else 1 + share


def share_of(words: str) -> Fraction:
    """What part of the whole a share is: 一半, 三成, 10%, 百分之十, 四分之一."""
    if "半" in words:
        return Fraction(1, 2)
    if match := re.match(r"(?P<n>[0-9.]+)[%％]|百分之(?P<m>.+)|(?P<k>.)成", words):
        if match["k"]:
            return Fraction(number_value(match["k"]) or 0) / 10
        return Fraction(match["n"]) / 100 if match["n"] else Fraction(number_value(match["m"]) or 0) / 100
    low, high = words.split("分之")
    return Fraction(number_value(high[:1]) or 0) / Fraction(number_value(low) or 1)


def _row(name: str) -> re.Pattern[str]:
    return load_patterns("proportions")[name].pattern


@cache
def _change() -> re.Pattern[str]:
    rows = load_patterns("proportions")
    share = rows["share"].piece
    more = "(?:了|的)?(?:人|员工|规模|编制)?"
    return re.compile(
        r"(?:[，、]?(?:现在|如今|后来|今年|这次|刚刚?|已经|被|又|都|就|的厂|的公司|的企业)*)"
        rf"(?:(?P<halves>{rows['halves'].piece})|(?P<doubles>{rows['doubles'].piece})|"
        r"(?:扩到|增到|增加到|扩大到|涨到|变成|达到)(?:了|原来的|以前的|去年的)*(?P<times>[二两三四五六七八九十2-9])倍|"
        r"(?:增加|增长|多)(?:了|出)?(?P<more>[二两三四五六七八九2-9])倍|"
        rf"{rows['loses'].piece}(?P<lost>{share})|{rows['left'].piece}(?:原来的|以前的)?(?P<kept>{share})|"
        rf"{rows['gains'].piece}(?:原来的)?(?P<got>{share})|"
        rf"(?P<gone>{share})(?:的)?(?:员工|职工|人)?(?:都|要|会|已经?|被|将)*(?:走|离职|辞职|裁|流失|退休)(?:了|掉|人)*)"
        rf"{more}了?(?:之后|以后|后)?"
    )
