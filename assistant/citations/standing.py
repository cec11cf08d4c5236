"""Is a draft presented as if it bound anyone?"""

from __future__ import annotations

import re

from assistant.citations.cues import cue

_ADDRESSED = re.compile(
    r"(?:根据|依据|依照|按照|按)[^。！？\n]{0,60}(?:你|贵|我|本|各|全市|所有)(?:单位|公司|校|院|厂|企业|学校|医院|市)?[^。！？\n]{0,20}(?:应当?|须|需|要)"
)
_SUPPOSED = re.compile(r"(?:如果|假如|倘若|若|一旦|要是|将来|今后)[^。！？]{0,40}$")


def is_presented_as_binding(around: str, lead: str, paragraph: str) -> bool:
    """Whether words around the citation of a draft command, punish or call it valid on its strength.

    Args:
        around: the sentence with the citation and the next one, quotations masked.
        lead: what stands before the citation in its sentence.
        paragraph: the paragraph around them, in which it may be said that this is a draft.
    """
    if cue("hedged").search(paragraph) or _SUPPOSED.search(lead):
        return False
    return bool(cue("binding").search(around) or _ADDRESSED.search(around))
