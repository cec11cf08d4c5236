"""Stages of one school that each have a campus of their own: 高中部和初中部分两个校区."""

from __future__ import annotations

import re

_STAGE = r"(?:小学|初中|高中|中学|幼儿园?|学前|国际|小)部"
_APART = re.compile(
    rf"(?P<list>{_STAGE}(?:(?:和|、|与|跟|及){_STAGE})+)(?:现在|目前|分别)?"
    r"(?:(?:分(?:成|为|在|设|处|布在|属于?)?|各(?:在|占|有|是|为)?|是|在|设在|位于|不在)"
    r"(?:[两二三2-3]个|不同的?|各自的?|单独的?|一个|同一个?)*的?(?:校区|分校))"
)
_BEHIND = re.compile(
    r"(?:(?:并)?不(?:在|是)(?:同)?一个?(?:校区|校园|院子|地方|地点|地址|地)|"
    r"分(?:属|处|在|设|布|别)(?:于|在)?(?:[两二三2-3]个|不同的?|各自的?)(?:校区|地方|校园|地点|校址)|"
    r"分(?:属|处|设|布)(?:于|在)?[两二三2-3](?:处|地)|各在一个校区|各(?:有|占|用)(?:自己的|一个)校区|[两二三2-3](?:处|地)办学)"
)
"""小学部900人、初中部1600人，分属两个校区: said behind their sizes."""
_SAME = re.compile(r"(?<!不)在(?:同一个?|一个)的?(?:校区|分校)$")


_PAIR = 2


def stages_apart(text: str) -> str:
    """The question with such stages named as the campuses they are."""
    told = _APART.search(text)
    stages = re.findall(_STAGE, told["list"]) if told is not None else sorted(set(re.findall(_STAGE, text)))
    told = told or _BEHIND.search(text)
    if told is None or _SAME.search(told[0]) or len(stages) < _PAIR:
        return text
    text = text[: told.start()] + "几个校区" + text[told.end() :]
    for stage in stages:
        text = text.replace(stage, f"{stage[:-1]}校区")
    return text
