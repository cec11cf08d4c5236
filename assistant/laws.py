"""What a user can do with the laws: see what is held, bring texts in, keep the index in line with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.library import open_library, open_national, today
from assistant.settings import Settings
from corpus.errors import IndexMissing, NeibaoError
from corpus.importing import Extract, read_path
from corpus.importing.intake import Desk, Intake
from corpus.importing.readers import shown
from corpus.models import Document, Metadata
from corpus.sources import ImportedSource
from corpus.store import VersionStore
from corpus.versions import stale_notice, standing_notices
from corpus.vocabulary import Held
from indexes.build import Progress


@dataclass(frozen=True, slots=True)
class LawStatus:
    """How one registered text is held.

    Attributes:
        held: verbatim, digest or none.
        version: first day for which the words held stand, ISO; empty where none are held or the day is unknown.
        versions: how many versions the user brought in.
        standing: in_force, issued, draft, unknown, …
        checked_on: day on which the standing was last looked up, ISO.
        source: where the words came from; for a text not held why it is not.
        articles: articles held, None where none are.
        sha256: of the canonical text held; empty where none is.
        notices: what answers that rest on it say.
        problem: why words that were brought in cannot be used; empty for none.
    """

    key: str
    title: str
    held: str
    version: str
    versions: int
    standing: str
    checked_on: str
    source: str
    articles: int | None
    sha256: str
    notices: tuple[str, ...]
    problem: str


def law_status(settings: Settings) -> list[LawStatus]:
    """Every registered text with what is held of it, in the order of the registry."""
    library = open_library(settings)
    day = today(settings)
    store = VersionStore(settings.laws)
    problems = dict(ImportedSource(settings.laws, day).problems())
    rows = []
    for meta in library.registry:
        problem = problems.get(meta.key, "")
        count = 0 if problem else len(store.versions(meta.key))
        rows.append(_status(meta, library.get(meta.key), day, count, problem))
    return rows


def _status(meta: Metadata, document: Document | None, day: date, versions: int, problem: str) -> LawStatus:
    held = Held.NONE if document is None else document.held
    known = meta if document is None else document.meta
    if document is None:
        notices = tuple(
            filter(None, [*(f"{n.text}（{n.date.isoformat()}）" for n in meta.notes), stale_notice(meta, day)])
        )
    else:
        notices = tuple(standing_notices(document, day))
    return LawStatus(
        key=meta.key,
        title=meta.title,
        held=str(held),
        version=known.since.isoformat() if document is not None and known.since else "",
        versions=versions,
        standing=str(meta.standing),
        checked_on=known.checked_on.isoformat() if known.checked_on else "",
        source=meta.not_bundled if document is None else document.provenance.origin or meta.source,
        articles=None if document is None else len(document.articles),
        sha256="" if document is None else document.sha256,
        notices=notices,
        problem=problem,
    )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: taken in, or an error of one line."""

    name: str
    intake: Intake | None = None
    error: NeibaoError | None = None


def import_files(
    settings: Settings, paths: Sequence[Path], key: str = "", effective: date | None = None
) -> Iterator[Outcome]:
    """Take in files one after the other; a file that cannot be used leaves the others and all texts as they were.

    Args:
        settings: say where texts are kept, and the day.
        paths: the files.
        key: the text that they are; empty to go by each file's title.
        effective: the first day for which the words stand, where the file does not say it right.
    """
    for path in paths:
        try:
            yield Outcome(shown(path), take_in(settings, read_path(path), shown(path), "imported", key, effective))
        except NeibaoError as error:
            yield Outcome(shown(path), error=error)


def take_in(
    settings: Settings, extract: Extract, name: str, source: str, key: str = "", effective: date | None = None
) -> Intake:
    """Take in one text with the library as it is now.

    Raises:
        InputError: it cannot be used.
        StorageError: it cannot be kept.
    """
    desk = Desk(open_library(settings), open_national(settings), VersionStore(settings.laws), today(settings))
    return desk.take(extract, name, source, key, effective)


def after_import(settings: Settings, progress: Progress | None = None) -> Path:
    """Build the default index anew, so that it is valid for the words held now.

    Returns:
        The folder of the new build.

    Raises:
        StorageError: it cannot be written; the texts stay brought in.
    """
    from assistant.service import INDEX_NAME
    from indexes.build import build_index

    build = build_index(settings.indexes / INDEX_NAME, open_library(settings), progress=progress)
    with suppress(IndexMissing):  # a damaged national index says so itself when it is asked
        _renew_national(settings)
    return build


def _renew_national(settings: Settings) -> None:
    """Build the national library's index anew where it is in use and a newer version of one of its laws came in."""
    from assistant.answering.national import NATIONAL_NAME
    from indexes.national import national_build
    from indexes.national_build import build_national, load_national_manifest

    folder = settings.indexes / NATIONAL_NAME
    if not folder.exists() or (build := national_build(folder)) is None:
        return
    national = open_national(settings)
    if load_national_manifest(build).stale(national):
        build_national(folder, national)
