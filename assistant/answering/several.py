"""Questions that need several clauses: which clause answers each part, and which clauses belong side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from math import log

from assistant.answering.scope import laws_behind
from assistant.asked import Asked
from corpus.figures import find_figures
from corpus.models import Locator
from indexes.search import Hit

DEPTH = 12
"""Clauses looked at for one part."""

_UNSUPPORTED = 0.1
"""What a clause counts for a part that the whole question does not speak of, beside its share of the whole's belief."""

_NEAR = 0.25
"""Where a part asks for a figure, a clause that states one is taken from this share of the best one's worth on."""

_SIDE_BY_SIDE = 6
"""Clauses of each text looked at for those that belong together."""

_TIE = 1.5
"""Logits by which clauses that rest on the same article are preferred side by side."""

_ASKED_TIE = 5.0
"""The same where the question asks which clause corresponds, or which law stands behind."""

_LEAST = 1e-6

_CORRESPONDS = re.compile(r"对应|依据|上位法|哪[条一个]{1,2}是?根|呼应|相应|同样的|出自|来源")

_ON_THE_TEXT = re.compile(
    r"发布|印发|公布|公示|日期|什么时候|何时|哪年|哪天|生效|标题|题目|名称|叫什么名|文号|落款|制定依据|依据[^，。]{0,8}制定|开头|引言|前言|反馈|征求|目标|原则|指导思想"
)
_ASKS_LAW = re.compile(
    r"依据|上位法|条例|法规|法律(?!责任|知识|培训|顾问|援助|后果)"
    r"|国家(?:层面|法|规定|要求|怎么|怎样|到底|有没有|是怎)|全国(?:性|层面|的?规定)"
)

_COMPARING = re.compile(
    r"(?:对比|比较)(?:一下)?|广州[和与跟、]辽宁(?:两地|两份文件)?(?:的|对|在)?|穗辽(?:两地)?(?:的|对)?|两地(?:的|对|在)?|两[份个]文件(?:的|对)?"
    r"|(?:有(?:什么|啥|何))?(?:不同|区别|差别|不一样)(?:吗|呢|之处)?"
)
_SHORTEST = 4


def without_comparing(question: str) -> str:
    """What is compared, without the words that ask for a comparison."""
    bare = _COMPARING.sub("", question).strip("，, 　？?")
    return bare if len(bare) >= _SHORTEST else question


@dataclass(frozen=True, slots=True)
class Answering:
    """The clause that answers a part of a question.

    Attributes:
        part: words of the part.
        hit: the clause.
        worth: its share of the belief, the part's own words and the whole question taken together.
    """

    part: str
    hit: Hit
    worth: float


def answering(part: str, units: Sequence[str], own: Sequence[Hit], whole: Sequence[Hit]) -> Answering | None:
    """The clause that answers one part, read with the question that it stands in.

    A part is often short of its subject (不备案罚多少): a clause that the whole question speaks of counts more.

    Args:
        part: its words.
        units: units of the figure that it asks for.
        own: the part's hits.
        whole: the whole question's hits, as many as there are.
    """
    shares = {hit.passage.id: hit.score for hit in whole}
    worth = [(hit.score * (_UNSUPPORTED + shares.get(hit.passage.id, 0.0)), hit) for hit in clauses_only(part, own)]
    if not worth:
        return None
    total = sum(value for value, _ in worth) or 1.0
    ranked = sorted(worth, key=lambda row: -row[0])
    best = ranked[0]
    if units and not _states(best[1], units):
        near = [row for row in ranked if row[0] >= _NEAR * best[0] and _states(row[1], units)]
        best = near[0] if near else best
    return Answering(part, best[1], best[0] / total)


def _states(hit: Hit, units: Sequence[str]) -> bool:
    return any(figure.unit in units for figure in find_figures(hit.passage.text))


def clauses_only(question: str, hits: Sequence[Hit]) -> list[Hit]:
    """Hits without a text's title, preamble and the like, unless the question is on the text itself."""
    if _ON_THE_TEXT.search(question):
        return list(hits)
    return [hit for hit in hits if hit.passage.locator.article is not None] or list(hits)


def on_the_text(asked: Asked) -> bool:
    """Whether a question is on a text itself: its date, its title, what it aims at."""
    return bool(_ON_THE_TEXT.search(asked.text))


def asks_the_law_too(asked: Asked) -> bool:
    """Whether a question that names a place asks for the law as well."""
    return bool(_ASKS_LAW.search(asked.text))


def side_by_side(question: str, groups: Sequence[Sequence[Hit]]) -> list[Hit]:
    """One clause of each text, chosen together: what rests on the same article belongs side by side.

    Args:
        question: the question.
        groups: hits of each text, best first.
    """
    asked = _CORRESPONDS.search(question) is not None
    most = None if asked and len(groups) == 2 else _SIDE_BY_SIDE
    choices = [clauses_only(question, hits)[:most] for hits in groups if hits]
    if not choices or len(choices) > 3:
        return [hits[0] for hits in choices]
    tie = _ASKED_TIE if asked else _TIE
    return list(max(product(*choices), key=lambda hits: _together(list(hits), tie)))


def _together(hits: Sequence[Hit], tie: float) -> float:
    tied = sum(bool(_articles(_key(one)) & _articles(_key(other))) for one, other in combinations(hits, 2))
    return sum(log(max(hit.score, _LEAST)) for hit in hits) + tie * tied


def _key(hit: Hit) -> tuple[str, Locator]:
    return hit.passage.document, hit.passage.locator


@cache
def _articles(key: tuple[str, Locator]) -> frozenset[tuple[str, Locator]]:
    """The articles that a clause rests on; of an article itself."""
    return frozenset((law, place.clause) for law, place in laws_behind(*key)) or frozenset({(key[0], key[1].clause)})
