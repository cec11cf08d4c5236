"""Jobs that are neither security staff nor guards: 专职消防员, 专职的环保人员, 安保经理."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.tokens import Token

BARE = ("专职", "兼职", "专职的", "兼职的", "专兼职", "专（兼）职", "full-time", "part-time")
"""Role words that say how somebody is employed, not as what."""

_PERSON = re.compile(
    r"的?\s?(?!人员|员工|几|多|有|要|配|至|最|应|该|得|需|和|与|及|或|加|各)[一-鿿]{0,9}?"
    r"(?:人员|员(?!工)|师|工(?!作)|司机|经理|主管|主任|队长|组长|志愿者|护士|医生|保洁|老师|教练|顾问|专家|秘书)(?!以)|"
    r"\s(?!and|or|staff|security|guards?)[a-z]+(?:s|ers?|or)\b"
)
_RANK = re.compile(r"\s?(?:部门)?(?:经理|主管|主任|总监|顾问|工程师|managers?|directors?)")


def mark_jobs(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, with every word of another job made one."""
    out = list(tokens)
    for at, token in enumerate(tokens):
        if token.group != "role" or token.value == "job":
            continue
        pattern = _PERSON if token.text in BARE else _RANK if token.value == "ambiguous" else None
        length = _reach(tokens, at, pattern) if pattern else 0
        for place in range(at, at + length):
            out[place] = replace(out[place], group="role", value="job")
    return tuple(out)


def _reach(tokens: Sequence[Token], at: int, pattern: re.Pattern[str]) -> int:
    """How many tokens the word of a job takes from here; 0 where it is none, or counts those who are there."""
    ahead = ""
    taken: list[Token] = []
    for token in tokens[at + 1 : at + 7]:
        if token.group in ("mark", "num", "ask", "key") or (
            token.group == "role" and token.value != "job" and token.text != "安保"
        ):
            break
        taken.append(token)
        ahead += token.text
    if taken and taken[0].is_("role", "job"):
        return 2
    match = pattern.match(ahead)
    if match is None:
        return 0
    length, covered = 1, 0
    while covered < match.end():
        covered += len(taken[length - 1].text)
        length += 1
    counted = any(t.is_("count") and t.value != "other" for t in taken[: length - 1])
    return 0 if counted and at + length < len(tokens) and tokens[at + length].is_("num") else length


def asks_for_job(tokens: Sequence[Token], free: Sequence[int]) -> str:
    """The job that is asked for, where no role of the rules is named beside the question; empty for none."""
    asks = [at for at, t in enumerate(tokens) if t.is_("ask", "how_many", "short")]
    for ask in asks:
        low, high = ask, ask
        while low and not tokens[low - 1].is_("mark", "，", "。", "；", "？", "！"):
            low -= 1
        while high + 1 < len(tokens) and not tokens[high + 1].is_("mark", "，", "。", "；", "？", "！"):
            high += 1
        if any(low <= at <= high for at in free):
            return ""
        jobs = [t.text for t in tokens[low : high + 1] if t.is_("role", "job")]
        if jobs:
            return "".join(jobs).strip()
    return ""
