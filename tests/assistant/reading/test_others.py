"""Numbers that others say, that others have, or that nobody explained are not the unit's own."""

from __future__ import annotations

import pytest

from assistant.reading.read import read


@pytest.mark.parametrize(
    ("question", "persons"),
    [
        ("物业经理坚持说“800人配1个保卫就行”，我们公司1880人，保卫人员最少几名", 1880),
        ("集团总部在北京，人事系统里几万号人，跟我没关系，我只管广州分公司1230人，保卫人员几名", 1230),
        ("母公司在深圳有8000人，我们广州子公司1230人，保卫人员几名", 1230),
        ("会议室能容纳300人，公司1250人，保卫人员几个", 1250),
        ("【表GA-内保-07】职工数1640，保卫人员应配几名", 1640),
        ("早7:20到8:10两个高峰站岗，公司1640人，保卫人员几名", 1640),
        ("番禺的上海大众4S店，88个员工，保卫人员几名", 88),
    ],
)
def test_only_the_own_number_counts(question: str, persons: int) -> None:
    understood = read(question)
    assert understood is not None
    assert understood.ask is None
    assert [unit.persons for unit in understood.units] == [persons]


def test_a_number_that_could_be_the_head_count_is_asked_about() -> None:
    understood = read("公司1250人，台账那边是2640，保卫人员几个")
    assert understood is not None
    assert understood.ask is not None


def test_a_part_that_adds_up_is_not_asked_about() -> None:
    understood = read("九年一贯制学校：小学部1400、初中部900，师生一共2300人。保安几名")
    assert understood is not None
    assert understood.ask is None
    assert understood.units[0].persons == 2300
