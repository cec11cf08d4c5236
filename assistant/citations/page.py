"""Findings as HTML: the text with its citations coloured in place, and a card for each finding."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.citations.finding import FLAGS, VERDICTS, Finding
from corpus.vocabulary import Verdict

_COLOURS = {
    Verdict.OK: "ok",
    Verdict.QUOTE_MISMATCH: "bad",
    Verdict.WRONG_CLAUSE: "bad",
    Verdict.WRONG_FIGURE: "bad",
    Verdict.NO_SUCH_CLAUSE: "bad",
    Verdict.UNKNOWN_DOCUMENT: "unsure",
    Verdict.TEXT_UNAVAILABLE: "unsure",
}

STYLE = """
.cite-text{white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.9}
.cite-text mark{color:inherit;padding:.1em .15em;border-radius:.2em;text-decoration:underline;
text-underline-offset:.25em}
.cite-ok{background:#d9f2e1;border-left:.3em solid #1d7a46}
.cite-flag{background:#fdeecb;border-left:.3em solid #9a6700}
.cite-bad{background:#fbdcdc;border-left:.3em solid #b42318}
.cite-unsure{background:#e4e7ec;border-left:.3em solid #475467}
.cite-card{margin:.5em 0;padding:.6em .8em;color:#1d2939;border-radius:.3em}
.cite-text mark{color:#1d2939;border-left:none}
.cite-card summary{cursor:pointer}
.cite-card .cite-clause{white-space:pre-wrap;overflow-wrap:anywhere;margin:.4em 0}
.cite-card del{background:#f4a6a0;text-decoration:line-through}
.cite-card ins{background:#a6e0b8;text-decoration:none}
.cite-number{font-weight:600}
"""


def colour(finding: Finding) -> str:
    """Name of the colour of a finding: ok, flag, bad, unsure."""
    held = _COLOURS[finding.verdict]
    return "flag" if held == "ok" and finding.flags else held


def marked_text(text: str, findings: Sequence[Finding]) -> str:
    """The text as HTML, every citation coloured and numbered by its findings."""
    parts, at = ['<div class="cite-text">'], 0
    spans: dict[tuple[int, int], list[int]] = {}
    for number, finding in enumerate(findings, 1):
        spans.setdefault((finding.start, finding.end), []).append(number)
    for (start, end), numbers in sorted(spans.items()):
        if start < at:
            continue
        worst = max((findings[n - 1] for n in numbers), key=lambda f: ("ok", "flag", "unsure", "bad").index(colour(f)))
        title = "；".join(f"{n} {VERDICTS[findings[n - 1].verdict]}" for n in numbers)
        parts.append(escape(text[at:start]))
        parts.append(
            f'<mark class="cite-{colour(worst)}" title="{escape(title)}">{escape(text[start:end])}'
            f'<sup class="cite-number">{",".join(map(str, numbers))}</sup></mark>'
        )
        at = end
    return "".join([*parts, escape(text[at:]), "</div>"])


def cards(findings: Sequence[Finding]) -> str:
    """All findings as cards, numbered as in the text."""
    if not findings:
        return '<p class="cite-none">没有找到指明条款的引用。</p>'
    return "".join(card(number, finding) for number, finding in enumerate(findings, 1))


def card(number: int, finding: Finding) -> str:
    """One finding: verdict, why, the difference, and the clause."""
    lines = [
        f'<div class="cite-card cite-{colour(finding)}"><div><span class="cite-number">{number}. '
        f"{escape(VERDICTS[finding.verdict])}</span>　{escape(finding.label)}</div>",
        f"<div>{escape(finding.detail)}</div>",
    ]
    lines += [f"<div>注意：{escape(FLAGS.get(flag, flag))}</div>" for flag in finding.flags]
    if finding.diff:
        lines.append(f"<div>差异（删除线为文中所写，绿色为原文）：{diff_html(finding)}</div>")
    if finding.suggestion is not None:
        lines.append(_clause(f"应为 {finding.suggestion.label}", finding.suggestion.text, opened=True))
    if finding.clause_text:
        lines.append(_clause(f"{finding.label} 的文字", finding.clause_text, opened=not finding.is_clean))
    return "".join([*lines, "</div>"])


def diff_html(finding: Finding) -> str:
    """The difference, what the text has crossed out and what the clause has beside it."""
    parts = []
    for op, theirs, ours in finding.diff:
        if op == "equal":
            parts.append(escape(theirs))
        else:
            parts.append(
                (f"<del>{escape(theirs)}</del>" if theirs else "") + (f"<ins>{escape(ours)}</ins>" if ours else "")
            )
    return "".join(parts)


def _clause(title: str, words: str, opened: bool) -> str:
    state = " open" if opened else ""
    return f'<details{state}><summary>{escape(title)}</summary><div class="cite-clause">{escape(words)}</div></details>'
