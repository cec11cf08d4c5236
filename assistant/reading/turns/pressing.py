"""Turns that press for another answer: they say nothing new, so the question before them stands as it was."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.reading.counts.ledger import moves_of
from assistant.reading.counts.speaker import joins
from assistant.reading.facts.given import HAVES, Given
from assistant.reading.facts.understood import Remark, Understood
from assistant.reading.words.tokens import Token
from assistant.rules.facts import Asked

_HANDFUL = 20
_NEW = re.compile(
    r"如果|假如|要是|假设|若|换成|换作|现有|现在有|目前有|已有|实有|其实|实际|更正|依据|条文|哪条|第几|哪里|什么|怎么|为何|罚|后果|责任|"
    r"what|why|which|where|who|when|how|\bif\b|actually|we have"
)
"""Words that bring something new, or ask for something else."""
_MISCOUNT = re.compile(
    r"(?:少|多)(?:算|报|数|写|统计)了|(?:数|算|报|统计)漏|漏(?:了|掉|算|数|报)|没算(?:进|上)|忘了?算"
)
"""少算了两个: the count told before was wrong."""


@dataclass(frozen=True, slots=True)
class Press:
    """One way of pressing: the pattern of its words, with turns that it matches and turns that it does not."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    others: tuple[str, ...]


@cache
def load_pressing() -> tuple[Press, ...]:
    """The ways of pressing, from `data/pressing.toml`."""
    raw = files("assistant").joinpath("data/pressing.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(raw).items()
    return tuple(
        Press(name, re.compile(row["words"]), tuple(row["examples"]), tuple(row["others"])) for name, row in rows
    )


def _unseen() -> re.Pattern[str]:
    """The words by which something that was told is to be passed over: 住校那条你就当没看见."""
    return next(press.pattern for press in load_pressing() if press.name == "unseen")


def is_pressed(text: str, tokens: Sequence[Token], given: Sequence[Given], last: Understood) -> bool:
    """Whether a turn only presses: 就说2个, 零头去掉, 不许问: no unit, no place, no size, a handful at most."""
    role = last.units[0].wants if last.units else None
    unseen = _unseen().search(text) is not None
    told = [token for token in tokens if not (unseen and token.group == "count")]
    if len(text) > 40 or _NEW.search(text) or any(_says_something(token, role) for token in told):
        return False
    if next(moves_of(tokens), None) is not None or joins(tokens) or _MISCOUNT.search(text):
        return False
    if (
        _compares(last, given)
        or is_held(text, tokens, given)
        or any(g.change and (g.numeral.kind == "heads" or g.slot in _COUNTED) for g in given)
    ):
        return False
    marked = _with_handfuls(text, tokens)
    return any(press.pattern.search(marked) for press in load_pressing())


_COUNTED = ("students", "boarders", "employees", "school_staff", "medical_staff", "medical_part", "beds")
"""又来了1名住校生: whom a turn counts in or out."""


def is_held(text: str, tokens: Sequence[Token], given: Sequence[Given]) -> bool:
    """Whether a handful is held against the figure: 3个够吗, 3个行不; 2个就够 only presses."""
    alone = [(g.slot, g.change) for g in given] == [("piece", 0)]
    return alone and _HELD.search(text) is not None and any(t.is_("ask", "enough") for t in tokens)


_HELD = re.compile(r"(?:吗|么|嘛|不|没有?|够不够|行不行|成不成|可不可以)[？。！]*$")


def _compares(last: Understood, given: Sequence[Given]) -> bool:
    """Whether a handful may be those in place, whose number the turn before spoke of: 3个够吗, 那按2个呢."""
    told = any(getattr(unit, name) is not None for unit in last.units for name in HAVES if name != "part_time")
    return bool(given) and (told or (last.ask is not None and last.ask.id in ("exact", "conflict", "role")))


def _says_something(token: Token, role: Asked | None) -> bool:
    if token.numeral is not None:
        numeral = token.numeral
        handful = numeral.kind in ("bare", "piece") and numeral.value <= _HANDFUL
        return not (handful or numeral.kind in ("ratio", "other"))
    return (
        token.group in ("unit", "site", "part", "key", "place", "count", "item")
        or token.is_("ask", "inverse", "short", "how_many")
        or (token.group == "role" and (token.value == "guards") != (role is Asked.GUARDS))
    )


def _with_handfuls(text: str, tokens: Sequence[Token]) -> str:
    """The turn with # in the place of its numbers."""
    out, at = [], 0
    for token in tokens:
        if token.numeral is not None and token.numeral.kind in ("bare", "piece"):
            out.append(text[at : token.start] + "#")
            at = token.end
    return "".join(out) + text[at:]


_PRETENDS = re.compile(
    r"(?:就|权|只|全|姑且)当|零头|忽略|抹[掉去]|假装|装作|按[^，。；？！]{0,10}(?:上?报|填|写|糊弄|交差)|\bpretend\b"
)


def pretended_size(text: str, given: Sequence[Given], persons: int | None) -> Remark | None:
    """就当我们只有900人, 零头100人忽略: which number holds is asked back, as only one of them is real."""
    sizes = [g for g in given if g.numeral.kind == "heads" and g.numeral.is_exact]
    if persons is None or len(sizes) != 1 or not _PRETENDS.search(text):
        return None
    return Remark("conflict", {"name": "persons", "first": str(persons), "second": sizes[0].numeral.text.strip()})
