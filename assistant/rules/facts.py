"""What is known about a unit, as the calculator takes it, and which of it cannot be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from assistant.rules.parameters import load_rules


class Kind(StrEnum):
    """The kinds of unit that a rule exists for."""

    UNIT = "unit"
    SCHOOL = "school"
    HOSPITAL = "hospital"


class Asked(StrEnum):
    """Whose number is asked for."""

    STAFF = "staff"
    GUARDS = "guards"
    BOTH = "both"


COUNTS = (
    "persons",
    "students",
    "boarders",
    "medical_staff",
    "beds",
    "outpatients",
    "full_time",
    "have_staff",
    "have_guards",
)
"""The counts of `UnitFacts`, by the names of CONTRACT.md."""


@dataclass(frozen=True, slots=True)
class InverseAsked:
    """The question how large a unit may be for `staff` persons in the role asked for, or from what size it needs them.

    Attributes:
        of: the count that is sought; None for the one that the rule counts by.
        start: the smallest unit that needs so many is asked for, not the largest that they suffice for.
    """

    staff: int
    of: str | None = None
    start: bool = False


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """A unit. None is unknown, 0 is a value.

    Attributes:
        kind: which rule it falls under.
        region: key or name of the place; None where none is named.
        persons: all persons of the unit; of a school, students and staff together (师生员工).
        students: the students among them.
        boarders: the students who board.
        boarding: it is said to be a boarding school, or said not to be; None for not mentioned.
        medical_staff: 在岗医务人员.
        beds: hospital beds.
        outpatients: daily average of outpatients.
        full_time: 专职治安保卫人员 in place.
        key_unit: 治安保卫重点单位; None for not stated.
        have_staff: 治安保卫人员 in place.
        have_guards: 保安员 in place.
        name: how it is called among several.
        asked: whose number is asked for; None for the rule's own.
        campuses: its campuses, each with its own numbers.
        inverse: the inverse question, where that is what is asked.
    """

    kind: Kind = Kind.UNIT
    region: str | None = None
    persons: int | None = None
    students: int | None = None
    boarders: int | None = None
    boarding: bool | None = None
    medical_staff: int | None = None
    beds: int | None = None
    outpatients: int | None = None
    full_time: int | None = None
    key_unit: bool | None = None
    have_staff: int | None = None
    have_guards: int | None = None
    name: str = ""
    asked: Asked | None = None
    campuses: tuple[UnitFacts, ...] = ()
    inverse: InverseAsked | None = None

    @property
    def rule(self) -> str:
        """The rule that it falls under, as CONTRACT.md names it."""
        if self.kind is Kind.UNIT:
            return "key-unit" if self.key_unit else "unit"
        return str(self.kind)

    @property
    def place(self) -> str:
        """The place whose text is used: Guangzhou's where none is named."""
        return self.region or load_rules().document

    @property
    def is_covered(self) -> bool:
        """Whether the rules are this place's own."""
        return self.place == load_rules().document

    @property
    def wants(self) -> Asked:
        """Whose number to compute."""
        if self.asked is not None:
            return self.asked
        if self.kind is not Kind.UNIT:
            return Asked.GUARDS
        return Asked.BOTH if self.key_unit else Asked.STAFF

    def inputs(self) -> dict[str, object]:
        """What is known, by the names of CONTRACT.md."""
        known: dict[str, object] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name in (*COUNTS, "key_unit", "boarding") and value is not None:
                known[field.name] = value
        return known


@dataclass(frozen=True, slots=True)
class Fault:
    """Why inputs cannot be: the sentence of `data/quota_words.toml`, what fills it, the counts it is about."""

    id: str
    values: Mapping[str, str | int]
    counts: tuple[str, ...]


_PARTS = (
    ("boarders", "students"),
    ("boarders", "persons"),
    ("students", "persons"),
    ("medical_staff", "persons"),
    ("full_time", "persons"),
    ("have_staff", "persons"),
)
"""Pairs of a count and one that cannot be smaller."""


def find_fault(facts: UnitFacts) -> Fault | None:
    """The first thing that cannot be: negative, nobody where there must be somebody, absurd, or a contradiction."""
    most = load_rules().most
    for name in COUNTS:
        value = getattr(facts, name)
        if value is None:
            continue
        if value < 0:
            return Fault("negative", {"name": name, "value": value}, (name,))
        if value > most:
            return Fault("absurd", {"name": name, "value": value, "most": most}, (name,))
        if value == 0 and name in ("persons", "students", "medical_staff"):
            return Fault("nobody", {"name": name, "value": value}, (name,))
    for part, whole in _PARTS:
        less, more = getattr(facts, part), getattr(facts, whole)
        if less is not None and more is not None and less > more:
            return Fault(
                "part_above_whole", {"name": part, "value": less, "whole": whole, "total": more}, (part, whole)
            )
    if facts.boarding is False and facts.boarders:
        return Fault("boards_not", {"name": "boarders", "value": facts.boarders}, ("boarders",))
    if facts.inverse is not None and not 0 <= facts.inverse.staff <= most:
        name = "have_staff" if facts.wants is Asked.STAFF else "have_guards"
        return Fault(
            "negative" if facts.inverse.staff < 0 else "absurd",
            {"name": name, "value": facts.inverse.staff, "most": most},
            (name,),
        )
    return next((fault for campus in facts.campuses if (fault := find_fault(campus)) is not None), None)
