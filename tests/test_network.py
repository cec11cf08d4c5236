"""Nothing leaves this machine: the wall around the suite holds, and asking needs no network."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def forgiven(network_attempts: list[str]) -> list[str]:
    """The list of attempts, for a test that makes some on purpose and takes them back."""
    return network_attempts


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "example.invalid"])
def test_a_connection_that_leaves_this_machine_is_refused_and_noted(host: str, forgiven: list[str]) -> None:
    with pytest.raises(OSError, match="may not leave"):
        socket.create_connection((host, 443), timeout=1)
    assert forgiven.pop() == host


def test_a_datagram_that_leaves_this_machine_is_refused(forgiven: list[str]) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender, pytest.raises(OSError, match="may not leave"):
        sender.sendto(b"?", ("192.0.2.1", 53))
    assert forgiven.pop() == "192.0.2.1"


def test_loopback_stays_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()


@pytest.mark.slow
def test_building_the_index_and_asking_work_with_no_network_at_all(
    ready_home: Path, alone: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    done = alone(ready_home, "ask", "重点单位多久演练一次")
    assert done.returncode == 0, done.stderr
    assert "不少于2次" in done.stdout
    assert done.stderr.endswith("TRIED []\n")
