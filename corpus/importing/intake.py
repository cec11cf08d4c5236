"""A file becomes a version of a text: recognised, parsed, checked, compared with what was held, and kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from corpus.errors import InputError
from corpus.importing.canonical import Canonical, bare_title, canonical
from corpus.importing.dates import Dates, read_dates
from corpus.importing.readers import Extract
from corpus.library import Library
from corpus.locator import dotted, label
from corpus.models import Document, Locator, Metadata
from corpus.national import IMPORTED, NATION, NationalLibrary
from corpus.official.sites import verified_difference
from corpus.parser import parse
from corpus.sources.imported import version_metadata
from corpus.store import Version, VersionStore
from corpus.versions import ArticleChange, compare
from corpus.vocabulary import Held, Scheme, Standing


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of a file.

    Attributes:
        key: the text it is a version of.
        version: the version kept.
        held_before: in which form the text's words were held.
        known: these very words were there already, and nothing was written.
        changes: how the articles differ from the words held before; empty where those were a digest or none.
        dropped: what was left out of the file, and what could not be placed.
        pending: the words only stand from a later day on.
    """

    key: str
    title: str
    version: Version
    held_before: Held
    known: bool
    changes: tuple[ArticleChange, ...]
    dropped: tuple[str, ...]
    pending: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """Where files are taken in.

    Attributes:
        library: the registered texts as held now.
        national: the extended library, for its titles and earlier versions.
        store: where versions are kept.
        today: the day.
    """

    library: Library
    national: NationalLibrary
    store: VersionStore
    today: date

    def recognise(self, title: str) -> str:
        """Key of the text with exactly this title, an empty string for any other; a near title is another text."""
        for meta in self.library.registry:
            if title in (bare_title(meta.title), bare_title(meta.title).removeprefix(NATION)):
                return meta.key
        versions = self.national.versions(title) if title.startswith(NATION) or len(title) > 12 else ()
        return national_key(versions[-1].title) if versions else ""

    def named(self, key: str) -> str:
        """The key that `--as` names: a key, a name or an alias of a registered text, or a national law.

        Raises:
            InputError: it names none.
        """
        if key in self.library.registry:
            return key
        if alias := self.library.registry.by_name(key):
            return alias.document
        if versions := self.national.versions(key):
            return national_key(versions[-1].title)
        if key in self.national:
            return national_key(self.national[key].title)
        known = "、".join(meta.key for meta in self.library.registry)
        raise InputError(f"--as {key[:40]} 不是已登记的文件；可用：{known}，或一部国家法律的名称")

    def take(self, extract: Extract, name: str, source: str, key: str = "", effective: date | None = None) -> Intake:
        """Take in one file.

        Args:
            extract: its lines.
            name: how messages and the version's record call it.
            source: imported or synced.
            key: the text it is said to be; empty to go by its title.
            effective: the first day for which its words stand, where the user knows it better than the text says.

        Raises:
            InputError: it cannot be told which text it is, or its text is not whole.
            StorageError: it cannot be kept; then nothing has changed.
        """
        wanted = self.named(key) if key else ""
        made = canonical(extract, self.recognise)
        meta = self._metadata(self._settled(made, wanted, name))
        document = _parsed(made.text if made.title else f"{meta.title}\n{made.text}", meta, name)
        dates = read_dates(document)
        if effective:
            dates = Dates(dates.published, effective, tuple(day for day in dates.revised if day <= effective))
        self._check_count(document, dates, name)
        return self._keep(document, dates, name, source, made.dropped)

    def _settled(self, made: Canonical, wanted: str, name: str) -> str:
        if made.key and wanted and made.key != wanted:
            title = self._metadata(wanted).title
            raise InputError(f"{name} 的题目是《{made.title}》，不是 --as 所指的《{title}》；请核对文件")
        key = wanted or made.key
        if not key:
            raise InputError(
                f"{name} 中认不出是哪部法规（没有一行恰好是已登记的题目）；可用 --as 代号 指明，如 --as neibao"
            )
        if key in self.library.registry and self.library.registry[key].file:
            raise InputError(f"{name} 是《{self.library.registry[key].title}》，已随产品逐字收录，无须导入")
        return key

    def _metadata(self, key: str) -> Metadata:
        if not key.startswith(IMPORTED):
            return self.library.registry[key]
        law = next(law for law in self.national if national_key(law.title) == key)
        return Metadata(key, law.title, law.short_title, Scheme.STATUTE, Standing.IN_FORCE, "law", issuer=law.issuer)

    def _check_count(self, document: Document, dates: Dates, name: str) -> None:
        """A text with fewer articles than registered is only whole where it is a newer version."""
        meta, count = document.meta, len(document.articles)
        newer = dates.since and meta.since and dates.since > meta.since
        if meta.articles and count < meta.articles and not newer:
            raise InputError(f"{name} 不完整：只有{count}条，《{meta.title}》应有{meta.articles}条；请重新下载全文")

    def _keep(self, document: Document, dates: Dates, name: str, source: str, dropped: tuple[str, ...]) -> Intake:
        key, meta = document.key, document.meta
        before = self._held(key)
        version = Version(
            sha256=hashlib.sha256(document.text.encode()).hexdigest(),
            title=meta.title,
            since=dates.since.isoformat() if dates.since else "",
            effective=dates.effective.isoformat() if dates.effective else "",
            published=dates.published.isoformat() if dates.published else "",
            revised=tuple(day.isoformat() for day in dates.revised),
            source=source,
            origin=name,
            retrieved=self.today.isoformat(),
            articles=len(document.articles),
            scheme="" if meta.scheme is self._metadata(key).scheme else str(meta.scheme),
        )
        known = next((v for v in self.store.versions(key) if v.id == version.id and self._intact(key, v)), None)
        changes: tuple[ArticleChange, ...] = ()
        if before is not None and before.held is Held.VERBATIM:
            changes = tuple(compare(before, document))
            version = replace(
                version,
                changed=tuple(dotted(change.locator) for change in changes),
                replaced=before.provenance.version,
            )
        if known is not None:
            version = replace(known, retrieved=version.retrieved, origin=name) if source == known.source else known
        if version != known:
            self.store.add(key, version, document.text)
        held = before.held if before else Held.NONE
        dated = parse(document.text, version_metadata(meta, version))
        left = tuple(filter(None, (*dropped, *document.warnings, verified_difference(dated))))
        return Intake(
            key, meta.title, version, held, known is not None, changes, left, not version.holds_on(self.today)
        )

    def _held(self, key: str) -> Document | None:
        """The words held now, for comparing."""
        if not key.startswith(IMPORTED):
            return self.library.get(key)
        law = next((law for law in self.national if national_key(law.title) == key and law.in_force(self.today)), None)
        return None if law is None else self.national.read(law.law_id)

    def _intact(self, key: str, version: Version) -> bool:
        path = self.store.folder / key / f"{version.id}.txt"
        return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == version.sha256


def national_key(title: str) -> str:
    """The key under which versions of a national law are kept."""
    return IMPORTED + hashlib.sha256(bare_title(title).encode()).hexdigest()[:12]


_OTHER_SCHEMES = (Scheme.BRACKETED, Scheme.ENUMERATED, Scheme.NUMBERED)


def _parsed(text: str, meta: Metadata, name: str) -> Document:
    """Parse a text by the registered scheme, or, where it is no statute, by another whose numbers run through.

    Raises:
        InputError: it has no articles, or their numbers do not run from 1 without a gap.
    """
    schemes = [meta.scheme] if meta.scheme is Scheme.STATUTE else [meta.scheme, *_OTHER_SCHEMES]
    reasons = []
    for scheme in schemes:
        document = parse(text, replace(meta, scheme=scheme))
        if not (reason := _gap(document)):
            return document
        reasons.append(reason)
    raise InputError(f"{name} {reasons[0]}")


def _gap(document: Document) -> str:
    """Why a text is not whole; empty where its numbers run from 1 without a gap."""
    numbers = [clause.locator.article or 0 for clause in document.articles if not clause.locator.article_suffix]
    if not numbers:
        form = "第N条" if document.meta.scheme is Scheme.STATUTE else "条款编号"
        return f"中没有找到{form}；如果条号是 Word 的自动编号，请另存为纯文本后导入"
    expected = list(range(1, len(numbers) + 1))
    if numbers == expected:
        return ""
    at = next(i for i, (found, wanted) in enumerate(zip(numbers, expected, strict=True)) if found != wanted)
    found = label(Locator(numbers[at]), document.meta.scheme)
    return (
        f"的条号不连续：应为{label(Locator(expected[at]), document.meta.scheme)}处是{found}；文件不完整或含有别的内容"
    )
