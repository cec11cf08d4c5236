"""What is asked: whose number, and how many, enough, how many more, or how large a unit may be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.reading.asking.jobs import asks_for_job, reports
from assistant.reading.asking.suffices import asks_of_role
from assistant.reading.facts.given import HAVES, ROLE_SLOTS, Given
from assistant.reading.words.tokens import Token
from assistant.rules.facts import Asked

_END = ("，", "。", "；", "？", "！", "：")
_OF = {
    "everyone": "persons", "students": "persons", "employees": "persons", "persons": "persons", "boarders": "boarders",
    "beds": "beds", "medical_staff": "medical_staff", "medical_part": "medical_staff", "outpatients": "outpatients",
}  # fmt: skip
_RULE_TEXT = re.compile(
    r"每增加?(?:多少|几)|(?:百|千)分之几|几倍|多少张?(?:病?床).{0,6}(?:配|要|需).{0,2}(?:一|1)(?:个|名)"
)


@dataclass(frozen=True, slots=True)
class Question:
    """What a question wants.

    Attributes:
        roles: whose number, by role words; empty where none is named.
        mode: how_many, enough, short or inverse; empty where nothing is asked.
        weak: it may as well ask for the rule's words.
        of: of an inverse question, the count that is sought.
        ambiguous: the role word may mean either role (安保人员).
        job: another job that no rule counts; empty for none.
        at_most: it asks for the largest number of persons to employ, which no text sets.
    """

    roles: frozenset[str]
    mode: str
    weak: bool = False
    of: str | None = None
    ambiguous: bool = False
    job: str = ""
    at_most: bool = False

    @property
    def asked(self) -> Asked | None:
        """The role in the calculator's words; None where none is named."""
        staff = bool(self.roles & {"staff", "full_time", "part_time"})
        guards = "guards" in self.roles
        if staff and guards:
            return Asked.BOTH
        return Asked.STAFF if staff else Asked.GUARDS if guards else None


def find_question(tokens: Sequence[Token], given: Sequence[Given]) -> Question:
    """Read what is asked from the tokens of a whole question."""
    tokens = _subtypes(tokens)
    numbered = numbered_roles(tokens, given)
    roles = [at for at, t in enumerate(tokens) if t.group == "role" and t.value != "job" and not is_denied(tokens, at)]
    roles = [at for at in roles if not is_speaker(tokens, at, roles)]
    roles = [at for at in roles if not _is_measure(tokens, at)] or roles
    mode, weak = _mode(tokens, given)
    of = _sought(tokens, given) if mode == "inverse" else None
    chosen = _chosen(tokens, roles, numbered, mode, given)
    values = frozenset(tokens[at].value for at in chosen)
    jobs = [t.text for at, t in enumerate(tokens) if t.is_("role", "job") and not reports(tokens, at)]
    if not values and not jobs:
        values = _of_standard(tokens)
    ambiguous = "ambiguous" in values and not values - {"ambiguous"}
    at_most = mode == "inverse" and not any(g.slot in HAVES or (g.slot == "have" and not g.wish) for g in given)
    if at_most and any(_counts(g) for g in given):
        mode = "how_many"
    job = asks_for_job(tokens, [at for at in roles if at not in numbered]) or (jobs[0] if jobs and not roles else "")
    return Question(frozenset() if job else values - {"ambiguous"}, mode, weak, of, ambiguous and not job, job, at_most)


def _is_measure(tokens: Sequence[Token], at: int) -> bool:
    """保安员按实有专职的两倍: a role by whose number another's is measured is not asked for."""
    ahead = "".join(t.text for t in tokens[at + 1 : at + 4])
    return tokens[at].value != "guards" and re.match(r"(?:人数|数量?)?的?(?:两|二|2)倍", ahead) is not None


_OFFICES = ("保卫科", "保卫处", "保卫部", "内保科", "内保处", "保卫办", "治安科", "保安部", "保安队")


def is_speaker(tokens: Sequence[Token], at: int, roles: Sequence[int]) -> bool:
    """医院保卫科问：…保安几名: an office that asks is not what is asked for, where another role is named."""
    others = [other for other in roles if tokens[other].text not in _OFFICES]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    asked_for = following is not None and (following.is_("ask") or following.is_("cue", "wish"))
    return tokens[at].text in _OFFICES and bool(others) and not asked_for


def _of_standard(tokens: Sequence[Token]) -> frozenset[str]:
    """按每30张床1个保安算，几个: the role is named only in the standard that is put forward."""
    words = [t.text for t in tokens if t.is_("skip", "name") or t.text.startswith(("保安公司", "保安服务"))]
    guards = any("保安" in word for word in words)
    return frozenset({"guards"}) if guards else frozenset({"staff"} if any("保卫" in w for w in words) else ())


_BARE = (
    "专职",
    "兼职",
    "专职的",
    "兼职的",
    "专职人员",
    "兼职人员",
    "full-time",
    "part-time",
    "full-timers",
    "part-timers",
)


def _subtypes(tokens: Sequence[Token]) -> Sequence[Token]:
    """保安有专职3名兼职2名: outside key units bare 专职 and 兼职 are kinds of the one role that is named."""
    named = {t.value for t in tokens if t.group == "role" and t.text not in _BARE and t.value != "job"}
    if named != {"guards"} or any(t.is_("key", "yes") for t in tokens):
        return tokens
    return [replace(t, value="guards") if t.group == "role" and t.text in _BARE else t for t in tokens]


def asks_for_rule_text(text: str) -> bool:
    """Whether a question is about the rule's own numbers, not about a unit."""
    return bool(_RULE_TEXT.search(text))


def _counts(given: Given) -> bool:
    return given.slot not in (*HAVES, "other", "have", "piece", "bare", "ambiguous")


def numbered_roles(tokens: Sequence[Token], given: Sequence[Given]) -> set[int]:
    """Role words that have a number of those in place."""
    numbered = set()
    for one in given:
        if one.slot not in HAVES:
            continue
        near = [at for at, t in enumerate(tokens) if t.group == "role" and abs(at - one.at) <= 5]
        near = [at for at in near if not any(t.is_("mark", *_END) for t in tokens[one.at : at])]
        near = [at for at in near if ROLE_SLOTS.get(tokens[at].value) == one.slot] or near
        if near:
            numbered.add(min(near, key=lambda at: (abs(at - one.at), at)))
    return numbered


def is_denied(tokens: Sequence[Token], at: int) -> bool:
    """Whether a role word is only named to be set aside: 不是问保安, 不是门口保安, 非保卫干部, 那些保安不算."""
    room = 6
    for token in reversed(tokens[:at]):
        if token.is_("cue", "ask_not", "deny") or token.text.strip().endswith("非"):
            return True
        room -= len(token.text.strip())
        if room < 0 or not (token.is_("other") or token.is_("cue", "fill", "claim")):
            break
    after = "".join(t.text for t in tokens[at + 1 : at + 5])
    return bool(_SET_ASIDE.match(after))


_SET_ASIDE = re.compile(r"(?:不算|不问|除外|不用管|不用算|先不[管问算说]|不考虑|不在内|不计|另算|就算了|别算|不包括)")


def _mode(tokens: Sequence[Token], given: Sequence[Given]) -> tuple[str, bool]:
    asks = [t for t in tokens if t.group == "ask"]
    values = {t.value for t in asks}
    has_role = any(g.slot in HAVES for g in given)
    counts = any(_counts(g) and not g.change for g in given)
    bounded = any(_counts(g) and not g.change and not (g.now and has_role) for g in given)
    if "inverse" in values and not (bounded and not _inverse_of_other(tokens, given)):
        return "inverse", False
    if has_role and not counts and _asks_size(tokens):
        return "inverse", False
    if "short" in values:
        return "short", False
    if "enough" in values and (has_role or any(g.slot == "have" for g in given)):
        return "enough", False
    if "how_many" in values:
        return "how_many", False
    if "confirm" in values and counts:
        return "how_many", False
    if "enough" in values:
        staffed = asks_of_role(tokens)
        return ("enough", not staffed) if counts or staffed else ("", True)
    if "how_weak" in values or (counts and not _asks_other_size(tokens)):
        return "how_many", True
    return "", True


def _inverse_of_other(tokens: Sequence[Token], given: Sequence[Given]) -> bool:
    """Whether the size that is sought is one that has no number yet: 师生1800人，4个保安最多能有多少寄宿生."""
    sought = _sought(tokens, given)
    known = {_OF.get(g.slot, "persons" if g.slot == "heads" else g.slot) for g in given if _counts(g)}
    return sought is not None and sought not in known and any(g.slot in HAVES for g in given)


def _asks_other_size(tokens: Sequence[Token]) -> bool:
    """Whether 最多 asks for a size; in 最多配2个 it only presses."""
    at = [i for i, t in enumerate(tokens) if t.is_("ask", "inverse")]
    return any(not any(t.is_("cue", "wish", "claim") or t.is_("num") for t in tokens[i + 1 : i + 3]) for i in at)


def _asks_size(tokens: Sequence[Token]) -> bool:
    """多少人的单位, 多少人以上才要: the size is asked for, not the staff."""
    for at, token in enumerate(tokens):
        if not token.is_("ask", "how_many"):
            continue
        after = tokens[at + 1 : at + 4]
        after = after[1:] if after and after[0].text.strip() == "张" else after
        words = "".join(t.text for t in after)
        if token.text.endswith("人") and re.match(r"(?:的|以上|以下|以内|之内|内|起|才|就|时)", words):
            return True
        lead = "".join(t.text for t in tokens[max(0, at - 3) : at])
        if _SIZED_BY.search(lead) or (_COULD_HAVE.search(lead) and _of_full_time(tokens, at)):
            return True
        noun = next((t for t in reversed(tokens[:at]) if not t.is_("cue", "to", "fill")), None)
        if noun is not None and noun.is_("count") and noun.value in _OF:
            return True
        if after and after[0].is_("count") and after[0].value in _OF:
            return True
    return False


def _of_full_time(tokens: Sequence[Token], at: int) -> bool:
    """治安保卫重点单位10名保安能配几名专职: the full-time staff is sought that so many guards allow."""
    near = any(t.is_("role", "full_time") for t in (*tokens[max(0, at - 4) : at], *tokens[at + 1 : at + 3]))
    key = any(t.is_("key", "yes") for t in tokens)
    return near and key and any(t.is_("role", "guards") for t in tokens)


_COULD_HAVE = re.compile(r"(?:能|可以|可|够)(?:有|配|设|养|带|安排)?$")
_SIZED_BY = re.compile(
    r"(?:能|可以|可|能够)(?:管|撑|带|覆盖|顾|容纳|招|收|服务|看|护|对应|支撑|保障|应付|应对|扩|开|办|接|接待|看|设|摆|养|用|配套)|够(?:用来)?(?:开|办|管|带|看|接|设|撑|养|护|保|用|配|守|覆盖|服务|应付|对应)|"
    r"(?:撑|管|顾|扛|顶|罩|看|护|盯|应付|招架|对付|照看|忙|兜)得(?:住|了|过来|起|下)(?:的?最?[多大])?$|"
    r"(?:够|顶|用)(?:得)?到$|(?:发展|扩大?|涨|增|长|招|做|达|增加|增长)到$"
)
"""Words in front of 多少人 that make it a size: 能管多少人, 发展到多少人."""


def _sought(tokens: Sequence[Token], given: Sequence[Given]) -> str | None:
    """The count without a number that is asked for; None where none is named."""
    numbered = {g.at for g in given}
    asks = [at for at, t in enumerate(tokens) if t.is_("ask", "inverse", "how_many")]
    best: tuple[int, str] | None = None
    for at, token in enumerate(tokens):
        near = any(abs(at - number) == 1 for number in numbered)
        if token.group == "count" and token.value in _OF and not near:
            distance = min((abs(at - ask) for ask in asks), default=99)
            if best is None or distance < best[0] or (distance == best[0] and best[1] == "persons"):
                best = (distance, _OF[token.value])
        if token.is_("role", "full_time") and not near and any(g.slot == "have_guards" for g in given):
            distance = min((abs(at - ask) for ask in asks), default=99)
            if best is None or distance <= best[0]:
                best = (distance, "full_time")
    return best[1] if best else None


def _chosen(
    tokens: Sequence[Token], roles: list[int], numbered: set[int], mode: str, given: Sequence[Given]
) -> list[int]:
    """The role words that the question is about."""
    if mode == "inverse":
        return [at for at in roles if at in numbered] or roles
    free = [at for at in roles if at not in numbered]
    if not free:
        return roles
    asks = [at for at, t in enumerate(tokens) if t.is_("ask", "how_many", "short", "enough")]
    if mode in ("enough", "short") and not any(_same_clause(tokens, at, ask) for at in free for ask in asks):
        claimed = [at for at in roles if at in numbered]
        return claimed or free
    near = [at for at in free if any(_same_clause(tokens, at, ask) for ask in asks)]
    chosen = near or free
    return _narrowed(tokens, chosen, asks)


def _narrowed(tokens: Sequence[Token], chosen: list[int], asks: list[int]) -> list[int]:
    """Of 保安按专职保卫的2倍…几个保安 the role right at the asking word; of 保安和保卫人员各几个 both."""
    kinds = {"guards" if tokens[at].value == "guards" else "staff" for at in chosen}
    if len(kinds) < 2:
        return chosen
    for one, two in pairwise(chosen):
        between = tokens[one + 1 : two]
        words = "".join(t.text for t in between)
        if _JOINT.fullmatch(words) or any(t.is_("ask") for t in between):
            return chosen
    if any(t.is_("cue", "respectively", "each") for t in tokens):
        return chosen
    nearest = min(chosen, key=lambda at: (min(abs(at - ask) for ask in asks) if asks else 0, -at))
    kind = tokens[nearest].value == "guards"
    return [at for at in chosen if (tokens[at].value == "guards") == kind]


_JOINT = re.compile(
    r"\s*(?:[、，,/]|[、，,]?\s*(?:和|与|及|跟|以及|还有|加|and|or|plus)(?:\s*(?:of|for|the|how many))*)\s*"
)


def _same_clause(tokens: Sequence[Token], one: int, two: int) -> bool:
    low, high = sorted((one, two))
    return not any(t.is_("mark", *_END) for t in tokens[low + 1 : high])
