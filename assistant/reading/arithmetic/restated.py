"""A size that is told once more in other words: 3000带个零头1，也就是3001; 统计单位是“万人”，填的是0.1."""

from __future__ import annotations

import re
from fractions import Fraction

from assistant.reading.sentences.told import COUNT, NUMBER, UNIT, put, sizes_in
from assistant.reading.words.values import number_value

_HEADS = r"(?:个人|名人|人|名|个|位|张床?)"
_ODD = re.compile(
    rf"(?<![0-9.,第])(?P<m>{NUMBER})(?P<u>{_HEADS})?整?(?:还|又|再|正好)?(?:"
    rf"(?:带|挂|有|外带|加)?(?:着|了|个|一个)*(?:零头|尾巴|尾数|挂零|零儿?)(?:[，]?(?:这|那)?(?:零头|尾巴))?(?:也?就|只|才)*(?:是|为|有|：)?(?P<n>{NUMBER})(?:个人|人|名|个|位|张)?|"
    rf"(?:带|挂|外带|再带)(?:着|了)?(?P<k>{NUMBER})(?:个人|人|名|个|位|张)?(?:的?(?:零头|尾巴|尾数))?(?=[，。；（]))"
)
"""1500带1个尾巴, 2500挂零1人."""
_AGAIN = (
    r"(?:也就(?:是|等于)(?:说)?|也即是?|亦即|(?<![立随当])即(?![将便使可刻日])是?|换(?:句话|个说法)说?(?:就|也就)?是?|换言之|"
    r"等于(?:说|是)?|说白了(?:就)?是?|(?:准确|确切|精确|具体|严格)(?:地|点|来|一点)?(?:说|讲|来说|来讲|数字)(?:就)?(?:是|为|应该是)?|"
    r"(?:一共|总共|合计|总计|合起来|加起来|加一块儿?)(?:也)?(?:就|正好|刚好)?(?:是|有)?|就是|合|那就是)"
)
_RESTATED = re.compile(
    rf"[，。；：（]?{_AGAIN}(?:正好|刚好|整)?(?P<m>{NUMBER})(?P<u>{UNIT})?(?![0-9.]|分之|[年月日号元])"
)
_STRONG = re.compile(r"也就|也即|亦即|即|换句话|换言之|等于|说白|准确|确切|精确")
_ROUGH = re.compile(
    r"不到|不足|出头|挂零|零头|左右|一点|大概|大约|差不多|将近|接近|几乎|多一?(?:个|点|人)|少一?(?:个|点|人)|来人"
)
_STEP = re.compile("再|来(?!算)|招|进|走|退|辞|离|转|补|裁")
"""多来一个就是2001人: a step leads to the size."""
_SCALES = {"万": 10000, "千": 1000, "百": 100}
_SCALED = re.compile(
    r"(?:计量|统计|填报|计数)?单位(?:是|为|用|按|写的?是|填的?是|：)*[“‘]?(?P<s>[万千百])人[”’]?|"
    r"(?:用|以|按)[“‘]?(?P<t>[万千百])人[”’]?(?:作|为|做|计|当)*(?:单位)?"
)
_FILLED = re.compile(
    r"(?:填|写|报|录|是|显示|数字|登记)(?:的|了|着|成)*(?:是|为|：)*(?P<n>[0-9]+(?:\.[0-9]+)?)(?!\s?[0-9.人名个位张万千百年月日])"
)
_LED = re.compile("(?:刚刚?|才|已)?(?:突破|破|超过?|过了?|将近|近|大约|约|差不多|大概|接近|快到?)?$")
_FAR = 40
"""So many characters before it a number may stand that is told again."""


def restated(text: str) -> str:
    """The question with every size told once."""
    text = _ODD.sub(_summed, _in_heads(text))
    match = next((m for m in _RESTATED.finditer(text) if _start(text, m) is not None), None)
    if match is None:
        return _without_sum(text)
    start = _start(text, match) or 0
    start = _LED.search(text, 0, start).start()  # type: ignore[union-attr]
    return restated(f"{text[:start]}{match['m']}{match['u'] or '人'}{text[match.end() :]}")


_REST = re.compile(
    r"(?P<gone>[^，。；？！0-9]{0,10}(?:[一1](?:个|名|位|张)|有[个名位人]|走了?人?)?[^，。；？！0-9]{0,8}?"
    r"(?:走|离[职厂校店园院岗场队司]|辞[职工了退]|退休|退[宿学养园]|调[走离]|转[走学]|搬走|毕业|报废|撤[走了掉])[^，。；？！0-9]{0,10}[，]?)"
    rf"(?:现在|目前|如今|眼下|就|便|也|还|只|仅|正好|刚好)*(?:剩下?|余下?|还有|只有|留下)(?:了|有|是|在册|在岗|正好|刚好)*"
    rf"(?P<m>{NUMBER})(?P<u>{UNIT})?(?:整数?|了)*"
)


def what_is_left(text: str) -> str:
    """1501人，会计离店，剩下一千五整: what is left when somebody has gone is what there is."""
    match = _REST.search(text)
    value = number_value(match["m"]) if match else None
    if match is None or value is None or value < 100:
        return text
    left = f"{match['m']}{match['u'] or '人'}"
    sizes = [(at, n) for at, n in sizes_in(text[: match.start()]) if 0 < n - value <= 20]
    if not sizes:
        alone = not sizes_in(text[: match.start()])
        return f"{text[: match.start()]}{left}{text[match.end() :]}" if alone else text
    return f"{put(text[: match.start()], sizes[-1][0], str(value)).rstrip('，')}{text[match.end() :]}"


def _in_heads(text: str) -> str:
    """统计单位是“万人”，我们填的是0.1: a number of ten thousands of people, written out."""
    scaled = _SCALED.search(text)
    filled = _FILLED.search(text, scaled.end()) if scaled else None
    if scaled is None or filled is None:
        return re.sub("[“‘]([万千百])人[”’]", "", text)
    value = Fraction(filled["n"]) * _SCALES[scaled["s"] or scaled["t"]]
    if value.denominator != 1:
        return text
    between = re.sub("^[”’]", "", text[scaled.end() : filled.start()])
    return f"{text[: scaled.start()]}{between}人数是{value}人{text[filled.end() :]}"


def _summed(match: re.Match[str]) -> str:
    """2500挂零1人 is 2501人; the odd part must fit below the last place of the rest."""
    whole, odd = number_value(match["m"]), number_value(match["n"] or match["k"])
    if whole is None or odd is None or whole < 100 or not 0 < odd < 100 or whole % 100:
        return match[0]
    if number_value(re.sub(f"{_HEADS}$", "", match[0])) is not None:  # 工号排到一千零一
        return match[0]
    return f"{whole + odd}{match['u'] or '人'}"


def _start(text: str, match: re.Match[str]) -> int | None:
    """Where the words begin that a size tells again; None where it tells something of its own."""
    value = number_value(match["m"])
    if value is None or value < 20 or re.match(r"[以之多]|的|加|和|零头", text[match.end() :]):
        return None
    low = max(text.rfind(mark, 0, match.start()) for mark in "。；？！") + 1
    low = max(low, match.start() - _FAR)
    told = [(m.start(), n) for m in COUNT.finditer(text, low, match.start()) if (n := number_value(m["n"])) is not None]
    words = text[told[0][0] : match.start()] if told else ""
    if re.search("保安|保卫|其中|床", words):
        return None
    strong = _STRONG.search(match[0])
    if not strong and _STEP.search(words):
        return None
    for at, number in reversed(told):
        near = 0 < abs(number - value) <= 20 and number >= 100
        if near and (strong or _ROUGH.search(text[at : match.start()]) or _adds_up(told, at, value)):
            return at
    sums = [at for at, _ in told if _adds_up(told, at, value) and _leads(text, at)]
    return sums[-1] if sums and strong else None


def _adds_up(told: list[tuple[int, Fraction]], first: int, value: Fraction) -> bool:
    """Whether the numbers from a place on make up a size, the first two multiplied or not: 十个部门每个100人再加1个."""
    numbers = [number for at, number in told if at >= first]
    if len(numbers) < 2:
        return False
    rest = numbers[1] if numbers[0] == value else 0
    return value in (sum(numbers), numbers[0] * numbers[1] + sum(numbers[2:]), numbers[0] - rest)


def _leads(text: str, at: int) -> bool:
    """Whether a number stands for itself, without a noun of its own in front."""
    return re.search(r"(?:^|[，。；：（]|公司|单位|厂|企业|店|局|有|是|共)$", text[:at]) is not None


def _without_sum(text: str) -> str:
    """2501人（两千五加一）: the sum of a size that is told in front of it."""
    return re.sub(
        rf"(?P<m>{NUMBER})(?P<u>{_HEADS})?[（，](?:也就是|即|就是)?(?P<a>{NUMBER})(?:加|＋|\+)(?P<b>{NUMBER})(?:人|个)?(?P<e>[），。])",
        _same,
        text,
    )


def _same(match: re.Match[str]) -> str:
    one, two, whole = (number_value(match[name]) for name in ("a", "b", "m"))
    if one is None or two is None or one + two != whole:
        return match[0]
    return f"{match['m']}{match['u'] or '人'}" + ("" if match["e"] == "）" else match["e"])
