"""Find the mentions of texts and clauses in a text: what stands there, before anything is looked up in a law.

One pass from left to right; every pattern is bounded, so the time grows with the length of the text alone.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.models import Span
from corpus.normalize import halve
from corpus.references.heads import TITLE, order_numbers, seeds
from corpus.references.locators import Step, Steps, counted_article, read_section, read_steps
from corpus.references.names import Names
from corpus.references.texts import Named, Texts
from corpus.references.words import alternation, reference_words
from corpus.vocabulary import Head, Scheme

_ASIDE = re.compile(r"\s{0,3}\((?P<in>[^()《》]{0,60}(?:《[^《》]{0,60}》)?[^()《》]{0,20})\)")
_VERSION = re.compile(r"年|号|修[订正改]|版|公布|发布|施行|通过|征求意见稿|草案")
_SHORT_NAME = re.compile(
    r"(?:简称|下称)(?:为|作)?[:]?\s?[\"“「『']?(?P<name>《[^《》]{1,40}》|[^《》\"“”」』',，。;()\s]{2,24})[\"”」』']?\s?[,)]"
)
_MEASURED = re.compile(rf"\s?(?:{alternation(reference_words()['measure_nouns']['words'])})")
_COUNTED = re.compile(rf"[0-9一二三四五六七八九十两几多]\s?条{_MEASURED.pattern}[^。！？\n]*\Z")
_BETWEEN_PARTIES = re.compile(rf"(?:{alternation(reference_words()['other_instruments']['words'])})$")
_FURTHER_ORDER = re.compile(r"\s?(?:、|和|及|与)\s?(?P<number>第?\s?[0-9]{1,4}\s?号(?:令(?!人))?)")
_LINK = re.compile(r"\s?(?:的|之|中的?|里的?|当中的?)?\s?[“「『【:·(]?\s?")
_ARTICLE_LINE = re.compile(
    r"\s*\n\s*第[^条章节编\n]{1,8}(?:条(?:\s*之\s*[一二三四五六七八九十]+)?[ \t]|[章节编](?:\s|$))"
)
_STOP = re.compile(r"[。！？!?\n]")
_LINE_START = re.compile(r"(?:\A|\n)[\s#*>\-]*\Z")
_BRACKETS = {"〈": "〉", "<": ">", "「": "」", "『": "』", "“": "”", "【": "】", "[": "]"}
"""What stands for 《》 around a registered name."""
_UNNAMED = {"part": Head.PART, "previous": Head.PREVIOUS, "same": Head.SAME, "own": Head.OWN, "bare": Head.BARE}
_DEPTH = {"编": 0, "分编": 1, "章": 2, "节": 3, "条": 4, "款": 5, "项": 6, "目": 7}


@dataclass(frozen=True, slots=True)
class Mention:
    """What stands in the text.

    Attributes:
        span: where.
        head: what kind of head.
        named: the text that the head names; None for heads that name none by itself.
        word: the head's own noun or unit: 条例 of 本条例, 款 of 前两款.
        count: how many a 前… goes back.
        steps: the clauses.
        section: name of a part that is no clause.
        introduces: the mention is the short name inside （以下简称…）.
    """

    span: Span
    head: Head
    named: Named | None = None
    word: str = ""
    count: int = 1
    steps: tuple[Step, ...] = ()
    section: str = ""
    introduces: bool = False


def find_mentions(text: str, texts: Texts) -> Iterator[Mention]:
    """Every mention in the text, in order, none overlapping another."""
    return _Scanner(halve(text), texts).scan()


class _Scanner:
    """One pass over one text; keeps the short names introduced so far."""

    def __init__(self, text: str, texts: Texts) -> None:
        self.text = text
        self.texts = texts
        self.names = Names(texts)
        self.seeds = seeds(texts.registry)
        self.orders = order_numbers(texts.registry)
        self.recent: deque[Mention] = deque(maxlen=4)
        self.after_aside: dict[int, Named] = {}
        self.measured: int | None = None

    def scan(self) -> Iterator[Mention]:
        """The mentions, left to right."""
        at = 0
        while found := self.seeds.search(self.text, at):
            kind = found.lastgroup or ""
            mention = self._read(kind, found)
            if mention is None:
                at = self._past(kind, found)
                continue
            self.recent.append(mention)
            yield mention
            at = mention.span.end
            while mention.head is Head.ORDER and (further := self._further_order(mention)):
                yield further
                mention, at = further, further.span.end

    def _floor(self) -> int:
        """Where the mention before this place ends."""
        return self.recent[-1].span.end if self.recent else 0

    def _past(self, kind: str, found: re.Match[str]) -> int:
        """Where to go on after a seed that gave nothing."""
        if kind == "title" and (title := TITLE.match(self.text, found.start())):
            return title.end()
        return max(found.end(), found.start() + 1)

    def _read(self, kind: str, found: re.Match[str]) -> Mention | None:
        match kind:
            case "title":
                return self._title(found.start())
            case "intro":
                return self._introduction(found)
            case "order":
                return self._order(found)
            case "alias":
                return self._alias(found)
            case "bare":
                return self._bare(found)
        return self._relative(kind, found)

    def _title(self, start: int) -> Mention | None:
        found = TITLE.match(self.text, start)
        if not found:
            return None
        named = self.names.titled(found[0][1:-1], self.text, start)
        return None if named is None else self._with_clause(start, found.end(), Head.TITLE, named)

    def _with_clause(self, start: int, end: int, head: Head, named: Named) -> Mention:
        """The head with the clauses after it, also over （2022年修订） or （国务院令第421号）."""
        bracketed = named.scheme is not Scheme.STATUTE
        steps = read_steps(self.text, end, named=True, bracketed=bracketed)
        if not steps.steps and bracketed and (section := read_section(self.text, end)):
            return Mention(Span(start, section[1]), head, named, section=section[0])
        if not steps.steps:
            steps = self._past_asides(end, named) or steps
        if not steps.steps:
            steps = counted_article(self.text, end, self.texts.size(named)) or steps
        if not steps.steps or self._is_heading(end):
            return Mention(Span(start, end), head, named)
        return Mention(Span(start, steps.end), head, named, steps=steps.steps)

    def _past_asides(self, end: int, named: Named) -> Steps | None:
        """The clauses after one or two parentheses that tell the version or the order number."""
        for _ in range(2):
            aside = _ASIDE.match(self.text, end)
            if aside is None:
                return None
            self.after_aside[aside.end()] = named
            if "简称" in aside["in"] or "下称" in aside["in"] or not _VERSION.search(aside["in"]):
                return None
            end = aside.end()
            if (steps := read_steps(self.text, end, named=True)).steps:
                return steps
        return None

    def _is_heading(self, at: int) -> bool:
        """Whether 第N条 or 第N章 after a line break opens a part of the text itself."""
        return _ARTICLE_LINE.match(self.text, at) is not None

    def _introduction(self, found: re.Match[str]) -> Mention | None:
        """（以下简称《反恐法》）: the name inside, if it stands for a text named directly before."""
        opening = self.text.rfind("(", max(0, found.start() - 60), found.start())
        short = _SHORT_NAME.match(self.text, found.start())
        if opening < 0 or short is None or ")" in self.text[opening : found.start()]:
            return None
        named = self._named_before(opening)
        if named is None or not self.names.introduce(short["name"], named):
            return None
        head = Head.TITLE if short["name"].startswith("《") else Head.NAME
        standing_for = Named(named.key, named.title, False, named.scheme)
        return Mention(Span(*short.span("name")), head, standing_for, introduces=True)

    def _named_before(self, at: int) -> Named | None:
        """The text named by the words that end at `at`, also with one parenthesis between."""
        end = at
        while end and self.text[end - 1].isspace() and at - end < 3:
            end -= 1
        for mention in self.recent:
            if mention.span.end == end and not mention.steps:
                return mention.named
        if end in self.after_aside:
            return self.after_aside[end]
        floor = max((mention.span.end for mention in self.recent if mention.span.end <= end), default=0)
        before = self.names.before(self.text, end, floor)
        return before[1] if before else None

    def _order(self, found: re.Match[str]) -> Mention | None:
        written = found["order"]
        key = self.orders.key(written)
        if key is not None:
            named = self.texts.registered(key)
        elif re.search(r"[部院府席].*令", written):
            named = Named(None, "".join(written.split()), False)
        else:
            return None
        return self._with_clause(found.start(), found.end(), Head.ORDER, named)

    def _further_order(self, before: Mention) -> Mention | None:
        """第564号 in 国务院令第421号、第564号."""
        found = _FURTHER_ORDER.match(self.text, before.span.end)
        if found is None:
            return None
        issuer = re.match(r"\D*", before.span.cut(self.text))
        key = self.orders.key((issuer[0] if issuer else "") + found["number"])
        if key is None:
            return None
        return self._with_clause(found.start("number"), found.end(), Head.ORDER, self.texts.registered(key))

    def _alias(self, found: re.Match[str]) -> Mention | None:
        """A registered name without 《》; another word before or after it makes it another text."""
        floor = self._floor()
        start, end, named = self.names.unbracketed(self.text, found.start(), found.end(), floor)
        head = Head.NAME
        if start > floor and _BRACKETS.get(self.text[start - 1]) == self.text[end : end + 1]:
            start, end, head = start - 1, end + 1, Head.TITLE
        mention = self._with_clause(start, end, head, named)
        if mention.steps or mention.section:
            return mention
        return mention if named.key and self.names.is_law(found["alias"]) else None

    def _bare(self, found: re.Match[str]) -> Mention | None:
        """第N条 with no head, or with a name without 《》 before it."""
        at = found.end() - len(found["bare"].lstrip())
        steps = read_steps(self.text, at, named=not found["bare"].startswith("第"))
        if not steps.steps:
            return None
        if at in self.after_aside:
            return Mention(Span(at, steps.end), Head.BARE, self.after_aside[at], steps=steps.steps)
        floor = self._floor()
        if self.recent and not self.recent[-1].steps and _LINK.fullmatch(self.text, floor, at):
            return Mention(Span(at, steps.end), Head.BARE, self.recent[-1].named, steps=steps.steps)
        if before := self.names.before(self.text, at, floor):
            start, named = before
            steps = read_steps(self.text, at, named=True, bracketed=named.scheme is not Scheme.STATUTE)
            return Mention(Span(start, steps.end), Head.NAME, named, steps=steps.steps)
        if not found["bare"].startswith("第") or self._is_no_clause(at, steps.end, len(steps.steps)):
            return None
        return Mention(Span(at, steps.end), Head.BARE, steps=steps.steps)

    def _is_no_clause(self, at: int, end: int, count: int) -> bool:
        """A measure word, a contract's clause, or the heading of the text's own article."""
        if _BETWEEN_PARTIES.search(self.text, max(0, at - 8), at):
            return True
        if count == 1 and _MEASURED.match(self.text, end):
            self.measured = end
            return True
        if count == 1 and not self.recent and _COUNTED.search(self.text, max(0, at - 40), at):
            return True  # 共发布3条消息，其中第一条
        if count == 1 and self.measured is not None:
            if _STOP.search(self.text, self.measured, at) is None:
                self.measured = end
                return True  # 第一条短信已核实，第二条还没有
            self.measured = None
        follows = self.text[end : end + 1]
        return follows.isspace() and _LINE_START.search(self.text, max(0, at - 12), at) is not None

    def _relative(self, kind: str, found: re.Match[str]) -> Mention | None:
        """本法, 本条, 前款, 同条: what they stand for depends on where the text stands."""
        head = _UNNAMED[kind]
        words = found.groupdict()
        word = words.get("own_noun") or words.get("previous_unit") or found[0].lstrip("本同该")
        above = _DEPTH.get(word, -1)
        bracketed = head is Head.OWN and word == "意见"
        steps = read_steps(self.text, found.end(), above=above, named=False, bracketed=bracketed)
        if head is Head.SAME and word not in _DEPTH and not steps.steps:
            return None
        count = self.names.count(words.get("count") or "")
        end = steps.end if steps.steps else found.end()
        return Mention(Span(found.start(), end), head, None, word, count, steps.steps)
