"""Heads told by their groups: 12个班，每班30个娃; 三班倒，每班400人."""

from __future__ import annotations

import re
from fractions import Fraction

from assistant.reading.words.values import number_value

_FEW = r"[1-9][0-9]?|[两二三四五六七八九]|[一二三四五六七八九]?十[一二三四五六七八九]?"
_SIZE = r"[0-9]{2,4}|[一二两三四五六七八九][百千][零一二三四五六七八九十百]*|[二三四五六七八九]?十[一二三四五六七八九]?"
_GROUP = "教学班|班级|班组|班|年级|车间|部门|科室|小组|组|生产线|流水线|线|楼层|层|大队|中队|分队|队"
_CHILD = "娃娃|娃|学生|孩子|小朋友|幼儿"
_EACH = (
    rf"[^，。；？！0-9一二两三四五六七八九十每各]{{0,6}}[，,、]?(?:每(?:个|条|支)?(?:{_GROUP}|级)?|各|一(?:个|条)?(?:车间|部门|小组|组|生产线|流水线|线|队|层)(?!.*[二2](?:个|条)?(?:车间|部门|小组|组|线|队|层)))"
    r"(?:都|正好|刚好|固定|编制|的)*(?:是|有|坐|收|招|编|配)?(?:员工|职工|工人)?"
)
_GROUPS = re.compile(
    rf"(?<![0-9第一二三四五六七八九十到至~-])(?P<n>{_FEW})\s?(?:个|条|支)?(?:{_GROUP}){_EACH}(?P<m>{_SIZE})(?:个|名|位)?"
    rf"(?P<u>人|{_CHILD}|员工|职工|工人)(?![左上]右?下?|以|多|来)"
)
_SHIFTS = re.compile(
    rf"(?P<n>[两二三四])班(?:[两二三]?(?:倒|运转)|制|轮换|轮转)(?:上班|轮班)?[，,、]?每(?:个)?班(?:次|组)?(?:都|正好|固定)?(?:是|有)?(?P<m>{_SIZE})(?:个|名)?"
    r"(?P<u>人|员工|职工|工人)(?![左上]右?下?|以|多|来)"
)
_WHOLE = re.compile(
    r"(?:师生|师生员工|(?<!职)员工|(?<!教)职工|学生|总人数|人数|全校|全园|全厂|公司|单位|一共|总共|共|合计)[^，。；个班]{0,5}(?:[0-9]{3,}|[一二两三四五六七八九][百千])"
)
_ROUGH = re.compile(r"平均|大约|大概|差不多|左右|上下|约|近")


_NESTED = re.compile(
    rf"(?<![0-9第一二三四五六七八九十])(?P<n>{_FEW})\s?个?(?:年级|车间|部门|楼层|层|级)[，,、]?每(?:个)?(?:年级|车间|部门|楼层|层|级)(?:都|各)?(?:是|有|设)?"
    rf"(?P<m>{_FEW})\s?(?P<u>个?(?:{_GROUP}))"
)
_BOARDERS = re.compile(
    rf"(?P<lead>住校生|寄宿生|住宿生|内宿生|宿舍|住校的?|寄宿的?|住宿的?)[^，。；？！0-9]{{0,4}}{_GROUPS.pattern}"
)

_DORMS = re.compile(
    rf"(?<![0-9第一二三四五六七八九十])(?P<n>{_FEW})\s?(?:栋|幢|座|个)(?:男生|女生|学生)?(?:宿舍楼|宿舍|公寓楼|公寓|寝室楼|楼)(?:都|里)?[，,]?(?:每栋|每幢|各)"
    rf"(?:都|正好|现)*住(?:了|着|有)?(?P<m>{_SIZE})(?:个|名|位)?(?:寄宿生|住校生|住宿生|学生|人)"
)
_LODGED = re.compile(
    rf"(?:(?:住校生|寄宿生|住宿生|内宿生)(?:一共|分别)?(?:分)?住(?:在|了|着)?|(?:学生)?宿舍楼?(?:一共|共|有)*)(?P<n>{_FEW})\s?(?:栋|幢|座)(?:宿舍|公寓)?楼?[，,]?(?:每栋|每幢|每座|各)"
    rf"(?:都|正好|现)*(?:住(?:了|着|有)?)?(?P<m>{_SIZE})(?:个|名|位)?(?:学生|人)"
)
"""两栋宿舍楼各住400名寄宿生: boarders by the houses that they live in."""


_POSTED = re.compile(
    rf"(?P<r>保安员?|门卫|(?:治安)?保卫(?:人员|干部))(?:队|班)?(?:都|是|分|有|设|一共|每天)*(?:(?P<n>{_FEW})个?(?:班组|班|组)(?:次|倒|轮换)?[，,]?每(?:个)?(?:班组|班|组)"
    rf"(?P<m>[1-9]|[一两二三四五六七八九])(?:个人|个|人|名)|每(?:个)?班(?P<m2>[1-9]|[一两二三四五六七八九])(?:个人|个|人|名)[，,](?:一天|每天|共)?(?P<n2>[2-4]|[两二三四])个?班(?:倒)?)"
)
"""保安三个班，每班6人; 保安每班2人，一天两班: those in place."""
_WHOLE_SIZE = r"[0-9]{2,6}|[0-9]{1,2}[百千万]|[一二两三四五六七八九][百千][零一二三四五六七八九十百]*"
_AHEAD = (
    r"(?:(?<=^)|(?<=[，。；：])|(?<=公司)|(?<=单位)|(?<=企业)|(?<=人数)|(?<=员工)|(?<=职工)|(?<=[厂店局有共在]))"
    r"(?:正好|刚好|就|整整)*"
)
_BEHIND = r"(?=[，。；？！）]|的(?!保|专|门)|$)"
_TIMES = re.compile(
    rf"{_AHEAD}(?:(?P<k>[2-9]|[两二三四五六七八九])(?:个|×|x|\*|倍的?|乘以?)(?P<m>{_WHOLE_SIZE})(?:个人|人)(?!的(?:厂|工厂|公司|单位))|"
    rf"(?P<m2>{_WHOLE_SIZE})(?:人|名|个)?(?:的)?(?P<k2>[2-9]|[两二三四五六七八九])倍(?:的?人)?|"
    rf"(?P<m3>{_WHOLE_SIZE})(?:×|x|\*|乘以?)(?P<k3>[2-9]|[两二三四五六七八九])(?:个?人)?|"
    rf"(?P<m4>{_WHOLE_SIZE})(?:个人|人|名)?的(?:一半|二分之一|半数)|半个?(?P<m5>{_WHOLE_SIZE})(?:个?人)){_BEHIND}"
)
"""3个500人, 500的三倍, 5百×3人, 3000人的一半."""


def _times(match: re.Match[str]) -> str:
    named = {name[0]: value for name, value in match.groupdict().items() if value is not None}
    size, many = number_value(named["m"]), number_value(named["k"]) if "k" in named else Fraction(1, 2)
    if size is None or many is None or (size * many).denominator != 1 or size < _LEAST:
        return match[0]
    return f"{size * many}人"


_SEXES = re.compile(
    rf"男女(?P<who>学?生|职工|员工|工人)?(?:人数)?(?:都|正好|刚好|恰好|刚)*各(?:有|是|占|为)?(?P<m>{_SIZE})(?![0-9百千]|张)(?:个|名|位)?人?"
)
"""男女各五百: both sexes, which are everybody."""


_WITH_HEAD = re.compile(
    rf"(?<=每|各)(?P<g>(?:个|条|支)?(?:{_GROUP}|项目部|店|门店)?(?:有|是)?)(?P<m>{_SIZE})(?:个|名)?(?:工人|员工|职工|人)(?:加上?|和|外加|另加|带)"
    r"(?P<n>[1-9一两二三])(?:个|名|位)(?:线长|组长|班长|店长|队长|主管|经理|主任|负责人|管理人员)"
)
"""每条99个工人加1个线长: all of a group."""
_SITES = re.compile(
    rf"(?P<n>{_FEW})\s?(?:个|家|间|处)(?:连锁)?(?:门店|店|分厂|厂区|厂|分公司|工厂|项目部|营业部|分店|网点)[，]?(?:每(?:个|家)(?:门店|店|分厂|厂|项目部)?|各)(?:有|是)?"
    rf"(?P<m>{_SIZE})(?![0-9万千])(?:个|名)?(?P<u>人|员工|职工|工人)?(?![左上]右?下?|以|多|来)"
)
_AS_ONE = re.compile(
    "(?:整个|全|一个|同一个|一家|同一家)(?:公司|单位|企业)|合(?:着|起来|并|在一起|一起|成)|加起来|一起算|都算|总共|加上?他"
)
_SCHOOLS = re.compile("学校|校区|小学|中学|幼儿园|医院|分别|各(?:要|配|需|得|该|几|安排)|每(?:家|个)店?(?:要|配|几)")
"""Sites of one firm; schools and hospitals have figures for each site."""
_HALVES = re.compile(
    rf"男女(?:比例)?(?:是|正好|刚好|各|人数|都)*(?:对半|占?一半|一半一半|一比一|1[:：]1|一样多)(?:开|分)?[，,](?:其中)?(?:光|单|单单|仅|就|只)?(?:是)?"
    rf"(?:男|女)(?:的|工|员工|职工)?(?:就|有|是|共)*(?P<m>{_SIZE})(?![0-9百千万])(?:个|名)?人?"
)
"""男女对半，光男的就一千."""
_CREWS = re.compile(
    rf"(?<![0-9第一二三四五六七八九十])(?P<n>[1-9][0-9]{{0,2}}|{_FEW})\s?(?:个|条|支)(?P<m>{_SIZE})(?P<u>人)的?(?:小组|班组|组|车间|部门|生产线|项目组|小队)(?![长员])"
)
"""三个500人的车间."""


def multiplied(text: str) -> str:
    """The question with such heads written out; where the whole is told too, it is left as it is."""
    text = _POSTED.sub(_crew, _TIMES.sub(_times, text))
    text = _WITH_HEAD.sub(_with_head, text)
    text = _HALVES.sub(_both, text) if not _WHOLE.search(_HALVES.sub("", text)) else text
    if _AS_ONE.search(text) and not _SCHOOLS.search(text):
        text = _SITES.sub(lambda match: f"总人数{_count(match)}人" if _count(match) else match[0], text)
    text = _NESTED.sub(_groups, text)
    text = _BOARDERS.sub(lambda match: f"住校生{_count(match)}人" if _count(match) else match[0], text)
    for houses in (_DORMS, _LODGED):
        text = houses.sub(lambda match: f"住校生{_count(match)}人" if _count(match) else match[0], text)
    text = _SEXES.sub(_both, text) if not _WHOLE.search(_SEXES.sub("", text)) else text
    for pattern in (_GROUPS, _SHIFTS, _CREWS):
        rest = pattern.sub("", text)
        if rest != text and not _WHOLE.search(rest):
            text = _HEAD_APART.sub(_and_head, pattern.sub(_product, text))
    return text


def _crew(match: re.Match[str]) -> str:
    many, each = number_value(match["n"] or match["n2"]), number_value(match["m"] or match["m2"])
    return match[0] if many is None or each is None else f"{match['r']}现有{many * each}名"


_HEAD = "厂长|主任|经理|总经理|老板|车间主任|店长|队长|站长|主管|总监|负责人|司机|会计|库管|文员"
_HEAD_APART = re.compile(
    rf"(?P<n>[0-9]{{2,6}})人[，；](?:线|车间|部门|班|组|层|门店|店)?(?:外|之外|以外)?(?:只有|就|只|还有|还|另有|另外有|另|外加|再加上?|加上?|有|是)*"
    rf"(?:(?:{_HEAD})(?:[一1]个|[一1]名|[一1]人|[一1]位)|[一1](?:个|名|位)(?:{_HEAD}))(?=[，。；])"
)
"""两条生产线每条500人，线外只有厂长一个."""


def _and_head(match: re.Match[str]) -> str:
    return f"{int(match['n']) + 1}人"


def _both(match: re.Match[str]) -> str:
    size = number_value(match["m"])
    noun = "学生" if (match.groupdict().get("who") or "").endswith("生") else ""
    return match[0] if size is None or size < _LEAST else f"{noun}{2 * size}人"


_LEAST = 20
"""Fewer are no size of a unit."""


def _with_head(match: re.Match[str]) -> str:
    workers, head = number_value(match["m"]), number_value(match["n"])
    return match[0] if workers is None or head is None else f"{match['g']}{workers + head}人"


def _groups(match: re.Match[str]) -> str:
    """三个年级，每个年级10个班 is 30个班."""
    outer, inner = number_value(match["n"]), number_value(match["m"])
    return match[0] if outer is None or inner is None else f"{outer * inner}{match['u']}"


def _count(match: re.Match[str]) -> Fraction | None:
    """How many there are in all; None where the words leave it open."""
    many, size = number_value(match["n"]), number_value(match["m"])
    rough = _ROUGH.search(match.string[max(0, match.start() - 3) : match.end()])
    return None if many is None or size is None or rough else many * size


def _product(match: re.Match[str]) -> str:
    count = _count(match)
    rest = match.string.replace(match[0], "")
    classes = _CLASSES.search(match[0]) and _SCHOOL.search(rest) and not _CLASSES.search(rest)
    noun = "学生" if classes or re.fullmatch(_CHILD, match["u"]) else ""
    return match[0] if count is None else f"{noun}{count}人"


_CLASSES = re.compile("年级|教学班|班级|个班")
_SCHOOL = re.compile("小学|中学|初中|高中|学校|幼儿园|教职工|老师|教师")
"""六个年级各240人: whom a school counts by its classes are pupils."""
