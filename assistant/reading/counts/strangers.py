"""Numbers of neighbours' units beside the own ones: 我们小学有1600人，对面中学有3000人."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.counts.numbers import is_size
from assistant.reading.counts.owners import clause_of
from assistant.reading.facts.given import Given
from assistant.reading.words.tokens import Token, text_of

_CROWD = 100


_JOINED = re.compile(
    r"合并|(?<!不)并[入到过给进来]|收购|吞并|接收|划[给归转]|转(?:来|过来)|搬(?:来|过来)|过来(?![说讲])|加起来|合起来|一起算|[调借挖抽]走"
)
"""公司800人，隔壁公司1500人，合并以后: theirs are to be counted with the own ones."""


_OWN_PART = re.compile(
    r"我们的|(?<!不)(?:归|属于?|是)(?:我们|咱们?)|(?:[厂校院园]区|楼里|宿舍|分[校院店厂]|仓库|车间)[^，。；]{0,4}(?:还|也)?有"
)
"""对面楼里还有我们的200人, 隔壁厂区还有300人: those across the street who are own ones."""


def without_strangers(tokens: Sequence[Token], given: list[Given]) -> list[Given]:
    """The numbers of a question without those of strangers' units, where the own unit has its own.

    我们小学有1600人，对面中学有3000人: who asks for the own number does not ask for theirs.
    """
    own = any(is_size(g) and not g.stranger for g in given)
    if own:
        joined = _JOINED.search(text_of(tokens)) is not None
        given = [_joined(tokens, g) if joined or _OWN_PART.search(clause_of(tokens, g.at)) else g for g in given]
    if not own or any(t.is_("cue", "each", "respectively") for t in tokens):
        return given
    return [g for g in given if not (g.stranger and is_size(g)) or _is_asked_too(tokens, g)]


def _joined(tokens: Sequence[Token], given: Given) -> Given:
    """A number of neighbours as one of people who come to the own ones."""
    named = any(t.is_("cue", "stranger") and t.text in clause_of(tokens, given.at) for t in tokens)
    if not given.stranger or not named:
        return given
    counted = given.slot == "other" and given.numeral.kind == "heads" and given.numeral.value >= _CROWD
    return replace(given, stranger=False, slot="heads" if counted else given.slot)


def _is_asked_too(tokens: Sequence[Token], given: Given) -> bool:
    """公司1800人要几名保卫人员？隔壁小学1100人又要几名保安: asked about after the own unit was."""
    asks = [at for at, token in enumerate(tokens) if token.is_("ask", "how_many", "short")]
    return any(at < given.at for at in asks) and any(at > given.at for at in asks)
