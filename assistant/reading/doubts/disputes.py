"""Numbers told in two versions, or by two sources: which of them holds is asked, never chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.facts.given import Given
from assistant.reading.words.tokens import Token

_DISPUTED = re.compile(
    r"(?:到底|究竟)(?:是|以)?哪[个一](?:[^，。？！]{0,8})(?:不清楚|不知道|不确定|说不准|没搞清|拿不准)|(?:不清楚|不知道|不确定|拿不准|搞不清)(?:到底|究竟)?(?:是|以)?哪[个一]|"
    r"[0-9百千万]+(?:个?人|人次|张|名)?[，,]?(?:但|可|却)?[^，。；？！0-9]{0,6}"
    r"(?:又|却)(?:说|写|报|填|登记)(?:成|是|了|有|作|的是)*[0-9一二两三四五六七八九][0-9一二两三四五六七八九十百千万零]*|"
    r"也有人?的?说|(?:又|还|另)有人?的?说|(有人|有的|一会儿?)说[^。]*(?:[0-9]{2}|[百千万])[^。]*\1说[^。]*(?:[0-9]{2}|[百千万])|[0-9]+[个名人张]?[^。，]{0,4}还是[0-9]+[个名人张]?[^。？]{0,4}(?:不清楚|不确定|不知道|说不准)"
)
"""Two versions of one number, told side by side."""
_WHICH = re.compile(
    r"[0-9]{2,}(?:个?人|名)?[^。？！]{0,14}[0-9]{2,}(?:个?人|名)?[，]?[^，。？！]{0,8}"
    r"(?:按|以|用|照)(?:哪一?个|哪个数|谁)(?:数字?|口径|人数)?(?:来|去)?(?:算|为准|计|配)"
)
"""…，按哪个算: which of two numbers is to be taken; of the people and the boarders of a school both are."""
_SOURCE = re.compile(
    r"[首次末]份|"
    r"年报|招股书|说明书|材料|月报|季报|报表|台账|台帐|花名册|名册|名单|工资[表单]|考勤|打卡|社保|医保|公积金|个税|系统|软件|平台|后台|数据库|统计|普查|登记|公示|官网|网站|"
    r"公众号|合同|章程|档案|学籍|招生办|教务处?|总务处?|后勤处?|办公室|人事处?|人力|财务处?|工会|前台|领导|厂长|校长|院长|经理|主任|老板|同事|会计|医务科|医务处|护理部|"
    r"信息科|门诊部|病案室?|印象|记得|记忆|上报|备案|执照|批文|许可证|申报表|简介|宣传|介绍|点名|实数|hr|oa|erp|excel|一份|另一份|一张表|另一张|纸质|电子版|[一那]栏|备注|封面|首页|附页|总表|汇总"
)
_SETTLED = re.compile(
    r"为准|以后者|以前者|按(?:实际|后|前|最新|准确)|后来|更新|实际(?!上报)|实有|其实|错|准确|真实|(?<!现)在岗|不含|不算|核实|查实|差额"
)
_ENDS = ("，", "。", "；", "？", "！", "、", ",")


def disputed(text: str, tokens: Sequence[Token], given: Sequence[Given]) -> str | None:
    """The words of a dispute about a number; None where there is none."""
    if match := _DISPUTED.search(text):
        return match[0]
    if (match := _WHICH.search(text)) is not None and not _differ(given):
        return match[0]
    if _SETTLED.search(text):
        return None
    told: dict[str, Given] = {}
    for one in given:
        source = _SOURCE.search(_lead(tokens, one.at))
        if source and _may_be_size(one) and one.numeral.value >= 10:
            told.setdefault(source[0], one)
    values = {g.numeral.value for g in told.values()}
    if len(told) < 2 or len(values) < 2 or len({_noun(g) for g in told.values()} - {""}) > 1:
        return None
    return "、".join(g.numeral.text.strip() for g in told.values())


def _may_be_size(one: Given) -> bool:
    return not one.change and not one.subset and one.slot not in ("have_guards", "have_staff", "full_time", "part_time")


def _differ(given: Sequence[Given]) -> bool:
    """Whether every size counts something else: 3600名师生员工，寄宿生900人."""
    nouns = [_noun(g) for g in given if _may_be_size(replace(g, subset=False))]
    return len(nouns) == len(set(nouns)) > 1


def _noun(one: Given) -> str:
    """What a number counts, as far as it says; heads and employees are the same people."""
    people = ("bare", "heads", "employees", "persons", "everyone", "piece", "have", "other")
    return "" if one.slot in people else one.slot


def _lead(tokens: Sequence[Token], at: int) -> str:
    first = at
    while first and not tokens[first - 1].is_("mark", *_ENDS) and not tokens[first - 1].is_("num"):
        first -= 1
    return "".join(t.text for t in tokens[first:at])
