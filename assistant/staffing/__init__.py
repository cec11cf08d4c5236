"""Staffing questions: read by rules, computed by the calculator, answered with the clauses."""

from assistant.reading.turns.memory import StaffingMemory
from assistant.staffing.answer import answer_staffing

__all__ = ["StaffingMemory", "answer_staffing"]
