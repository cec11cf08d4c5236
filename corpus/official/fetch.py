"""Asking an official site: only listed hosts, with limits of time and size, and a few more tries."""

from __future__ import annotations

import hashlib
import json
import time
from base64 import b64decode
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx

from corpus.errors import SourceUnavailable

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_TRY_AGAIN = frozenset({429, 500, 502, 503, 504})


class Fetcher:
    """Fetches from listed hosts.

    Args:
        hosts: HOST or HOST:PORT that may be asked; a redirect elsewhere is refused. Plain http is allowed to a
            listed loopback host alone.
        timeout: seconds for connecting, and for each read.
        tries: how often a request is made before giving up.
        max_bytes: no longer answer is read.
        pause: waits between tries, given seconds.
    """

    def __init__(
        self,
        hosts: frozenset[str],
        timeout: float = 20.0,
        tries: int = 3,
        max_bytes: int = 20 * 2**20,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.hosts = hosts
        self.tries = tries
        self.max_bytes = max_bytes
        self.pause = pause
        self._deadline = timeout * 6
        self._client = httpx.Client(
            timeout=httpx.Timeout(timeout, connect=min(timeout, 10.0)),
            follow_redirects=False,
            headers={"User-Agent": "neibao-assistant/0.1 (+laws sync)", "Accept-Language": "zh-CN,zh;q=0.9"},
        )

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def values(self, method: str, url: str, **options: Any) -> Any:
        """A JSON answer.

        Raises:
            SourceUnavailable: the site cannot be reached, or answers something else.
        """
        data = self.content(method, url, **options)
        try:
            return json.loads(data)
        except ValueError:
            raise SourceUnavailable("应答不是 JSON（网站可能已改版，或要求人工验证）") from None

    def content(self, method: str, url: str, **options: Any) -> bytes:
        """An answer's body, whole and as its headers describe it.

        Args:
            method: GET or POST.
            url: the address.
            options: what httpx takes: params, json, headers.

        Raises:
            SourceUnavailable: no host that may be asked, no answer, an error status, too long, or not whole.
        """
        reason = ""
        for attempt in range(self.tries):
            if attempt:
                self.pause(0.5 * 2**attempt)
            try:
                response, body = self._follow(method, url, options)
            except httpx.HTTPError as error:
                reason = f"无法连接（{type(error).__name__}）"
                continue
            if response.status_code in _TRY_AGAIN:
                reason = f"应答为 {response.status_code}"
                continue
            if response.status_code != httpx.codes.OK:
                raise SourceUnavailable(f"应答为 {response.status_code}")
            _check_whole(response.headers, body)
            return body
        raise SourceUnavailable(f"{reason}，已试{self.tries}次")

    def _follow(self, method: str, url: str, options: Mapping[str, Any]) -> tuple[httpx.Response, bytes]:
        """Make a request, and follow redirects within the listed hosts; the sites set a cookie and send one back."""
        target, asked, given = url, method, dict(options)
        for _ in range(6):
            self._check_host(target)
            with self._client.stream(asked, target, **given) as response:
                if not response.is_redirect:
                    return response, self._read(response)
                location = response.headers.get("location", "")
            following = urljoin(target, location)
            given = {name: value for name, value in given.items() if name != "params"}
            if response.status_code == httpx.codes.SEE_OTHER:
                asked, given = "GET", {name: value for name, value in given.items() if name != "json"}
            target = following
        raise SourceUnavailable("一再转到别的地址")

    def _check_host(self, url: str) -> None:
        parts = urlsplit(url)
        try:
            place = parts.hostname or ""
            host = place if parts.port in (None, 80, 443) else f"{place}:{parts.port}"
        except ValueError:
            raise SourceUnavailable("给出的地址不合规范，已停止") from None
        secure = parts.scheme == "https" or (parts.scheme == "http" and place in _LOOPBACK)
        if host not in self.hosts or not secure or parts.username is not None:
            raise SourceUnavailable(f"给出的地址 {parts.scheme}://{host[:60]} 不在许可之列，已停止")

    def _read(self, response: httpx.Response) -> bytes:
        end = time.monotonic() + self._deadline
        parts: list[bytes] = []
        length = 0
        for part in response.iter_bytes():
            length += len(part)
            if length > self.max_bytes:
                raise SourceUnavailable(f"应答超过 {self.max_bytes // 2**20} MB，已停止")
            if time.monotonic() > end:
                raise httpx.ReadTimeout("the whole answer took too long")
            parts.append(part)
        return b"".join(parts)


def _check_whole(headers: httpx.Headers, body: bytes) -> None:
    """Compare the body with the length and the hash that the headers state."""
    length = headers.get("content-length", "")
    if length.isdigit() and not headers.get("content-encoding") and int(length) != len(body):
        raise SourceUnavailable(f"应答不完整：{len(body)} 字节，应为 {length} 字节")
    if stated := headers.get("content-md5", ""):
        try:
            matches = b64decode(stated, validate=True) == hashlib.md5(body, usedforsecurity=False).digest()
        except ValueError:
            matches = False
        if not matches:
            raise SourceUnavailable("文件的校验值与应答所述不符")
