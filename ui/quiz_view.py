"""A quiz as the page shows it: an item, its feedback, the result with the clauses behind each wrong answer."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping

from assistant.exports.rows import basis
from assistant.quiz.grading import Mark, Result, mark
from assistant.quiz.models import BLANK, TYPE_NAMES, Item, Paper, Source
from assistant.quiz.taking import Sitting
from assistant.reply import Citation, cite
from corpus.errors import NeibaoError
from corpus.library import Library
from corpus.locator import parse_locator
from ui.clause_view import citation_view
from ui.markup import escape, lines

_MEDIA = {
    ".json": "application/json",
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def item_view(paper: Paper, number: int, answered: int) -> str:
    """An item's number, type, points and stem."""
    item = paper.items[number - 1]
    about = f"<b>第{number}题</b> / 共{len(paper.items)}题　{TYPE_NAMES[item.type]}　{item.points}分　已答{answered}题"
    return f'<div class="about">{about}</div><div class="stem">{stem_view(item)}</div>'


def stem_view(item: Item) -> str:
    """The stem; what is asked in the negative is underlined."""
    words = lines(item.stem.replace(BLANK, "＿＿＿＿"))
    return re.sub("【([^】]*)】", r"<u>【\1】</u>", words)


def feedback_view(item: Item, given: str, library: Library) -> str:
    """Whether an answer is right, the key, why, and the clause."""
    return _feedback(Mark(item, given, mark(item, given)), library)


def _feedback(one: Mark, library: Library, head: str = "") -> str:
    state = "open" if one.right is None else "right" if one.right else "wrong"
    said = {"open": "请对照要点自评", "right": "回答正确", "wrong": "回答错误"}[state]
    key = _key_words(one.item)
    return (
        f'<div class="quiz-feedback {state}"><h4>{head}{said}</h4><div>正确答案：{escape(key)}</div>'
        f"<div>{lines(one.item.explanation)}</div>{clauses_view(one.item, library)}</div>"
    )


def _key_words(item: Item) -> str:
    return f"{item.letters}（{'；'.join(item.right)}）" if item.options else "；".join(item.answer)


def clauses_view(item: Item, library: Library) -> str:
    """The clauses an item rests on, as fold-outs with the proving words marked."""
    found = [_citation(source, item, library) for source in item.sources if source.locator]
    shown = [citation_view(c, library, n) for n, c in enumerate((c for c in found if c), 1)]
    if not shown:
        return f'<div class="about">依据：{escape(basis(item))}</div>'
    return f'<div class="answer citations">{"".join(shown)}</div>'


def _citation(source: Source, item: Item, library: Library) -> Citation | None:
    try:
        meta = library.require(source.document).meta
        document, clause = library.clause(source.document, parse_locator(source.locator, meta.scheme))
    except NeibaoError:
        return None
    return cite(document, clause, quote=item.proof.quote or None)


def result_view(sitting: Sitting, library: Library, files: Mapping[str, bytes]) -> str:
    """The score, what can be downloaded, and every wrong answer with its clause."""
    result = sitting.result
    open_points = sitting.paper.total - result.possible
    rest = f"（另有{open_points}分的简答题须对照要点自评）" if open_points else ""
    score = f'<div class="quiz-score">得分 {result.score} / {result.possible}{rest}</div>'
    return score + downloads(files) + wrong_view(result, library)


def wrong_view(result: Result, library: Library) -> str:
    """The wrong answers, each with what was given, the key and the clause."""
    parts = []
    for number, one in enumerate(result.marks, 1):
        if one.right is False:
            head = f"第{number}题　{stem_view(one.item)}<br>所答：{escape(one.given or '未答')}　"
            parts.append(_feedback(one, library, head))
    title = f"<h4>错题（{len(parts)}）</h4>" if parts else "<h4>没有错题</h4>"
    return title + "".join(parts)


def downloads(files: Mapping[str, bytes]) -> str:
    """Links that hold the files themselves: nothing is written to disk for them."""
    links = []
    for name, content in files.items():
        media = _MEDIA.get(name[name.rfind(".") :], "application/octet-stream")
        data = base64.b64encode(content).decode()
        links.append(f'<a download="{escape(name)}" href="data:{media};base64,{data}">{escape(name)}</a>')
    return f'<div class="quiz-downloads">{"".join(links)}</div>' if links else ""


def clock_view(seconds: int) -> str:
    """The time left."""
    short = " short" if seconds <= 60 else ""
    return f'<div class="quiz-clock{short}" role="timer">剩余时间 {seconds // 60:02d}:{seconds % 60:02d}</div>'


def notices_view(paper: Paper) -> str:
    """What must be known about the texts that the paper rests on."""
    return "".join(f'<p class="quiz-cover">提示：{escape(notice)}</p>' for notice in paper.notices)
