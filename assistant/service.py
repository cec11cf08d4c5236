"""The one façade that the command line, the web page and the API call."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from langchain_core.runnables import Runnable

from assistant.answering.clauses import ClauseAnswerer
from assistant.answering.decline import clarified, declined
from assistant.answering.denial import Denier
from assistant.answering.further import Further
from assistant.answering.national import NationalAnswerer
from assistant.answering.premise import about_a_text, speaks_of_own, stated_units
from assistant.answering.scope import place_texts
from assistant.asked import LONGEST, Asked, read
from assistant.chain import Turn, compose
from assistant.citations.request import asked_to_check
from assistant.conversation import Conversation
from assistant.dated import NamedDay, named_day
from assistant.deadlines import answer_deadline
from assistant.guards import proven
from assistant.library import open_library, open_national, today
from assistant.lookup import bare_lookup, named_in
from assistant.reply import Reply
from assistant.settings import Settings
from assistant.staffing import StaffingMemory, answer_staffing
from corpus.errors import InputError, NoSuchClause
from corpus.library import Library
from corpus.models import Reference
from corpus.vocabulary import Route
from indexes.build import Progress
from indexes.encoder import open_encoder
from indexes.search import SearchIndex, open_index

if TYPE_CHECKING:
    from assistant.citations.texts import CitedTexts

INDEX_NAME = "default"
"""Folder of the default scope's index under the index folder."""

SHORTEST_REST = 4
"""What is asked of a named text is searched without its name, where at least this many characters are left."""

MOST_CLAUSES = 6
"""At most this many clauses named in one question are shown."""


_SIZE = re.compile(
    r"\d,?\d\d|(?<!多少)(?<!几)[百千万两]|几[名人]|几位(?!老|更|来)|几个(?=人|保|治安|门卫|安|专|兼|才|够|合|就|算|行|[，。？?！!吗呢啊]|$)"
    r"|多少[个名人位专兼]|多少(?:保安|保卫|门卫|安保|治安)|(?:配备?|要|编制|需要?|管)多少(?!万|钱|元)"
    r"|(?:要不要|用不用|需不需要|需要|必须|该不该|非得|要|得)(?:请|配备?|雇|聘|招|设|有|安排)(?:个|一个|专职|专门的)?"
    r"(?:保安|门卫|安保|保卫人)(?:员|人员)?(?=[吗么，。；？?！!]|$)"
    r"|多大的?单位|how many",
    re.IGNORECASE,
)
"""What tells the size of a unit, or asks for a number of people: such a question is the calculator's."""


def _states_a_number(reply: Reply) -> bool:
    """Whether the calculator counted something or refused what it was given, not only asked back or found no rule."""
    quota = reply.quota
    if reply.route is Route.ERROR or (quota is not None and (quota.groups or quota.inverse)):
        return True
    return quota is not None and any(result.minimum is not None for result in quota.results)


class Assistant:
    """Answers questions.

    Args:
        settings: where things lie and what day it is.
        library: the texts.
        index: the opened search index.
    """

    def __init__(self, settings: Settings, library: Library, index: SearchIndex) -> None:
        self.settings = settings
        self.library = library
        self.index = index
        self.clauses = ClauseAnswerer(library, index, today(settings))
        self.denier = Denier(self.clauses)
        self.further = Further(self.clauses)
        self.national = NationalAnswerer(settings, library.registry)

    def new_conversation(self, region: str | None = None) -> Conversation:
        """An empty memory for one user."""
        return Conversation(StaffingMemory(), region)

    def ask(self, question: str, region: str | None = None, conversation: Conversation | None = None) -> Reply:
        """Answer one question.

        Args:
            question: as typed, Chinese or English.
            region: place chosen beside the question; a place in the question counts more.
            conversation: memory that the answer may use and that it is added to.

        Returns:
            The reply. Every figure, citation and quotation in it is proven, or it is not given.

        Raises:
            InputError: the question is empty or too long.
        """
        started = time.perf_counter()
        memory = conversation or self.new_conversation()
        if asked_to_check(question) is not None and (checked := self._checked(question)) is not None:
            reply = checked if proven(checked, self.library) else declined(read(question[:LONGEST]))
            return self._kept(reply, memory, started)
        asked = read(question, region or memory.region)
        turn = self._path.invoke(Turn(asked, memory, region or memory.region))
        reply = turn.reply or declined(asked)
        if not proven(reply, self.library, self.national.document):
            reply = declined(asked)
        if (named := named_day(asked.text, today(self.settings))) is not None:
            reply = self._on_day(named, reply, asked, region or memory.region)
        return self._kept(reply, memory, started)

    def _kept(self, reply: Reply, memory: Conversation, started: float) -> Reply:
        """The reply with the time that it took, added to the conversation."""
        reply = replace(reply, elapsed_ms=round((time.perf_counter() - started) * 1000, 3))
        memory.replies.append(reply)
        return reply

    def _checked(self, message: str) -> Reply | None:
        """The citations of a pasted text, checked; the checker is loaded here, as most questions never need it."""
        from assistant.citations.chat import answer_citation_request

        return answer_citation_request(message, self.library, self._cited)

    @cached_property
    def _cited(self) -> CitedTexts:
        """The texts for checking citations; nothing is prepared before a citation is checked."""
        from assistant.citations.texts import CitedTexts

        return CitedTexts(self.library, open_national(self.settings), lambda: today(self.settings))

    def _on_day(self, named: NamedDay, reply: Reply, asked: Asked, region: str | None) -> Reply:
        """The reply by the words that stood on the day that a question names; words of other days never stand in.

        Args:
            named: the day.
            reply: the reply by today's words.
            asked: the question.
            region: place chosen beside it.
        """
        if self.library.day is not None:
            return reply
        if any(citation.document not in self.library.registry for citation in reply.citations):
            return replace(reply, notices=(named.notice, *reply.notices))  # national laws answer by the day themselves
        then = open_library(self.settings, on=named.day)
        if reply.citations and then.get(reply.citations[0].document) is None:
            return declined(asked, f"{then.why_missing(reply.citations[0].document)}。", (named.notice,))
        if any(not _same_words(self.library, then, citation.document) for citation in reply.citations):
            folder = self.settings.indexes / f"at-{then.fingerprint()[:12]}"
            index = open_index(folder, then, encoder=self.index.encoder)
            reply = Assistant(self.settings, then, index).ask(asked.raw, region)
        return replace(reply, notices=(named.notice, *reply.notices))

    @cached_property
    def _path(self) -> Runnable[Turn, Turn]:
        return compose(
            (
                ("deadline", self._deadline),
                ("false statement", self._denied),
                ("staffing", self._staffing),
                ("national law", self._national),
                ("named clause", self._look_up),
                ("comparison", self._compare),
                ("clauses", self._search),
            )
        )

    def _denied(self, turn: Turn) -> Reply | None:
        """What is put forward for a nod and a clause contradicts is denied; the asker's own numbers are computed."""
        asked = turn.asked
        if speaks_of_own(asked):
            computed = answer_staffing(asked.lines, turn.region, StaffingMemory(), self.library)
            if computed is not None and _states_a_number(computed):
                return None
        return self.denier.answer(asked)

    def _staffing(self, turn: Turn) -> Reply | None:
        """Every staffing question goes to the calculator; what a text is said to write is held against its clause."""
        asked = turn.asked
        if not about_a_text(asked):
            first = turn.conversation.staffing.last is None
            reply = answer_staffing(asked.lines, turn.region, turn.conversation.staffing, self.library)
            sized = _SIZE.search(asked.text) is not None
            if reply is None or not first or _states_a_number(reply) or (sized and not reply.clarify):
                return reply
            if self.clauses.is_about_another(asked, sized):
                turn.conversation.staffing = StaffingMemory()
                return None
            return reply
        own = place_texts(self.library, asked.region) if asked.region else frozenset()
        wrong = self.clauses.premise(asked, own) if own and stated_units(asked) else None
        if wrong is not None:
            return wrong
        reply = answer_staffing(asked.lines, turn.region, turn.conversation.staffing, self.library)
        if reply is not None and reply.declined and reply.citations and own and asked.language == "zh":
            return replace(reply, answer=f"不是。{reply.answer}")
        return reply

    def _deadline(self, turn: Turn) -> Reply | None:
        """Dates that a time limit leads to are counted, never searched."""
        return answer_deadline(turn.asked.text, today(self.settings), self.library)

    def _national(self, turn: Turn) -> Reply | None:
        """Laws of the national library, where the question names one or asks for them."""
        named = named_in(turn.asked.text, self.library)
        return None if named.documents or named.not_held else self.national.answer(turn.asked, named.unknown)

    def _look_up(self, turn: Turn) -> Reply | None:
        """Clauses named by number, and texts that are named but not held."""
        asked = turn.asked
        named = named_in(asked.text, self.library)
        if named.not_held:
            meta = self.library.registry[named.not_held[0].document or ""]
            return declined(asked, f"《{meta.title}》{meta.not_bundled}。")
        if named.unknown and not named.documents:
            return declined(asked, _not_held(named.unknown))
        if named.bare and not named.documents and bare_lookup(asked.text):
            return clarified(
                asked, f"{named.bare[0].raw}在不同的文本里内容不同，请问是哪个文件的？例如：内保条例{named.bare[0].raw}"
            )
        if not named.clauses:
            return None
        try:
            return self.clauses.look_up(asked, named.clauses[:MOST_CLAUSES])
        except NoSuchClause as error:
            return declined(asked, f"{error}。")

    def _compare(self, turn: Turn) -> Reply | None:
        if not turn.asked.both_places:
            return None
        return self.further.complete(turn.asked, self.clauses.compare(turn.asked))

    def _search(self, turn: Turn) -> Reply:
        """What the search finds, and what else a question of several parts needs."""
        return self.further.complete(turn.asked, self._found(turn))

    def _found(self, turn: Turn) -> Reply:
        """Search the texts named, or those of the place; several named ones side by side."""
        asked = turn.asked
        found = named_in(asked.text, self.library)
        named = found.documents
        if named and len(found.rest) >= SHORTEST_REST:
            asked = replace(asked, text=found.rest)
        groups = [frozenset({key}) for key in named]
        own = place_texts(self.library, asked.region) if asked.region else frozenset()
        if own and named and not own & set(named):
            groups.insert(0, own)
        if len(groups) > 1:
            return self.clauses.side_by_side(asked, groups)
        return self.clauses.answer(asked, groups[0] if groups else None)


def _same_words(now: Library, then: Library, key: str) -> bool:
    """Whether a text's words are the same in two libraries."""
    one, other = now.get(key), then.get(key)
    return one is not None and other is not None and one.sha256 == other.sha256


def _not_held(references: Sequence[Reference]) -> str:
    """Why a text that a question names cannot answer: nobody here knows it."""
    unknown = next((reference for reference in references if reference.document is None), references[0])
    return f"本库没有收录《{unknown.title}》，不能替它作答。"


def error_reply(question: str, error: InputError) -> Reply:
    """The reply to a question that cannot be one: empty, too long."""
    return Reply(question[:200], Route.ERROR, f"{error}。" if not str(error).endswith("。") else str(error))


def open_assistant(settings: Settings, progress: Progress | None = None) -> Assistant:
    """Open the library and the index, building the index where there is none or the texts have changed.

    The question encoder takes part where it is installed and fits.

    Raises:
        IndexMissing: the index is damaged or was removed.
        StorageError: the index has to be built and cannot be written.
        ModelMissing: the encoder is installed and damaged.
    """
    library = open_library(settings)
    encoder = open_encoder(settings.encoder)
    index = open_index(settings.indexes / INDEX_NAME, library, progress=progress, encoder=encoder)
    return Assistant(settings, library, index)
