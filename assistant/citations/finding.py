"""What the citation check reports: one finding for each clause cited, as CONTRACT.md names it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from corpus.models import Clause, Document, Locator
from corpus.vocabulary import Verdict

DRAFT_NOT_IN_FORCE = "draft_not_in_force"
SUPERSEDED_NAME = "superseded_name"
DIGEST_ONLY = "digest_only"
WRONG_FIGURE = "wrong_figure"
NOT_IN_FORCE = "not_in_force"

FLAGS = {
    DRAFT_NOT_IN_FORCE: "征求意见稿从未生效，文中却当作有约束力",
    SUPERSEDED_NAME: "所写名称不是该法规的真实名称",
    DIGEST_ONLY: "本库只有要旨，没有原文",
    WRONG_FIGURE: "引文中的数字与原文不同",
    NOT_IN_FORCE: "该版本在所判断的日期并非现行有效",
}
"""Every flag, with what a person reads."""

VERDICTS = {
    Verdict.OK: "相符",
    Verdict.QUOTE_MISMATCH: "引文有出入",
    Verdict.WRONG_CLAUSE: "条款张冠李戴",
    Verdict.WRONG_FIGURE: "数字不符",
    Verdict.NO_SUCH_CLAUSE: "没有此条款",
    Verdict.UNKNOWN_DOCUMENT: "不认识的文件",
    Verdict.TEXT_UNAVAILABLE: "无原文可核",
}
"""Every verdict, as a person reads it."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The clause in which the words really stand."""

    document: str
    title: str
    article: int | None
    article_suffix: int | None
    section: str | None
    paragraph: int | None
    item: int | None
    subitem: int | None
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One clause cited in a text, and whether the citation holds (CONTRACT: Finding).

    Attributes:
        raw: the words of the citation, from `start` to `end` in the text as given.
        document: key of the text cited; a `law_id` for a national law; None where no text answers to the name.
        title: the real title, or the title as written where it is not known.
        quote: the quoted words, of several the first that does not hold.
        expected: the clause's own words in that place, or its figure.
        diff: `[op, theirs, ours]`, op one of equal, replace, delete (theirs alone), insert (ours alone).
        suggestion: where the quoted words really stand.
        detail: one line for people.
        label: how the clause is called.
        clause_text: the clause's words as held, for showing beside the text; None where there are none.
    """

    raw: str
    start: int
    end: int
    document: str | None
    title: str
    article: int | None
    article_suffix: int | None
    section: str | None
    paragraph: int | None
    item: int | None
    subitem: int | None
    verdict: Verdict
    flags: tuple[str, ...] = ()
    quote: str | None = None
    expected: str | None = None
    diff: tuple[tuple[str, str, str], ...] = ()
    suggestion: Suggestion | None = None
    detail: str = ""
    label: str = ""
    clause_text: str | None = None

    @property
    def is_clean(self) -> bool:
        """Whether nothing is to be said against the citation."""
        return self.verdict is Verdict.OK and not self.flags

    @property
    def locator(self) -> Locator:
        """The place cited."""
        return Locator(self.article, self.article_suffix, self.section, self.paragraph, self.item, self.subitem)

    def to_dict(self) -> dict[str, Any]:
        """The finding as JSON values."""
        return {**asdict(self), "flags": list(self.flags), "diff": [list(part) for part in self.diff]}

    def to_json(self) -> str:
        """The finding as one line of JSON, Chinese left readable."""
        return json.dumps(self.to_dict(), ensure_ascii=False)


def suggestion(document: Document, clause: Clause, label: str) -> Suggestion:
    """The suggestion that names a clause."""
    place = clause.locator
    return Suggestion(
        document=document.key,
        title=document.meta.title,
        article=place.article,
        article_suffix=place.article_suffix,
        section=place.section,
        paragraph=place.paragraph,
        item=place.item,
        subitem=place.subitem,
        label=label,
        text=document.words(clause),
    )
