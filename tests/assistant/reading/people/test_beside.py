"""People told beside a size who are of the unit, and numbers beside it of whom that is open."""

from __future__ import annotations

import pytest

from assistant.reading.people.beside import told_beside
from assistant.reading.read import read


@pytest.mark.parametrize(
    ("question", "persons"),
    [
        ("普通单位两千员工一个老板，保卫人员几名", 2001),
        ("1500名职工和一位总经理的公司，保卫人员几名", 1501),
        ("厂子员工1000，外加厂长1人，保卫人员几名", 1001),
        ("公司员工2000人，其中总经理1名，保卫人员几名", 2000),
        ("一个单位2000人，第2001个人昨天报到了，保卫人员几名", 2001),
        ("一个单位2000人，第2001个人明天报到，报到之后保卫人员要几个", 2001),
        ("一个单位2000人，第2001个人明天报到，现在保卫人员要几个", 2000),
        ("总人数1500人（不含4名保卫人员），要几名保卫人员", 1504),
        ("员工1500名，3名保卫人员不算在内，最少几名保卫人员", 1503),
        ("除3名保卫人员外还有1500人，保卫人员最少几名", 1503),
        ("单位1500人，算上保卫人员4人，总人数1504，要几名保卫人员", 1504),
        ("两千冒一个人的公司，保卫人员几名", 2001),
        ("超过1500人一个人，一般公司，保卫人员几名", 1501),
        ("员工两千，老板一个，一共要几个保卫人员", 2001),
        ("我们2000人，已有第2001人入职，保卫人员几名", 2001),
        ("公司在册1600人，在岗1480人，按在岗算保卫人员几名", 1480),
        ("A company of 2,000 employees plus the CEO. How many security staff at least?", 2001),
        ("公司1501人走了一个，现在保卫人员最低几名", 1500),
        ("2000人和2001人有区别吗？我们2001人，保卫人员几名", 2001),
        ("公司1500人（不含外包的4名保安），要几名保卫人员", 1500),
    ],
)
def test_who_is_of_the_unit_counts(question: str, persons: int) -> None:
    understood = read(question)
    assert understood is not None
    assert understood.ask is None
    assert [unit.persons for unit in understood.units] == [persons]


@pytest.mark.parametrize(
    "question",
    [
        "公司1500人（不含保卫人员），要几名保卫人员",
        "公司1500人（不含4名保安），要几名保卫人员",
        "一个单位2000人，第2001个人明天报到，保卫人员要几个",
        "公司1500人，另有1人停薪留职，保卫人员几名",
        "在册1501，在岗1500，保卫人员要几名",
        "花名册2001，打卡1999，以谁为准，保卫人员几名",
        "刚过2000人的公司，保卫人员几名",
        "单位已经超过了1501人，保卫人员几名",
        "人数过了2000人，3名保卫人员，还差几名",
    ],
)
def test_where_it_is_open_it_is_asked(question: str) -> None:
    understood = read(question)
    assert understood is not None
    assert understood.ask is not None


@pytest.mark.parametrize("said", ["公司1500人，一个老板管着", "员工2000人和1名保安", "公司2000人，第2001号车位空着"])
def test_other_words_stay_as_they_are(said: str) -> None:
    assert told_beside(said) == said
