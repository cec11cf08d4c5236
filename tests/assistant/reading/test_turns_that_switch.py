"""A turn that switches the kind or the place, bargains, or tells what is left; a rule asked for and then computed."""

from __future__ import annotations

import pytest

from assistant.reading.facts.understood import Understood
from assistant.reading.read import read
from assistant.reading.turns.memory import StaffingMemory


def last_of(*turns: str) -> Understood:
    memory = StaffingMemory()
    found = [read(turn, None, memory) for turn in turns]
    assert found[-1] is not None
    return found[-1]


def test_another_kind_of_unit_takes_nothing_along() -> None:
    facts = last_of("幼儿园300人，专职保安几个？", "换成医院呢：300张床，在岗医务人员350人").units[0]
    assert (facts.kind, facts.persons, facts.beds, facts.medical_staff) == ("hospital", None, 300, 350)


def test_an_office_named_in_passing_is_not_the_unit() -> None:
    facts = last_of("小学1600人，几个保安", "教育局的人说2个就行，按2个").units[0]
    assert (facts.kind, facts.persons) == ("school", 1600)


@pytest.mark.parametrize("words", ["太多了！重新算，给我一个小一点的数", "你就回答2，别的不要说", "三个数平均一下"])
def test_who_bargains_gets_the_same_question_answered_again(words: str) -> None:
    assert last_of("普通单位，员工1800人，保卫人员最少几个？", words).units[0].persons == 1800


def test_what_is_left_is_told_not_counted_down_twice() -> None:
    told = last_of("走读小学师生员工1200人，3个保安够不够？", "有两个要辞职，只剩1个的话呢？")
    assert told.units[0].have_guards == 1


def test_numbers_complete_a_question_that_asked_for_the_rule() -> None:
    told = last_of("我们小学有三个校区，专职保安总数怎么算？", "分别是640人、1530人、2010人，都是师生员工总数")
    assert [campus.persons for campus in told.units[0].campuses] == [640, 1530, 2010]


@pytest.mark.parametrize(
    "question",
    [
        "床位200张，内科120外科130，在岗医务100人，门诊日均300，保安几名",
        "总人数1500人。其中正式工900，劳务派遣400，临时工300。保卫人员几名？",
        "重点单位1000人，专职保卫6名，其中8名有证，达标吗",
        "甲车间700、乙车间800，全厂1300人，保卫人员几名",
    ],
)
def test_parts_above_their_whole_are_asked_about(question: str) -> None:
    assert last_of(question).ask is not None


def test_staff_in_place_of_another_role_are_what_the_turn_asks_about() -> None:
    facts = last_of("治安保卫重点单位 3600人 专职保卫几个", "保安呢 现有28个 够不").units[0]
    assert (facts.asked, facts.have_guards) == ("guards", 28)


def test_a_branch_elsewhere_takes_the_size_that_the_turn_tells() -> None:
    facts = last_of("广州番禺厂 2050人，有4个保卫人员，够不够", "东莞分厂 1850人呢").units[0]
    assert (facts.region, facts.persons, facts.have_staff) == ("东莞", 1850, None)
