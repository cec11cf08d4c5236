"""Versions of a text: how two differ by article, and what must be said about a standing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher

from corpus.locator import label
from corpus.models import Document, Locator, Metadata, Note
from corpus.normalize import fold
from corpus.vocabulary import Scheme, Standing

STALE_AFTER = timedelta(days=180)
"""How long a look at a text's standing is good for (DOMAIN §1)."""


_QUOTES = str.maketrans("“”‘’「」『』〈〉", "\"\"''\"\"''<>")


def plain_words(words: str) -> str:
    """Words for comparing: white space left out, widths and forms of quotation marks folded."""
    return "".join(fold(words).text.split()).translate(_QUOTES)


def words_sha256(words: str) -> str:
    """SHA-256 of the words of a clause for comparing versions: white space and widths do not matter."""
    return hashlib.sha256(plain_words(words).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """How one article differs between two versions.

    Attributes:
        locator: the article.
        kind: changed, added or removed.
        old, new: its words in each version, empty where it is not there.
    """

    locator: Locator
    kind: str
    old: str = ""
    new: str = ""

    def describe(self, limit: int = 40) -> str:
        """The words that go and the words that come, shortened."""
        if self.kind != "changed":
            return {"added": "新增", "removed": "删去"}[self.kind]
        parts = []
        matcher = SequenceMatcher(None, self.old, self.new, autojunk=False)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            if tag != "equal":
                parts.append(f"“{_cut(self.old[i1:i2], limit)}”→“{_cut(self.new[j1:j2], limit)}”")
        return "；".join(parts[:3]) + ("……" if len(parts) > 3 else "")


def _cut(text: str, limit: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[:limit] + "…"


def compare(old: Document, new: Document) -> Iterator[ArticleChange]:
    """The articles that differ, in the order of the new text, then those that are gone."""
    before = {clause.locator: old.words(clause) for clause in old.articles}
    after = {clause.locator: new.words(clause) for clause in new.articles}
    for locator, words in after.items():
        if locator not in before:
            yield ArticleChange(locator, "added", new=words)
        elif plain_words(before[locator]) != plain_words(words):
            yield ArticleChange(locator, "changed", before[locator], words)
    for locator, words in before.items():
        if locator not in after:
            yield ArticleChange(locator, "removed", old=words)


def describe_changes(changes: Sequence[ArticleChange], scheme: Scheme) -> list[str]:
    """One line an article."""
    return [f"{label(change.locator, scheme)}：{change.describe()}" for change in changes]


_STANDING_NOTICES = {
    Standing.SUPERSEDED: "《{title}》的这一文本已被新版本取代，不能作为现行规定引用。",
    Standing.REPEALED: "《{title}》已废止，不能作为现行规定引用。",
    Standing.NOT_YET: "《{title}》的这一文本尚未施行（{since}起施行）。",
}


def standing_notices(document: Document, today: date) -> list[str]:
    """What an answer that rests on a text must say about its standing on a day.

    Args:
        document: the text; its provenance's own notices (digest, changed package) are included.
        today: the day on which standing is judged.

    Returns:
        Notices: draft, pending revision, superseded, repealed or not yet in force, a standing last checked more than
        180 days ago, and what the words' source adds. Empty where there is nothing to say.
    """
    meta = document.meta
    notices = [meta.draft_notice] if meta.draft_notice else []
    since = meta.since
    standing = Standing.NOT_YET if since is not None and since > today else meta.standing
    if standing in _STANDING_NOTICES:
        notices.append(_STANDING_NOTICES[standing].format(title=meta.title, since=since))
    notices += [f"{note.text}（{note.date.isoformat()}）" for note in meta.notes if _told(note, since, today)]
    if stale := stale_notice(meta, today):
        notices.append(stale)
    return notices + list(document.provenance.notices)


def _told(note: Note, since: date | None, today: date) -> bool:
    """Whether a remark is still news: made by that day, and not before the words themselves."""
    return note.date <= today and (since is None or note.date >= since)


def stale_notice(meta: Metadata, today: date) -> str:
    """What to say where the standing was last checked more than 180 days before a day; empty where it was not."""
    if meta.checked_on is None:
        return f"《{meta.title}》的效力状态没有核对日期，引用前请核对。"
    if today - meta.checked_on <= STALE_AFTER:
        return ""
    days = (today - meta.checked_on).days
    return f"《{meta.title}》的效力状态最后核对于{meta.checked_on.isoformat()}，已过{days}天，引用前请重新核对。"
