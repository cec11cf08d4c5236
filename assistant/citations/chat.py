"""The citation check in a conversation, asked for as in 帮我核对这段话的引用."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.citations.check import check_citations
from assistant.citations.finding import DRAFT_NOT_IN_FORCE, FLAGS, VERDICTS, Finding
from assistant.citations.request import asked_to_check
from assistant.citations.texts import CitedTexts
from assistant.reply import Citation, Reply, cite
from corpus.library import Library
from corpus.models import Locator
from corpus.normalize import fold
from corpus.numerals import to_chinese
from corpus.vocabulary import Held, Route, Verdict

_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_MOST = 30


def answer_citation_request(question: str, library: Library, texts: CitedTexts | None = None) -> Reply | None:
    """Answer a message that asks to have its citations checked; None for any other message.

    Args:
        question: the message as typed, the text to check within it.
        library: the texts held.
        texts: the same texts, prepared for checking, with the extended library for other laws.
    """
    text = asked_to_check(question)
    if text is None:
        return None
    if not text.strip():
        ask = "请把要核对的文字贴在冒号后面。"
        return Reply(question, Route.CLARIFY, ask, clarify=ask)
    findings = check_citations(text, library, texts=texts)
    if not findings:
        return Reply(question, Route.LOOKUP, "这段话里没有指明条款的引用，没有可核对的内容。")
    citations = _citations(findings, library)
    lines = [_summary(findings), *(_line(finding, library) for finding in findings[:_MOST])]
    if len(findings) > _MOST:
        lines.append("其余引用请用 neibao cite 核对全文。")
    answer = _worded("\n".join(lines), question, citations)
    return Reply(question, Route.LOOKUP, answer, citations=citations, notices=_notices(findings, library))


def _summary(findings: Sequence[Finding]) -> str:
    wrong = sum(not finding.is_clean for finding in findings)
    return f"共核对{to_chinese(len(findings))}处引用，" + (
        f"其中{to_chinese(wrong)}处要留意：" if wrong else "没有发现问题："
    )


def _line(finding: Finding, library: Library) -> str:
    """One finding: what was written, the verdict, and the clause's own words where they are held verbatim."""
    parts = [f"- {' '.join(finding.raw.split())}：**{VERDICTS[finding.verdict]}**。{finding.detail}"]
    parts += [FLAGS[flag] for flag in finding.flags if flag in FLAGS]
    if _is_verbatim(finding.document, library) and finding.verdict is not Verdict.OK and finding.expected:
        parts.append(f"原文：“{finding.expected}”")
    elif finding.verdict is Verdict.OK and finding.clause_text and _is_verbatim(finding.document, library):
        parts.append(f"原文：“{_shortened(finding.clause_text)}”")
    if finding.suggestion is not None and _is_verbatim(finding.suggestion.document, library):
        parts.append(f"应为{finding.suggestion.label}：“{finding.suggestion.text}”")
    return "；".join(part.rstrip("。；") for part in parts) + "。"


def _shortened(words: str, limit: int = 120) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= limit else plain[:limit] + "……"


def _is_verbatim(document: str | None, library: Library) -> bool:
    return document is not None and document in library.registry and library.held(document) is Held.VERBATIM


def _citations(findings: Sequence[Finding], library: Library) -> tuple[Citation, ...]:
    """The clauses that the findings rest on, each once."""
    places: dict[tuple[str, Locator], None] = {}
    for finding in findings:
        if finding.suggestion is not None:
            held = finding.suggestion
            place = Locator(held.article, held.article_suffix, held.section, held.paragraph, held.item, held.subitem)
            places[held.document, place] = None
        if finding.document is not None:
            places[finding.document, finding.locator] = None
    made = []
    for key, locator in places:
        document = library.get(key) if key in library.registry else None
        clause = document.find(locator) if document else None
        if document is not None and clause is not None:
            made.append(cite(document, clause, document.words(clause)))
    return tuple(made)


def _worded(answer: str, question: str, citations: Sequence[Citation]) -> str:
    """The answer with every number that neither the question nor a citation has in Chinese numerals.

    Such numbers are counts of clauses, never figures.
    """
    proof = fold(" ".join([question, *(f"{c.quote} {c.label} {c.title}" for c in citations)])).text
    known = set(_DIGITS.findall(proof))
    return _DIGITS.sub(
        lambda m: m[0] if m[0] in known or not m[0].isdigit() or len(m[0]) > 4 else to_chinese(int(m[0])), answer
    )


def _notices(findings: Sequence[Finding], library: Library) -> tuple[str, ...]:
    """What is to be said about the texts cited: a draft, a digest."""
    keys = dict.fromkeys(f.document for f in findings if f.document and f.document in library.registry)
    notices = [library.registry[key].draft_notice for key in keys if key and library.registry[key].draft_notice]
    digests = [library.registry[key].title for key in keys if key and library.held(key) is Held.DIGEST]
    notices += [f"《{title}》目前只有要旨，引文无法逐字核对。" for title in digests]
    if any(DRAFT_NOT_IN_FORCE in finding.flags for finding in findings):
        notices.append("征求意见稿不能作为要求或处罚的依据。")
    return tuple(notices)
