"""Jobs that are neither security staff nor guards: 专职消防员, 专职的环保人员, 安保经理."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.words.tokens import Token

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


def reports(tokens: Sequence[Token], at: int) -> bool:
    """Whether a job is named for who tells the numbers: 住校的有多少宿管还没回我, 得问宿管."""
    lead = "".join(t.text for t in tokens[max(0, at - 3) : at]).strip()
    ahead = "".join(t.text for t in tokens[at + 1 : at + 5]).strip()
    return _TELLS.match(ahead) is not None or _IS_ASKED.search(lead) is not None


_TELLS = re.compile(
    r"(?:们|科|处|办|部|老师|阿姨|师傅|队长|那边|那里|那头|自己|手里|他们)*(?:也|都|又|刚|才|已经|今天|昨天)*"
    r"(?:还没|没(?!配|有配|请)|未(?!配)|说|报|回复?|告诉|讲|统计|给(?!配)|清楚|知道|正在|在统计|在数|登记|交|写|填|反映|算出|数|记|提供|反馈|掌握|有名单|有数)"
)
_IS_ASKED = re.compile(r"(?:得问|要问|去问|问过?|问一下|问下|听|据|向|等|按|照|根据)$")


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
        places = [at for at in range(low, high + 1) if tokens[at].is_("role", "job")]
        jobs = [tokens[at].text for at in places if not reports(tokens, at)]
        if jobs:
            return "".join(jobs).strip()
    return ""
