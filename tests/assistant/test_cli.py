"""The command line: exit codes, one-line errors in Chinese, UTF-8 wherever it goes."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli import COMMANDS, Command, main
from corpus import errors

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.usefixtures("home")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ([], 2, "缺少参数：命令"),
        (["frobnicate"], 2, "命令 不能是 'frobnicate'；可用的有：'ask'"),
        (["--frobnicate", "clause", "guangzhou"], 2, "没有这样的参数：--frobnicate"),
        (["clause"], 2, "缺少参数：文件"),
        (["clause", "guangzhou", "24"], 2, "全文共23条"),
        (["clause", "guangzhou", "6.9"], 2, "第（六）条之下没有"),
        (["clause", "guangzhou", "六六六"], 2, "没有第（六百六十六）条"),
        (["clause", "guangzhou", "第一章"], 2, "看不懂条款位置"),
        (["clause", "guangzhou", ""], 2, "看不懂条款位置"),
        (["clause", "guangzhou", "9" * 5000], 2, "看不懂条款位置"),
        (["clause", "", "1"], 2, "没有名为"),
        (["clause", "../../etc/passwd", "1"], 2, "没有名为"),
        (["clause", "x\n\r\x1b[31m" * 900], 2, "没有名为"),
        (["clause", "《保安服务管理办法》", "1"], 2, "没有名为"),
        (["clause", "guangzhou-fangkong"], 3, "仅登记名称"),
        (["quota", "castle", "--persons", "3"], 2, "不能是 'castle'"),
        (["quota", "school", "--persons"], 2, "--persons 后面缺少它的值"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else None,
)
def test_a_mistake_gives_its_exit_code_and_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, says: str
) -> None:
    assert main(arguments) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err
    assert re.fullmatch(r"neibao: [^\n\r\x00-\x1f]+\n", err)
    assert len(err) < 400


def test_an_error_that_nobody_expected_is_one_line_and_no_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(parser: object) -> None:
        raise RuntimeError("a\nb")

    monkeypatch.setattr("assistant.commands.clause.configure", broken)
    assert main(["clause", "guangzhou"]) == 1
    assert re.fullmatch(r"neibao: 内部错误（RuntimeError: a b）[^\n]+\n", capsys.readouterr().err)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_is_a_module_that_configures_and_runs(command: Command) -> None:
    module = importlib.import_module(command.module)
    assert callable(module.configure)
    assert callable(module.run)
    assert command.help


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str], command: Command) -> None:
    with pytest.raises(SystemExit) as left:
        main([command.name, "--help"])
    assert left.value.code == 0
    assert command.help in capsys.readouterr().out


def test_exit_codes_are_the_contracts() -> None:
    codes = {
        name: getattr(errors, name).exit_code for name in dir(errors) if name.endswith(("Error", "Missing", "Clause"))
    }
    assert codes == {
        "NeibaoError": 1,
        "StorageError": 1,
        "InputError": 2,
        "NoSuchClause": 2,
        "MissingError": 3,
        "IndexMissing": 3,
        "ModelMissing": 3,
        "ExtraMissing": 3,
    }
    assert errors.TextNotHeld.exit_code == 3


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
def test_what_is_piped_stays_utf_8(encoding: str, home: Path) -> None:
    env = {**os.environ, "NEIBAO_HOME": str(home), "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-m", "assistant.cli", "clause", "guangzhou", "6.1"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    assert "2‰（基数不少于2人）" in done.stdout.decode("utf-8")


@pytest.mark.skipif(os.name != "posix", reason="pipes of a POSIX shell")
def test_a_reader_that_stops_early_is_no_error(home: Path) -> None:
    line = f'"{sys.executable}" -m assistant.cli clause fankong | head -n 1'
    env = {**os.environ, "NEIBAO_HOME": str(home)}
    done = subprocess.run(
        line, shell=True, cwd=ROOT, env=env, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.stdout.startswith("《中华人民共和国反恐怖主义法》")
    assert "Traceback" not in done.stderr
