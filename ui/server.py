"""Listens on this machine alone, and says where."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI

from corpus.errors import InputError, StorageError

HOST = "127.0.0.1"
FIRST_PORT = 7860
_TRIED = 20


def listen(port: int | None) -> socket.socket:
    """A socket on a free port.

    Args:
        port: the port that is wanted; None for the first free one from 7860 on, 0 for any.

    Raises:
        InputError: the wanted port is taken, or is no port.
        StorageError: none of the usual ports is free.
    """
    if port is not None:
        if not 0 <= port <= 65535:
            raise InputError(f"--port 的值 {port} 不是端口；请用 1024 到 65535 之间的整数")
        found = _bind(port)
        if found is None:
            raise InputError(f"端口 {port} 已被占用或不可用；换一个端口（--port），或不写 --port 让程序自己找")
        return found
    for candidate in range(FIRST_PORT, FIRST_PORT + _TRIED):
        if (found := _bind(candidate)) is not None:
            return found
    raise StorageError(f"端口 {FIRST_PORT} 到 {FIRST_PORT + _TRIED - 1} 都被占用；请用 --port 指定一个空闲端口")


def _bind(port: int) -> socket.socket | None:
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if _in_use(port):
            raise OSError
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((HOST, port))
        found.listen()
    except OSError:
        found.close()
        return None
    return found


def _in_use(port: int) -> bool:
    """Whether somebody answers there: on some systems a port can be bound twice."""
    if port == 0:
        return False
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


def serve(application: FastAPI, found: socket.socket, ready: Callable[[], None]) -> None:
    """Serve until interrupted.

    Args:
        application: what to serve.
        found: the socket to serve on.
        ready: called once the page can be opened.
    """
    config = uvicorn.Config(application, log_level="error", access_log=False, timeout_graceful_shutdown=1)
    _Server(config, ready).run(sockets=[found])


class _Server(uvicorn.Server):
    """A server that tells when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()
