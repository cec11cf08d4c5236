"""Units, or parts of one, that a list tells by names of its own: 阳光园320人，月亮园410人; 行政300人、生产900人."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.reading.words.tokens import Token

_BREAKS = ("，", "。", "；", "？", "！", "、", ",")
_LONGEST = 10
_SEVERAL = re.compile(
    r"[两二三四五六七八九十2-9](?:家|边|处|地|者|所|座|间|条线|个(?:法人|校区|园区|院区|厂区|单位|公司|企业|厂|学校|小学|中学|幼儿园|医院|店|点|园|站|"
    r"地方|分|子|基地|工厂|校|院|机构|部分))|各自|各家|各厂|各校|各院|各园|各单位|各公司|各部|各分|每家|每个|每所|每一|"
    r"分开|分别|逐个|逐一|各(?=要|需|配|得|应|是|几|多少|填|报|算|为|列|给|来|整|至少|最少|最低|该|有|多|如|个)|依次|列表|一一|each|respectively|both|apiece"
)
_UNIT_NAME = re.compile(
    r"(?:[东西南北前后左右这那][边面头]|厂|公司|集团|店|园|校区?|院区?|区|学|小|中|幼|行|局|站|库|馆|所|社|矿|场|总部|本部|企业|单位|酒店|超市|中心|城|庄|基地)[0-9a-z]?$"
)
_PART_NAME = re.compile(
    r"(?:(?:车间|部|科|组|班|线)[甲乙丙丁]|(?<!总)(?<!本)(?<!分)部(?!区)|科室?|组|班|线|室|车间|处|楼|层|队|行政|生产|后勤|销售|研发|管理|机关|文职|内勤|外勤|技术|客服|仓储|物流|质检|采购|"
    r"财务|人事|辅助|一线|二线|岗|正式|工)$"
)
_WHOLE = re.compile(r"总人数|总数(?![几多])|(?:总计|合计|共)(?![几多要需配得])|全[厂校公单院园司体集]|其中")
_ALL = re.compile(
    r"(?:我们?|本|咱们?|这个?)?学校$|[我本校园][校里内]$|整个|全(?:[厂校院园司体部]|公司|单位|集团)|合计|总计|共计|总共|一共|总人数|总数"
)
_LEAD = re.compile(
    r"^(?:我们|咱们?|其中|分别是?|有|就是|是|一个是?|一家是?|另一[家个]是?|下面|下属|旗下|还有|以及|和|与|及|跟|\s)+"
)
_NEVER = re.compile(r"[?？几]|台账|报表|花名册|名册|年报|社保|系统|口径|多少|不|没|问|去年|今年|原来|现在|以前|如果|比")
_NO_NAME = re.compile(
    r"[?？几]|多少|不|没|问|算|要|按|规定|今年|去年|现在|目前|大概|左右|已经|以前|原来|明年|如果|以上|以下|第(?![一二三四五1-9][家所个])|说|写|报|显示|系统|统计|登记|实际|差|多|少|"
    r"增|减|招|走|来|编制|面积|电话|邮编|[0-9一二三四五六七八九十今去前本每上下当同近全][年月日]|[年月]$|:|号$|平均|每|最|能|可|台账|报表|花名册|名册|年报|社保|人事|名单|账|表格|档案|口径|住|容|含|外|另|加|除|得|给|给到|就|才|到|比|年龄|工资|"
    r"^[首次末]份"
)


_STAFFED = (
    "后勤",
    "行政人员",
    "管理人员",
    "技术人员",
    "后勤人员",
    "管理层",
    "销售人员",
    "研发人员",
    "销售",
    "后勤员工",
)
"""Count words that may as well name a department."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A clause of a list: its name and its number, by token indices."""

    start: int
    end: int
    number: int
    noun: bool

    def name(self, tokens: Sequence[Token]) -> str:
        return "".join(t.text for t in tokens[self.start : self.end]).strip()


def mark_names(tokens: tuple[Token, ...], text: str) -> tuple[Token, ...]:
    """The tokens with the names of a list told as units, or as parts of one unit.

    Before the name of each unit stands an item mark of no length; a name that no word of the lexicon tells is a site.
    """
    items = _items(tokens)
    listed = [item for item in items if not _ALL.match(item.name(tokens))]
    if len(listed) == 1:  # 高中寄宿生350人，全校3600人: some of one unit, and all of it
        return tokens
    items = listed if len(listed) > 1 and any(names_part(item.name(tokens)) for item in listed) else items
    names = [_bare(item.name(tokens)) for item in items]
    if len(items) < 2 or len(set(names)) != len(names):
        return tokens
    if not _are_units(tokens, items, names, text):
        return _as_parts(tokens, items, names, text)
    shared = _shared_noun(tokens, items[0])
    out = list(tokens)
    for item in reversed(items):
        noun = [replace(shared, start=tokens[item.end - 1].end, end=tokens[item.end - 1].end)] if shared else []
        out[item.start : item.end] = [*_as_unit(tokens[item.start : item.end]), *([] if item.noun else noun)]
    return tuple(out)


def _items(tokens: Sequence[Token]) -> list[_Item]:
    """The clauses that begin with a name and have one number that may be a size."""
    found: list[_Item] = []
    start = 0
    while start < len(tokens):
        end = next((i for i in range(start, len(tokens)) if _breaks(tokens[i], i > start)), len(tokens))
        while (item := _item(tokens, start, end)) is not None:
            found.append(item)
            start = item.number + 1
        start = end + (0 if end < len(tokens) and tokens[end].group == "item" else 1)
    return found


def _breaks(token: Token, inside: bool) -> bool:
    return token.is_("mark", *_BREAKS) or (inside and token.group == "item") or token.text.strip() == "/"


def _item(tokens: Sequence[Token], start: int, end: int) -> _Item | None:
    """The item of one clause; None where no name leads to a number."""
    while start < end and (
        tokens[start].group == "item" or tokens[start].is_("cue", "subset", "fill") or _is_lead(tokens, start, end)
    ):
        start += 1
    number = next((i for i in range(start, end) if _is_size(tokens[i])), None)
    if number is None or number == start:
        return None
    stop = number
    while stop > start and _links(tokens[stop - 1]):
        stop -= 1
    if stop == start and number == start + 1 and tokens[start].text in _STAFFED:
        stop = number
    name = "".join(t.text for t in tokens[start:stop]).strip()
    if not name or name in _ANDS or len(name) > _LONGEST or not _is_name(_bare(name)):
        return None
    if not all(_may_name(t) or _is_inner(tokens, at, start, stop) for at, t in enumerate(tokens[start:stop], start)):
        return None
    noun = any(t.group == "count" for t in tokens[stop:number]) or any(
        t.group == "count" for t in tokens[number + 1 : number + 2]
    )
    return _Item(start, stop, number, noun)


_ANDS = ("和", "与", "及", "跟", "以及", "还有", "或")


def _is_name(name: str) -> bool:
    """Whether words in front of a number may be a name; with a unit's word at their end nearly all may."""
    words = _COMPOUNDS.sub("", name)
    return not (_NEVER if _UNIT_NAME.search(name) else _NO_NAME).search(words)


_COMPOUNDS = re.compile(
    r"能源|智能|节能|储能|比亚迪|外贸|外运|海外|招商|报业|未来|加工|增材|多媒体|少年|住建|减速|容器|配件|配送|现代|超市|快递|快餐|重工|第[一二三四五六]建筑"
)
"""Words of names that hold a character which otherwise says that there is no name."""


def _is_size(token: Token) -> bool:
    return token.is_("num", "heads", "bare", "bed", "visit") and token.numeral is not None and token.numeral.value >= 10


def _is_lead(tokens: Sequence[Token], at: int, end: int) -> bool:
    """师生员工：本部2650: the noun of all items stands before the first."""
    colon = next((i for i in range(at, min(end, at + 8)) if tokens[i].is_("mark", "：")), None)
    if colon is None or colon + 1 >= end:
        return False
    after = tokens[colon + 1]
    return not after.is_("num") and after.group not in ("count", "cue", "mark")


def _links(token: Token) -> bool:
    return (
        token.group == "count"
        or token.is_("cue", "fill", "have", "about", "total", "now", "each")
        or token.is_("mark", "：", "（", "—")
    )


def _may_name(token: Token) -> bool:
    if token.is_("key") or token.is_("unit", "day_school", "all_board"):
        return False
    if (
        token.text in _STAFFED
        or token.text == "的"
        or token.is_("cue", "stranger")
        or token.is_("num", "bare", "other")
    ):
        return True
    return token.group in ("other", "place", "site", "unit", "part", "skip")


def _is_inner(tokens: Sequence[Token], at: int, start: int, stop: int) -> bool:
    """宏达鞋业, 汽配厂: a cue of one character between others of a name."""
    return tokens[at].group == "cue" and tokens[at].text in _IN_NAMES and start < at < stop - 1


_IN_NAMES = tuple("达有为成至多加增无得配招超近才由添扩补")


def _are_units(tokens: Sequence[Token], items: Sequence[_Item], names: Sequence[str], text: str) -> bool:
    """Whether the names are of several units, not of parts of one."""
    parts = [bool(_PART_NAME.search(name)) or _is_part(tokens, item) for name, item in zip(names, items, strict=True)]
    told = bool(_SEVERAL.search(text)) or sum(t.group == "site" for t in tokens) > 1
    told = told and not (any(parts) and _two_roles(tokens))
    listed = any(t.group == "item" for t in tokens)
    if all(parts) and not listed:
        return False
    counted_alike = len({tokens[item.number].value for item in items} - {"bare"}) < 2
    if not counted_alike and not all(tokens[item.end - 1].group in ("unit", "site") for item in items):
        return False
    strangers = any(t.is_("cue", "stranger") for item in items for t in tokens[item.start : item.end])
    again = any(one != two and one.endswith(two) for one in names for two in names)
    if listed or (told and (counted_alike or not again)):
        return True
    return not strangers and not again and all(_UNIT_NAME.search(name) for name in names)


def names_part(name: str) -> bool:
    """Whether a name is that of a department or a workshop: 行政, 一车间."""
    return _PART_NAME.search(name) is not None


def _bare(name: str) -> str:
    return _LEAD.sub("", name) or name


def _is_part(tokens: Sequence[Token], item: _Item) -> bool:
    return tokens[item.end - 1].group == "part"


def _two_roles(tokens: Sequence[Token]) -> bool:
    return len({t.value == "guards" for t in tokens if t.group == "role" and t.value != "job"}) > 1


def _as_unit(name: Sequence[Token]) -> list[Token]:
    """An item mark, and the name: its own words where they tell a unit, else as a site."""
    first, last = name[0], name[-1]
    mark = Token("item", "", "", first.start, first.start)
    if last.group in ("unit", "site"):
        return [mark, *(replace(t, group="other", value="") if t.is_("cue", "stranger") else t for t in name)]
    text = _bare("".join(t.text for t in name).strip())
    places = [t for t in name if t.group == "place"]
    value = next((t.value for t in name if t.group == "site"), "label")
    return [mark, *places, Token("site", value, text, first.start, last.end)]


def _shared_noun(tokens: Sequence[Token], first: _Item) -> Token | None:
    """The count word with a colon before the first name."""
    lead = tokens[max(0, first.start - 3) : first.start]
    if not lead or not lead[-1].is_("mark", "："):
        return None
    return next((t for t in reversed(lead) if t.group == "count" and t.value not in ("other", "things")), None)


def _as_parts(tokens: tuple[Token, ...], items: Sequence[_Item], names: Sequence[str], text: str) -> tuple[Token, ...]:
    """The names as parts of one unit, where a whole is told or they are departments."""
    if not (_WHOLE.search(text) or all(_PART_NAME.search(name) for name in names)):
        return tokens
    if any(t.group in ("unit", "site") for item in items for t in tokens[item.start : item.end]):
        return tokens
    told = [item for item in items if any(t.group == "part" for t in tokens[item.start : item.end])]
    if len(told) == len(items) or (told and not all(_PART_NAME.search(name) for name in names)):
        return tokens
    out = list(tokens)
    for item in reversed([item for item in items if item not in told]):
        first, last = tokens[item.start], tokens[item.end - 1]
        out[item.start : item.end] = [Token("part", "named", item.name(tokens), first.start, last.end)]
    return tuple(out)
