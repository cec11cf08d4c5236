"""国家行政法规库 (xzfg.moj.gov.cn), pages that the server writes; looked up on the day in `data/official.toml`.

A search by title (GET /SearchTitleFront) gives links to /front/law/detail?LawID=N, whose page holds the whole text.
"""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from bs4 import BeautifulSoup

from corpus.errors import SourceUnavailable
from corpus.importing.canonical import bare_title
from corpus.official.fetch import Fetcher
from corpus.official.sites import Fetched, Site

_DETAIL = "/front/law/detail"
_CHANGED = "页面的形式与{day}查得的不同（网站可能已改版）"


def fetch(fetcher: Fetcher, site: Site, title: str) -> Fetched:
    """Fetch the current text of a State Council regulation.

    Raises:
        SourceUnavailable: it cannot be had; one clause that says why.
    """
    query = {"SiteID": "122", "Query": title, "Type": "1"}
    found = _links(fetcher.content("GET", f"{site.base}/SearchTitleFront", params=query))
    if not found:
        raise SourceUnavailable(_CHANGED.format(day=site.checked_on))
    numbers = [number for name, number in found if bare_title(name) == bare_title(title)]
    if not numbers:
        raise SourceUnavailable("没有查到这一题目")
    number = max(numbers)
    data = fetcher.content("GET", f"{site.base}{_DETAIL}", params={"LawID": str(number)})
    return Fetched(data, f"{site.base}{_DETAIL}?LawID={number}", title)


def _links(page: bytes) -> list[tuple[str, int]]:
    """The titles of a result page with their numbers."""
    found = []
    for link in BeautifulSoup(page, "html.parser").find_all("a", href=True):
        number = parse_qs(urlsplit(str(link["href"])).query).get("LawID", [""])[0]
        if _DETAIL.rsplit("/", 1)[1] in str(link["href"]) and number.isdigit():
            found.append(("".join(link.get_text().split()), int(number)))
    return found
