"""What a LangChain model or chain may call: the hybrid search as a retriever, the calculator and the look-up as tools.

Nothing on the path of a plain question needs them; a language model that is put in later decides nothing without them.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Literal

from langchain_core.tools import BaseTool, tool
from pydantic import BaseModel, Field

from assistant.reply import cite
from assistant.retriever import ClauseRetriever
from assistant.rules.facts import Kind, UnitFacts
from assistant.rules.quota import compute
from assistant.service import Assistant
from corpus.locator import parse_locator


class QuotaInput(BaseModel):
    """Arguments of the calculator; heads are persons, None is unknown."""

    kind: Literal["unit", "school", "hospital"] = Field(description="Which rule the unit falls under.")
    region: str | None = Field(None, description="Place; None computes under the Guangzhou draft and says so.")
    key_unit: bool = Field(False, description="Designated as 治安保卫重点单位.")
    persons: int | None = Field(None, description="All persons; of a school pupils and staff together.")
    boarders: int | None = Field(None, description="Pupils who board.")
    medical_staff: int | None = Field(None, description="Medical staff on duty.")
    beds: int | None = Field(None, description="Hospital beds.")
    outpatients: int | None = Field(None, description="Daily average of outpatients.")
    full_time: int | None = Field(None, description="Full-time security staff in place.")


class ClauseInput(BaseModel):
    """Arguments of the look-up."""

    document: str = Field(description="Key of the text: guangzhou, liaoning, neibao, baoan or fankong.")
    locator: str = Field(description="Where in the text: 6.3.1, 13, 第十三条第一款.")


def retriever(assistant: Assistant, limit: int = 8) -> ClauseRetriever:
    """The hybrid search over the held texts."""
    return ClauseRetriever(index=assistant.index, limit=limit)


def tools(assistant: Assistant) -> list[BaseTool]:
    """The calculator and the look-up, bound to one assistant's texts; each returns JSON."""

    @tool("quota", args_schema=QuotaInput)
    def quota(
        kind: str,
        region: str | None = None,
        key_unit: bool = False,
        persons: int | None = None,
        boarders: int | None = None,
        medical_staff: int | None = None,
        beds: int | None = None,
        outpatients: int | None = None,
        full_time: int | None = None,
    ) -> str:
        """Compute the least number of security staff or guards; the only source of such a figure."""
        facts = UnitFacts(
            kind=Kind(kind),
            region=region,
            key_unit=key_unit or None,
            persons=persons,
            boarders=boarders,
            medical_staff=medical_staff,
            beds=beds,
            outpatients=outpatients,
            full_time=full_time,
        )
        return json.dumps(asdict(compute(facts)), ensure_ascii=False)

    @tool("clause", args_schema=ClauseInput)
    def clause(document: str, locator: str) -> str:
        """Look up the words of one clause by its number."""
        held = assistant.library.require(document)
        found = assistant.library.clause(document, parse_locator(locator, held.meta.scheme))
        return json.dumps(asdict(cite(*found)), ensure_ascii=False)

    return [quota, clause]
