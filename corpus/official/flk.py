"""国家法律法规数据库 (flk.npc.gov.cn), as its own pages ask it; looked up on the day in `data/official.toml`.

A search by exact title (POST /law-search/search/list) gives rows with an id `bbbs`, days `gbrq` and `sxrq`, and a
standing `sxx`: 1 repealed, 2 amended, 3 in force, 4 not yet in force. GET /law-search/download/pc gives a signed
address of the Word file, on the site's file store, that holds for an hour.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import quote

from corpus.errors import SourceUnavailable
from corpus.importing.canonical import bare_title
from corpus.official.fetch import Fetcher
from corpus.official.sites import Fetched, Site

_IN_FORCE = 3
_STANDING = {1: "已废止", 2: "已修改", 4: "尚未生效"}
_FORMATS = ("docx", "pdf")
_CHANGED = "应答的形式与{day}查得的不同（网站可能已改版）"


def fetch(fetcher: Fetcher, site: Site, title: str) -> Fetched:
    """Fetch the version in force of a text.

    Raises:
        SourceUnavailable: it cannot be had; one clause that says why.
    """
    row = _row(fetcher, site, title)
    identifier = str(row["bbbs"])
    for form in _FORMATS:
        query = {"format": form, "bbbs": identifier, "fileId": ""}
        answer = fetcher.values("GET", f"{site.base}/law-search/download/pc", params=query)
        address = _inside(answer, "data", "url")
        if isinstance(address, str) and address:
            page = f"{site.page}detail?id={quote(identifier)}"
            data = fetcher.content("GET", address)
            return Fetched(data, page, _plain(row["title"]), _day(row.get("gbrq")), _day(row.get("sxrq")))
    raise SourceUnavailable(_CHANGED.format(day=site.checked_on))


def _row(fetcher: Fetcher, site: Site, title: str) -> Mapping[str, Any]:
    asked = {
        "searchRange": 1,
        "searchType": 1,
        "searchContent": title,
        "sxx": [],
        "gbrq": [],
        "sxrq": [],
        "gbrqYear": [],
        "flfgCodeId": [],
        "zdjgCodeId": [],
        "pageNum": 1,
        "pageSize": 20,
        "orderByParam": {"order": "-1", "sort": ""},
        "xgzlSearch": False,
    }
    answer = fetcher.values("POST", f"{site.base}/law-search/search/list", json=asked)
    rows = _inside(answer, "rows")
    if not isinstance(rows, list) or not all(_is_row(row) for row in rows):
        raise SourceUnavailable(_CHANGED.format(day=site.checked_on))
    named = [row for row in rows if bare_title(_plain(row["title"])) == bare_title(title)]
    valid = [row for row in named if row["sxx"] == _IN_FORCE]
    if not valid:
        standing = "、".join(_STANDING.get(row["sxx"], "效力不详") for row in named)
        raise SourceUnavailable(f"没有这一题目的现行有效文本（{standing or '未查到'}）")
    return max(valid, key=lambda row: str(row.get("gbrq") or ""))


def _is_row(row: object) -> bool:
    return isinstance(row, dict) and isinstance(row.get("title"), str) and bool(row.get("bbbs")) and "sxx" in row


def _inside(answer: Any, *names: str) -> Any:
    for name in names:
        answer = answer.get(name) if isinstance(answer, dict) else None
    return answer


def _plain(title: str) -> str:
    """A title without the marks that show what was searched for."""
    return re.sub(r"<[^>]+>", "", title)


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None
