"""People of the unit told beside a size: 两千员工一个老板, 第2001个人昨天报到了, 1500人（不含4名保卫人员）."""

from __future__ import annotations

import re
from fractions import Fraction

from assistant.reading.sentences.told import NUMBER, put, sizes_in
from assistant.reading.words.values import number_value

_UNIT = r"(?:个人|名人|位人|号人|人|名|个|位)"
_N = rf"(?<![0-9.,第零〇一二两三四五六七八九十百千万])(?P<m>{NUMBER})(?P<u>{_UNIT})?"
_FEW = rf"(?P<n>[1-9]|[一两二三四五六七八九])(?:个人|{_UNIT})?"
_HEAD = (
    r"(?:老板娘?|老总|副?总经理|副总|总裁|董事长|法定代表人|法人代表|负责人|一把手|当家的|掌柜的?|"
    r"[厂院校园局站行馆所场矿店]长|(?<!客户)经理)"
)
_STAFF = r"(?:(?:专兼职|专职|兼职)?(?:的)?(?:治安)?保卫(?:人员|干部|干事))"
_AND = r"(?:[，、]?(?:(?:和|与|跟|及|外加|另加|再加|还?加上?|再加上|外带|带着?|连带|还有|另有|另外?还?有))(?:上|了)?)"
_END = r"(?=[，。；？！）]|的(?:单位|公司|企业|厂|集团)|$)"
_PLUS = re.compile(
    rf"{_N}(?P<w>的?(?:普通|在编|在册)?(?:员工|职工|工人|职员|雇员))?"
    rf"(?:{_AND}{_FEW}{_HEAD}|{_AND}{_HEAD}(?P<k>[1一])(?:个人|个|名|位|人)|(?<=[员职雇]工|工人|职员)(?P<l>[1一])(?:个|名|位){_HEAD}){_END}"
)
"""2000名员工和1名总经理, 两千人，外加总经理1个, 两千员工一个老板."""
_ME = re.compile(
    rf"{_N}(?P<w>(?:女|男)?(?:工人|工|员工|职工|同事)){_AND}我(?:自己)?(?P<k>[1一])(?:个|人)(?:人|男的|女的)?{_END}"
)
"""1000个女工加我一个男的."""
_LISTED = re.compile(
    rf"(?P<lead>员工|职工|工人)(?:人数|总数)?(?:共|是|有|：)?{_N}[，、]{_HEAD}(?:是|有)?(?P<k>[1一])(?:个人|个|名|位|人){_END}"
)
"""员工两千，老板一个."""
_ENGLISH = re.compile(
    r"(?P<m>[0-9][0-9,]*) (?P<w>employees|workers|people|persons|staff members|staff),?"
    r" (?:plus|and|as well as|along with|in addition to) (?:the|an?|one|1|our|its|their) (?:[a-z]+ )?"
    r"(?:ceo|boss|owner|director|president|chairman|chairwoman|manager|principal|headmaster|head teacher)(?! of)"
)
"""2,000 employees plus the CEO."""
_OUT = r"(?:不含|不包括|不包含|未含|没含|不算|没算|未算|未计|不计|没包括|未包括|不连|除去|除开|扣除|刨去)(?:了|上)?"
_WITHOUT = re.compile(
    rf"{_N}(?P<w>的?(?:员工|职工|工人))?[，（]?(?:其中|还|但|都|这|里面|这里面)*(?:{_OUT}(?:那|这|的)?{_FEW}(?:的)?(?P<r>{_STAFF})"
    rf"|(?:另外?的?)?{_FEW.replace('<n>', '<n2>')}(?P<r2>{_STAFF})(?:都|也|还)?"
    rf"(?:不(?:算|含|计|包括)|没(?:有)?(?:算|计)|未(?:算|计))(?:在内|进去|在里面|入|上)?)"
    rf"(?:在内|的话)?[）]?{_END}"
)
"""1500人（不含4名保卫人员）: the security staff are persons of the unit too."""
_APART = re.compile(
    rf"(?:{_OUT}|除了?)(?:那|这)?{_FEW}(?:的)?(?P<r>{_STAFF})(?:以外|之外|外)?[，]?(?:其他|其余|其它|另外|还|公司|单位|全厂|员工|职工|总人数|人数|共|一共|总共|有|是)*{_N}"
)
"""除4名保卫人员外还有1500人."""
_ALL = re.compile(
    rf"{_N}[，（]?(?:再)?(?:算上|加上|连上|连同|连|包括|含)(?P<r>[^，。；？！0-9]{{1,8}}?){_FEW}[，]?(?:的话|的)?"
    rf"(?:(?:单位|公司)?(?:总人数|总数|一共|总共|合计|共计|共|就是|就|是|为|有|正好|刚好))+(?P<t>{NUMBER})(?:个人|人|名)?[）]?"
)
"""1500人，算上保卫人员4人，总人数1504."""
_ALL_NAMED = re.compile(
    rf"{_N}整?[，（](?:再|还)?(?:算上|加上?|连上|连同|连|包括|含)(?P<r>{_HEAD}|我)(?P<n>一个|一人|1人)?(?:本人|自己)?[，]?(?:的话)?"
    rf"(?:(?:单位|公司)?(?:总人数|总数|一共|总共|合计|共计|共|就是|就|是|为|有|正好|刚好))+(?P<t>{NUMBER})(?:个人|人|名)?[）]?"
)
"""员工1000整，再加老板，总人数就是1001."""
_NTH = re.compile(
    rf"[，；。（](?P<lead>[^，。；？！0-9]{{0,8}})第(?P<n>{NUMBER})(?:个人|位人|名人|人|个|名|位|号)(?P<words>[^，。；？！0-9]{{0,12}}?(?:报到|入职|到岗|上班|进厂|进公司|加入|来了|到了|入厂|上岗)[^，。；？！0-9]{{0,4}})[）]?{_END}"
)
_LATER = re.compile(
    "明[天早年日]|后天|大后天|下(?:个|一)?(?:周|月|星期|礼拜)|即将|马上|快要|将|准备|打算|还没|没|未|不久|过几天|月底|年底"
)
_THEN = re.compile("(?:报到|入职|到岗|上班|来|到|上岗|进|加入)(?:了)?(?:以后|之后|后)|届时|到时候?|那时|那天|之后|以后")
_NOW = re.compile("现在|目前|眼下|当前|此刻|今天|眼前")


def told_beside(text: str) -> str:
    """The question with the one size that such people and the others are together."""
    text = _ALL_NAMED.sub(_whole, _ALL.sub(_whole, text))
    text = _WITHOUT.sub(_with_staff, text)
    text = _APART.sub(_with_staff, text)
    text = _ENGLISH.sub(_with_boss, _LISTED.sub(_with_head, _PLUS.sub(_with_head, _ME.sub(_with_me, text))))
    return _nth_in(text)


def _with_head(match: re.Match[str]) -> str:
    named = match.groupdict()
    whole, few = number_value(match["m"]), number_value(named.get("n") or named.get("k") or named.get("l") or "")
    counted = match["u"] or named.get("w") or named.get("lead")
    counted = counted or re.search("(?:员工|职工|工人|人数|总数)(?:共|是|有|：)?$", match.string[: match.start()])
    if not _is_size(whole) or few is None or not counted:
        return match[0]
    return f"{named.get('lead') or ''}{_sum(whole, few)}人"


def _with_me(match: re.Match[str]) -> str:
    """1000个女工加我一个; beside another number the speaker is added to both."""
    return _with_head(match) if len(sizes_in(match.string)) == 1 else match[0]


def _with_boss(match: re.Match[str]) -> str:
    whole = number_value(match["m"])
    return f"{_sum(whole, Fraction(1))} {match['w']}" if _is_size(whole) else match[0]


def _with_staff(match: re.Match[str]) -> str:
    named = match.groupdict()
    whole, few = number_value(match["m"]), number_value(match["n"] or named.get("n2") or "")
    if not _is_size(whole) or few is None:
        return match[0]
    return f"{_sum(whole, few)}人，现有{match['r'] or named.get('r2')}{few}名"


def _whole(match: re.Match[str]) -> str:
    whole, total = number_value(match["m"]), number_value(match["t"])
    few = number_value(re.sub("[个人]", "", match["n"] or "一"))
    if not _is_size(whole) or few is None or total != whole + few:  # type: ignore[operator]
        return match[0]
    return f"一共{total}人"


def _nth_in(text: str) -> str:
    """2000人，第2001个人昨天报到了: who is the next after all who were counted is counted where they are there."""
    match = _NTH.search(text)
    value = number_value(match["n"]) if match else None
    if match is None or value is None:
        return text
    before, after = text[: match.start()], text[match.end() :]
    sizes = [(at, size) for at, size in sizes_in(before) if size == value - 1]
    if not sizes:
        return text
    if _LATER.search(match["lead"] + match["words"]):
        if _THEN.search(match["words"]) or _THEN.search(after):
            return put(before, sizes[-1][0], str(value)) + _THEN.sub("", after)
        return before + after if _NOW.search(after) else text
    return put(before, sizes[-1][0], str(value)) + after


def _is_size(value: Fraction | None) -> bool:
    return value is not None and value >= _LEAST and value.denominator == 1


_LEAST = 20


def _sum(one: Fraction | None, two: Fraction | None) -> Fraction:
    return (one or Fraction(0)) + (two or Fraction(0))
