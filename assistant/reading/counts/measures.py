"""A number without a noun of its own: by its measure word, by what it changes or corrects, or unclear."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.counts.owners import clause_of
from assistant.reading.facts.given import HAVES, Given
from assistant.reading.words.numerals import Numeral
from assistant.reading.words.tokens import Token, text_of

_CREW = re.compile(r"(?:..(?:工|师|手|技术员|营业员|服务员|驾驶员|队|组|科)|[科专]生)$")
"""Words for a part of the people: 电焊工50人 says nothing of all."""


_STANDING = re.compile(r"(?:派遣|外包|临聘|外聘|返聘|借调|驻外|编外|学徒|小时工)(?:的|有|是|了)*$")
"""Of people whose standing leaves open whether they count: 派遣101."""


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


_SIZES = ("beds", "outpatients", "boarders", "medical_staff", "everyone", "persons", "employees", "students")


def _has_come_to(tokens: Sequence[Token], at: int) -> bool:
    """床位280，明年扩到400: what a size told before comes to."""
    lead = text_of(tokens[max(0, at - 3) : at])
    return (
        re.search("(?:扩|增|加|添|提|升|涨|降|减|缩|减少|增加|提高|扩大)(?:到|至|成)$|预计(?:达到?|到|有)?$", lead)
        is not None
    )


def _may_change(tokens: Sequence[Token], at: int, slot: str) -> bool:
    """Whether a number without a noun changes the count spoken of before: 少配1个 changes no head count."""
    numeral = tokens[at].numeral
    assert numeral is not None
    if slot in HAVES or numeral.kind != "piece":
        return True
    near = [*tokens[max(0, at - 3) : at], *tokens[at + 1 : at + 4]]
    return any(t.is_("cue", "up", "down") and t.text in (*_COMING, *_GOING) for t in near)


def slot_by_measure(tokens: Sequence[Token], at: int, change: int, before: list[Given], cues: set[str]) -> str | None:
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
    if "correct" in cues and "total" not in cues and before and _takes_back(tokens, at, before[-1]):
        return before[-1].slot
    if change and before and _may_change(tokens, at, before[-1].slot):
        return before[-1].slot
    if "total" in cues and before and before[-1].slot in HAVES and numeral.kind == "piece":
        return "have_staff" if before[-1].slot in ("full_time", "part_time") else before[-1].slot
    if numeral.kind == "bare" and numeral.value >= 10 and _of_part(tokens, at):
        return "heads"
    if numeral.kind == "bare" and before and before[-1].slot in _SIZES and _has_come_to(tokens, at):
        return before[-1].slot
    if "now" in cues and not change and numeral.value < _CROWD and _same_staff(tokens, at, before):
        return before[-1].slot
    if numeral.text.strip().endswith("人") and not change and _said_enough(tokens, at, before):
        return "have"
    if numeral.kind == "heads" and _is_staffed(tokens, at):
        return "have"
    if numeral.kind == "heads":
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        crew = previous is not None and previous.group in ("other", "skip") and _CREW.search(previous.text.strip())
        base = (previous is not None and previous.text.strip().endswith("基数")) or (
            after is not None and after.text.strip().startswith(("基数", "的基数"))
        )
        return "other" if crew or base else "heads"
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if previous is not None and previous.is_("other") and _STANDING.search(previous.text.strip()):
        return "other"
    if numeral.kind == "piece":
        if numeral.text.endswith("人") and not _role_before(tokens, at):
            return "heads"
        if after is not None and after.group in ("unit", "site", "key", "part"):
            return None
        owned = _is_owned(tokens, at)
        listed = previous is not None and previous.text.strip() in ("和", "、", "及", "与") and bool(before)
        return "have" if owned else ("piece" if numeral.value != 1 or change or listed else None)
    if after is not None and after.group == "unit" and not numeral.text[:1].isspace():
        return None
    return "bare"


_CROWD = 100
"""So many are no staff in place."""


def _same_staff(tokens: Sequence[Token], at: int, before: list[Given]) -> bool:
    """保安招2人走1人现在4人: in the clause of the staff, what there is now is of the staff."""
    last = before[-1] if before else None
    return last is not None and last.slot in HAVES and not any(t.is_("mark") for t in tokens[last.at : at])


def _said_enough(tokens: Sequence[Token], at: int, before: list[Given]) -> bool:
    """1001人，3个人够不够: a handful that are asked to be enough for the heads told before them."""
    numeral = tokens[at].numeral
    ahead = "".join(t.text for t in tokens[at + 1 : at + 3])
    if any(g.slot in HAVES for g in before):
        return False  # 9人，再招3人够吗
    few = numeral is not None and any(g.slot in _WHOLE and g.numeral.value > 10 * numeral.value for g in before)
    return few and re.match(r"(?:就|还|能|也)*(?:够|行|达标|合规|可以|合格)", ahead) is not None


_WHOLE = ("heads", "persons", "employees", "everyone")


def _is_corrected(last: Given, numeral: Numeral) -> bool:
    """Whether a number behind 准确数, 具体, 不对 stands for the one before it: 大约3000人，准确2987."""
    if numeral.kind not in ("piece", "bare"):
        return False
    sized = numeral.kind == "bare" and numeral.value >= 10 and last.slot not in ("other", "bare", "ambiguous")
    return (
        last.slot in HAVES or sized or (not last.numeral.is_exact and numeral.kind == "bare" and last.slot != "other")
    )


def _takes_back(tokens: Sequence[Token], at: int, last: Given) -> bool:
    """寄宿生650人，打错了，是950人: with nothing but the slip between them, the same people are counted anew."""
    between = [t for t in tokens[last.at + 1 : at] if not t.is_("mark")]
    nouns = ("boarders", "medical_staff", "students", "everyone", "employees")
    loose = last.slot in nouns and not last.change and tokens[at].is_("num", "heads")
    return loose and all(t.group == "cue" for t in between)


def _of_part(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number stands right behind the name of a part: 行政：300."""
    lead = [
        t for t in tokens[max(0, at - 3) : at] if not t.is_("cue", "fill", "have", "about") and not t.is_("mark", "：")
    ]
    return bool(lead) and lead[-1].is_("part")


def _is_staffed(tokens: Sequence[Token], at: int) -> bool:
    """已配18人: a few of whom the verb says that they were taken on for the job."""
    numeral = tokens[at].numeral
    few = numeral is not None and numeral.value <= _FEW
    return few and at > 0 and re.fullmatch("(?:已|已经|现|实)?配备?了?", tokens[at - 1].text) is not None


_FEW = 100


def _is_owned(tokens: Sequence[Token], at: int) -> bool:
    """现有3个, 现有的一共3个: said to be there."""
    if at and tokens[at - 1].is_("cue", "have"):
        return not (_is_among(tokens, at - 1) or _is_of_things(tokens, at) or _is_of_some(tokens, at))
    lead = [t for t in tokens[max(0, at - 4) : at] if not t.is_("cue", "fill", "total")]
    return bool(lead) and (lead[-1].is_("cue", "now") or lead[-1].text.startswith(("现有", "实有", "目前有", "手头")))


def _is_of_things(tokens: Sequence[Token], at: int) -> bool:
    """门口有2个保安亭, 有2个援藏去了, 口罩还剩2000个: what or who is there, and no staff."""
    numeral, after = tokens[at].numeral, text_of(tokens[at + 1 : at + 3]).strip()
    if tokens[at - 1].text not in _PLAIN_HAVE or _role_before(tokens, at) or _STAFFED.match(after):
        return False
    if _STRANGERS.search("".join(t.text for t in tokens[max(0, at - 4) : at - 1])):
        return True
    if numeral is not None and numeral.value >= _CROWD and numeral.kind == "piece":
        return True
    return _THING.match(after) is not None or _AWAY.match(after) is not None


_STRANGERS = re.compile("号贩子|黄牛|医托|小偷|家属|访客|病人|患者|醉汉|流浪|推销")
_PLAIN_HAVE = ("有", "还有", "常有", "总有", "还剩", "剩", "剩下", "也有")
_STAFFED = re.compile("(?:都|也|正)?(?:在岗|上岗|值班|看门|巡逻|站岗|在干|保安|门卫|保卫|老?保安)(?!亭|室|岗|[服柜台])")
_THING = re.compile(
    "[一-鿿]{0,2}(?:亭|岗亭|保安[亭室岗服台]|警务室|大门|门岗|出入口|出口|入口|通道|电梯|车间|停车场|摄像头?|监控|药房|食堂)"
)
_AWAY = re.compile(
    "(?:都|还|也|正|今天|昨天|今年|这周|最近|目前|现在)*(?:在外地?|去外地|外出|出差|休假|请假|请[病事产婚]假|休[病事产年]假|调休|轮休|进修|培训|学习|援[藏疆外鄂]|支援|下乡|挂职|借调|住院|退休|怀孕|哺乳)"
)


def _is_among(tokens: Sequence[Token], at: int) -> bool:
    """1001人里有1个是停薪留职的: one of those who are told, and nobody in place."""
    inside = at > 1 and tokens[at - 1].text.strip() in ("里", "中", "里面", "里头", "当中", "之中")
    return inside and tokens[at - 2].is_("num", "heads")


_SOME = re.compile(
    r"(?:是|得)?(?![在已都也还就能是])[^，。；？！0-9职岗值班守门证巡够几多少吗呢缺差专兼保卫安夜白轮休人刚新来走招报退辞离调转入没]{2,10}$"
)
_GRADE = re.compile(r"(?:年级|[小中大]班|高[一二三]|初[一二三]|当中|其中|里面|里头)$")


def _is_of_some(tokens: Sequence[Token], at: int) -> bool:
    """一年级有7个感冒的, 当中有7个是烈士子女: some of the pupils, by words that are no staff's."""
    ahead = clause_of(tokens, at).partition(text_of(tokens[at : at + 1]))
    return _GRADE.search(text_of(tokens[max(0, at - 3) : at - 1])) is not None and _SOME.match(ahead[2]) is not None


def _role_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether the clause speaks of a role before this number."""
    for token in reversed(tokens[:at]):
        if token.is_("mark", "，", "。", "；", "？", "！"):
            return False
        if token.group == "role":
            return True
    return False
