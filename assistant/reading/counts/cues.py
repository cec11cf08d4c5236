"""How a number is meant, by the words around it: added, past, wished, pretended, of another year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.words.tokens import Token, text_of


def is_wished(tokens: Sequence[Token], at: int) -> bool:
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


def is_pretended(tokens: Sequence[Token], at: int) -> bool:
    """凑整按1500人算, 就当200人: a number to be taken instead of the real one."""
    numeral = tokens[at].numeral
    if (numeral is not None and numeral.value.denominator != 1 and numeral.value > 20) or _said_enough(tokens, at):
        return False
    lead = [t for t in tokens[max(0, at - 4) : at] if not t.is_("cue", "fill", "about")]
    if not lead:
        return False
    if (lead[-1].text in ("写", "填") and _into_form(lead)) or is_recorded(tokens, at):
        return False
    if re.search(r"\b(?:pretend|assume|suppose|imagine|as if|let'?s say)\b[^0-9.；，。]*$", text_of(tokens[:at])):
        return True
    if lead[-1].is_("cue", "claim") or lead[-1].text in ("按", "当作", "当成", "算作", "四舍五入"):
        return True
    return lead[-1].text.strip().endswith(("当", "凑整", "凑", "取整", "算", "上报", "约等于"))


_RECORDED = re.compile(
    r"(?:表|册|账|帐|系统|材料|单子|栏|档案|报告|平台|后台|软件|(?<![^，。；？！]不)[那这]边|人事|财务|教务|总务|后勤|行政|统计|院办|校办|厂办|办公室|"
    r"医务|门诊|招生|工会|人力|[科处部办室局股])(?:上|里|中|里面|里头|那边|那里|的人)?[^，。；？！0-9]{0,6}(?:登记|显示|统计|写|填|报|记|给|说|录)(?:着|了|的|得|上来|过来|出来)*"
    r"(?:总?人?数)?(?:则|却|又|也|都|就)?(?:是|为|有)?$"
)
_TOLD_TO = re.compile(
    r"[想要让叫能按照帮替就]|准备|打算|干脆|可以|统一|直接|故意|对外|迎检|改|给我|领导|校长|院长|老板"
)


def is_recorded(tokens: Sequence[Token], at: int) -> bool:
    """表上写的是600张, 人事报1800人: what a paper or an office says, not what somebody wants to hear."""
    first = at
    while first and not tokens[first - 1].is_("mark", "，", "。", "；", "？", "！", ","):
        first -= 1
    lead = text_of(tokens[first:at]).strip()
    found = _RECORDED.search(lead)
    return found is not None and not _TOLD_TO.search(lead)


_RULE_LEAD = re.compile(r"(?:基数|底数|起步|保底|托底|下限|最低线|基准)(?:数|线)?(?:都|也|就|要|得)?(?:是|为|有|定)?$")
_RULE_TAIL = re.compile(r"的?(?:基数|底数|下限|底线|保底|起步线|最低线|老规定|死规定|硬杠杠|杠杠)")


def is_of_rule(tokens: Sequence[Token], at: int) -> bool:
    """什么基数两人的你不用管: the rule's own few heads, which are nobody's size."""
    numeral = tokens[at].numeral
    if numeral is None or numeral.value > 20 or numeral.kind not in ("heads", "piece", "bare"):
        return False
    lead = "".join(t.text for t in tokens[max(0, at - 3) : at]).strip()
    return bool(_RULE_LEAD.search(lead) or _RULE_TAIL.match("".join(t.text for t in tokens[at + 1 : at + 4]).strip()))


def year_of(tokens: Sequence[Token], at: int) -> int | None:
    """The year named in the same clause, or right at its start."""
    for token in reversed(tokens[max(0, at - 8) : at]):
        if token.is_("mark", "。", "；", "，") or token.is_("num"):
            return None
        if token.is_("skip", "name") and (match := re.match(r"((?:19|20)[0-9]{2})\s?年?", token.text)):
            return int(match[1])
    return None


def is_claimed(tokens: Sequence[Token], at: int) -> bool:
    """直接说5个: a number that is to be repeated, not one that is."""
    numeral = tokens[at].numeral
    if numeral is None or numeral.kind not in ("piece", "bare"):
        return False
    lead = [t for t in tokens[max(0, at - 3) : at] if not t.is_("cue", "fill")]
    if _said_enough(tokens, at) or (numeral.value >= _CROWD and is_recorded(tokens, at)):
        return False
    given = at > 0 and tokens[at - 1].text == "了" and lead and lead[-1].text in ("就给", "给我", "给")
    return bool(lead) and lead[-1].is_("cue", "claim") and not given and not _into_form(lead)


_CROWD = 20
"""So many are no staff that a reply is asked to repeat: 不对，人事说是2001."""


def _said_enough(tokens: Sequence[Token], at: int) -> bool:
    """队长说9个保安员“够用了”: those who are said to be enough are there."""
    ahead = [t for t in tokens[at + 1 : at + 7] if not t.is_("cue", "fill") and not t.is_("mark", "“", "”", "‘", "’")]
    return len(ahead) > 1 and ahead[0].group == "role" and ahead[1].is_("ask", "enough")


def _into_form(lead: Sequence[Token]) -> bool:
    """职工人数栏先填0, 花名册上写着1200人: what stands in a form or a list is told, not claimed."""
    return re.search(r"[里上中表面册栏格项]先?$", "".join(t.text for t in lead[:-1]).strip()) is not None


def cues_before(tokens: Sequence[Token], at: int) -> set[str]:
    """Cues of the same clause in front of a number, as far as no other number or asking word stands between."""
    cues: set[str] = set()
    position = at - 1
    while position >= 0 and not tokens[position].is_("num") and not tokens[position].is_("ask", "how_many", "short"):
        token = tokens[position]
        if token.is_("mark", "，", "。", "；", "？", "！", ",", ".", "："):
            behind = tokens[position - 2 : position] if position > 1 else tokens[:position]
            if any(t.is_("cue", "correct") for t in behind) and (behind[-1].group == "cue"):
                cues.add("correct")
            break
        if token.group == "cue" and not (token.is_("cue", "subset") and _holds(tokens, position)):
            cues.add(token.value)
        if token.text.strip() in ("里", "中", "里头") and position and tokens[position - 1].group in ("count", "role"):
            cues.add("subset")
        position -= 1
    nearest = next(
        (t for t in reversed(tokens[:at]) if t.group != "cue" or t.value not in ("fill", "about", "total")), None
    )
    if "wish" in cues and nearest is not None and nearest.is_("cue", "have"):
        cues.discard("wish")
    if position >= 0 and tokens[position].is_("num") and _same_clause_subset(tokens, position):
        cues.add("subset")
    return cues


def _holds(tokens: Sequence[Token], at: int) -> bool:
    """综合体里面有酒店580人: a place that holds several, of whose whole nothing is told."""
    if not tokens[at].text.startswith(("里面", "里头", "包括", "包含")) or at == 0:
        return False
    return tokens[at - 1].is_("other") and not any(t.numeral is not None for t in tokens[:at])


def _same_clause_subset(tokens: Sequence[Token], position: int) -> bool:
    """Whether the number before was one of a list of parts: 其中女职工900人、党员320人."""
    for token in reversed(tokens[:position]):
        if token.is_("mark", "，", "。", "；", "？", "！"):
            return False
        if token.is_("cue", "subset"):
            return not _holds(tokens, tokens.index(token))
    return False


def change_of(tokens: Sequence[Token], at: int, cues: set[str]) -> int:
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
        if token.text == "为" and any(t.is_("cue", "up", "down") for t in _just_before(tokens, token)):
            return 0  # 床位调增为460张
        if token.is_("cue", "up") and (_joins_nouns(tokens, token) or _joins_roles(tokens, token, at)):
            return 0
        if token.text in ("算上", "加上", "连同") and any(t.text in ("有", "共有") for t in tokens[at - 1 : at]):
            return 0
        if token.is_("cue", "up", "down"):
            lessened = token.value == "down" or any(t.text in ("少", "减", "不再") for t in _just_before(tokens, token))
            return -1 if lessened else 1
        if token.is_("cue", "fill", "have", "about", "wish", "total") or token.group in ("count", "role"):
            continue
        break
    return 0


def _joins_nouns(tokens: Sequence[Token], token: Token) -> bool:
    """学生加老师加阿姨1499: words that are added up, not heads that are added."""
    around = [t for t in tokens if t.end == token.start or t.start == token.end]
    return token.text in ("加", "加上", "再加上", "连同", "算上") and [t.group for t in around] == ["count", "count"]


def _joins_roles(tokens: Sequence[Token], token: Token, at: int) -> bool:
    """2个专职加1个兼职: two kinds of people in place, not a change of one."""
    before, after = _just_before(tokens, token), tokens[at + 1 : at + 2]
    roles = [t.value for t in (*before, *after) if t.group == "role"]
    return token.text in ("加", "加上", "外加", "另加") and len(roles) == 2 and len(set(roles)) == 2


def _just_before(tokens: Sequence[Token], token: Token) -> list[Token]:
    return [t for t in tokens if t.end == token.start]
