"""Numbers as people write them in a question: exact, approximate or too vague, with what stands right behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from assistant.reading.words.values import ENGLISH_NUMBER, SCALES, english_value, number_value
from corpus.numerals import parse_integer

_ARABIC = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]{1,4}(?:,[0-9]{4})+(?![0-9])|[0-9]+(?:\.[0-9]+)?"
_HAN = "零〇一二两俩仨三四五六七八九十百千万亿廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟"
_PLACES = r"\s?(?:[十百千]万|[万千百亿])(?:[零〇]?[0-9一二三四五六七八九]+(?![0-9]|[,.][0-9])[千百十]?)*"
_MIXED = rf"(?:{_ARABIC})(?:{_PLACES})?|[{_HAN}]+"
_DIGIT = "一二两三四五六七八九"

_VAGUE = re.compile(
    r"(?:好几|大几|几)(?:十|百|千|万)|数(?:十|百|千|万)|(?:上|成)(?:百上千|千上万|百|千|万)|若干|很多|不少(?!于)|许多|[两二三四五六七2-7]位数|"
    r"several (?:hundred|thousand)|hundreds|thousands|dozens"
)
_ROUGH = (
    (re.compile(r"百八十|百儿八十"), 80, 100),
    (re.compile(r"千(?:八百|儿八百)"), 800, 1000),
    (re.compile(r"百十(?:来|多)?(?=[号个名人口])"), 100, 120),
    (re.compile(r"百(?:来|把)"), 90, 130),
    (re.compile(r"千(?:来|把)"), 900, 1300),
    (re.compile(r"万(?:来|把)"), 9000, 13000),
    (re.compile(r"小一?百"), 80, 99),
    (re.compile(r"小一?千"), 800, 999),
    (re.compile(r"小一?万"), 8000, 9999),
    (re.compile(r"小(?:两|二)千"), 1800, 1999),
    (re.compile(r"半百"), 50, 50),
    (re.compile(r"半千"), 500, 500),
)
_SOME = re.compile(rf"([{_DIGIT}][千百零{_DIGIT}]*[千百][零{_DIGIT}]*十|[{_DIGIT}][千零{_DIGIT}]*百)几(十?)")
"""一千一百五十几, 一千三百几十."""
_TEENS = re.compile(rf"([{_DIGIT}]?)十几")
_HUNDREDS = re.compile(rf"([{_DIGIT}])([百千])几十?")
_PAIR = re.compile(
    rf"([{_DIGIT}]?十|[{_DIGIT}][百千]|)([{_DIGIT}])([{_DIGIT}])([十百千万]?)(?=[十百千万号个名人口来多余张位\s])"
)

_BEFORE = (
    (r"(?:至少|最少|起码|不少于|不低于|不下|at least|no fewer than|no less than|minimum of)", "from"),
    (
        r"(?:不止|何止|不只|超过了?|超|多于|大于|逾|高于|突破了?|(?<![不经通说核查问点认])过了?|破了?|"
        r"over|more than|above|exceeding)",
        "above",
    ),
    (
        r"(?:不到|不足|不满|未满|少于|低于|小于|将近|接近|近|快|差不多快|直逼|逼近|奔着?|"
        r"under|fewer than|less than|nearly|almost|"
        r"close to|just under)",
        "below",
    ),
    (r"(?:最多|至多|不超过|不多于|顶多|at most|up to|no more than)", "to"),
    (
        r"(?:大约|大概|大致|约莫|约摸|约|差不多|估计|估摸着?|可能|左右|大体|也就|(?<![团厂司校位院园企全])上下|about|around|approximately|roughly|some|circa|approx\.?)",
        "about",
    ),
)
_BEFORE_ALL = re.compile(
    "(?:" + "|".join(f"(?P<{name}>{pattern})" for pattern, name in _BEFORE) + r")(?:有|是|为|在|的)?\s*$"
)
_MORE = re.compile(
    r"\s?(?:(?<=[百千万0])几(?=[个名位]?人)|有零|有余|零好?几[十百]?|多|余|出头|挂零|开外|来往|odd|plus)|\+(?![0-9])"
)
_BESIDE = r"(?:左右(?![两二三都邻手侧门边开])|上下(?![两二三都班级楼层铺午学]))"
"""About so many: 1500人左右, not 1500人左右两栋楼."""
_AROUND = re.compile(rf"(?:来|{_BESIDE}|or so)")
_BOUND = re.compile(
    r"\s?(?P<up>（含(?:本数)?）(?:及)?以上|以上|及以上|往上|朝上|起步|or more|and above)|"
    r"\s?(?P<down>（含(?:本数)?）(?:及)?以下|以下|以内|之内|及以下|都不到|还不到|不到|都不满|不满|"
    r"or fewer|or less)|"
    rf"\s?(?P<near>{_BESIDE}|or so)"
    r"|(?P<more>出头|冒头|冒尖|打不住|不止|多一点|多一些|多点|挂零|开外|有余|\+(?![0-9]))|(?P<less>差一点|差点儿?|少一点|不足)"
)
_CLASS = re.compile(
    r"\s?(?:(?P<visit>人次|诊次|人 次)|(?P<heads>口人|号人|的?人(?!次|数)|口|号(?=[，。？、]|$))|"
    r"(?P<bed>张?(?:住院)?(?:病床|床位|床)(?!垫)|张)"
    r"|(?P<piece>个(?:半)?(?:人(?!次))?|名|位(?!置)|员(?!工)))"
)
_OTHER = re.compile(
    r"\s?(?:年级|年(?!门诊|均|接)|个?月(?!均|门诊)|日(?!均|平均|门诊|接诊|托)|天(?!门诊)|点钟?|分钟|小时|个小时|秒|周|个?星期|个?礼拜|个?季度|学期|万?元|块钱?|块|平方米|平方公里|平方|平米|㎡|m2|m²|亩|公顷"
    r"|层|楼|栋|幢|座|室|房|间|户|套|台|部|辆|路|条|根|把|支|枚|处|家|所|次|届|期|级|班|个班|周?岁|公里|千米|米|km|吨|度|倍|%|％|‰|成(?!为)|折|款"
    r"|项|目|章|场(?![地馆所])|样(?![本板品])|线|站|排|道|扇|页|份|件|批|拨|伙(?![食计])|组|队|斤|kg|学时|课时|号|门(?!诊|卫)|g\b|k线|代|店|米|步|遍|回|趟|种|类(?!型|别|似)|分(?!公司|厂|行|店|校|院|园|部)|世纪"
    r"|\s?(?:sq|square|storeys?|stories|floors?|buildings?|gates?|classes|classrooms?|"
    r"grades?|years?|months?|weeks?|days?(?! students| pupils)|hours?|minutes?|cameras?"
    r"|yuan|rmb|dollars?|percent|per cent|shifts?|vehicles?|cars?|parking|rooms?|"
    r"entrances?|metres?|meters?|km|times|shops?|households?|flats?|acres?|hectares?|"
    r"million yuan)\b"
    r"|个(?:停?车位|班级?|年级|岗亭|岗位?|大?门(?!诊|卫|急)|校门|出入口|入口|出口|口(?!人)|通道|摄像头|监控|探头|楼栋?|宿舍|房间|教室|食堂"
    r"|点位?|项目|大队|中队|街道|村|社区|小区|营业部|网点|仓库|库房|工地|标段|省|市|县|区(?!域)|国家|系|学院|专业|操场|停车场|病区|诊室|手术室|窗口"
    r"|[一-鿿]{0,4}(?:方案|选项|版本|预案|设想|草案|计划)|问题|方面|步骤|部分|条件|标准|办法|数|字|ai|工作日|班次|班|月|季度|学期|小时|星期|坑|岗|档|级别|等级|平台|机房|收银台|柜台|闸机|道闸|哨))"
)
_SITES = re.compile(
    r"\s?(?:个|所|家|间|处|座)?\s?(?P<what>校区|园区|院区|分校|分院|分园|厂区|分公司|子公司|分厂|门店)"
    r"|\s?(?:个|所|家|间|处|座)(?P<kind>(?:走读|全?寄宿|住宿|民办|公办|私立|公立|民营|国营|国有|普通|一般|乡镇|镇|村|农村|城区|县城|专科|综合|三甲|二甲|三级|二级|大型|中型|小型|不同|同样)?(?:制)?的?"
    r"(?:治安保卫重点单位|重点单位|普通单位|一般单位|单位|公司|企业|厂|工厂|学校|小学|中学|初中|高中|幼儿园|医院|店(?![员长主])|支行|法人))"
    r"(?!(?:专职)?(?:保安|保卫|门卫|内保|治安保卫人员)(?![^，。；？！]{0,3}(?:各|分别|几|多少|怎|如何|最)))"
    r"|\s(?P<english>campuses|sites|companies|hospitals|schools|factories|units|branches|kindergartens)"
)

_NOBODY = re.compile(r"(?:连?一个人(?:都|也)没有|没有一个人|没有人|空无一人|零人)(?=[，。？！的]|$)")
_PAIRED = re.compile(
    r"边|头|者|处(?!于)|[个家所间处]?(?=(?:都|均|也都|全)(?:是|为|属|被|不是|不属|没|已|未|走读|寄宿)(?!够))|校(?!区|园)|院(?!区|长)|单位|公司|厂|学校|医院|小学|幼儿园|园(?!区)"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a question.

    Attributes:
        text: its words with approximating words.
        value: what it says; of an approximate one, the number named.
        low, high: what it can mean; high None for no end.
        vague: it names no number at all (好几千).
        kind: what stands behind it: heads (人), piece (个, 名), bed, visit, bare, other, ratio or sites.
    """

    start: int
    end: int
    text: str
    value: Fraction
    low: Fraction
    high: Fraction | None
    vague: bool = False
    kind: str = "bare"

    @property
    def is_exact(self) -> bool:
        """Whether it can mean one number only."""
        return not self.vague and self.low == self.high == self.value


def read_numeral(text: str, start: int) -> Numeral | None:
    """The number that starts exactly here, with its approximating words behind and its measure word; None for none."""
    if match := _VAGUE.match(text, start):
        return _measured(text, start, match.end(), Fraction(0), Fraction(0), None, vague=True)
    if match := _NOBODY.match(text, start):
        none = Fraction(0)
        return Numeral(start, match.end(), match[0], none, none, none, kind="heads")
    if match := re.compile(r"半个?人").match(text, start):
        half = Fraction(1, 2)
        return Numeral(start, match.end(), match[0], half, half, half, kind="heads")
    for pattern, low, high in _ROUGH:
        if match := pattern.match(text, start):
            return _measured(text, start, match.end(), Fraction(high), Fraction(low), Fraction(high))
    if (match := _SOME.match(text, start)) and (base := number_value(match[1])) is not None:
        span = 99 if match[2] or match[1].endswith("百") else 9
        return _measured(text, start, match.end(), base, base + 1, base + span)
    if match := _TEENS.match(text, start):
        tens = Fraction((parse_integer(match[1]) or 1) * 10 if match[1] else 10)
        return _measured(text, start, match.end(), tens, tens + 1, tens + 9)
    if match := _HUNDREDS.match(text, start):
        base = Fraction((parse_integer(match[1]) or 0) * {"百": 100, "千": 1000}[match[2]])
        return _measured(text, start, match.end(), base, base + 10, base + {"百": 99, "千": 999}[match[2]])
    if (match := _PAIR.match(text, start)) and (pair := _pair(match)):
        end = match.end()
        return _measured(text, start, end, pair[1], pair[0], pair[1])
    if match := ENGLISH_NUMBER.match(text, start):
        value, end = english_value(match[0]), match.end()
        if value is not None and (halved := re.compile(r" and a half\b").match(text, end)):
            value, end = value + Fraction(1, 2), halved.end()
        return None if value is None else _measured(text, start, end, value, value, value)
    if text.startswith(("一多", "一少"), start):  # 员工一多就要加人
        return None
    if match := re.compile(_MIXED).match(text, start):
        value = number_value(match[0])
        end = match.end()
        if value is None and re.search(r".[百千万].|[百千万]..", match[0]):
            return _measured(text, start, end, Fraction(0), Fraction(0), None, vague=True)
        if value is None:
            return None
        if (tail := re.compile(r"\s?([wk])(?![a-z])").match(text, end)) and match[0][0].isdigit():
            value, end = value * {"w": 10**4, "k": 1000}[tail[1]], tail.end()
        if (tail := re.compile(r"\s(hundred|thousand|million|billion)\b").match(text, end)) and match[0][0].isdigit():
            value, end = value * SCALES[tail[1]], tail.end()
        return _measured(text, start, end, value, value, value)
    return None


def _pair(match: re.Match[str]) -> tuple[Fraction, Fraction] | None:
    """三四百, 一两千, 十五六: two neighbouring digits are a range."""
    first, second = parse_integer(match[2]) or 0, parse_integer(match[3]) or 0
    if second <= first:
        return None
    lead, unit = match[1], {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4}[match[4]]
    if not lead and not match[4]:
        unit = 1
    base = parse_integer(lead) or 0 if lead else 0
    if lead and not match[4] and lead[-1] in "百千":
        unit = {"百": 10, "千": 100}[lead[-1]]
    return Fraction(base + first * unit), Fraction(base + second * unit)


def _measured(
    text: str, start: int, end: int, value: Fraction, low: Fraction, high: Fraction | None, vague: bool = False
) -> Numeral:
    """Add what stands around the number: 不到, 多, 左右, 以上, the other end of a range, the measure word."""
    if start > 0 and text[start - 1] == "-" and not re.search(r"[0-9a-z]-$", text[:start]):
        value, low, high = -value, -low, None if high is None else -high
        start -= 1
    elif start > 0 and re.search(r"(?:负的?|零下|minus |negative )$", text[:start]):
        value, low, high = -value, -low, None if high is None else -high
    if re.match(r"\s?(?:%|％|‰)|\s?(?:percent|per cent)\b", text[end:]) or re.search(r"分之$", text[:start]):
        return Numeral(start, end + 1, text[start : end + 1], value, low, high, kind="ratio")
    low, high, end = _behind(text, end, value, low, high)
    if text[start:end] in ("两", "三", "四", "五", "六") and _PAIRED.match(text, end):
        return Numeral(start, end, text[start:end], value, low, high, vague, "sites")
    if (sites := _SITES.match(text, end)) and not (sites[0][0].isspace() and text.startswith("：", sites.end())):
        end = sites.start(sites.lastgroup or 0)
        return Numeral(start, end, text[start:end], value, low, high, vague, "sites")
    kind, after, value = _measure(text, end, value)
    if value.denominator != 1:
        low = high = value
    if bound := _BOUND.match(text, after):
        low, high = _bounded(bound, value, low, high)
        after = bound.end()
    low, high = _before(text, start, value, low, high)
    return Numeral(start, after, text[start:after], value, low, high, vague, kind)


def _leads_on(text: str, found: re.Match[str] | None) -> bool:
    """600 床位500: a word behind a space that has a number of its own measures that one."""
    return (
        found is not None
        and found[0][:1].isspace()
        and re.match(r"[一-鿿]{0,3}[：\s]?[0-9]", text[found.end() :]) is not None
    )


def _measure(text: str, end: int, value: Fraction) -> tuple[str, int, Fraction]:
    other, own = (
        None if _leads_on(text, found) else found for found in (_OTHER.match(text, end), _CLASS.match(text, end))
    )
    rough = own is not None and own[0].strip() == "号" and text[end - 1] in "来多余"
    if other and not rough and (own is None or other.end() >= own.end()):
        return "other", other.end(), value
    if own is None:
        return "bare", end, value
    kind = own.lastgroup or "bare"
    if own[0].strip().startswith("个半"):
        value += Fraction(1, 2)
    return kind, own.end(), value


def _behind(
    text: str, end: int, value: Fraction, low: Fraction, high: Fraction | None
) -> tuple[Fraction, Fraction | None, int]:
    if match := _MORE.match(text, end):
        return value + 1, value + _grain(value) - 1, match.end()
    if bound := _BOUND.match(text, end):
        low, high = _bounded(bound, value, low, high)
        return low, high, bound.end()
    if match := _AROUND.match(text, end):
        return value * Fraction(9, 10), value * Fraction(13, 10), match.end()
    return low, high, end


def _bounded(
    bound: re.Match[str], value: Fraction, low: Fraction, high: Fraction | None
) -> tuple[Fraction, Fraction | None]:
    if bound["up"]:
        return value, None
    if bound["down"]:
        return Fraction(1), value
    if bound["more"]:
        return value + 1, value + _grain(value) - 1
    if bound["less"]:
        return value * Fraction(9, 10), value - 1
    return value * Fraction(9, 10), value * Fraction(11, 10)


def _grain(value: Fraction) -> Fraction:
    """The place of the last digit that is not zero: 2,000 is counted in thousands."""
    grain = Fraction(1)
    while value and value % (grain * 10) == 0:
        grain *= 10
    return max(grain, Fraction(10))


def _before(
    text: str, start: int, value: Fraction, low: Fraction, high: Fraction | None
) -> tuple[Fraction, Fraction | None]:
    match = _BEFORE_ALL.search(text[max(0, start - 14) : start])
    if match is None or low != high:
        return low, high
    if match["from"]:
        return value, None
    if match["above"]:
        return value + 1, None
    if match["to"]:
        return Fraction(1), value
    if match["below"]:
        return value * Fraction(9, 10), value - 1
    return value * Fraction(9, 10), value * Fraction(11, 10)
