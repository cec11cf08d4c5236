"""Steps that are only thought of: 2000人，明天再招一个变2001人，4名还够吗 asks about 2001, 现在几名 about 2000."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from assistant.reading.sentences.clauses import ROLE
from assistant.reading.sentences.told import BOARDERS, NUMBER, UNIT, of_the_same, put, sizes_in
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.values import number_value

_END = "，。；？！"
_LEAST = 20
ASKS = re.compile(r"几|多少|够|达标|合规|合格|符合|最低|最少|起码|下限|底线|行不行|行吗|缺|(?<!出)差")


def supposed(text: str) -> str:
    """The question as it stands before or after the step that it supposes, whichever it asks about."""
    text = _IF_SO.sub(_led_in, _without_sways(_from_to(text)))
    for pattern in (_led(), _bare(), _unnumbered()):
        for match in pattern.finditer(text):
            settled = _settled(text, match)
            if settled is not None and settled != text:
                return supposed(settled)
    return text


_FROM_TO = re.compile(
    rf"(?P<lead>[^{_END}]*?)(?:就|会|便|将)+从(?P<a>{NUMBER})(?:个?人|名|张)?(?:变|涨|升|增加?|降|减少?|加)?(?:到|成|为|至)了?(?P<b>{NUMBER})(?P<u>人|名|张床?)?(?![0-9])"
)


def _from_to(text: str) -> str:
    """等1个走读生搬进宿舍，住校就从599到600，到时保安几个: the one of the two that is asked about."""
    match = _FROM_TO.search(text)
    one, two = (number_value(match[name]) if match else None for name in "ab")
    if match is None or one is None or two is None or not 0 < abs(one - two) <= _LEAST or min(one, two) < _LEAST:
        return text
    now, then = _last("now", text[match.end() :]), _last("then", text[match.end() :])
    if now == then:
        return text
    before = re.sub(
        rf"(?:^|(?<=[{_END}]))[^{_END}0-9]{{0,6}}[1-9一两二三](?:个|名|位|张)[^{_END}0-9]*，$",
        "",
        text[: match.start()],
    )
    return f"{before}{match['lead']}{match['b'] if then > now else match['a']}{match['u'] or '人'}{text[match.end() :]}"


_IF_SO = re.compile(
    rf"(?:^|(?<=[{_END}]))(?P<verb>再?(?:多|少|来|走|招|加|减|进|退))(?:出来?|上)?(?P<n>[1-9一二两三](?:个人|个|名|人|位)[^{_END}]{{0,16}}的话)"
)


def _led_in(match: re.Match[str]) -> str:
    """多出1个变1001人的话: what ends in 的话 is supposed."""
    return f"如果{match['verb']}{match['n']}"


def _without_sways(text: str) -> str:
    """1000人的公司，多一个人少一个人对保卫人员的数有影响吗: nobody comes and nobody goes."""
    pattern = re.compile(rf"(?:再)?{_words('sways')}[^{_END}0-9]*|{_words('moves_staff')}")
    return text if pattern.fullmatch(text) else pattern.sub(lambda match: _role_in(match[0]), text)


def _role_in(words: str) -> str:
    role = ROLE.search(words)
    return role[0] if role else ""


def _settled(text: str, match: re.Match[str]) -> str | None:
    """The question without the step; None where nothing tells what it asks about."""
    sign = 1 if match["comes"] else -1
    step = number_value(match["n"]) if match["n"] else _difference(text, match, sign)
    if step is None or step.denominator != 1 or not step > 0 or ROLE.search(match["noun"] or ""):
        return None
    before, after = text[: match.start()], text[match.end() :]
    if step >= _LEAST and match["n"] and _COME_TO.search(text[: match.start("n")]):
        return None  # 计划招到1501人，到时几名
    if _PAST.search(before) or (match["lead"] == "多" and _SINCE.search(before)) or _of_another_count(match):
        return None
    if ASKS.search(before) and (ASKS.search(after) or re.match("呢|的话", after)):
        return _asked_twice(match, before, after, sign * step)
    led = number_value(match["m"]) if match.groupdict().get("m") else None
    if led is not None and (led < _LEAST or led.denominator != 1 or led - sign * step <= 0):
        return None
    base = _base(before, after, match, None if led is None else led - sign * step)
    asks_then = _asks_then(match, after, led is not None)
    if asks_then is None or (led is None and asks_then and not _is_of_people(match, after)):
        return None
    if base is None and led is not None and not match["link"]:
        return None
    if base is None:
        return _turned(match, before, after, led, sign * step, asks_then)
    place, value = base
    if not asks_then:
        return _joined(before, after)
    new = str(value + sign * step)
    if place < match.start():
        return _joined(put(before, place, new), after)
    return _joined(before, put(after, place - match.end(), new))


_COME_TO = re.compile("[招扩增涨发长](?:聘|展|加)?[到满成够]$")
"""What the size is to come to, and not who comes."""


def _asked_twice(match: re.Match[str], before: str, after: str, step: Fraction) -> str | None:
    """1500人几名，多一个人变1501人时几名: the size before and the size after, each asked about."""
    values = {value for _, value in of_the_same(before, sizes_in(before), match[0])}
    if len(values) != 1 or sizes_in(after):
        return None
    then = values.pop() + step
    led = number_value(match["m"]) if match.groupdict().get("m") else then
    if led != then or (not match.groupdict().get("m") and not _is_people(match)):
        return None
    return f"{before}{then}{_measure(match)}{'时' if match.groupdict().get('m') else ''}{after.removeprefix('时')}"


def _of_another_count(match: re.Match[str]) -> bool:
    """再加500个寄宿生，师生员工变成1950人: what it leads to counts more than what comes."""
    if not match.groupdict().get("m") or BOARDERS.search(match["noun"] or "") is None:
        return False
    between = match.string[match.end("noun") : match.start("m")]
    return re.search("师生|总人数|全校|员工|总数", between) is not None and BOARDERS.search(between) is None


def _is_of_people(match: re.Match[str], after: str) -> bool:
    """再招一个普工, 再加一张床, 再招一个，4名还够吗: whether it is not of those in place who would come."""
    return bool(match["over"]) or _is_people(match) or _compared(after)


def _is_people(match: re.Match[str]) -> bool:
    """再招一个普工, 再来1人, 再加一张床."""
    named = _PEOPLE.search(match["noun"] or "") or BOARDERS.search(match[0])
    return bool(named) or "床" in match[0] or (match["u"] or "").endswith("人")


def _compared(after: str) -> bool:
    """Whether those in place are told again behind the step, to be held against what it leads to."""
    return (
        re.match(rf"(?:的话|以后|之后|后)?[，。；？！呢]*(?:{NUMBER})(?:个|名|位)[^，。；]{{0,8}}够", after) is not None
    )


_PEOPLE = re.compile("工|学生|孩子|老师|教师|学徒|同事|职员|司机|阿姨|师傅|大夫|医生|护士")
_PAST = re.compile(rf"(?:昨天|昨晚|今早|刚刚?|上周|上个?月|前天|已经?|不久前|前几天)[^{_END}]{{0,6}}$")
_SINCE = re.compile(rf"(?:今年|今天|今早|这个?月|本月|这学[期年]|本学[期年]|这周|本周|后来|去年)[^{_END}]{{0,5}}$")
"""今年九月多转来一个学生: what more there is by now is there."""


def _turned(
    match: re.Match[str], before: str, after: str, led: Fraction | None, step: Fraction, asks_then: bool
) -> str | None:
    """A step from a count that this turn does not tell."""
    if led is None and not asks_then:
        return _joined(before, after)
    if led is None:
        single = match["n"] in ("一", "1") and _compared(after)
        return f"{before}再来1人，{after.lstrip('呢，')}" if single and step == 1 else None
    noun = BOARDERS.search(match[0])
    unit = _measure(match)
    lead = "寄宿生" if noun else "床位" if unit.startswith("张") else ""
    return f"{before}{lead}{led if asks_then else led - step}{unit}{'' if after[:1] in _END else '，'}{after}"


def _measure(match: re.Match[str]) -> str:
    """The measure word of a step or of what it leads to."""
    unit = (match.groupdict().get("u2") or match["u"] or "人").replace("个人", "人")
    return "人" if unit in ("个", "名", "位") else unit


def _asks_then(match: re.Match[str], after: str, led: bool) -> bool | None:
    """Whether the question is about the time after the step; None where nothing tells."""
    asked = [found.end() for found in ASKS.finditer(after)]
    last = asked[-1] if asked else 0
    end = next((i for i in range(last, len(after)) if after[i] in _END), len(after))
    rest = after[:end] if asked else after
    now, then = _last("now", rest), _last("then", rest)
    if now > then:
        return False
    if (
        then >= 0
        or re.match(r"(?:以|之)?后|呢", after)
        or load_patterns("supposed")["if"].pattern.search(match["lead"])
    ):
        return True
    if not match["n"] or load_patterns("supposed")["time"].pattern.search(match["lead"]):
        return None
    return False if led else None


def _difference(text: str, match: re.Match[str], sign: int) -> Fraction | None:
    """退了就1500人，现在1501人: by how many the one count differs from the other."""
    led = number_value(match["m"])
    sizes = [*sizes_in(text[: match.start()]), *sizes_in(text[match.end() :])]
    steps = {sign * (led - value) for _, value in sizes if led is not None and 0 < sign * (led - value) <= _LEAST}
    return steps.pop() if len(steps) == 1 else None


def _last(name: str, words: str) -> int:
    """Where a row of the data file is last found; -1 where it is not."""
    return max((found.start() for found in load_patterns("supposed")[name].pattern.finditer(words)), default=-1)


def _base(before: str, after: str, match: re.Match[str], value: Fraction | None) -> tuple[int, Fraction] | None:
    """Where the count stands that the step would change, and how large it is."""
    sizes = sizes_in(before)
    if value is not None:
        found = [size for size in sizes if size[1] == value]
        found = found or [(at + match.end(), n) for at, n in sizes_in(after) if n == value]
        return found[-1] if found else None
    found = of_the_same(before, sizes, match[0])
    return found[0] if len({n for _, n in found}) == 1 else None


def _joined(before: str, after: str) -> str:
    """What stands around a step that is left out."""
    if before.endswith(tuple(_END)) or not before:
        return before + after.lstrip("，；。" if before else _END)
    return before + ("" if after[:1] in _END else "，") + after


@cache
def _led() -> re.Pattern[str]:
    """A step with the count that it would lead to."""
    link = rf"(?:{_words('beside')})*(?:(?P<link>{_words('link')})|{_words('says')})"
    more = rf"(?:{_words('beside')}|{_words('link')}|{_words('says')})*"
    count = rf"(?P<m>{NUMBER})(?P<u2>{UNIT})?了?(?![0-9零〇一二三四五六七八九十百千万以])"
    return re.compile(rf"{_step()}(?:{UNIT})?[，]?{link}{more}{count}")


@cache
def _unnumbered() -> re.Pattern[str]:
    """What a count would be when somebody has come or gone who is not counted: 退了就1500人."""
    verb = rf"(?:(?P<comes>{_words('comes')})|(?P<leaves>{_words('leaves')}))"
    link = rf"(?:他|她|人|以后|之后|后|的话)*[，]?[就便才](?:{_words('link')}|{_words('says')}|只)*"
    return re.compile(rf"(?P<lead>)(?P<n>)(?P<u>)(?P<noun>){verb}{link}(?P<m>{NUMBER})(?P<u2>人|名|张床?)了?")


@cache
def _bare() -> re.Pattern[str]:
    """A step alone."""
    over = rf"(?P<over>[，]?[就便](?:会)?(?:破|过|超|超过|突破|跨过|跨|上|进)[^{_END}0-9]{{1,6}})?"
    return re.compile(
        rf"{_step()}{over}(?:进来|过来|走|上班|入职|报到|离职|退休)?(?:了)?(?=(?:的话|以后|之后|后|呢)?(?:[{_END}]|$)|呢|(?:会不会|是不是|是否)[^{_END}0-9]*(?:够|超))"
        rf"(?:的话)?"
    )


@cache
def _step() -> str:
    supposes = f"(?:{_words('if')}|{_words('time')}|{_words('will')}|{_words('again')})"
    lead = rf"(?P<lead>(?:{_words('others')})*{supposes}(?:{supposes}|{_words('others')})*)"
    verb = rf"(?:(?P<comes>{_words('comes')})|(?P<leaves>{_words('leaves')}))"
    return rf"{lead}{verb}(?P<n>{NUMBER})(?P<u>{UNIT})?(?P<noun>[一-鿿]{{0,6}}?)"


def _words(name: str) -> str:
    return load_patterns("supposed")[name].piece
