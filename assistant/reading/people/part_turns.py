"""Turns that speak of a part of the unit told before: 夜班还有1000，全厂呢; 夜班说少了一个，是1001."""

from __future__ import annotations

import re

from assistant.reading.arithmetic.visits import of_visits, only_time, told_by_time, told_of_a_day
from assistant.reading.facts.understood import Understood
from assistant.reading.people.parties import parties_counted
from assistant.reading.sentences.clauses import ROLE
from assistant.reading.sentences.told import NUMBER, sizes_in
from assistant.reading.words.plain import plain
from assistant.rules.facts import Kind

_HEADS = r"(?:个人|人|名|位)"
_UNNAMED = "(?!除|去掉|扣掉|不算|不含|我们|公司|单位|现在|目前|厂里?|总共|一共|全|这|那|里面|其中)"
_MORE = re.compile(
    rf"^(?:哦|噢|对了|那|另外|还有|可是|但是?|不过)*[，]?{_UNNAMED}(?P<part>[一-鿿a-z]{{1,6}}?)(?:那边|这边|里)?(?:的)?(?:另外)?(?:还有|另有|也有|又有)"
    rf"(?P<n>{NUMBER}){_HEADS}?(?:员工|职工|工人)?(?:没有?(?:算|加|统计|计)(?:进去|上|在内|过)?)?(?=[，。；？]|$)"
)
"""北厂还有501."""
_MERGED = re.compile(
    rf"^[^，。；？！]{{0,8}}合并[^，。；？！]{{0,3}}[，](?P<part>对方|那边|另一家|他们)(?:公司|厂)?(?:也)?(?:是|有)(?P<n>{NUMBER}){_HEADS}?(?=[，。；？]|$)"
)
"""两家合并，对方也是750人."""
_AS_ONE = re.compile(
    r"合(?:起来|在一起|一起|计|并|着|成)|加(?:起来|一起|在一起|上)|一起算|都算|一个(?:单位|公司|法人)|(?:全厂|全公司|整个公司|总共|一共)[^，。；]{0,6}(?:呢|几|多少|[？?]|$)"
)
_PUT_RIGHT = re.compile(
    rf"^(?:哦|噢|对了|不对|等等|更正|抱歉|刚才)*[，]?(?:刚才)?{_UNNAMED}(?P<part>[一-鿿a-z]{{2,6}}?)(?:那边|这边)?(?:的)?(?:人数|数字?)?"
    rf"(?:(?:我|刚才)?(?:说|报|写|数|算|搞|弄|记|填)(?:少|多|错|漏)了?(?:[一1两三]个?人?)?|不对|有误|少了?一个|多了?一个|应该|实际上?|其实|准确)[，]?"
    rf"(?:应该|实际上?|其实|准确说)*(?:是|为|有|改成)(?P<n>{NUMBER}){_HEADS}?(?=[，。；？]|$)"
)
"""夜班说少了一个，是1001."""


def part_joined(text: str) -> str:
    """A turn by which another part comes to the size told before, as one by which so many come."""
    match = _MORE.search(text) or _MERGED.search(text)
    if match is None or len(sizes_in(text)) != 1 or not _AS_ONE.search(text, match.end()) or ROLE.search(match["part"]):
        return text
    return f"再来{match['n']}人{text[match.end() :]}"


def reread(before: str, question: str, turn: str, last: Understood) -> str | None:
    """The question before as this turn makes it; None where the turn stands for itself.

    Args:
        before: the words of the turns before.
        question: this turn.
        turn: the same in the words of the reader.
        last: what the turns before asked.
    """
    unsized = len(last.units) == 1 and last.units[0].persons is None and last.units[0].inverse is None
    return (
        part_corrected(before, turn)
        or timed(before, plain(question), last)
        or (completed(before, question) if unsized else None)
    )


def timed(before: str, turn: str, last: Understood) -> str | None:
    """A hospital's outpatients with the time that this turn tells of them; None where it tells none."""
    if len(last.units) != 1 or last.units[0].kind is not Kind.HOSPITAL:
        return None
    if told_by_time(turn):
        return f"{before}，{of_visits(turn)}"
    if last.units[0].outpatients is None and told_of_a_day(turn):
        return f"{before}，{of_visits(turn)}"
    return f"{before}，{turn}" if only_time(turn) else None


def part_corrected(before: str, turn: str) -> str | None:
    """The question before with the number of a part as this turn puts it right; None where it puts none right."""
    match = _PUT_RIGHT.search(turn)
    if match is None or ROLE.search(match["part"]):
        return None
    told = rf"(?P<lead>{re.escape(match['part'])}[^，。；？！、0-9一二两三四五六七八九十百千万]{{0,4}})(?:{NUMBER})"
    found = list(re.finditer(told, before))
    if len(found) != 1:
        return None
    return f"{before[: found[0].start()]}{found[0]['lead']}{match['n']}{before[found[0].end() :]}"


def completed(before: str, turn: str) -> str | None:
    """正式工2000，几名 and then 还有1个实习的也要算: a part told before as the whole with this turn."""
    whole = f"{before}，{turn}"
    told = parties_counted(whole)
    return told if told != whole and sizes_in(before) else None
