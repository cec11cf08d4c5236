"""Finds in what words the smallest size is asked for that needs a number of staff."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.reading.words.values import number_value

_N = r"(?:[0-9]{1,4}|[一二两三四五六七八九十]{1,3})"
_NOUN = (
    r"寄宿生|寄宿的?学生|住校生|住宿生|内宿生|学生|师生员工|师生|在岗医务人员|医务人员|医护人员|"
    r"员工|职工|工人|专职治安保卫人员|专职保卫人员|专职保卫"
)
_SIZED = rf"张(?:病床|床位|床)?|个?床位|人次|(?:个|名|位)?(?:{_NOUN})|(?:个|名|号)?人(?:数)?"
_WORD = rf"(?:多少|几)(?P<what>{_SIZED})"
"""多少 with a word for what is counted; without one it may as well ask for staff."""
_GROWN = (
    r"(?:(?:增|涨|招|扩|升|多|收|开|加|增加|扩大|扩招|扩编|发展|壮大|上升|增长|长)(?:到|至|够)了?|"
    r"达到了?|到了|到|满了?|超过了?|超出|突破|过了?|破|达|上了?|够|有)"
)
_DUE = r"(?:才|就|要|得|必须|该|需|应|便|开始|不够|加|配|至少|最少|不少于|最低|变|升)"
_START = r"(?:起(?!码|步)|开始|往上|以上)"
_EDGE = r"(?:节点|分界点?|分界线|界限|临界点?|拐点|转折点|分水岭|起点|起始点|门槛|最小规模|最低规模)"
_LEAST = r"(?:最小|最少|最低|起始|起步|临界)(?:总)?(?:人数|床位数?|门诊量|寄宿生数?|师生数?|规模)"
_FRAMES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:是|要|得|需)?(?:从|自|打|由)(?:(?:总人数|人数|总数)?{_GROWN})?"
        rf"(?:{_WORD}|多少(?:个|名|位)?(?={_START}))(?:{_START}|算起|时)*",
        rf"{_GROWN}?{_WORD}(?:{_START}|以后|之后|(?:的)?时候?(?![段间]))(?:算|计|就)?",
        rf"{_GROWN}(?:{_WORD}|多少(?:个|名|位)?(?!保安|保卫|专职|治安|门卫|钱|元))"
        rf"(?:的?时候?|的时侯|以后|之后|了|的话|的?规模)*(?=[^。？！]{{0,16}}{_DUE})",
        rf"(?:最少|至少|起码|最低|最小)(?:要|得|有|是|达到|到|需要|为)*{_WORD}(?:的(?:单位|学校|医院|公司))?"
        r"(?=[，]?(?:才|就|的单位|要配|得配|需配|必须)|[？。，]|$)",
        r"(?<=人数|师生|员工|职工|宿生|校生|床位|门诊|医务|人员|单位|学校|医院|公司|规模)"
        r"(?:最少|至少|起码|最低)(?:要|得|有|是|到|为)*多少(?=[？。，]|$)",
        rf"(?:的|是)?(?:人数|规模|总人数)?(?:的)?(?:{_EDGE}|(?<!保卫人员的)(?<!保卫干部的)(?<!保安员的)(?<!保安的)(?<!门卫的)(?<!专职的)(?<!符合)(?<!满足)(?<!达到)(?<!达到了)(?<!低于)(?<!不够)(?<!达标){_LEAST}(?!(?:数|标准|要求)?(?:[^，。；？！]{{0,6}})(?:几|多少)[名个位]))(?:是|为|在|：|应该是)*(?:{_WORD}|多少|几|哪里?)?",
        rf"(?:再|还)(?:招|多|加|来|增加|增|收|进|添|差)(?:了|收|进|来)?{_WORD}(?=[^。？！]{{0,3}}(?:就|才)(?:要|得|必须|该|需|应))",
        r"(?:从|到|在)?(?P<size>哪个(?:人)?数|哪一?个点|哪条线|什么规模|多大规模|多大的?规模?)(?:起|开始|时|的时候|上)*"
        r"(?=[^。？！]{0,16}(?:才|就|要|得|必须|该|需))",
    )
)
_AFTER = re.compile(rf"(?:是|要|得|需)*{_GROWN}{_WORD}(?=[？。]|$)")
"""再加一名要到多少人: the size is asked for behind what is to be added."""
_WISH = (
    r"(?:要|得|必须|该|需要|需|应当|应该|应|就|才|须|开始|再|便|能|会|"
    r"不少于|不低于|至少|最少|最低|起码|要求|总共|一共|的)"
)
_PUT = r"(?:配备|配置|配齐|配足|配|有|请|设置|设|安排|增配|增加|增设|增|加|用|上|派|聘|招|够)"
_ROLE = (
    r"(?P<role>[^，。？！0-9一二两三四五六七八九十第]{0,12}?(?:保安员?|保卫人员|保卫干部|保卫|专职|门卫)(?:员|人员)?)?"
)
_CHANGED = re.compile(
    rf"(?:从|由)?(?P<old>{_N})(?:个|名|位|人)?{_ROLE}(?:加|增|升|变|涨|添|增加|提高|补|扩|转|过渡|跳|上升|改)(?:到|成|为|至|了)*(?P<n>{_N})(?:个|名|位|人)?"
)
_ORDINAL = re.compile(rf"(?:{_WISH}|{_PUT})*{_ROLE}(?:{_WISH}|{_PUT})*第(?P<n>{_N})(?:个|名|位)(?:人(?!员))?")
_TARGET = re.compile(
    rf"(?:{_WISH}|{_PUT})+(?:到|成|至|为|齐|够|满|了|不少于|不低于)*{_ROLE}(?:{_WISH}|{_PUT})*(?:到|成|至|为|齐|够|满)?(?P<n>{_N})(?:个人?|名|位|人)(?!次)"
)
_HELD = re.compile(
    rf"(?P<n>{_N})(?:个人?|名|位)(?P<role>(?:专职)?(?:治安)?(?:保安员?|保卫人员|保卫干部|门卫|专职))(?=的?(?:$|[，。？])|对应)"
)
_MORE = re.compile(
    rf"(?:{_WISH}|再|又|多)*(?:加配|加请|加派|加|添|增配|增加|增设|增聘|增|补|多配|多请|多加|多招|再配|再请|再招|再设)(?:上|派)?(?P<more>第?[一二两三1-3])(?:个|名|位)(?:人(?!员))?"
    rf"|(?:{_WISH}|再|又)*(?:加人|添人|增人|加人手|(?:加|增加|添|增配)(?=治安保卫|专职|保安|保卫|门卫|[，。？了]|$))|(?:就|才|会|便)?(?:不够(?:了|用了?)?|不达标|不合规|不合格)"
)
_BECOMES = re.compile(
    rf"(?:的)?(?:最低数|最少数|起码数|下限|底数|底线|最低人数|最少人数|最低标准|人数)(?:就|才|会|便|要)*"
    rf"(?:变成|变为|变|跳到|升到|涨到|增到|增加到|加到|成|到)了?(?P<n>{_N})(?:个|名|位)"
)
"""最低数变成5名."""
_TOP = re.compile(r"最多|最高|上限|不用|不需要?|无需|不超过|不能超|不得超|不突破|以内|为止|封顶|顶格|之内|还够|够不够")
_OTHER_ASK = re.compile(r"(?:几|多少)(?:个|名|位)(?:人|保安|保卫|专职|治安|门卫|[，。？]|$)|怎么|为什么|罚|多少钱|多久")
_OF = (
    ("beds", "床位", re.compile(r"床")),
    ("outpatients", "日均门诊量", re.compile(r"人次|门诊")),
    ("boarders", "寄宿生", re.compile(r"寄宿|住校|住宿|内宿")),
    ("medical_staff", "在岗医务人员", re.compile(r"医务|医护")),
    ("full_time", "", re.compile(r"专职")),
    ("persons", "师生", re.compile(r"学生|师生")),
    ("persons", "员工", re.compile(r"员工|职工|工人")),
)


@dataclass(frozen=True, slots=True)
class Threshold:
    """A question from what size on staff is needed.

    Attributes:
        staff: how many are needed; None for `more` than there are.
        of: the count that is asked for, where its word stands with the question.
        more: how many more than there are.
        rest: the question without the size that is asked for and without the number needed.
    """

    staff: int | None
    of: str | None
    more: int
    rest: str


def find_threshold(text: str) -> Threshold | None:
    """What such a question asks; None for any other."""
    if _TOP.search(text):
        return None
    for frame in (*_FRAMES, _AFTER):
        patterns = (_CHANGED, _ORDINAL, _MORE) if frame is _AFTER else _STAFF
        for size in frame.finditer(text):
            if _asks_staff(text, size):
                continue
            what = size.groupdict().get("what") or ("" if "多少" in size[0] else size[0])
            of, noun = next(((of, noun) for of, noun, words in _OF if words.search(what)), (None, ""))
            before, after = text[: size.start()], text[size.end() :]
            found = _beside(before, f"{noun}，{after}", patterns) or _staff(f"{before}{noun}，{after}", patterns)
            if found is not None and (of != "full_time" or _GUARDS.search(text)):
                return Threshold(found[0], of, found[1], found[2])
    return None


def _asks_staff(text: str, size: re.Match[str]) -> bool:
    """保卫人员至少要几个人: the least number of the role in front of it, which no number claims, is the staff's."""
    roles = list(_ASKED_ROLE.finditer(text, 0, size.start()))
    free = bool(roles) and re.search("[0-9一二两三四五六七八九十](?:个|名|位)?$", text[: roles[-1].start()]) is None
    return free and roles[-1].end() == size.start() and _LEAST_OF.match(size[0]) is not None


_LEAST_OF = re.compile("(?:最少|至少|起码|最低|最小)(?:要|得|有|是|需要|为)*(?:多少|几)(?:个|名|位)?人$")
_ASKED_ROLE = re.compile(
    "(?:专兼职|专（兼）职|专职|兼职)?(?:治安)?(?:保卫(?:人员|干部)?|保安员?|门卫|专职)(?:人员)?(?:现在|目前|应该|到底|究竟|按规定)*"
)

_GUARDS = re.compile("保安(?!公司|[队部])|门卫")
"""Whose number goes by the full-time staff; elsewhere 最少几名专职 asks for the staff itself."""
_STAFF = (_BECOMES, _CHANGED, _ORDINAL, _MORE, _TARGET, _HELD)


def _beside(before: str, after: str, patterns: Sequence[re.Pattern[str]]) -> tuple[int | None, int, str] | None:
    """The number told in the sentence that asks, behind what it asks for, and the text without it.

    听说2001人要5名，从多少人起要4名: what is told before is of something else.
    """
    sentence = re.match("[^。？！]*", after)
    end = sentence.end() if sentence is not None else 0
    if _first(_MORE, after[:end]) is not None or _staff(before, patterns) is None:
        return None
    found = _staff(after[:end], tuple(p for p in patterns if p is not _MORE))
    return None if found is None else (found[0], found[1], f"{before}{found[2]}{after[end:]}")


def _staff(text: str, patterns: Sequence[re.Pattern[str]]) -> tuple[int | None, int, str] | None:
    """The number of staff that is needed, or how many more, and the text without it."""
    for pattern in patterns:
        match = _first(pattern, text)
        if match is None:
            continue
        role = match.groupdict().get("role") or ""
        rest = f"{text[: match.start()]}{role}{text[match.end() :]}"
        if _OTHER_ASK.search(rest):
            return None
        if pattern is _MORE:
            return None, int(number_value((match["more"] or "1").lstrip("第")) or 1), rest
        value = number_value(match["n"])
        return None if value is None else (int(value), 0, rest)
    return None


def _first(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first match that is not of those in place: 现有2名，什么规模要加到3名."""
    found = list(pattern.finditer(text))
    if pattern is not _BECOMES:
        found = [m for m in found if not _HAVE.search(text[: m.start()] + m[0].rstrip("个名位人"))]
    found = [m for m in found if not (pattern is _TARGET and _COUNTED.match(m[0]))]
    return found[0] if found else None


_COUNTED = re.compile(rf"(?:有|一共|总共|的)+{_N}(?:个人?|名|位|人)$|[^0-9]*[0-9]{{3,}}(?:个人?|名|位|人)$")
"""住校生有1000人: who is there, not who is needed."""
_HAVE = re.compile(
    rf"(?:现在|目前|如今|眼下|今天|这下|这样|加起来|变成|成了|就是)(?:一共|总共|共|总数|人数|是|有|为|达|了|到)*(?:{_N})$|"
    rf"(?:一共|总共|共|总数)(?:是|有|为|达)*[1-9][0-9]{{2,3}}$|"
    rf"(?:现|已经?|目前|现在|手里|眼下|只|就|才|仅|共)(?:只|就|才|仅|也)*(?:有|配|配了|配备)(?:{_N})$"
)
