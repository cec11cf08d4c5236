"""Those who do the job, told by who they are or by what they do: 我跟老李两个干治安保卫, 3个人管保卫."""

from __future__ import annotations

import re

from assistant.reading.words.values import number_value

_N = r"(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})"
_FEW = r"(?:[一二两三四五六七八九十][个位名]?人?|俩人?|仨人?)"
_WHO = (
    rf"(?:就|只有|只|光|仅|全靠|总共|一共)*(?:(?:我|咱|俺)(?:们)?(?:自己)?"
    rf"(?:(?:和|跟|与|同|、|加|还有)(?:(?!老师)[老小阿][一-鿿]|[一-鿿]{{1,3}}?))*(?:这|那)?(?P<n>{_FEW})|"
    rf"(?:我|咱|俺)们?(?:哥|姐|爷|兄弟|师徒)(?P<m>{_FEW}))"
)
_DUTY = (
    r"(?:(?:都|就|也|一直|专门|专职|兼职)?(?:在)?(?:干|做|搞|管|负责|从事|抓|顶着|撑着|守着)(?:着|的)?(?:是)?"
    r"(?:这[个边家里]|厂里|单位|公司)?(?:的)?)(?P<w>(?:治安)?(?:保卫|内保|治保)|(?:看|守)?大?门|门岗|保安|站岗)"
    r"(?:工作|这[一]?[块摊][儿活]?|的活儿?|的事)?(?!科|处|部|人员|干部|干事|员|队|室|亭|委|岗位|经费|[和与及、])"
)
_POST = (
    r"(?:(?:都|就|也|一直|轮流|专门)?(?:在|站在)?(?:学校|单位|厂里)?(?:校门|大门|厂门|门)?口?(?:负责|来|轮流)?"
    r"(?P<w>(?:看|守|把)着?(?:学校|校|厂|大|园|院)*门|站(?:门|大门|校门)?岗|在?门口?值守|值守))"
)
_TAIL = r"(?:人员?|同事|同志|员工|职工)?(?:的)?(?:目前|现在|一共|总共|统共|实际|也|都|就|只有|只|才|仅|有|是|剩|光)*"
_FORMS = (
    re.compile(rf"{_WHO}{_DUTY}(?:的)?"),
    re.compile(rf"{_DUTY}的{_TAIL}{_WHO}"),
    re.compile(
        rf"(?<![0-9一二两三四五六七八九十百千万])(?P<n>{_N})(?P<m>)(?:个人|个|名|位|人){_DUTY}(?:的)?(?=[，。；？！“”够行能]|$)"
    ),
    re.compile(
        rf"(?<![0-9一二两三四五六七八九十百千万])(?P<n>{_N})(?P<m>)(?:个人|个|名|位|人){_POST}(?:的)?(?=[，。；？！“”够行能]|$)"
    ),
    re.compile(rf"{_DUTY}的{_TAIL}(?P<n>{_N})(?P<m>)(?:个人|个|名|位|人)(?![0-9])"),
)
_VACANT = re.compile(
    rf"(?:满编|编制|定编|核编|核定|定员|应有)(?:数|是|为|有)*(?P<n>{_N})(?:个人|个|名|人)[，,、](?:但|可|不过)?(?:目前|现在|现)?(?:还|一直)?"
    rf"(?:空缺|空编|缺编|缺员|空着|缺|空)(?:了|着)?(?P<m>{_N})(?:个人|个|名|人)"
)
_SHORT_BY = re.compile(rf"(?:缺编|缺员|空缺|空编|欠编)(?:了|着)?{_N}(?:个人|个|名|人)")
"""保安缺编2名: those who are not there."""
_WORDS = {"俩": "2", "俩人": "2", "仨": "3", "仨人": "3"}
_CREW = re.compile(
    r"(?<=[，。；？！])(?:我|咱)(?:们)?(?:俩|仨|两个|三个)(?:人)?(?:这|的)?(?:人手|人|力量|配置|编制)?(?=还?够|也?行|能|就)"
)
"""…，厂子最多招到多少人我俩还够: the same few, spoken of again."""


_RANK = r"(?:副?(?:科长|处长|部长|队长|班长|主任|组长|领班)|干事|队员|科员|成员|组员)"
_RANKS = re.compile(
    rf"(?P<w>保卫|保安)(?:科|处|部|队|办)?(?:现有|有|里)?(?P<all>(?:[、，,和]?{_RANK}(?:{_N})(?:名|人|个|位)){{2,}})(?![0-9])"
)
_SHIFTS = re.compile(
    rf"(?P<w>保安员?|保卫人员|门卫)(?:一共|总共)?(?:分(?:成|为)?[两二三四2-4](?:拨|组|批|波|队)(?:人)?)?[，,、：]?"
    rf"(?P<all>(?:[、，,和]?(?:一|头一|另一|第[一二三])(?:拨|组|批|波|队)(?:{_N})(?:名|人|个|位)){{2,}})(?![0-9])"
)
_PLACES = re.compile(
    rf"(?P<w>门卫|门岗|大门岗)(?P<all>(?:有|是)?{_N}(?:名|人|个|位)[，、和](?:另有|还有)?(?:巡逻|巡防|监控室?|夜班|停车场)(?:的)?"
    rf"(?:保安员?|岗|队员|人员)*(?:有|是)?{_N}(?:名|人|个|位))(?=[，。；？！])"
)
"""保卫科科长1名干事2名, 保安一拨8个一拨6个: ranks and gangs that make up those in place."""


def crews_told(text: str) -> str:
    """The question with such people told as those in place."""
    text = _PLACES.sub(_together, _SHIFTS.sub(_together, _RANKS.sub(_together, text)))
    for form in _FORMS:
        text = form.sub(_told, text)
    return _SHORT_BY.sub("缺编", _VACANT.sub(_filled, text))


def _filled(match: re.Match[str]) -> str:
    """满编6人，空缺2人: the posts that somebody fills."""
    posts, vacant = number_value(match["n"]), number_value(match["m"])
    return match[0] if posts is None or vacant is None or vacant > posts else f"现有{posts - vacant}名"


_HELPERS = re.compile(
    r"(?:家长|家委会?|志愿者?|义工|(?<!我和)老师|教师|教职工|学生|值日生?|社工|党员|居民|村民|民警|交警|辅警)[^，。；？！]{0,3}$"
)
"""另有家长志愿者10人站岗: those who help out do not do the job."""


def _told(match: re.Match[str]) -> str:
    if _HELPERS.search(match.string[: match.start()]):
        return match[0]
    number = match["n"] or match["m"] or ""
    number = _WORDS.get(number, re.sub(r"[个位名人]+$", "", number))
    role = "治安保卫人员" if re.search("保卫|内保|治保", match["w"]) else "保安"
    return f"{role}现有{number}名"


def _together(match: re.Match[str]) -> str:
    values = [number_value(found) for found in re.findall(rf"({_N})(?:名|人|个|位)", match["all"])]
    role = "保卫人员" if match["w"].startswith("保卫") else "保安"
    return match[0] if None in values else f"{role}现有{sum(value for value in values if value)}名"
