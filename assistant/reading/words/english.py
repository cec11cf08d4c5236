"""English as people type it: misspelt words, learners' word order, colon-style head counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.reading.words.lexicon import load_words

_CORE = ("role", "count", "unit", "key", "ask")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WORD = re.compile(r"(?<![a-z0-9@./-])[a-z]{5,}(?![a-z0-9@/-])")
_KNOWN_ELSEWHERE = (
    "patents factors borders border works worked working person parent student visitor outpatient guarded",
    "guarding staffed staffing schooling employed employing minimal minim requite unites united",
)
"""Words that are right as they stand, however near they come to one of the lexicon's."""

_HEADS = r"(?:people|persons?|workers?|employees?|staff(?: members?)?|personnel|students?|pupils?|headcount)"
_FORMS = (
    (re.compile(r"(?<=[0-9])[ -]strong\b"), " people"),
    (re.compile(r"\b(?:what|how) about (?=[0-9])"), "what if "),
    (
        re.compile(
            r"\b(?:ha[sd] |have )?(?:grew|grown|rose|risen|increased|expanded|went|gone|shr[au]nk|dropped|fell|moved)"
            r"(?: up| down)? from [0-9][0-9,]*(?: [a-z]+)? to (?=[0-9])"
        ),
        "is now ",
    ),
    (re.compile(r"\bbetween ([0-9][0-9,]*) and (?=[0-9])"), r"\1 to "),
    (
        re.compile(
            r"\b((?:company|firm|factory|plant|business|enterprise|organi[sz]ation|office) of "
            r"(?:about |some |around )?[0-9][0-9,]*[0-9])"
            r"(?= (?:isn|is|with|and|needs?|has|that|which|in|at)\b|[.,?？；]|$)"
        ),
        r"\1 people",
    ),
    (re.compile(r"\b(we are (?:exactly |just |precisely |only |now )?[0-9][0-9,]{2,})(?=[.,;；?？!]|$)"), r"\1 people"),
    (re.compile(r"\b(?:ppl|pax|folks|souls)\b"), "people"),
    (re.compile(r"\bmin\b\.?(?!\s?(?:walk|drive|ute))"), "minimum"),
    (re.compile(r"\bsecurity (?:stuffs?|staffs|people|persons?|man|men|workers?)\b"), "security staff"),
    (re.compile(r"\b(?:securities|security guys?)\b"), "security guards"),
    (
        re.compile(
            r"(?<=[0-9a-z]) (?:people|persons?|of (?:us|our (?:people|staff))|employees?|colleagues?|men|women|"
            r"full-timers|part-timers)(?:, [^.,;?0-9]{1,60},)? (?:who |that |now |currently |here |are |is |also )*"
            r"(?:look(?:s|ing)? after|handl(?:e|es|ing)|in charge of|tak(?:e|es|ing) care of|do(?:es|ing)?|"
            r"responsible for|see(?:s|ing)? to|run(?:s|ning)?|working (?:on|in)|in|on) "
            r"(?:the |our |its |their |all |site |company |internal |in-house |public )*"
            r"security\b(?! (?:guard|compan|system|gate|camera|equipment|check|staff|officer|personnel|team))"
        ),
        " security staff",
    ),
    (
        re.compile(
            r"\b(?:internal|in-house|in house|on-site|onsite) (?=security (?:staff|personnel|officers?|team)\b)"
        ),
        "",
    ),
    (
        re.compile(
            rf"\b(?:the )?(?:total |overall |whole )?(?:number|count|amount|quantity) of (?:our |the |all )?({_HEADS})"
            r"(?: (?!how|what|is)[a-z]+){0,5}? ?(?:is|are|=|：|stands at|at|comes to|totals|reaches|equals)(?: about)?"
            r"\s?(?=[0-9])"
        ),
        r"\1 ",
    ),
    (
        re.compile(rf"\b({_HEADS}) (?:number|count|amount|quantity|total|size)s?\s?(?:is|are|=|：|of)?\s?(?=[0-9])"),
        r"\1 ",
    ),
    (re.compile(rf"\b({_HEADS})\s?(?:=|-|–)\s?(?=[0-9])"), r"\1："),
    (
        re.compile(
            r"(?<!live )(?<!lives )(?<!living )(?<!reside )(?<!sleep )(?<!stay )(?<!staying )(?<!board )(?<!housed )"
            r"(?<!residing )(?<!sleeping )\b(?:on|at) (?:the |our |one |a single |the same |a )?campus\b(?! [a-h1-9]\b)"
        ),
        "in all",
    ),
    (re.compile(r"\b(day|boarding|primary|middle|secondary|high|elementary) schools\b"), r"\1 school"),
)
"""What learners and hurried people write, with the words that the lexicon knows."""


def plain_english(text: str) -> str:
    """A question with its English put right; text without Latin words comes back as it is."""
    if not re.search(r"[a-z]{3}", text):
        return text
    text = _WORD.sub(lambda match: _spelt(match[0]), text)
    for pattern, words in _FORMS:
        text = pattern.sub(words, text)
    return text


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str]]:
    """All Latin words of the lexicon, and those among them that a misspelling may stand for."""
    known = {word for line in _KNOWN_ELSEWHERE for word in line.split()}
    core: set[str] = set()
    for word, row in load_words().by_word.items():
        parts = re.findall(r"[a-z]{3,}", word)
        known.update(parts)
        core.update(part for part in parts if len(part) >= 5 and row.group in _CORE)
    return frozenset(known), frozenset(core)


@cache
def _spelt(word: str) -> str:
    known, core = _vocabulary()
    if word in known:
        return word
    return next((near for near in _near(word) if near in core), word)


def _near(word: str) -> Iterator[str]:
    """Words one slip away: two letters swapped, one missing, one too many; in long words one wrong."""
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1 :]
        yield from (word[:at] + letter + word[at:] for letter in _LETTERS)
    if len(word) >= 8:
        yield from (word[:at] + letter + word[at + 1 :] for at in range(1, len(word) - 1) for letter in _LETTERS)
