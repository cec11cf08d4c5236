"""Kinds of unit that are neither schools nor hospitals: where their workers are told they are units like any other."""

from __future__ import annotations

from assistant.reading.asking.asked import Question
from assistant.reading.facts.draft import Draft
from assistant.reading.facts.parts import Split
from assistant.rules.facts import Asked

_PLAIN = ("training", "nursery", "clinic", "animal")


def counts_its_workers(draft: Draft, parts: Split, asked: Question) -> bool:
    """培训机构，员工85人，治安保卫人员几名: its workers are its people; those who come to it are not."""
    workers = {g.numeral.value for s in parts.segments for g in s.given if g.slot == "employees" and not g.subset}
    told = asked.asked is Asked.STAFF and draft.uncovered in _PLAIN
    return told and draft.ask is None and draft.values.get("persons") in workers
