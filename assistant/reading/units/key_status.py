"""Whether a unit is said to be a key unit, or not to be, in whatever words (`data/key_status.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from assistant.reading.facts.draft import Draft
from assistant.reading.facts.understood import Remark
from assistant.reading.words.tokens import Token, text_of

_HOPED = re.compile(r"申报(?!表|书|材料|系统|单|栏)|申请(?!表|书)|拟|准备|打算|可能|即将|有望|争取|候选|将来|快要|希望")
_AFFIRMED = re.compile(r"(?<!不)(?<!也不)(?<!唔)(?:是|系|係|属于)(?!不|否)")
_GOVERNS = re.compile(r"(?:说|讲|通知|告诉|认定|认为|确认|承认|提|定|宣布|觉得)过?$")
"""公安没说过我们是重点单位: what is denied takes in the 是 behind it."""
_OWNER = re.compile(r"^[^，。；]{0,8}(?:的)$")
_ONCE = re.compile(
    r"(?:(?:以前|曾经?|原来|原先|过去|本来|当年)(?:还|都|也|就)?(?:是|系|係|属于|被|做过|当过)|"
    r"(?:早几年|前几年|前年)(?:还|都|也|就)?(?:是|系|係|属于|做过|当过))(?![^，。；]*[0-9百千万]人)"
)
"""前年被定为重点单位 tells since when it is one."""
_ANSWER = re.compile(
    r"(?:[”》」]?(?:（(?:是/否|y/n)）)?(?:这|那)?一?(?:栏|项|格|行|框|列)(?:目|里|上|中|内|后面)*(?:又|也|已经?|都)?"
    r"(?:填|勾|选|打|写|画|标|登记|报|录)(?:选|写|的|了|着|上|成)*(?:是(?=[“「]))?[“「]?(?:(?P<filled>是(?!否|不)|√|✓|勾|对勾|有|y(?:es)?\b)|否|不是|没有|无|空|×|✗|叉|no?\b)|"
    r"(?:（(?:是/否|y/n)）)?\s?[：？]\s?(?:(?P<yes>是(?!否|不)|√|✓|y(?:es)?\b)|否|才?不是|当然不是|想得美|想得倒美|哪有|哪儿有|哪能|哪轮得到|轮不到|没影|没有的事|没这回事|没那回事|没那福气|怎么可能|不沾边|不是|并不是|没有|无|×|✗|no?\b|唔系|唔係))"
)
"""A field that is filled in, or a question that is answered: 重点单位：否, 重点单位？不是的."""
_SELF = re.compile(
    r"^(?:其实|实际上?|事实上|压根儿?|根本|真的|明明|然而|结果|查了|一查|一看|可惜?|但是?|不过|只是|后来|早就?|早已|已经|已|现在|如今|目前|今年|去年|前年|上个?月|年初|最近|刚刚?|又|就|都|也|反正|公安|公安局|被|让|给|政府|"
    r"[0-9]+年|我们|咱们?|本单位|我单位|我司|我厂|我校|我院|单位|牌子|称号|资格|，)*$"
)
_ENDS = ("，", "。", "；", "？", "！", "：", "（", "）", ",", ".")


def set_key(draft: Draft, tokens: Sequence[Token]) -> None:
    """Find whether it is said to be a key unit, or not to be; both is asked back, and so is what it once was."""
    said: set[bool] = set()
    for at, token in enumerate(tokens):
        if token.is_("key", "no") and not (at and (_sets_aside(tokens[at - 1]) or _is_wanted(tokens, at))):
            said.add(False)
        elif token.is_("key", "yes"):
            status = _status(tokens, at)
            if status is None:
                continue
            said.add(status)
            if status and _ONCE.search(_lead(tokens, at)):
                draft.ask = Remark("key")
    if said == {True, False}:
        draft.ask = Remark("key")
    elif said:
        draft.key_unit = said.pop()


_SHORTLY = re.compile(
    r"(?P<no>(?:[没未不无]|没有|还没|从没|尚未|并未)(?:被|有|给|能)*)?(?:被|给|已经?|也|才|就|倒|则|却|都)*"
    r"(?:列入|列进|列上|列为|评上|定上|定为|纳入|入列|在列|属于|上榜|在名单(?:里|上|内)|上名单|挂牌|是|算)(?:了|的|过|在内)*(?=[，。；！？）]|$)"
)


def told_shortly(tokens: Sequence[Token]) -> bool | None:
    """水厂是重点单位，商场不是: what is said of one unit with the words told of another; None for nothing."""
    if any(t.group == "key" for t in tokens):
        return None
    found = _SHORTLY.search(text_of(tokens))
    return None if found is None else not found["no"]


def _sets_aside(token: Token) -> bool:
    """按普通单位算, 不是普通单位: the words behind are a measure or denied; 摘牌成普通单位 tells what it becomes."""
    return token.is_("cue", "deny") or (token.is_("cue", "to") and "成" not in token.text and "为" not in token.text)


_TAKEN_AS = re.compile(
    r"(?:当作?|当成|算作|算成|视为|视作|看作|看成|报成|说成|写成|填成|做成|归为|归到|按照?|照着?|"
    r"\bas an?|\blike an?|\bpretend[a-z ]*)\s?$"
)


def _is_wanted(tokens: Sequence[Token], at: int) -> bool:
    """帮忙把我们当一般单位算: what somebody wants to be taken for says nothing of what the unit is."""
    return _TAKEN_AS.search(text_of(tokens[max(0, at - 4) : at])) is not None


def _status(tokens: Sequence[Token], at: int) -> bool | None:
    """What one mention says; None where it only wonders or hopes."""
    if (answer := _ANSWER.match("".join(t.text for t in tokens[at + 1 : at + 10]))) is not None:
        return answer["yes"] is not None or answer["filled"] is not None
    if any(t.is_("cue", "whether", "unknown") for t in tokens[max(0, at - 4, _clause_start(tokens, at)) : at]):
        return None
    lead = _lead(tokens, at)
    if _HOPED.search(lead) or (tokens[at].text.startswith("重点") and _pattern("other").search(lead)):
        return None
    behind, following = _behind(tokens, at)
    denied = _denied_before(lead) or _matches("behind", behind) is not None
    denied = denied or _matches("around", f"{lead}@{behind}") is not None
    if denied:
        return False
    gone = _matches("next", following)
    return not (gone is not None and _SELF.match(following[: gone.start()]))


def _clause_start(tokens: Sequence[Token], at: int) -> int:
    """Where a clause starts that ends no question: 心里没数：我们是重点单位 doubts nothing."""
    return next((one + 1 for one in range(at - 1, -1, -1) if tokens[one].is_("mark", "：", "。", "；")), 0)


def _lead(tokens: Sequence[Token], at: int) -> str:
    """The words of the clause in front of a mention."""
    first = at
    while first and not tokens[first - 1].is_("mark", *_ENDS) and tokens[first - 1].group != "key":
        first -= 1
    return text_of(tokens[first:at]).strip()


def _behind(tokens: Sequence[Token], at: int) -> tuple[str, str]:
    """The words of the clause behind a mention, as far as a number or a question; and the clause after it.

    Words in front of another mention are said of that one.
    """
    clauses = ["", ""]
    place = 0
    for token in tokens[at + 1 :]:
        if token.is_("mark", *_ENDS):
            place += 1
            if place > 1 or token.value in "。；？！":
                break
        elif token.group == "key":
            clauses[place] = ""
            break
        elif token.is_("num") or token.group in ("ask", "role", "count"):
            clauses[place] += "#"
            break
        else:
            clauses[place] += token.text if token.text.isascii() else token.text.strip()
    return clauses[0], clauses[1]


def _denied_before(lead: str) -> bool:
    """Whether the last word that says yes or no in front of a mention says no; 没有保安科的 denies something else."""
    denials = list(_pattern("before").finditer(lead))
    if not denials:
        return False
    last = denials[-1]
    affirmed = [m for m in _AFFIRMED.finditer(lead) if m.start() >= last.end()]
    affirmed = [] if _GOVERNS.search(last[0]) else affirmed
    owned = last[0] in ("没", "没有", "无", "冇", "未") and _OWNER.match(lead[last.end() :])
    return not affirmed and not owned


def _matches(where: str, words: str) -> re.Match[str] | None:
    return _pattern(where).search(words)


@cache
def load_key_words() -> tuple[dict[str, object], ...]:
    """The rows of the data file."""
    text = files("assistant").joinpath("data", "key_status.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return (*data["not_key"], *({**row, "where": "other"} for row in data["other_key"]))


@cache
def _pattern(where: str) -> re.Pattern[str]:
    words = next(row["words"] for row in load_key_words() if row["where"] == where)
    assert isinstance(words, list)
    return re.compile("|".join(words))
