"""`neibao laws sync`: the official text from the official database, taken in like an imported file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from assistant.laws import Outcome, take_in
from assistant.settings import Settings
from corpus.errors import InputError, NeibaoError, SourceUnavailable
from corpus.importing import read_bytes
from corpus.importing.intake import Intake
from corpus.official import flk, xzfg
from corpus.official.fetch import Fetcher
from corpus.official.sites import Fetched, Site, load_sites, sites_of, texts
from corpus.registry import Registry, load_registry

_CLIENTS: Mapping[str, Callable[[Fetcher, Site, str], Fetched]] = {"flk": flk.fetch, "xzfg": xzfg.fetch}


class LawSync:
    """Fetches official texts and takes them in.

    Args:
        settings: say where texts are kept, and the day.
        sites: the databases; by default the official ones. Only their hosts are ever asked.
        make_fetcher: makes the fetcher of a site.
    """

    def __init__(
        self,
        settings: Settings,
        sites: Mapping[str, Site] | None = None,
        make_fetcher: Callable[[Site], Fetcher] = lambda site: Fetcher(site.hosts),
    ) -> None:
        self.settings = settings
        self.sites = sites or load_sites()
        self.make_fetcher = make_fetcher

    def one(self, key: str, title: str) -> Intake:
        """Fetch one text from the first database that gives it.

        Raises:
            SourceUnavailable: none gives it; the line names each reason and the page to download by hand.
            StorageError: it cannot be kept.
        """
        reasons = []
        for name in sites_of(key):
            site = self.sites[name]
            try:
                with self.make_fetcher(site) as fetcher:
                    fetched = _CLIENTS[name](fetcher, site, title)
                extract = read_bytes(fetched.data, f"{site.name}给出的文件")
                return take_in(self.settings, extract, fetched.address, "synced", key)
            except (SourceUnavailable, InputError) as error:
                reasons.append(f"{site.name}：{error}")
        pages = " 或 ".join(self.sites[name].page for name in sites_of(key))
        raise SourceUnavailable(
            f"《{title}》没有取回，原有文本未动（{'；'.join(reasons)}）。"
            f"请在 {pages} 检索下载该文件，再用 neibao laws import 文件 --as {key} 导入"
        )


def sync_laws(settings: Settings, keys: Sequence[str] = (), sync: LawSync | None = None) -> Iterator[Outcome]:
    """Fetch texts one after the other; one that cannot be had leaves everything as it was.

    Args:
        settings: say where texts are kept, and the day.
        keys: the texts; by default all that an official database has.
        sync: does the fetching.

    Raises:
        InputError: a key has no official database.
    """
    registry = load_registry()
    wanted = [_fetchable(key, registry) for key in keys] or list(texts())
    worker = sync or LawSync(settings)
    for key in wanted:
        try:
            yield Outcome(key, worker.one(key, registry[key].title))
        except NeibaoError as error:
            yield Outcome(key, error=error)


def _fetchable(key: str, registry: Registry) -> str:
    alias = registry.by_name(key)
    found = alias.document if alias else registry[key].key
    if not sites_of(found):
        raise InputError(f"{found} 没有可自动取回的官方来源；请自行下载后用 neibao laws import 文件 --as {found} 导入")
    return found
