"""Unit words of a question with the numbers that belong to each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assistant.reading.facts.given import HAVES, Given
from assistant.reading.words.tokens import Token

_FAMILY = {
    "boarding_school": "school",
    "day_school": "school",
    "all_board": "school",
    "campus": "school",
    "hospital_site": "hospital",
}


END = ("，", "。", "；", "？", "！", ",", ".")


_PLAIN_LABEL = re.compile(r"^(?:我们|咱们?|这|那|该|某|的|小|大|一|在|是|有|下面|下属|叫|个|普通|本|our|the|\s)*$")


@dataclass(slots=True)
class Cluster:
    """A unit in the making: its anchor words and its numbers."""

    anchors: list[int] = field(default_factory=list)
    given: list[Given] = field(default_factory=list)
    apart: bool = False


def is_principal(given: Given) -> bool:
    """Whether a number tells a unit's size, and stands for itself."""
    if given.slot == "bare" and abs(given.numeral.value) < 10:
        return False
    return given.slot not in (*HAVES, "other", "have", "piece", "ambiguous") and not given.change and not given.subset


def _is_anchor(tokens: Sequence[Token], at: int, sites: int) -> bool:
    """Whether a token names a unit, or one of several: 一所师生320人，另一所师生1100人."""
    token = tokens[at]
    if token.is_("key", "yes", "no"):
        return _both_keys(tokens)
    if token.is_("site", "label") and any(
        t.is_("part") for t in (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])
    ):
        return False
    if token.is_("unit", "boarding_school") and token.text.endswith(("制", "式")) and _is_said_of_one(tokens, at):
        return False
    if token.group in ("unit", "site", "item"):
        named = token.is_("unit", "day_school") and token.text.endswith(("学", "校", "园", "初中", "高中"))
        return not token.is_("unit", "day_school", "all_board") or (
            named and (_told_apart(tokens, at) or _beside_another(tokens, token))
        )
    if token.group == "place":
        return _places_apart(tokens)
    if sites < 2:
        return False
    return (
        (token.is_("cue", "another") and token.text not in ("另外", "还有"))
        or (token.is_("skip") and token.text in ONE_OF)
        or token.text in ONE_OF
    )


def _is_said_of_one(tokens: Sequence[Token], at: int) -> bool:
    """县一中师生3000人，寄宿制，寄宿生500人: how the school named before is run, which is no other school."""
    schools = any(t.group == "unit" and t.value in ("school", "boarding_school") for t in tokens[:at])
    return schools and not _told_apart(tokens, at)


def _beside_another(tokens: Sequence[Token], token: Token) -> bool:
    """走读小学1600人，寄宿初中1400人，各几名: a school of another stage stands beside it, and each is asked about."""
    others = {t.text[-2:] for t in tokens if t.group == "unit" and t.value.endswith("school") and not t.generic}
    return len(others - {token.text[-2:]}) > 0 and any(t.is_("cue", "each", "respectively") for t in tokens)


def _places_apart(tokens: Sequence[Token]) -> bool:
    """在广州有1200人，在深圳有800人: places that each have their own head count."""
    led = {
        t.value + t.text
        for t, *after in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if t.group == "place" and any(n.is_("num", "heads") for n in after)
    }
    return len(led) > 1


def _both_keys(tokens: Sequence[Token]) -> bool:
    """普通单位1000人和重点单位1000人各要几名: a key and an ordinary unit, each with its number behind it."""
    led = [t.value for t, after in pairwise(tokens) if t.is_("key", "yes", "no") and after.is_("num", "heads")]
    return set(led) == {"yes", "no"}


OTHER_ONES = ("另一家", "另一所", "另外一家", "另外一所", "第二家", "第二所", "the other")


ONE_OF = ("一家", "一所", "一间", "一座", "一处", "一个", "另一家", "另一所", "one", "the other")


def find_clusters(tokens: Sequence[Token], given: Sequence[Given], sites: int) -> list[Cluster]:
    """Anchors with their numbers: in 1200人的公司 the word behind owns the number, else the last word before."""
    apart = {t.value for t in tokens if t.group == "key"} >= {"yes", "no"}
    apart = apart and any(t.is_("cue", "each", "respectively") for t in tokens)
    principals = {g.at: g for g in given if is_principal(g) or (apart and g.slot == "full_time")}
    clusters = [Cluster()]
    pending: list[Given] = []
    at = 0
    while at < len(tokens):
        if _is_anchor(tokens, at, sites):
            start_new = bool(clusters[-1].given) and not _asks_only(tokens, at)
            if start_new and (pending or _number_follows(tokens, principals, at)):
                clusters.append(Cluster(apart=_told_apart(tokens, at)))
            clusters[-1].anchors.append(at)
            clusters[-1].given += pending
            pending = []
        elif at in principals:
            one = principals[at]
            if _owner_follows(tokens, at):
                if clusters[-1].given and not pending:
                    clusters.append(Cluster(apart=_told_apart(tokens, at)))
                pending.append(one)
                clusters[-1].given += pending
                pending = []
            else:
                clusters[-1].given.append(one)
        at += 1
    return [c for c in clusters if c.given]


def _asks_only(tokens: Sequence[Token], at: int) -> bool:
    """Whether a unit word is only a standard to go by: 按中小学标准."""
    return at > 0 and (tokens[at - 1].is_("cue", "to") or tokens[at - 1].text.endswith(("按", "照", "参照", "比照")))


def _number_follows(tokens: Sequence[Token], principals: dict[int, Given], at: int) -> bool:
    """Whether a principal number stands behind this anchor before the next one."""
    for position in range(at + 1, len(tokens)):
        if position in principals and principals[position].slot != "bare":
            return not _owner_follows(tokens, position)
        if position in principals:
            return True
        if tokens[position].group == "item":
            return False
    return False


def _owner_follows(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is said of the unit word behind it: 1900人的小学, 1300人公司."""
    for position in range(at + 1, min(at + 6, len(tokens))):
        token = tokens[position]
        if token.group in ("unit", "key") and token.value not in ("day_school", "all_board"):
            return True
        if token.is_("cue", "fill") and token.text in ("的", "a", "the", "of"):
            continue
        if token.group in ("place", "skip", "count") or (token.is_("other") and len(token.text.strip()) <= 4):
            if token.group == "count" and position != at + 1:
                return False
            continue
        return False
    return False


def _told_apart(tokens: Sequence[Token], at: int) -> bool:
    """Whether words or an enumeration set this unit apart from the one before."""
    for token in reversed(tokens[max(0, at - 5) : at + 1]):
        if token.is_("cue", "another") or token.group == "item" or token.is_("site", "label"):
            return True
        if token.text in ONE_OF and token.group in ("skip", "num"):
            return True
        if token.is_("mark", *END):
            return False
    return False


def label_of(tokens: Sequence[Token], cluster: Sequence[int]) -> str:
    """How a unit is called: its words with what stands right in front of them."""
    parts: list[str] = []
    for at in cluster:
        token = tokens[at]
        before = tokens[at - 1] if at else None
        numbered = before is not None and before.is_("skip", "name") and before.text.startswith("第")
        if before is not None and (
            numbered or before.is_("other") or before.group == "place" or before.is_("site", "label")
        ):
            lead = before.text.strip()
            lead = re.split(r"[的有是在和与及叫家所个位]", lead)[-1]
            if lead and not _PLAIN_LABEL.match(lead) and len(lead) <= 8 and lead not in parts:
                parts.append(lead)
        if token.group not in ("item", "cue", "skip", "num") and token.text.strip() not in parts:
            parts.append(token.text.strip())
    return (" " if all(part.isascii() for part in parts) else "").join(parts)


def near(tokens: Sequence[Token], cluster: Cluster) -> list[int]:
    """The anchors that name a unit: those in the clause of its first number, else the last before it."""
    first = min(g.at for g in cluster.given)
    owner = [at for at in cluster.anchors if at > first and _owner_follows(tokens, first)][:1]
    before = [at for at in cluster.anchors if at < first]
    clause = [at for at in before if not any(t.is_("mark", *END, "：") for t in tokens[at:first])]
    return [*(clause or before[-1:]), *owner] or cluster.anchors


def _is_generic(tokens: Sequence[Token], cluster: Cluster) -> bool:
    places = near(tokens, cluster)
    words = [tokens[at] for at in places]
    if any(t.group == "site" for t in words):
        return False
    plain = [t for t in words if t.group == "unit"]
    return all(t.generic for t in plain) and label_of(tokens, places) in ("".join(t.text for t in plain), "")


def _family(tokens: Sequence[Token], cluster: Cluster) -> set[str]:
    return {
        _FAMILY.get(tokens[at].value, tokens[at].value) for at in near(tokens, cluster) if tokens[at].group == "unit"
    }


def merged(tokens: Sequence[Token], clusters: list[Cluster]) -> list[Cluster]:
    """Clusters that speak of the same unit again are one."""
    out: list[Cluster] = []
    for cluster in clusters:
        if out and _same_unit(tokens, out[-1], cluster):
            out[-1].anchors += cluster.anchors
            out[-1].given += cluster.given
        else:
            out.append(Cluster(list(cluster.anchors), list(cluster.given), cluster.apart))
    return out


def whole_of(tokens: Sequence[Token], clusters: list[Cluster]) -> Given | None:
    """The head count of the whole in 全公司1200人，甲厂700人，乙厂500人."""
    if len(clusters) < 3 or len(clusters[0].given) != 1:
        return None
    first = clusters[0].given[0]
    if first.total or any(tokens[at].text.startswith("全") for at in clusters[0].anchors):
        return first
    rest = [[g.numeral.value for g in c.given if is_principal(g)] for c in clusters[1:]]
    if all(len(row) == 1 for row in rest) and sum(row[0] for row in rest) == first.numeral.value:
        return first
    if not _is_generic(tokens, clusters[0]):
        return None
    if not all(any(tokens[at].group == "site" for at in near(tokens, c)) for c in clusters[1:]):
        return None
    return first


def _same_unit(tokens: Sequence[Token], one: Cluster, two: Cluster) -> bool:
    if two.apart:
        return False
    if not one.anchors or not two.anchors:
        return True
    if label_of(tokens, near(tokens, one)) == label_of(tokens, near(tokens, two)):
        return True
    first, second = _family(tokens, one), _family(tokens, two)
    kinds = {"school", "hospital", "unit"}
    if first & kinds and second & kinds and not first & second:
        words = {tokens[at].text for at in near(tokens, two)}
        return _is_generic(tokens, two) and second == {"unit"} and words <= _SELF
    return _is_generic(tokens, one) or _is_generic(tokens, two)


_SELF = {"单位", "我们单位", "本单位", "咱单位", "我单位", "单位里", "unit"}
"""Words that mean the unit already spoken of, whatever its kind."""
