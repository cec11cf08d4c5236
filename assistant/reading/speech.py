"""What others say or are: a boss's quota, a rule of thumb, a parent company are not the unit that is asked about."""

from __future__ import annotations

import re

_QUOTED = re.compile(
    r"(?:说|讲|称|道|原话|话|喊|嚷|口头禅|认为|觉得|建议|要求|says?|said|told us|insists?)"
    r"(?:是|了|的|过|道)?[：，,]?\s?“[^”]*(?:[0-9一二两三四五六七八九十百千半])[^”]*”"
)
_RUMOUR = re.compile(
    r"(?:(?:^|(?<=[，。；]))[^，。；]{0,8}(?:说|讲|传|认为|觉得))[^，。；？！]{0,6}?[0-9一二两三四五六七八九十百千]+个?人[^，。；？！0-9]{0,6}?"
    r"(?:配|放|请|招|要|算)(?:备)?[0-9一二两三四五六七八九十]+(?:个|名|人)[^，。；？！]*"
)


_NOT_MINE = re.compile(
    r"[^，。；]*[0-9百千万几][^，。；]*，?(?:这|那|都|也|些)*(?:(?:跟|与|和|同)(?:我|我们|咱们?)(?:没有?|无)关系?|不归(?:我|我们|咱)管)"
)
_OTHER_HOUSE = re.compile(
    r"[^，。；]*(?:大学|本部|总部|隔壁|对面|兄弟|别的|那边|母公司|总公司)[^，。；其含]*[0-9百千万几][^，。；]*?(?:不算|不计|不包括|除外)(?:在内|进来)?(?=[，。；]|$)"
)
_PARENT = re.compile(
    r"(?:母公司|总公司|总部|集团(?:总部|公司)?)(?:在|位于)[^，。；]{2,6}，?(?:有|共|一共)?[0-9,.万千]+(?:多|余|来)?(?:个|名|号)?人[^，。；]*[，；。]"
    r"(?=[^。；]*(?:我|咱)[^。；]*(?:分公司|子公司|工厂|分厂|分部|基地|门店|分校|校区|分院))"
)


def without_speech(text: str) -> str | None:
    """The question without what is said by others or of others; None where it has none of that."""
    bare = text
    for pattern in (_QUOTED, _RUMOUR, _NOT_MINE, _OTHER_HOUSE, _PARENT):
        bare = pattern.sub("", bare)
    return bare if bare != text else None
