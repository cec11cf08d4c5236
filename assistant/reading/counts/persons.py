"""Single people who come or go without a number: 老张下个月退休, 校长调走了."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.counts.owners import PEOPLE
from assistant.reading.facts.given import Given
from assistant.reading.words.tokens import Token, text_of

_WHO = (
    r"(?:(?:老|小)[张王李赵刘陈杨黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭](?:师傅|科长|主任)?|"
    r"(?:新|老|原|副)?(?:校长|厂长|院长|局长|园长|副总|总经理|经理|科长|主任|书记|班长|组长|同事|会计|司机|老师))"
)
_GOES = re.compile(rf"{_WHO}[^，。；0-9]{{0,6}}(?<![没未不])(?:退休|离职|辞职|走了|调走|调离|跳槽|离开)(?!返聘)")
_COMES = re.compile(rf"{_WHO}[^，。；0-9]{{0,6}}(?<![没未不])(?:入职|报到|到任|上任|来了|到岗|调来)")


def nameless(tokens: Sequence[Token], given: Sequence[Given]) -> int:
    """By how many the single people who come and go behind the head count would change it."""
    bases = [g.at for g in given if g.slot in PEOPLE and not g.change and g.numeral.value >= _LEAST]
    if not bases or any(g.change for g in given):
        return 0
    rest = text_of(tokens[bases[-1] + 1 :])
    return len(_COMES.findall(rest)) - len(_GOES.findall(rest))


_LEAST = 20
