"""Which of the places that a question names is the unit's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.words.tokens import Token
from corpus.places import NATIONAL, OTHER

_NOT_A_PLACE = re.compile(
    r"^(?:[东西南北中]?[一二三四]?路|大道|[东西南北]?街|大街|巷|胡同|大厦|酒店|饭店|广场|牌|话|菜|银行|大学|师范|交大|理工|医科|中医药|航空|石化|汽车|证券|人寿"
    r"|啤酒|烟草|日报|晚报| road| street| avenue)"
)
_PLAIN_HOTEL = re.compile(
    r"^(?:酒店|饭店)(?:里|现在|目前|一共|总共|共|有|员工|职工|人数|是|：)*(?:[0-9]|[一二两三四五六七八九][百千万])"
)
"""深圳酒店1700人: a hotel that has no other name stands in the town in front of it."""
_BRANCH = re.compile(
    r"^(?:市|省)?(?:的)?(?:[东西南北新老]?)(?:分公司|子公司|分行|支行|分部|分店|门店|分校|校区|院区|分院|分厂|工厂|厂区|厂|办事处|"
    r"(?:生产|制造|加工|研发|物流|仓储|种植|养殖|培训|实训|新|总装)?(?:基地|仓库|项目部|物流园|产业园)|"
    r"营业部|公司分部| branch| plant| factory| office| campus)"
)
_AT = re.compile(r"(?:位于|地处|坐落在|坐落于|设在|开在|建在|落户|迁到|搬到|搬去|在|属于|属|按|我们是| in| at)\s?$")
_FROM = re.compile(
    r"(?:离|距|距离|从|人在|"
    r"(?:总部|总公司|母公司|总厂|总行|总店|总院|集团公司|(?:注册|登记)地址?|户籍|籍贯|老家)"
    r"[都也是就虽然现目前仍还]*(?:(?:设|位|坐落|座落|开|建|落户|地处|放|挂)(?:在|于|立于|立在)?|在|于|为|：)?|"
    r"(?<!在)(?:注册|登记)(?:在|于)|老板是|来自|不在|不是|参考|参照|拿|headquartered in|"
    r"(?:headquarters|head office|hq|parent company)(?: is| are)? in|"
    r"based in)\s?$"
)
_OF_OTHERS = re.compile(
    r"(?:客户|客源|产品|商品|用户|买家|供应商|供货商|经销商|代理商|订单|货(?:物|源)?|原料|生源|会员|游客|旅客|市场|业务|合作方|投资方|股东|网点|竞争对手)"
    r"[^，。；？！0-9]{0,10}$|"
    r"(?:遍布|遍及|覆盖|辐射|面向|销往|销到|卖到|卖往|发往|发到|运往|运到|送往|出口到?|飞往|开往|通往|往返)"
    r"(?:于|到|至|了)?(?:[^，。；？！0-9]{0,6}[、和])?$"
)
"""客户遍布全国, 产品销往沈阳: where others are, or goods go."""
_RUN_AT = re.compile(
    r"(?:经营|办公|生产|营业|作业|施工|实际|运营)(?:所在)?(?:地址|地点|场所|场地|地)?"
    r"[都也是就则却]*(?:设在|位于|在|为|是|：)$"
)
"""注册地北京，经营地为广州: where the work is done."""
_ASKER_AT = re.compile(r"(?:我(?!们)|本人)(?:人|自己|本人|现在|目前|平时)*(?:住)?在\s?$")
"""我在北京上班，替广州的工厂问: where the asker is."""
_TITLE = re.compile(r"性?(?:文物|重点|百强|五百强|500强|连锁|知名|著名|先进|文明|示范|首批|优秀|最大|劳模|各地)")
"""全国重点文物保护单位: a title, not the whole country."""
_LOOSE = re.compile(r"^(?:市|省|区|县)?[^，。；？！]{0,12}?(?:路|大道|街)(?:上|旁|边|口)?的?(?:一家|某)?")
_UNKNOWN = re.compile(
    r"(?:^|[，。；、：\s在])(?P<name>(?!本|我|全|某|各|该|这|那|一|两|几|每|哪|省|市|县|区|地|有|是|个|个体|连锁)"
    r"[一-鿿]{1,2}[^超城都股门集夜菜早闹上黑花鱼](?:市|县|自治州|自治县))(?!场|区|级|里|内|民|委|局|政府|容|值|面|直属|属)"
)


def place_of(tokens: Sequence[Token], text: str) -> tuple[str | None, bool]:
    """The place that a stretch of a question is about.

    Args:
        tokens: tokens of the stretch.
        text: the whole plain question that they point into.

    Returns:
        Key or name of the place, None where none is named; and whether several places compete.
    """
    graded: dict[int, list[str]] = {}
    national = False
    for token in tokens:
        if token.group != "place":
            continue
        if token.value == NATIONAL:
            titled = _TITLE.match(text, token.end) or _OF_OTHERS.search(text[: token.start])
            national = national or not titled
            continue
        if _holds_next(text, tokens, token):
            continue
        rank = 4 if _is_branch_of_brand(text, tokens, token) else _rank(text, token)
        if rank:
            graded.setdefault(rank, []).append(token.text if token.value == OTHER else token.value)
    if not graded:
        return (NATIONAL if national else _unknown(tokens, text)), False
    best = graded[max(graded)]
    names = list(dict.fromkeys(best))
    if national and max(graded) < 4:
        return NATIONAL, False
    return names[-1] if max(graded) > 3 else names[0], len(names) > 1 and not _nested(names)


def _holds_next(text: str, tokens: Sequence[Token], token: Token) -> bool:
    """佛山顺德学校, 江苏省苏州市昆山: a place right in front of one that lies in it."""
    after = (
        t for t in tokens if t.group == "place" and t.start > token.start and not _NOT_A_PLACE.match(text[t.end :])
    )
    return token.value == OTHER and any(re.fullmatch("[省市]?的?", text[token.end : t.start]) for t in after)


def _nested(names: list[str]) -> bool:
    """Whether the names are a province and a town in it, as far as can be told: 广东 and 广州."""
    return set(names) <= {"广东", "guangzhou"} or len({n for n in names if n not in ("广东",)}) == 1


_BRAND = re.compile(r"(?!.*[的在和与跟及开从到])[一-鿿]{1,4}$")
_HOUSE = re.compile(r"市?(?:分?公司|工?厂|分?店|门店|基地|酒店|项目|仓|分?部)")


def _is_branch_of_brand(text: str, tokens: Sequence[Token], token: Token) -> bool:
    """大连万达广州公司: behind a brand with a place name in it, the second place is where the house stands."""
    if not _HOUSE.match(text, token.end):
        return False
    before = [t for t in tokens if t.group == "place" and t.end < token.start and t.value != token.value]
    return bool(before) and _BRAND.match(text[before[-1].end : token.start]) is not None


def _rank(text: str, token: Token) -> int:
    """How surely a place named is the unit's own: 0 for a street or a firm's name, 4 for a branch there."""
    before, after = text[: token.start], text[token.end :]
    if _NOT_A_PLACE.match(after):
        return 1 if _PLAIN_HOTEL.match(after) else 0
    if _OF_OTHERS.search(before):
        return 1
    if _ASKER_AT.search(before) and re.match(
        r"(?:市|省)?(?:这边|那边)?(?:上班|工作|读书|上学|念书|居住|生活|定居|住)", after
    ):
        return 1
    if re.match(r"(?:出差|开会|培训|旅游|过年)|(?:市|省)?(?:工商)?(?:注册|登记)(?!在|于|地)", after):
        return 1
    if re.match(r"(?:市|省)?(?:这边|那边|本地)?(?:办公|经营|运营|生产|施工|作业|开厂|设厂|建厂)", after):
        return 4
    if _BRANCH.match(after) and not re.match(r"(?:市|省)?(?:的)?(?:工厂|厂)$", after):
        return 4
    if re.match(r"(?:市|省)?(?:的)?(?:总公司|总部|母公司|集团总部)", after):
        return 1
    if re.search(r"在\s?$", before) and re.match(
        r"[^，。；？]{0,6}的?(?:分公司|子公司|分部|分店|分厂|工厂|分校|分院)", after
    ):
        return 4
    if _FROM.search(before):
        return 1
    if re.search(r"(?:按照?|照着?|参照|参考|套用?|依照?|依据|根据|用|拿)$", before) and re.match(
        r"(?:市|省)?的?(?:标准|规定|意见|比例|文件|口径|办法|要求|指导意见|做法|算法|那套|那个|这个|征求意见稿|[0-9]+‰|[千百]分之|[0-9]+%|公式)",
        after,
    ):
        return 1
    if re.search(
        r"\b(?:branch|subsidiary|plant|factory|site|office|campus|hotel|school|hospital|store) (?:is )?in $", before
    ):
        return 4
    if _RUN_AT.search(before):
        return 4
    if _AT.search(before):
        return 4 if re.search(r"(?:位于|地处|坐落|设在|开在|建在|迁到|搬到|在)\s?$", before) else 3
    if re.match(r"(?:市|省)?(?:的|一家|一所|某|有|，|。|：|本地|市内|省内|内|[^一-鿿])", after) or not after:
        return 3
    return 2


def _unknown(tokens: Sequence[Token], text: str) -> str | None:
    """A town that is not in the list but plainly one: 某某市的学校."""
    if not tokens:
        return None
    stretch = text[tokens[0].start : tokens[-1].end]
    match = _UNKNOWN.search(stretch)
    return match["name"] if match else None
