"""The page is served on this machine alone, on a port that is free."""

from __future__ import annotations

import argparse
import socket

import pytest

from corpus.errors import InputError
from ui import command
from ui.server import HOST, listen


def test_a_wanted_port_that_is_taken_is_refused_in_one_line() -> None:
    with listen(0) as taken, pytest.raises(InputError, match="已被占用") as refused:
        listen(taken.getsockname()[1])
    assert "\n" not in str(refused.value)


def test_without_a_wanted_port_the_next_free_one_is_taken() -> None:
    with listen(None) as first, listen(None) as second:
        assert first.getsockname()[1] < second.getsockname()[1]


@pytest.mark.parametrize("port", [-1, 65536, 999999])
def test_a_number_that_is_no_port_is_refused(port: int) -> None:
    with pytest.raises(InputError, match="不是端口"):
        listen(port)


def test_it_listens_on_this_machine_alone() -> None:
    with listen(0) as found:
        assert found.getsockname()[0] == HOST == "127.0.0.1"
        assert found.family == socket.AF_INET


def test_the_command_knows_its_options() -> None:
    parser = argparse.ArgumentParser()
    command.configure(parser)
    assert vars(parser.parse_args([])) == {"port": None, "no_browser": False}
    assert vars(parser.parse_args(["--port", "8001", "--no-browser"])) == {"port": 8001, "no_browser": True}
