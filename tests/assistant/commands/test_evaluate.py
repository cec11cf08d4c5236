"""`neibao eval` knows its sets, and says which take minutes."""

from __future__ import annotations

import pytest

from assistant.cli import main
from assistant.commands.evaluate import LONG_SETS, SETS

pytestmark = pytest.mark.usefixtures("home")


def test_a_set_that_does_not_exist_is_refused_with_the_names_of_those_that_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["eval", "everything"]) == 2
    assert "、".join(SETS + LONG_SETS) in capsys.readouterr().err


def test_help_tells_what_is_measured_by_default_and_what_only_when_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["eval", "--help"])
    said = "".join(capsys.readouterr().out.split())
    assert f"不写则测{'、'.join(SETS)}" in said
    assert f"{'、'.join(LONG_SETS)}要几分钟" in said
