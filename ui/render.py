"""Turns an answer into HTML. Touches no state, and escapes everything that it did not write itself."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.reply import Citation, Reply
from assistant.staffing.words import say
from corpus.library import Library
from corpus.vocabulary import Route
from ui.clause_view import citation_view
from ui.markup import escape, lines, markdown, shortened
from ui.quota_view import quota_view

LONGEST_QUESTION = 600
"""Characters of a question that are shown; of a longer one its beginning."""

ROUTES = {
    Route.QUOTA: "配备计算",
    Route.CLAUSE: "条款依据",
    Route.FIGURE: "条款数值",
    Route.LOOKUP: "条文查阅",
    Route.COMPARE: "两地对照",
    Route.CLARIFY: "需要补充",
    Route.DECLINE: "文本未作规定",
    Route.ERROR: "无法处理",
}
"""How each route is called above an answer."""


def turn(question: str, answer: str) -> str:
    """A question with its answer, which is HTML already."""
    shown = lines(shortened(question.strip(), LONGEST_QUESTION)) or "（空）"
    return f'<article class="turn"><div class="question"><bdi>{shown}</bdi></div>{answer}</article>'


def pending() -> str:
    """What stands in the answer's place while it is looked for."""
    return '<div class="answer pending" role="status">正在查找条款<span class="dots"></span></div>'


def reply_view(reply: Reply, library: Library) -> str:
    """An answer: its words, notices, the calculator's table, and the citations to open."""
    calculated = quota_view(reply.quota) if reply.quota is not None else ""
    lead, _, rest = answer_words(reply).partition("\n\n")
    parts = [
        '<div class="answer-head">',
        f'<span class="route">{ROUTES.get(reply.route, "")}</span>',
        f'<button type="button" class="copy" data-copy="{escape(reply.answer)}">复制</button></div>',
        f'<div class="answer-words lead">{markdown(lead)}</div>',
        f'<details class="calculation" open><summary>计算过程</summary>{calculated}</details>' if calculated else "",
        f'<div class="answer-words">{markdown(rest)}</div>' if rest else "",
        notices_view(reply.notices),
        citations_view(reply.citations, library),
    ]
    return f'<div class="answer" data-route="{escape(reply.route)}">{"".join(parts)}</div>'


def answer_words(reply: Reply) -> str:
    """The answer's Markdown without the parts that the page shows in a form of their own: notices, steps, readings."""
    shown = {f"*{notice}*" for notice in reply.notices}
    titles = [say("part", "notices", reply.language)] if reply.notices else []
    if reply.quota is not None and (reply.quota.results or reply.quota.groups):
        titles += [say("part", part, reply.language) for part in ("steps", "readings")]
    starts = tuple(f"**{title}**\n" for title in titles)
    blocks = reply.answer.split("\n\n")
    return "\n\n".join(b for b in blocks if b not in shown and not (starts and b.startswith(starts)))


def notices_view(notices: Sequence[str]) -> str:
    """What must be said beside an answer."""
    if not notices:
        return ""
    items = "".join(f"<li>{escape(notice)}</li>" for notice in notices)
    return f'<ul class="notices" aria-label="提示">{items}</ul>'


def citations_view(citations: Sequence[Citation], library: Library) -> str:
    """The clauses that an answer rests on, each to open."""
    if not citations:
        return ""
    rows = "".join(citation_view(citation, library, place) for place, citation in enumerate(citations, start=1))
    return f'<section class="citations"><h4>条款全文（点开查看）</h4>{rows}</section>'


def transcript(turns: Sequence[str], before: str = "") -> str:
    """The conversation so far; `before` stands in its place while there is none."""
    return f'<div class="transcript" role="log" aria-live="polite">{"".join(turns) or before}</div>'


def welcome(words: str) -> str:
    """What stands in an empty conversation."""
    return f'<p class="welcome">{escape(words)}</p>'


def error_view(message: str) -> str:
    """One line that says what went wrong."""
    return f'<p class="error" role="alert">{escape(message)}</p>'


def masthead(title: str, lead: str) -> str:
    """The page's head."""
    return f'<header class="masthead"><h1>{escape(title)}</h1><p>{escape(lead)}</p></header>'
