"""The two READMEs say the same, name every command and setting, and their examples run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.cli import COMMANDS
from assistant.settings import ROWS

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.zh-CN.md")
TEST_LINE = 'python -m pip install ".[test]" && python -m pytest'


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown page as its parts."""

    levels: tuple[int, ...]
    blocks: tuple[tuple[str, str], ...]
    tables: tuple[tuple[int, int], ...]
    prose: str


def read(name: str) -> Page:
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = tuple(re.findall(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    levels = tuple(len(marks) for marks in re.findall(r"^(#+) ", prose, re.MULTILINE))
    tables = tuple(
        (len(rows.splitlines()), rows.splitlines()[1].count("|"))
        for rows in re.findall(r"(?:^\|.*\n){2,}", prose, re.MULTILINE)
    )
    return Page(levels, blocks, tables, prose)


def examples() -> list[tuple[str, list[str]]]:
    """Each `$ neibao …` or `$ echo … | neibao …` of a console block, with the output that it shows."""
    found: list[tuple[str, list[str]]] = []
    for language, body in read("README.md").blocks:
        if language == "console":
            for line in body.splitlines():
                if line.startswith("$ "):
                    found.append((line[2:], []))
                elif line.strip():
                    found[-1][1].append(line)
    return found


def test_both_readmes_have_the_same_headings_code_and_tables() -> None:
    english, chinese = (read(name) for name in READMES)
    assert english.levels == chinese.levels
    assert english.blocks == chinese.blocks
    assert english.tables == chinese.tables


def test_both_readmes_show_the_same_pictures() -> None:
    pictures = [re.findall(r"!\[[^]]*\]\(([^)]+)\)", read(name).prose) for name in READMES]
    assert pictures[0] == pictures[1]
    assert [path for path in pictures[0] if not (ROOT / path).is_file()] == []


@pytest.mark.parametrize("name", READMES)
def test_every_link_to_a_file_leads_somewhere(name: str) -> None:
    links = re.findall(r"(?<!!)\[[^]]*\]\(([^)#:]+)\)", read(name).prose)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("name", READMES)
@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_has_an_example_in_both_readmes(name: str, command: str) -> None:
    assert re.search(rf"^\| `neibao {command}\b", read(name).prose, re.MULTILINE)


@pytest.mark.parametrize("name", READMES)
@pytest.mark.parametrize("setting", [row.name for row in ROWS])
def test_every_setting_is_explained_in_both_readmes(name: str, setting: str) -> None:
    assert re.search(rf"^\| `{setting}` \|", read(name).prose, re.MULTILINE)


@pytest.mark.parametrize("name", READMES)
def test_the_set_up_lines_stand_at_the_top_for_every_shell(name: str) -> None:
    top = (ROOT / name).read_text(encoding="utf-8").split("\n## ")[0]
    for line in ("python -m pip install . && neibao ui", TEST_LINE):
        assert f"\n{line}\n" in top
        before, after = line.split(" && ")
        assert f"\n{before}; if ($?) {{ {after} }}\n" in top


def test_ci_runs_exactly_the_readmes_test_line() -> None:
    pattern = r'^python -m pip install "\.\[test\]" && '
    assert pattern in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    lines = [line for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if re.match(pattern, line)]
    assert lines == [TEST_LINE]


def test_ci_is_a_program() -> None:
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n")
    if os.name == "posix":
        assert os.access(ROOT / ".ci" / "run", os.X_OK)


@pytest.mark.parametrize(("command", "expected"), examples(), ids=[command for command, _ in examples()])
def test_an_example_of_the_readme_prints_what_it_shows(command: str, expected: list[str], ready_home: Path) -> None:
    words = shlex.split(command)
    spoken = words[words.index("echo") + 1] if words[0] == "echo" else None
    arguments = words[words.index("neibao") + 1 :]
    done = subprocess.run(
        [sys.executable, "-m", "assistant.cli", *arguments],
        cwd=ROOT,
        env={**os.environ, "NEIBAO_HOME": str(ready_home), "PYTHONIOENCODING": "utf-8"},
        input=spoken,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert expected, "an example shows its output"
    shown = [line for line in done.stdout.splitlines() if line.strip()]
    assert follows(shown, expected), done.stdout


def follows(shown: list[str], expected: list[str]) -> bool:
    """Whether the lines are those expected: a lone … stands for any lines, one at a line's end for the rest of it."""
    if not expected:
        return not shown
    if expected[0] == "…":
        return any(follows(shown[start:], expected[1:]) for start in range(len(shown) + 1))
    if not shown:
        return False
    whole = not expected[0].endswith("…")
    same = shown[0].rstrip() == expected[0].rstrip() if whole else shown[0].startswith(expected[0][:-1])
    return same and follows(shown[1:], expected[1:])


@pytest.mark.parametrize(
    ("shown", "expected", "same"),
    [
        (["a", "b"], ["a", "b"], True),
        (["a", "b"], ["a"], False),
        (["a", "b"], ["a", "…"], True),
        (["a", "b", "c"], ["…", "c"], True),
        (["a", "b", "c"], ["a", "c"], False),
        (["abc"], ["ab…"], True),
        (["abc"], ["b…"], False),
        ([], ["a"], False),
    ],
)
def test_an_example_leaves_out_only_what_an_ellipsis_stands_for(
    shown: list[str], expected: list[str], same: bool
) -> None:
    assert follows(shown, expected) is same


def test_the_changelog_has_an_entry_for_this_version() -> None:
    version = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert version
    assert f"\n## {version[1]}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
