"""A unit that is said not to be a key unit is an ordinary one, however it is said."""

from __future__ import annotations

import pytest

from assistant.reading.read import read
from assistant.reading.units.key_status import load_key_words

_DENIALS = [example for row in load_key_words() for example in row["examples"]]  # type: ignore[attr-defined]
_KEY = [
    "公安局把我们确定为治安保卫重点单位",
    "上了治安保卫重点单位名单",
    "没有保安科的治安保卫重点单位",
    "不是消防重点而是治安保卫重点单位",
    "治安保卫重点单位，没有配专职的",
    "we have been designated a key unit for public security",
]


def _key_unit(said: str) -> bool | None:
    question = f"{said}，员工640人，保卫人员几名"
    if said.isascii():
        question = f"{said}, 640 employees, how many security personnel"
    understood = read(question)
    assert understood is not None
    return understood.units[0].key_unit if understood.ask is None else None


@pytest.mark.parametrize("said", _DENIALS)
def test_a_denied_key_unit_is_never_taken_for_one(said: str) -> None:
    assert not _key_unit(said)


@pytest.mark.parametrize("said", _KEY)
def test_a_key_unit_is_one_even_where_something_else_is_denied(said: str) -> None:
    assert _key_unit(said)


def test_both_at_once_is_asked_back() -> None:
    understood = read("我们既是重点单位又不是重点单位，800人，专职保卫几名")
    assert understood is not None
    assert understood.ask is not None


@pytest.mark.parametrize(("filled", "key"), [("是", True), ("否", False), ("√", True), ("×", False)])
def test_a_field_says_what_it_is_filled_in_with(filled: str, key: bool) -> None:
    understood = read(f"“是否治安保卫重点单位”一栏填了“{filled}”，员工1500人，治安保卫人员几名")
    assert understood is not None
    assert bool(understood.units[0].key_unit) is key


def test_a_field_and_a_remark_that_differ_are_asked_back() -> None:
    understood = read("“是否治安保卫重点单位”一栏填了“是”，备注写着“非重点单位”，员工1500人，保卫人员几名")
    assert understood is not None
    assert understood.ask is not None
