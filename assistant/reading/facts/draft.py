"""A unit's facts in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.reading.facts.understood import Remark
from assistant.reading.words.numerals import Numeral
from assistant.rules.facts import Asked, Kind, UnitFacts


@dataclass(slots=True)
class Draft:
    """Facts in the making.

    Attributes:
        kind: the kind of unit; None where nothing tells it.
        uncovered: the kind that no rule names; empty for none.
        values: counts by the names of `UnitFacts`.
        rough: those of them that are approximate.
        ask, refuse: why it cannot be computed as it stands.
        assumptions: what the reply must say.
    """

    kind: Kind | None = None
    uncovered: str = ""
    key_unit: bool | None = None
    boarding: bool | None = None
    values: dict[str, int] = field(default_factory=dict)
    rough: dict[str, Numeral] = field(default_factory=dict)
    ask: Remark | None = None
    missing: tuple[str, ...] = ()
    refuse: Remark | None = None
    assumptions: list[Remark] = field(default_factory=list)
    specific: bool = False

    def facts(self, region: str | None, asked: Asked | None, name: str = "") -> UnitFacts:
        """The facts as they stand."""
        return UnitFacts(
            kind=self.kind or Kind.UNIT,
            region=region,
            key_unit=self.key_unit,
            boarding=self.boarding,
            name=name,
            asked=asked,
            **self.values,  # type: ignore[arg-type]
        )
