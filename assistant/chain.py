"""The path from a question to a reply, composed of LangChain runnables.

Each step takes and returns a `Turn`; the first step that gives a reply ends the path. A language model can later be put
in as one more step that rewords a finished reply.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from langchain_core.runnables import Runnable, RunnableLambda

from assistant.asked import Asked
from assistant.conversation import Conversation
from assistant.reply import Reply


@dataclass(frozen=True, slots=True)
class Turn:
    """A question on its way.

    Attributes:
        asked: the question, read.
        conversation: what was said before.
        region: place chosen beside the question.
        reply: the reply, once a step has given one.
    """

    asked: Asked
    conversation: Conversation
    region: str | None = None
    reply: Reply | None = None


Step = Callable[[Turn], Reply | None]


def compose(steps: Sequence[tuple[str, Step]]) -> Runnable[Turn, Turn]:
    """Chain the steps: each is asked in turn until one replies.

    Args:
        steps: names, as a trace shows them, and what each does.
    """
    links = [RunnableLambda(_link(step), name=name) for name, step in steps]
    chain: Runnable[Turn, Turn] = links[0]
    for link in links[1:]:
        chain = chain | link
    return chain


def _link(step: Step) -> Callable[[Turn], Turn]:
    def run(turn: Turn) -> Turn:
        return turn if turn.reply is not None else replace(turn, reply=step(turn))

    return run
