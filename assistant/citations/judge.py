"""The verdict on each clause cited, in the contract's order: document, clause, quotation, figure, terms."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.citations.binding import Bound, Target
from assistant.citations.claims import Claim, find_claims
from assistant.citations.compare import Comparison, compare
from assistant.citations.finding import (
    DIGEST_ONLY,
    DRAFT_NOT_IN_FORCE,
    NOT_IN_FORCE,
    WRONG_FIGURE,
    Finding,
    suggestion,
)
from assistant.citations.mentions import Cited, Mention
from assistant.citations.paraphrase import Scope, scope_of, stated_figures
from assistant.citations.roles import in_right_role, lies_within
from assistant.citations.standing import is_presented_as_binding
from assistant.citations.terms import misplaced
from assistant.citations.texts import CitedTexts, PlaceFound, clause_label
from corpus.locator import label
from corpus.models import Clause, Document
from corpus.vocabulary import Comparator, Held, Standing, Unresolved, Verdict

_SENTENCE_END = re.compile(r"[。！？!?\n]")
_WHY = {
    Unresolved.NO_LAW: "：文中没有说明是哪部文件",
    Unresolved.AMBIGUOUS: "：可指的文件不止一部",
    Unresolved.NOT_HELD: "：本库没有这个名称的文件",
}
_SET = re.compile(r"规定|要求|标准|最[高低多少长短]|[为是：:]|应当?|必须|不得")
_COUNTED = frozenset({"人", "次", "家", "张"})


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the citations of one text.

    Attributes:
        text: the text as given.
        hidden: the text with its quotations masked.
        texts: what is held.
        on: the day on which standing is judged.
    """

    text: str
    hidden: str
    texts: CitedTexts
    on: date | None

    def group(
        self, mentions: Sequence[Mention], quotes: Mapping[Target, list[Bound]], before: int, after: int
    ) -> list[Finding]:
        """Judge the citations of one list.

        Args:
            mentions: the list's mentions.
            quotes: the quotations of each clause, by number of the mention and of the clause in it.
            before: where the citation before the list ends.
            after: where the one after it begins.
        """
        found: dict[Target, Finding] = {}
        for index, mention in enumerate(mentions):
            for place, cited in enumerate(mention.cited):
                found[index, place] = self._clause(mention, cited, quotes.get((index, place), []))
        self._own_words(mentions, found, bool(quotes), before, after)
        return list(found.values())

    def _clause(self, mention: Mention, cited: Cited, quotes: Sequence[Bound]) -> Finding:
        base = self._base(mention, cited)
        if mention.meta is None:
            name = mention.reference.title or "未指明的文件"
            return replace(base, verdict=Verdict.UNKNOWN_DOCUMENT, detail=_unknown(name, mention.reference.reason))
        if mention.document is None:
            detail = f"无法核对：{self.texts.library.why_missing(mention.meta.key)}"
            return replace(base, verdict=Verdict.TEXT_UNAVAILABLE, detail=detail)
        if cited.clause is None:
            detail = self.texts.library.missing_clause(mention.document, cited.locator)
            return replace(base, verdict=Verdict.NO_SUCH_CLAUSE, detail=detail)
        return self._quoted(base, mention.document, cited.clause, quotes)

    def _base(self, mention: Mention, cited: Cited) -> Finding:
        place, reference, document = cited.locator, mention.reference, mention.document
        flags = list(mention.flags)
        if self._as_binding(mention):
            flags.append(DRAFT_NOT_IN_FORCE)
        if mention.meta is not None and self.on and mention.meta.effective and self.on < mention.meta.effective:
            flags.append(NOT_IN_FORCE)
        if document is not None and document.held is Held.DIGEST:
            flags.append(DIGEST_ONLY)
        known = document is not None and cited.clause is not None
        return Finding(
            raw=reference.raw,
            start=reference.span.start,
            end=reference.span.end,
            document=mention.meta.key if mention.meta else None,
            title=mention.meta.title if mention.meta else reference.title,
            article=place.article,
            article_suffix=place.article_suffix,
            section=place.section,
            paragraph=place.paragraph,
            item=place.item,
            subitem=place.subitem,
            verdict=Verdict.OK,
            flags=tuple(dict.fromkeys(flags)),
            label=f"《{mention.meta.title}》{label(place, mention.meta.scheme)}" if mention.meta else reference.raw,
            clause_text=document.words(cited.clause) if known and document and cited.clause else None,
            detail="条款存在",
        )

    def _as_binding(self, mention: Mention) -> bool:
        if mention.meta is None or mention.meta.standing is not Standing.DRAFT:
            return False
        start = max((m.end() for m in _SENTENCE_END.finditer(self.hidden, 0, mention.span.start)), default=0) if (
            mention.span.start < 400
        ) else max((m.end() for m in _SENTENCE_END.finditer(self.hidden, mention.span.start - 400, mention.span.start)),
                   default=mention.span.start - 400)  # fmt: skip
        stop = _SENTENCE_END.search(self.hidden, mention.span.end, mention.span.end + 400)
        end = stop.end() if stop else min(len(self.hidden), mention.span.end + 400)
        onward = _SENTENCE_END.search(self.hidden, end, end + 200)
        around = self.hidden[start : onward.end() if onward else min(len(self.hidden), end + 200)]
        line_start = self.hidden.rfind("\n", max(0, mention.span.start - 600), mention.span.start) + 1
        line_end = self.hidden.find("\n", mention.span.end, mention.span.end + 600)
        paragraph = self.hidden[
            max(line_start, mention.span.start - 600) : line_end if line_end >= 0 else mention.span.end + 600
        ]
        return is_presented_as_binding(around, self.hidden[start : mention.span.start], paragraph)

    def _quoted(self, base: Finding, document: Document, clause: Clause, quotes: Sequence[Bound]) -> Finding:
        if quotes and document.held is Held.DIGEST:
            detail = f"《{document.meta.title}》只有要旨，没有原文，引文无法核对"
            return replace(base, verdict=Verdict.TEXT_UNAVAILABLE, quote=quotes[0].words, detail=detail)
        judged = [self._quote(base, document, clause, quote) for quote in quotes]
        for verdict in (Verdict.WRONG_CLAUSE, Verdict.QUOTE_MISMATCH):
            for finding in judged:
                if finding.verdict is verdict:
                    return finding
        return judged[0] if judged else base

    def _quote(self, base: Finding, document: Document, clause: Clause, quote: Bound) -> Finding:
        held = replace(base, quote=quote.words)
        if self.texts.stands(quote.words, document, clause, quote.negated):
            return replace(held, detail="引文与原文一致")
        elsewhere = self.texts.where(quote.words, document, quote.negated)
        if elsewhere is not None and (elsewhere.document.key, elsewhere.clause.locator) != (
            document.key,
            clause.locator,
        ):
            return self._elsewhere(held, document, clause, elsewhere)
        variants = self.texts.variants(document, clause)
        compared = max((compare(quote.words, v, quote.negated) for v in variants), key=lambda c: c.likeness)
        return self._mismatch(held, document, clause, compared)

    def _elsewhere(self, held: Finding, document: Document, clause: Clause, place: PlaceFound) -> Finding:
        name = clause_label(place.document, place.clause.locator)
        return replace(
            held,
            verdict=Verdict.WRONG_CLAUSE,
            expected=document.words(clause),
            suggestion=suggestion(place.document, place.clause, name),
            detail=f"所引文字不在{held.label}，而在{name}",
        )

    def _mismatch(self, held: Finding, document: Document, clause: Clause, compared: Comparison) -> Finding:
        flags, close = held.flags, compared.likeness >= 0.5
        quote = held.quote or ""
        if close and _figures_differ(quote, compared.expected):
            flags = (*flags, WRONG_FIGURE)
        nearest = None if close else self.texts.nearest(quote)
        better = None
        if nearest is not None and nearest.clause.locator != clause.locator.clause:
            there = compare(quote, self.texts.words(nearest.document, nearest.clause))
            if there.likeness >= 0.8:
                better = suggestion(
                    nearest.document, nearest.clause, clause_label(nearest.document, nearest.clause.locator)
                )
        what = "引文与原文有出入" if close else "条款中没有这些文字"
        if compared.negation_cut:
            what = "引文截去了原文的否定词或数字"
        return replace(
            held,
            verdict=Verdict.QUOTE_MISMATCH,
            flags=flags,
            expected=compared.expected if close else document.words(clause),
            diff=compared.diff,
            suggestion=better,
            detail=what + (f"；最接近的是{better.label}" if better else ""),
        )

    def _own_words(
        self, mentions: Sequence[Mention], found: dict[Target, Finding], quoted: bool, before: int, after: int
    ) -> None:
        """Check what the text says in its own words; only clauses that passed so far can fail here."""
        open_ = [
            (target, mentions[target[0]].document, mentions[target[0]].cited[target[1]].clause)
            for target, finding in found.items()
            if finding.verdict is Verdict.OK
        ]
        held = [(target, document, clause) for target, document, clause in open_ if document and clause]
        if not held or len(held) != len(found):
            return
        scope = scope_of(self.hidden, mentions[0], mentions[-1], before, after)
        if self._figures(scope, held, found):
            return
        document = held[0][1]
        if quoted or any(other is not document for _, other, _ in held):
            return
        place = misplaced(scope.forward.cut(self.hidden), document, [clause for _, _, clause in held], self.texts)
        if place is not None:
            target = held[-1][0]
            name = clause_label(document, place.locator)
            found[target] = replace(
                found[target],
                verdict=Verdict.WRONG_CLAUSE,
                expected=document.words(held[-1][2]),
                suggestion=suggestion(document, place, name),
                detail=f"所列事项不在{found[target].label}，而在{name}",
            )

    def _figures(
        self, scope: Scope, held: Sequence[tuple[Target, Document, Clause]], found: dict[Target, Finding]
    ) -> bool:
        """Check the figures of a paraphrase; True where one does not hold."""
        stated = stated_figures(self.hidden, scope)
        if not stated:
            return False
        figures = {target: self._clause_figures(document, clause) for target, document, clause in held}
        for claim, claimed in stated:
            if not claimed or any(in_right_role(claim, own) for own in figures.values()):
                continue
            if _is_applied(claim, self.hidden) and any(lies_within(claim, own) for own in figures.values()):
                continue  # a fine of 3万元 laid under 1万元以上10万元以下
            units = {figure.unit for own in figures.values() for figure in own}
            if (
                claim.value == 1
                and claim.unit in _COUNTED
                and claim.comparator is Comparator.EQUAL
                and claim.unit not in units
            ):
                continue
            target = next((t for t, own in figures.items() if claim.unit in {f.unit for f in own}), held[-1][0])
            ours = [figure.text for figure in figures[target] if figure.unit == claim.unit]
            expected = "、".join(dict.fromkeys(ours))
            found[target] = replace(
                found[target],
                verdict=Verdict.WRONG_FIGURE,
                quote=claim.text,
                expected=expected or None,
                diff=(("replace", claim.text, expected),),
                detail=f"文中的“{claim.text}”不是{found[target].label}的数字"
                + (f"，原文为{expected}" if expected else "，该条没有这样的数字"),
            )
            return True
        return False

    def _clause_figures(self, document: Document, clause: Clause) -> tuple[Claim, ...]:
        return self.texts.figures(document, clause)


def _is_applied(claim: Claim, text: str) -> bool:
    """Whether a figure is what was done in a case, and not what the clause is said to set."""
    if claim.comparator is not Comparator.EQUAL:
        return False
    return not _SET.search(text[max(0, claim.span.start - 12) : claim.span.start])


def _figures_differ(quote: str, expected: str) -> bool:
    """Whether quoted words give other values than the clause; the way of writing them does not matter."""
    theirs = {claim.key for claim in find_claims(quote)}
    ours = {claim.key for claim in find_claims(expected)}
    return bool(theirs - ours) or bool(ours - theirs and len(theirs) < len(ours) and False)


def _unknown(name: str, reason: Unresolved | None) -> str:
    return f"不认识“{name}”，不作推断" + (_WHY.get(reason, "") if reason else "")
