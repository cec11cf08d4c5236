"""The quiz page: draw or open a paper, take it with feedback or as an exam, download paper and result."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.exports import FORMATS, export
from assistant.quiz.blueprint import Blueprint
from assistant.quiz.coverage import coverage, table
from assistant.quiz.drawing import draw
from assistant.quiz.models import TYPE_NAMES, Difficulty, Item, ItemType, Paper, letter
from assistant.quiz.storage import load
from assistant.quiz.taking import Sitting
from assistant.quiz.topics import topic_names
from assistant.service import Assistant
from corpus.errors import InputError, NeibaoError
from corpus.library import Library
from ui.markup import escape, lines
from ui.quiz_view import clock_view, downloads, feedback_view, item_view, notices_view, result_view
from ui.render import error_view
from ui.words import read_data

_COUNTS = {
    ItemType.SINGLE: 10,
    ItemType.MULTIPLE: 5,
    ItemType.JUDGE: 10,
    ItemType.BLANK: 5,
    ItemType.SHORT: 0,
    ItemType.CASE: 3,
}
_PRACTICE, _EXAM = "练习（立即看对错）", "考试（交卷后看对错）"
_MOST = 200


@dataclass(frozen=True, slots=True)
class Desk:
    """What one visitor has before him.

    Attributes:
        sitting: the paper and the answers so far.
        number: the item shown, from 1.
        ends: the moment the exam ends, None without a limit.
        done: handed in.
    """

    sitting: Sitting
    number: int = 1
    ends: float | None = None
    done: bool = False

    @property
    def item(self) -> Item:
        """The item shown."""
        return self.sitting.paper.items[self.number - 1]


def build_quiz_tab(assistant: Assistant) -> None:
    """Lay out the page and connect it."""
    library = assistant.library
    gr.HTML(f"<style>{read_data('quiz.css')}</style>", padding=False, apply_default_css=False)
    desk: gr.State = gr.State(None)
    with gr.Column(elem_classes="fields", elem_id="quiz-setup"):
        setup = _setup(library)
        with gr.Row():
            start = gr.Button("出题", variant="primary", elem_id="quiz-start")
            upload = gr.UploadButton("打开试卷（JSON）", file_types=[".json"], type="binary", elem_id="quiz-open")
    about = gr.HTML("", elem_id="quiz-about", padding=False, apply_default_css=False)
    with gr.Column(visible=False, elem_id="quiz-paper") as paper:
        clock = gr.HTML("", elem_id="quiz-clock", padding=False, apply_default_css=False)
        shown = gr.HTML("", elem_id="quiz-item", padding=False, apply_default_css=False)
        one = gr.Radio([], label="选择一项", elem_id="quiz-one", visible=False)
        many = gr.CheckboxGroup([], label="选择所有正确的项", elem_id="quiz-many", visible=False)
        text = gr.Textbox(label="作答", lines=1, max_lines=8, elem_id="quiz-text", visible=False)
        with gr.Row():
            back = gr.Button("上一题", elem_id="quiz-back")
            submit = gr.Button("提交本题", variant="primary", elem_id="quiz-submit")
            ahead = gr.Button("下一题", elem_id="quiz-ahead")
            hand_in = gr.Button("交卷", elem_id="quiz-hand-in")
    feedback = gr.HTML("", elem_id="quiz-feedback", padding=False, apply_default_css=False)
    timer = gr.Timer(1.0, active=False)
    into = [desk, about, paper, clock, shown, one, many, text, submit, feedback, timer]
    answers = [desk, one, many, text]
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    start.click(partial(_start, library), setup, into, **quiet)
    upload.upload(partial(_open, library), [upload, *setup[-2:]], into, **quiet)
    submit.click(partial(_submit, library), answers, into, **quiet)
    text.submit(partial(_submit, library), answers, into, **quiet)
    back.click(partial(_step, library, -1), answers, into, **quiet)
    ahead.click(partial(_step, library, 1), answers, into, **quiet)
    hand_in.click(partial(_hand_in, library), answers, into, **quiet)
    timer.tick(partial(_tick, library), answers, into, **quiet)


def _setup(library: Library) -> list[Any]:
    """The choices of a blueprint; the last two are how it is taken."""
    held = [(document.meta.short_title, document.key) for document in library.documents()]
    documents = gr.CheckboxGroup(
        held, value=[key for _, key in held if key in ("guangzhou", "liaoning")], label="依据", elem_id="quiz-documents"
    )
    with gr.Row():
        counts = [
            gr.Number(
                number,
                label=TYPE_NAMES[kind],
                minimum=0,
                maximum=_MOST,
                precision=0,
                min_width=90,
                elem_id=f"quiz-{kind}",
            )
            for kind, number in _COUNTS.items()
        ]
    with gr.Accordion("更多选项", open=False):
        topics = gr.Dropdown(list(topic_names()), multiselect=True, label="主题（不选为全部）", elem_id="quiz-topics")
        levels = gr.CheckboxGroup([str(d) for d in Difficulty], label="难度（不选为全部）", elem_id="quiz-levels")
        with gr.Row():
            title = gr.Textbox("单位内部治安保卫知识测试", label="标题", elem_id="quiz-title")
            seed = gr.Textbox("1", label="种子（相同则试卷相同）", elem_id="quiz-seed")
    with gr.Row():
        mode = gr.Radio(
            [_PRACTICE, _EXAM], value=_PRACTICE, label="作答方式", elem_id="quiz-mode", elem_classes="pills"
        )
        minutes = gr.Number(30, label="考试时间（分钟）", minimum=1, maximum=600, precision=0, elem_id="quiz-minutes")
    return [documents, *counts, topics, levels, title, seed, mode, minutes]


def _start(library: Library, documents: list[str], *rest: Any) -> list[Any]:
    """Draw a paper and show its first item; what goes wrong is told in one line."""
    *counts, topics, levels, title, seed, mode, minutes = rest
    wanted = {kind: int(number or 0) for kind, number in zip(_COUNTS, counts, strict=True)}
    try:
        if not 0 < sum(wanted.values()) <= _MOST or min(wanted.values()) < 0:
            raise InputError(f"题目总数应在1至{_MOST}之间")
        blueprint = Blueprint(
            wanted, tuple(documents or ()), tuple(topics or ()), tuple(Difficulty(name) for name in levels or ())
        )
        paper = draw(library, blueprint, str(seed or "0"), str(title or "测试"))[0]
    except NeibaoError as error:
        return _refused(str(error))
    return _begin(library, paper, mode, minutes)


def _open(library: Library, content: bytes | None, mode: str, minutes: float | None) -> list[Any]:
    """Take a paper that was saved before."""
    try:
        paper = load((content or b"").decode("utf-8-sig"), "所选文件")
        if not paper.items:
            raise InputError("所选试卷没有题目")
    except (NeibaoError, UnicodeDecodeError) as error:
        return _refused(str(error) if isinstance(error, NeibaoError) else "所选文件不是 UTF-8 文本")
    return _begin(library, paper, mode, minutes)


def _refused(message: str) -> list[Any]:
    hidden = [gr.update()] * 7
    return [None, error_view(message), gr.update(visible=False), *hidden, gr.Timer(active=False)]


def _begin(library: Library, paper: Paper, mode: str, minutes: float | None) -> list[Any]:
    exam = mode == _EXAM
    ends = time.time() + 60 * int(minutes or 30) if exam else None
    return _view(library, Desk(Sitting(paper, exam), ends=ends), fresh=True)


def _view(library: Library, desk: Desk, feedback: str = "", fresh: bool = False) -> list[Any]:
    """Everything the page shows of a desk; `fresh` also renders the downloads of the paper."""
    keys = desk.done or not desk.sitting.exam
    about = _about(library, desk.sitting.paper, keys) if fresh else gr.update()
    item, given = desk.item, desk.sitting.answers.get(desk.number, "")
    clock = clock_view(_left(desk)) if desk.ends else ""
    shown = item_view(desk.sitting.paper, desk.number, sum(bool(a) for a in desk.sitting.answers.values()))
    label = "保存本题" if desk.sitting.exam else "提交本题"
    return [
        desk,
        about,
        gr.update(visible=not desk.done),
        clock,
        shown,
        *_fields(item, given),
        gr.Button(value=label),
        feedback,
        gr.Timer(active=desk.ends is not None and not desk.done),
    ]


def _fields(item: Item, given: str) -> list[Any]:
    """The field that answers an item, the others hidden."""
    choices = [(f"{letter(i)}．{option.text}", letter(i)) for i, option in enumerate(item.options)]
    if item.type is ItemType.JUDGE:
        choices = [("对", "对"), ("错", "错")]
    several = item.type is ItemType.MULTIPLE
    picked = [c for c in given if c.isalpha()] if several else []
    return [
        gr.Radio(choices=choices, value=given or None, visible=bool(choices) and not several),
        gr.CheckboxGroup(choices=choices if several else [], value=picked, visible=several),
        gr.Textbox(
            value=given if not choices else "", visible=not choices, lines=4 if item.type is ItemType.SHORT else 1
        ),
    ]


def _about(library: Library, paper: Paper, keys: bool) -> str:
    """The paper's coverage and notices, and its files once their keys may be seen."""
    files: dict[str, bytes] = {}
    for one in FORMATS if keys else ():
        found = export(paper, Path(f"试卷{paper.form}{one.ending}"))
        files.update({path.name: content for path, content in found.items()})
    covered = lines(table(coverage(paper, library), library)) if paper.documents else ""
    head = (
        f'<p class="quiz-cover">《{escape(paper.title)}》共{len(paper.items)}题，满分{paper.total}分<br>{covered}</p>'
    )
    return head + notices_view(paper) + downloads(files)


def _noted(desk: Desk, one: str | None, many: list[str] | None, text: str | None) -> Desk:
    """The desk with what the fields hold as the answer to the item shown."""
    item = desk.item
    if item.type is ItemType.MULTIPLE:
        given = "".join(sorted(many or []))
    else:
        given = (one or "") if item.options or item.type is ItemType.JUDGE else (text or "").strip()
    return replace(desk, sitting=desk.sitting.answer(desk.number, given))


def _submit(library: Library, desk: Desk | None, *fields: Any) -> list[Any]:
    """Note the answer; in practice say at once whether it is right, in an exam go on."""
    if desk is None or desk.done:
        return [gr.update()] * 11
    desk = _noted(desk, *fields)
    if desk.sitting.exam:
        return _move(library, desk, 1)
    given = desk.sitting.answers[desk.number]
    if not given:
        return _view(library, desk, error_view("还没有作答"))
    return _view(library, desk, feedback_view(desk.item, given, library))


def _step(library: Library, by: int, desk: Desk | None, *fields: Any) -> list[Any]:
    """Show the item before or after; what the fields hold is kept."""
    if desk is None or desk.done:
        return [gr.update()] * 11
    return _move(library, _noted(desk, *fields), by)


def _move(library: Library, desk: Desk, by: int) -> list[Any]:
    if _left(desk) <= 0:
        return _finish(library, desk)
    number = min(max(1, desk.number + by), len(desk.sitting.paper.items))
    return _view(library, replace(desk, number=number))


def _hand_in(library: Library, desk: Desk | None, *fields: Any) -> list[Any]:
    """Mark the paper and show the result."""
    if desk is None or desk.done:
        return [gr.update()] * 11
    return _finish(library, _noted(desk, *fields))


def _finish(library: Library, desk: Desk) -> list[Any]:
    desk = replace(desk, done=True)
    files = {"成绩.json": desk.sitting.dump().encode()}
    return _view(library, desk, result_view(desk.sitting, library, files), fresh=desk.sitting.exam)


def _tick(library: Library, desk: Desk | None, *fields: Any) -> list[Any]:
    """Show the time left; at its end the paper is handed in with what the fields hold."""
    if desk is None or desk.done or desk.ends is None:
        return [gr.update()] * 10 + [gr.Timer(active=False)]
    if _left(desk) > 0:
        return [gr.update()] * 3 + [clock_view(_left(desk))] + [gr.update()] * 7
    return _finish(library, _noted(desk, *fields))


def _left(desk: Desk) -> int:
    """Seconds left; one without a limit."""
    return 1 if desk.ends is None else max(0, round(desk.ends - time.time()))
