"""Mention to clause: which text a mention means, which of its clauses, and why not where that cannot be said.

Nothing is guessed: what the words and the place of the mention do not settle stays unresolved, with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from corpus.models import Chapter, Document, Home, Locator, Reference
from corpus.references.chapters import chapter_of
from corpus.references.context import Context
from corpus.references.existence import why_unresolved
from corpus.references.layout import Layout, document_layout, snippet_layout
from corpus.references.locators import RANGES
from corpus.references.members import chapters, expanded, members
from corpus.references.mentions import Mention, find_mentions
from corpus.references.quotations import quotations
from corpus.references.texts import Named, Texts, default_texts
from corpus.references.words import reference_words
from corpus.registry import Registry
from corpus.vocabulary import Form, Head, Unresolved

_STOP = re.compile(r"[。!?！？\n]")


def find_references(
    text: str, registry: Registry, *, home: Home | None = None, texts: Texts | None = None
) -> tuple[Reference, ...]:
    """Every mention of a text or a clause, resolved as far as the words allow.

    Args:
        text: any text; spans of the result cut it exactly.
        registry: the texts known by name.
        home: where the text stands; None for free text, where a bare 第N条 takes the law named last.
        texts: the registry's texts and the national library with their words; by default the installed ones.

    Returns:
        The references in the order of the text, none overlapping another. Never raises on any text.
    """
    known = texts or default_texts(registry)
    layout = snippet_layout(text, home.locator if home else Locator())
    return tuple(_Resolver(text, known, home, layout).references())


def references_in(document: Document, texts: Texts) -> tuple[Reference, ...]:
    """Every reference in a whole document, each read from the clause that it stands in."""
    home = Home(document.key)
    resolver = _Resolver(document.text, texts, home, document_layout(document), document)
    return tuple(resolver.references())


class _Resolver:
    """Resolves the mentions of one text, in order."""

    def __init__(
        self, text: str, texts: Texts, home: Home | None, layout: Layout, document: Document | None = None
    ) -> None:
        self.text = text
        self.texts = texts
        self.home = home
        self.layout = layout
        self._document = document
        self.own = texts.own(home) if home else None
        self.amended = texts.amended(home) if home else None
        self.context = Context()

    def references(self) -> Iterator[Reference]:
        """The references, in the order of the text."""
        quoted = quotations(self.text)
        for mention in find_mentions(self.text, self.texts):
            start = mention.span.start
            if self.layout.in_heading(start) or self.layout.at(start).section == "标题":
                continue
            reference = self._resolve(mention)
            if reference is not None:
                yield replace(reference, quoted=quoted(mention.span.start))

    def _resolve(self, mention: Mention) -> Reference | None:
        handlers: dict[Head, Callable[[Mention], Reference | None]] = {
            Head.OWN: self._own,
            Head.PART: self._part,
            Head.PREVIOUS: self._previous,
            Head.SAME: self._same,
            Head.BARE: self._bare,
        }
        return handlers.get(mention.head, self._named)(mention)

    def _named(self, mention: Mention) -> Reference:
        assert mention.named is not None
        return self._made(mention, mention.named, Locator(), Chapter())

    def _own(self, mention: Mention) -> Reference | None:
        """本法, 本条例: the home text, if its title is of that kind; in free text the law named last."""
        words = reference_words()["own_nouns"]
        own = self.own if self.own and mention.word in _kind(self.own.title) else self.amended or self.own
        if own is None:
            last = self.context.named
            own = last if last is not None and mention.word in last.title else None
            if own is None and mention.word in words["only_where_titled"]:
                return None
        elif own.title and mention.word in words["only_where_titled"] and mention.word not in own.title:
            return None  # 不服本决定: an authority's decision, not the text
        return self._made(mention, own, Locator(), Chapter())

    def _part(self, mention: Mention) -> Reference | None:
        """本条, 本款, 本项, 本章: the part that the mention stands in."""
        place, own = self._place(mention), self.amended or self.own
        if own is None or place.article is None:
            return self._same(mention) if own is None and mention.steps else None
        if mention.word in ("章", "节", "编", "分编"):
            chapter = self._chapter(place)
            kept = {"章": replace(chapter, division=None), "节": chapter}.get(mention.word, Chapter(chapter.part))
            return self._made(mention, own, Locator(), kept)
        base = {
            "条": place.clause,
            "款": replace(place, item=None, subitem=None),
            "项": replace(place, subitem=None),
        }.get(mention.word, place.clause)
        return self._made(mention, own, base, Chapter())

    def _chapter(self, place: Locator) -> Chapter:
        document = self._own_document()
        return Chapter() if document is None else chapter_of(document, place)

    def _own_document(self) -> Document | None:
        if self._document is None and self.home is not None:
            self._document = self.texts.document(self.home.document)
        return self._document

    def _place(self, mention: Mention) -> Locator:
        """Where the mention stands; in an amendment the place of the amended law that its words will have."""
        start = mention.span.start
        return self.layout.at(start) if self.amended is None else self.context.changed_place(self.text, start)

    def _previous(self, mention: Mention) -> Reference | None:
        """前款, 前两条, 前项: counted back from where the mention stands."""
        place, own = self._place(mention), self.amended or self.own
        if own is None or place.article is None:
            return self._unresolved(mention, Unresolved.NO_LAW)
        bases = self._counted(mention, place)
        if len(bases) < mention.count:
            return self._unresolved(mention, Unresolved.NO_SUCH_CLAUSE, own)
        return self._made(mention, own, bases[-1], Chapter(), bases)

    def _counted(self, mention: Mention, place: Locator) -> list[Locator]:
        if mention.word == "条":
            return self._articles_before(place, mention.count)
        if mention.word == "款":
            last = (place.paragraph or 1) - 1
            whole = Locator(place.article, place.article_suffix, place.section)
            return [replace(whole, paragraph=n) for n in range(last - mention.count + 1, last + 1) if n > 0]
        last = (place.item or 1) - 1
        return [replace(place, item=n, subitem=None) for n in range(last - mention.count + 1, last + 1) if n > 0]

    def _articles_before(self, place: Locator, count: int) -> list[Locator]:
        document = self._own_document()
        if document is None or document.find(place.clause) is None:
            article = place.article or 0
            return [Locator(n) for n in range(article - count, article) if n > 0 and not place.article_suffix]
        articles = [clause.locator for clause in document.articles]
        index = articles.index(place.clause)
        return articles[max(0, index - count) : index]

    def _same(self, mention: Mention) -> Reference | None:
        """同条, 该条例第N条, 其第N条: what was named last."""
        named, place = self.context.named, self.context.place
        if named is None:
            return self._unresolved(mention, Unresolved.NO_LAW) if mention.steps else None
        if mention.word in ("条", "款", "项"):
            if place is None:
                return None
            base = {"条": place.clause, "款": replace(place, item=None, subitem=None)}.get(mention.word, place)
            return self._made(mention, named, base, Chapter())
        if mention.word != "其" and mention.word not in named.title:
            return self._unresolved(mention, Unresolved.NO_LAW)
        return self._made(mention, named, Locator(), Chapter())

    def _bare(self, mention: Mention) -> Reference | None:
        """第N条, 第N款, 第N项 with nothing before them."""
        if mention.named is not None:
            return self._made(mention, mention.named, Locator(), Chapter())
        unit = mention.steps[0].unit
        if unit in ("款", "项", "目"):
            return self._bare_below(mention, unit)
        if unit != "条":
            own = self.amended or self.own
            return self._made(mention, own, Locator(), self._around(mention)) if own else None
        if self.home is None:
            return self._bare_in_free_text(mention)
        own = self.amended or (self.own if self._place(mention).article is not None else self.context.named)
        return self._made(mention, own or self.own, Locator(), Chapter())

    def _bare_in_free_text(self, mention: Mention) -> Reference | None:
        """The law named last; none where the number is that of a list's own point."""
        step = mention.steps[0]
        if len(mention.steps) == 1 and self.context.is_point(self.text, mention.span, step.number):
            return None
        return self._made(mention, self.context.named, Locator(), Chapter())

    def _around(self, mention: Mention) -> Chapter:
        """The chapter in which a bare 第二节 counts; none for a bare 第三章."""
        place = self._place(mention)
        first = mention.steps[0].unit
        return self._chapter(place) if first == "节" and place.article is not None else Chapter()

    def _bare_below(self, mention: Mention, unit: str) -> Reference | None:
        """第一款 or 第五项 alone: of the own article, or of the article named just before."""
        place, own, last = self._place(mention), self.amended or self.own, self.context.place
        if own is None or place.article is None:
            if last is None or self.context.named is None or not self._is_near(mention):
                return None
            return self._made(mention, self.context.named, _base_for(unit, last), Chapter())
        if unit == "款":
            return self._made(mention, own, place.clause, Chapter())
        if self.context.named is not None and last is not None and self._goes_on(mention, place, last):
            return self._made(mention, self.context.named, _base_for(unit, last), Chapter())
        if self.amended is None:
            number = mention.steps[0].number if unit == "项" else None
            paragraph = self.layout.with_item(place, number, mention.span.start)
            place = replace(place, paragraph=paragraph or place.paragraph)
        elif self.context.target is not None:
            place = replace(place, paragraph=self.context.target.paragraph or 1)
        return self._made(mention, own, _base_for(unit, place), Chapter())

    def _is_near(self, mention: Mention) -> bool:
        """Whether the last reference stands in the same sentence."""
        return _STOP.search(self.text, self.context.end, mention.span.start) is None

    def _goes_on(self, mention: Mention, place: Locator, last: Locator) -> bool:
        """Whether a bare 第五项 goes on with the article named before: the own one has no items to point at."""
        if last.clause == place.clause:
            return False
        if not self.layout.has_items:
            return self.text.find("\n", self.context.end, mention.span.start) < 0
        return last.item is not None and not self.layout.paragraph_has_items(place) and self._is_near(mention)

    def _unresolved(self, mention: Mention, reason: Unresolved, named: Named | None = None) -> Reference:
        whole = mention.steps and mention.steps[0].unit == "条" and reason is Unresolved.NO_LAW
        places = expanded(members(mention.steps, Locator(), Chapter()), None) if whole else []
        return Reference(
            span=mention.span,
            raw=mention.span.cut(self.text),
            document=named.key if named else None,
            title=named.title if named else "",
            locators=tuple(places),
            form=Form.INTERNAL,
            reason=reason,
            head=mention.head,
        )

    def _made(
        self, mention: Mention, named: Named | None, base: Locator, chapter: Chapter, bases: list[Locator] | None = None
    ) -> Reference:
        document = self.texts.document(named.key) if named and named.key and mention.steps else None
        found = members(mention.steps, base, chapter)
        places = expanded(found, document)
        if not mention.steps and not base.is_empty:
            places = bases or [base]
        parts = chapters(found)
        if not mention.steps and chapter != Chapter():
            parts = [chapter]
        if mention.section:
            places = [Locator(section=mention.section)]
        reason = why_unresolved(self.texts, named, places, parts)
        self._remember(mention, named, places)
        return Reference(
            span=mention.span,
            raw=mention.span.cut(self.text),
            document=named.key if named else None,
            title=named.title if named else "",
            locators=tuple(places),
            form=_form(mention, named, sum(not member.first_few for member in found)),
            reason=reason,
            head=mention.head,
            chapters=tuple(parts),
            introduces=mention.introduces,
        )

    def _remember(self, mention: Mention, named: Named | None, places: list[Locator]) -> None:
        if named is None:
            return
        if mention.head not in (Head.PART, Head.PREVIOUS) or self.home is None:
            self.context.named = named
        self.context.end = mention.span.end
        if places:
            self.context.place = places[-1]
            if self.amended is not None:
                self.context.take_target(self.text, mention.span, places[-1])
        elif mention.head in (Head.TITLE, Head.NAME, Head.ORDER, Head.OWN):
            self.context.place = None


def _kind(title: str) -> str:
    """The last word of an amendment's or an interpretation's title, by which it names itself: 本决定, 本解释."""
    return title[-3:] if re.search(r"(?:决定|解释|修正案)(?:（.*）)?$", title) else ""


def _base_for(unit: str, place: Locator) -> Locator:
    """What a bare 第二款 or 第五项 keeps of the place named before it."""
    if unit == "款":
        return place.clause
    return replace(place, item=None, subitem=None) if unit == "项" else replace(place, subitem=None)


def _form(mention: Mention, named: Named | None, written: int) -> Form:
    if any(step.join in RANGES for step in mention.steps):
        return Form.RANGE
    if written > 1:
        return Form.LIST
    if mention.head in (Head.OWN, Head.PART, Head.PREVIOUS, Head.SAME, Head.BARE):
        return Form.INTERNAL
    if named is not None and named.full and not mention.introduces:
        return Form.EXACT if mention.steps or mention.section else Form.TITLE
    return Form.SHORT
