"""The chat: a conversation with its memory, one for each browser session."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import gradio as gr

from assistant.conversation import Conversation
from assistant.reply import Reply
from assistant.service import Assistant
from corpus.errors import NeibaoError
from corpus.vocabulary import Route
from ui.render import pending, reply_view, transcript, turn, welcome
from ui.words import page_words

KEPT_TURNS = 40
"""Turns of a conversation that stay on the page; memory reaches as far as the conversation does."""

Turns = tuple[str, ...]


def build_chat_tab(assistant: Assistant) -> None:
    """Lay out the chat and connect it."""
    words = page_words()
    conversation: gr.State = gr.State(None)
    turns: gr.State = gr.State(())
    shown = gr.HTML(transcript((), welcome(words.welcome)), elem_id="chat", padding=False, apply_default_css=False)
    with gr.Accordion("示例问题", open=True, elem_id="examples") as offered:
        examples = [gr.Button(text, size="sm", elem_classes="example") for text in words.examples]
    with gr.Column(elem_id="composer"):
        with gr.Row(elem_id="choices"):
            region = gr.Radio(
                list(words.regions), value="", label="地点", container=False, elem_id="region", elem_classes="pills"
            )
            fresh = gr.Button("新对话", size="sm", elem_id="fresh")
        with gr.Row(elem_id="question-row"):
            question = gr.Textbox(
                placeholder=words.placeholder,
                label="问题",
                show_label=False,
                lines=1,
                max_lines=6,
                container=False,
                autofocus=True,
                scale=8,
                elem_id="question",
            )
            send = gr.Button("发送", variant="primary", scale=1, min_width=72, elem_id="send")
    into = [shown, turns, conversation, question, offered]
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    for event in (question.submit, send.click):
        event(partial(_answer, assistant), [question, region, turns, conversation], into, **quiet)
    for button in examples:
        button.click(partial(_answer, assistant), [button, region, turns, conversation], into, **quiet)
    fresh.click(partial(_start_over, words.welcome), None, into, **quiet)


def _answer(
    assistant: Assistant, question: str, region: str, turns: Turns, conversation: Conversation | None
) -> Iterator[tuple[Any, ...]]:
    """Show the question at once, then its answer; an empty box is left as it is."""
    question = question or ""
    if not question.strip():
        yield (gr.skip(),) * 5
        return
    closed = gr.Accordion(open=False)
    yield transcript((*turns, turn(question, pending()))), turns, conversation, "", closed
    memory = conversation if conversation is not None else assistant.new_conversation()
    reply = ask_safely(assistant, question, region or None, memory)
    turns = (*turns, turn(question, reply_view(reply, assistant.library)))[-KEPT_TURNS:]
    yield transcript(turns), turns, memory, gr.skip(), gr.skip()


def ask_safely(assistant: Assistant, question: str, region: str | None, memory: Conversation) -> Reply:
    """A reply in any case: what goes wrong is told in one line."""
    try:
        return assistant.ask(question, region, memory)
    except NeibaoError as error:
        return Reply(question[:200], Route.ERROR, one_line(str(error)))
    except Exception as error:  # the page's last net: a user never sees a traceback
        return Reply(question[:200], Route.ERROR, one_line(f"内部错误（{type(error).__name__}），请换一种问法"))


def one_line(message: str) -> str:
    """A message on one line with a full stop."""
    words = " ".join(message.split())
    return words if words.endswith(("。", "？", "！")) else f"{words}。"


def _start_over(words: str) -> tuple[Any, ...]:
    return transcript((), welcome(words)), (), None, "", gr.Accordion(open=True)
