"""`neibao laws sync` against a local server that speaks the official databases' shapes."""

from __future__ import annotations

import hashlib
import io
import json
import threading
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from assistant.cli import main
from assistant.laws import Outcome, law_status
from assistant.settings import Settings
from assistant.sync import LawSync, sync_laws
from corpus.errors import InputError, SourceUnavailable
from corpus.importing.readers import MAX_BYTES
from corpus.numerals import to_chinese
from corpus.official.fetch import Fetcher
from corpus.official.sites import Site, load_sites, sites_of, texts

TITLE = "企业事业单位内部治安保卫条例"
Answer = tuple[int, dict[str, str], bytes]


def law(count: int = 23) -> list[str]:
    lines = [f"第{to_chinese(n)}条　第{n}扇门每天擦{n}次，擦完记在本子上。" for n in range(1, count)]
    return [TITLE, *lines, f"第{to_chinese(count)}条　本规矩自2004年12月1日起施行。"]


def docx_bytes() -> bytes:
    import docx

    document = docx.Document()
    for line in law():
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@dataclass
class Official:
    """What the local server answers, by path; a test changes what it needs."""

    base: str = ""
    routes: dict[str, Callable[[dict[str, Any]], Answer]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)


def as_json(value: object) -> Answer:
    return 200, {"Content-Type": "application/json"}, json.dumps(value).encode()


def as_page(links: str) -> Answer:
    return 200, {"Content-Type": "text/html; charset=utf-8"}, f"<html><body>{links}</body></html>".encode()


@pytest.fixture
def official() -> Iterator[Official]:
    state = Official()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            self.answer(parts.path, {name: values[0] for name, values in parse_qs(parts.query).items()})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.answer(urlsplit(self.path).path, json.loads(body))

        def answer(self, path: str, values: dict[str, Any]) -> None:
            state.asked.append((path, {**values, "cookie": self.headers.get("Cookie", "")}))
            route = state.routes.get(path)
            status, headers, data = route(state.asked[-1][1]) if route else (404, {}, b"")
            self.send_response(status)
            for name, value in {"Content-Length": str(len(data)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    state.base = f"http://127.0.0.1:{server.server_address[1]}"
    answer_as_documented(state)
    yield state
    server.shutdown()
    server.server_close()
    thread.join()


def answer_as_documented(state: Official) -> None:
    rows = [
        {"bbbs": "old", "title": TITLE, "gbrq": "1999-01-01", "sxrq": "1999-02-01", "sxx": 1},
        {"bbbs": "near", "title": f"{TITLE}实施细则", "gbrq": "2010-01-01", "sxrq": "2010-02-01", "sxx": 3},
        {"bbbs": "now", "title": f"<em>{TITLE}</em>", "gbrq": "2004-09-27", "sxrq": "2004-12-01", "sxx": 3},
    ]
    page = "".join(f"<p>{line}</p>" for line in law())
    state.routes |= {
        "/law-search/search/list": lambda _: as_json({"code": 200, "total": len(rows), "rows": rows}),
        "/law-search/download/pc": lambda _: as_json({"code": 200, "data": {"url": f"{state.base}/oss/now.docx"}}),
        "/oss/now.docx": lambda _: (200, {}, docx_bytes()),
        "/SearchTitleFront": lambda _: as_page(
            f"<a href='/front/law/detail?LawID=7'>{TITLE}实施细则</a>"
            f"<a href='/front/law/detail?LawID=165'> {TITLE} </a>"
        ),
        "/front/law/detail": lambda _: as_page(f"<a>首页</a>{page}<div>下载Word</div>"),
    }


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "home", today="2026-11-22")


def syncing(settings: Settings, official: Official, *names: str, max_bytes: int = MAX_BYTES) -> LawSync:
    """A sync that asks the local server; the databases not named cannot be reached."""
    host = official.base.removeprefix("http://")
    sites = {
        key: replace(site, base=official.base if key in names else "http://127.0.0.1:9", hosts=frozenset({host}))
        for key, site in load_sites().items()
    }

    def fetcher(site: Site) -> Fetcher:
        return Fetcher(site.hosts, timeout=5, max_bytes=max_bytes, pause=lambda _: None)

    return LawSync(settings, sites, fetcher)


def run(settings: Settings, sync: LawSync, key: str = "neibao") -> Outcome:
    (outcome,) = sync_laws(settings, [key], sync)
    return outcome


def held(settings: Settings, key: str = "neibao") -> str:
    return next(row.held for row in law_status(settings) if row.key == key)


def test_a_regulation_comes_from_the_regulation_database(settings: Settings, official: Official) -> None:
    outcome = run(settings, syncing(settings, official, "xzfg"))
    assert outcome.error is None
    assert official.asked[0] == (
        "/SearchTitleFront",
        {"SiteID": "122", "Query": TITLE, "Type": "1", "cookie": ""},
    )
    assert official.asked[1][1]["LawID"] == "165"
    assert held(settings) == "verbatim"
    assert outcome.intake is not None
    assert outcome.intake.version.source == "synced"
    assert "LawID=165" in outcome.intake.version.origin


def test_the_national_database_gives_the_version_in_force_as_word(settings: Settings, official: Official) -> None:
    outcome = run(settings, syncing(settings, official, "flk"))
    assert outcome.error is None
    search, download = official.asked[0], official.asked[1]
    assert (search[1]["searchContent"], search[1]["searchRange"], search[1]["searchType"]) == (TITLE, 1, 1)
    assert (download[1]["bbbs"], download[1]["format"]) == ("now", "docx")
    assert held(settings) == "verbatim"


def test_a_cookie_that_the_site_sets_is_sent_back(settings: Settings, official: Official) -> None:
    ordinary = official.routes["/law-search/search/list"]

    def guarded(values: dict[str, Any]) -> Answer:
        if "pass=1" in values["cookie"]:
            return ordinary(values)
        return 307, {"Set-Cookie": "pass=1; Path=/", "Location": "/law-search/search/list"}, b""

    official.routes["/law-search/search/list"] = guarded
    assert run(settings, syncing(settings, official, "flk")).error is None


def test_a_server_that_fails_twice_is_asked_again(settings: Settings, official: Official) -> None:
    ordinary, failures = official.routes["/SearchTitleFront"], [503, 502]

    def shaky(values: dict[str, Any]) -> Answer:
        return (failures.pop(), {}, b"") if failures else ordinary(values)

    official.routes["/SearchTitleFront"] = shaky
    assert run(settings, syncing(settings, official, "xzfg")).error is None


def refused(settings: Settings, sync: LawSync, match: str) -> None:
    outcome = run(settings, sync)
    assert isinstance(outcome.error, SourceUnavailable)
    message = str(outcome.error)
    assert match in message
    assert "\n" not in message
    assert "neibao laws import" in message
    assert "https://xzfg.moj.gov.cn/" in message
    assert "https://flk.npc.gov.cn/" in message
    assert held(settings) == "digest"
    assert not settings.laws.exists()


def test_offline_it_says_so_and_names_the_page_to_download_by_hand(settings: Settings, official: Official) -> None:
    refused(settings, syncing(settings, official), "不在许可之列")
    unreachable = {
        key: replace(s, base="http://127.0.0.1:9", hosts=frozenset({"127.0.0.1:9"})) for key, s in load_sites().items()
    }
    nobody = LawSync(settings, unreachable, lambda site: Fetcher(site.hosts, timeout=2, pause=lambda _: None))
    refused(settings, nobody, "无法连接")


CHANGED_SHAPES: list[tuple[str, str, Callable[[dict[str, Any]], Answer], str]] = [
    ("flk", "/law-search/search/list", lambda _: as_json({"data": []}), "形式与2026-11-22查得的不同"),
    ("flk", "/law-search/search/list", lambda _: as_json([1, 2]), "形式与2026-11-22查得的不同"),
    ("flk", "/law-search/search/list", lambda _: as_json({"rows": [{"name": "x"}]}), "形式与2026-11-22查得的不同"),
    ("flk", "/law-search/search/list", lambda _: as_page("验证码"), "不是 JSON"),
    ("flk", "/law-search/search/list", lambda _: as_json({"rows": []}), "未查到"),
    (
        "flk",
        "/law-search/search/list",
        lambda _: as_json({"rows": [{"bbbs": "x", "title": TITLE, "sxx": 4}]}),
        "尚未生效",
    ),
    ("flk", "/law-search/download/pc", lambda _: as_json({"code": 500}), "形式与2026-11-22查得的不同"),
    ("flk", "/law-search/download/pc", lambda _: as_json({"data": {"url": "file:///etc/passwd"}}), "不在许可之列"),
    ("flk", "/law-search/download/pc", lambda _: as_json({"data": {"url": "https://evil.example/a"}}), "不在许可之列"),
    ("flk", "/oss/now.docx", lambda _: (302, {"Location": "http://169.254.169.254/x"}, b""), "不在许可之列"),
    ("flk", "/oss/now.docx", lambda _: (200, {}, b"PK\x03\x04 broken"), "损坏"),
    ("flk", "/oss/now.docx", lambda _: (200, {"Content-MD5": b64encode(b"0" * 16).decode()}, b"x"), "校验值"),
    ("flk", "/oss/now.docx", lambda _: (403, {}, b""), "应答为 403"),
    ("xzfg", "/SearchTitleFront", lambda _: as_page("<div>新版首页</div>"), "形式与2026-11-22查得的不同"),
    ("xzfg", "/SearchTitleFront", lambda _: as_page("<a href='/front/law/detail?LawID=1'>别的</a>"), "没有查到"),
    ("xzfg", "/SearchTitleFront", lambda _: (500, {}, b""), "应答为 500，已试3次"),
    ("xzfg", "/front/law/detail", lambda _: as_page("<p>正文请下载</p>"), "没有找到第N条"),
    ("xzfg", "/front/law/detail", lambda _: (302, {"Location": "/front/law/detail"}, b""), "一再转到"),
]


@pytest.mark.parametrize(("site", "path", "answer", "match"), CHANGED_SHAPES)
def test_a_site_that_answers_otherwise_changes_nothing(
    settings: Settings, official: Official, site: str, path: str, answer: Callable[[dict[str, Any]], Answer], match: str
) -> None:
    official.routes[path] = answer
    refused(settings, syncing(settings, official, site), match)


def test_a_matching_checksum_is_accepted(settings: Settings, official: Official) -> None:
    data = docx_bytes()
    stated = b64encode(hashlib.md5(data, usedforsecurity=False).digest()).decode()
    official.routes["/oss/now.docx"] = lambda _: (200, {"Content-MD5": stated}, data)
    assert run(settings, syncing(settings, official, "flk")).error is None


def test_an_answer_that_is_too_long_is_not_read(settings: Settings, official: Official) -> None:
    official.routes["/oss/now.docx"] = lambda _: (200, {}, b"0" * (2**20 + 1))
    refused(settings, syncing(settings, official, "flk", max_bytes=2**20), "超过 1 MB")


def test_an_answer_cut_short_is_not_taken(settings: Settings, official: Official) -> None:
    official.routes["/oss/now.docx"] = lambda _: (200, {"Content-Length": "999999", "Connection": "close"}, b"PK")
    refused(settings, syncing(settings, official, "flk"), "无法连接")


def test_only_the_two_databases_and_their_file_store_are_ever_asked() -> None:
    hosts = set().union(*(site.hosts for site in load_sites().values()))
    assert hosts == {"flk.npc.gov.cn", "flkoss.obs-bj2.cucloud.cn", "xzfg.moj.gov.cn"}
    assert all(site.base.startswith("https://") and site.checked_on for site in load_sites().values())
    assert set(texts()) == {"neibao", "baoan", "fankong"}
    assert sites_of("guangzhou-fangkong") == ()


@pytest.mark.parametrize(
    "url",
    [
        "http://flk.npc.gov.cn/x",
        "https://flk.npc.gov.cn.evil.example/x",
        "https://a@flk.npc.gov.cn/x",
        "https://flk.npc.gov.cn:8443/x",
    ],
)
def test_plain_http_near_names_and_other_ports_are_refused(url: str) -> None:
    with (
        Fetcher(load_sites()["flk"].hosts, pause=lambda _: None) as fetcher,
        pytest.raises(SourceUnavailable, match="许可"),
    ):
        fetcher.content("GET", url)


def test_a_text_without_an_official_database_offers_the_import(settings: Settings, official: Official) -> None:
    with pytest.raises(InputError, match="neibao laws import"):
        list(sync_laws(settings, ["fangkong-yijian"], syncing(settings, official)))


def test_an_unknown_text_is_a_usage_error(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["laws", "sync", "nonesuch"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
