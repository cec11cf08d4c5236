"""Beds told by their wards, by a plan, or by those that stand empty: 只有内科20张床、外科21张床; 600个床位只空1个."""

from __future__ import annotations

import re

_N = r"(?<![0-9.,])(?P<{}>[1-9][0-9]{{0,4}})"
_BED = r"(?:个|张)?(?:床位|床铺|铺位|病床|床)"
_DORM = re.compile(
    rf"(?:学生)?(?:宿舍|寝室|公寓)(?:楼)?(?:里|内)?(?:一共|总共|共|有|设|现有|是)*{_N.format('all')}{_BED}，?"
    rf"(?:现在|目前|今天|眼下|只|就|才|还|仅|还剩)*(?:(?:空(?:了|着|出)?|闲置|没住人的?|剩下?)(?P<few>[1-9][0-9]?|[一两二三])(?:个|张)?(?:空?床位?|铺位)?(?:没住人|空着)?"
    r"|(?P<full>全(?:都|部)?住满|都?住满|满员|没有?空床|全满|一个不空|一张不空))了?"
)
"""宿舍600个床位只空1个: 599 live there."""
_PLANNED = re.compile(
    rf"(?:规划|设计|核定|批准|批复|计划|原定|预计|编制)(?:的)?(?:床位|开|设|装|放)?(?:是|有|为)?[1-9][0-9]{{0,4}}(?:张|个)(?:病?床位?)?，"
    rf"(?:但是?|可是?|却)?(?:实际|目前|现在|眼下|现)?(?:只|才|仅|就|只是|实际|现)+(?:有|装|开放|开|摆|放|启用|安装|投用|用)?(?:了|着)?{_N.format('now')}(?:张|个)(?:病?床位?)?"
)
"""医院规划41张床，只装了40张."""
_WARDS = re.compile(
    r"(?P<only>只有|就|共有|一共|总共|全院|分别是?|有)(?P<list>(?:[一-鿿]{2,6}?科?(?:有|是)?[1-9][0-9]{0,3}张(?:病?床位?)?(?:[、，和与及跟]|，?另有|，?还有)*){2,6})"
    r"(?P<sum>(?:一共|总共|合计|加起来|全院)[0-9]+张(?:病?床位?)?)?"
)
_LISTED = re.compile(
    r"(?P<list>(?:(?:[一-鿿]{1,4}?(?:科|病区|病房|住院[一二三]?部)|(?:普通|重症|特需|监护|icu)(?=病?床))(?:的|有|是|设|开放)*(?:床位|病床)?(?:有|是)?[1-9][0-9]{0,3}张(?:病?床位?)?"
    r"[、，和与及跟]*){2,6})(?P<sum>(?:一共|总共|合计|加起来|全院|共)(?:床位|病床)?(?P<n>[0-9]+)张(?:病?床位?)?)?"
)
"""内科床位260张，外科床位240张，合计500张: wards with their beds, side by side."""
_BUILDINGS = re.compile(
    r"(?P<list>(?:(?:住院部|病房)?(?:[东南西北新老前后甲乙]|[一二三1-3]号)(?:楼|栋|病区)(?:有|设|开放)*[1-9][0-9]{0,3}张(?:病?床位?)?[、，和与]?){2,4})(?:都|全)?(?:在|是|属于)?(?:同一个?|一个)(?:院区|院子|医院|大院)(?:里|内)?"
)
"""住院部东楼240张床，西楼260张床，同一个院区: the beds of one site."""
_UNMEASURED = re.compile(
    rf"(?P<w>床位?数?(?:现在|目前|现有|有|是|：)*){_N.format('a')}(?P<b>，[^，。；？！0-9]{{0,10}}(?:扩|增|加|添|提|升|减|缩|降)(?:到|至|成)|，[^，。；？！0-9]{{0,10}}预计(?:到|有)?)"
    rf"{_N.format('n')}(?=[，。；？！]|$)"
)
"""床位280，明年扩到400: two numbers without a measure word."""
_DOZENS = {"一": 1, "两": 2, "二": 2, "三": 3}


def beds_told(text: str) -> str:
    """The question with the beds that there are, or those who sleep in them, as one number."""
    text = _UNMEASURED.sub(lambda match: f"{match['w']}{match['a']}张{match['b']}{match['n']}张", text)
    text = _PLANNED.sub(lambda match: f"床位{match['now']}张", _DORM.sub(_housed, text))
    text = _BUILDINGS.sub(_built, text)
    return _LISTED.sub(_added, _WARDS.sub(_summed, text)) if "医院" in text or "卫生院" in text else text


def _built(match: re.Match[str]) -> str:
    beds = sum(int(n) for n in re.findall(r"([0-9]+)张", match["list"]))
    return f"床位{beds}张"


def _housed(match: re.Match[str]) -> str:
    few = match["few"]
    empty = 0 if few is None else _DOZENS.get(few) or int(few)
    return f"寄宿生{int(match['all']) - empty}人"


def _summed(match: re.Match[str]) -> str:
    """The beds of all wards, where these are all of them."""
    wards = [int(n) for n in re.findall(r"([0-9]+)张", match["list"])]
    named = len(re.findall("科|病区|病房|院区|楼|区", match["list"]))
    if len(wards) < 2 or named < len(wards) or re.search("院区|分院", match["list"]):
        return match[0]
    if match["only"] in ("有", "就") and match["sum"] is None:
        return match[0]
    ends = match["list"][-1:] if match["list"][-1:] in "，、" else ""
    return f"床位{sum(wards)}张{'，' if ends else ''}"


def _added(match: re.Match[str]) -> str:
    """The beds of wards told side by side: where their sum is told too, or where no others are told."""
    wards = [int(n) for n in re.findall(r"([0-9]+)张", match["list"])]
    rest = match.string[: match.start()] + match.string[match.end() :]
    told = int(match["n"]) if match["sum"] else sum(wards)
    named = len(re.findall("床", match["list"])) >= len(wards) and not re.search("[0-9]张|其中|之外", rest)
    if told != sum(wards) or not (match["sum"] or named):
        return match[0]
    end = match[0][-1] if match[0][-1] in "，、" else ""
    return f"床位{told}张{'，' if end else ''}"
